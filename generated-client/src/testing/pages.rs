//! A list in pages, each with what leads to the next one.

use super::{answer::Reply, difference::Query, sent::Sent};
use crate::{
    lists::{
        page::{Listed, Page},
        paging::Style,
    },
    values::{decode::Decode, timestamp::UnixMillis},
};

/// The pages of a list, with the places where they begin.
#[derive(Debug)]
pub(super) struct Pages {
    /// The parameter that says where a page begins.
    parameter: &'static str,
    given: Vec<Given>,
    /// The answer to requests beyond the last page.
    beyond: Reply,
    /// Which page came last.
    last: Option<usize>,
}

#[derive(Debug)]
struct Given {
    /// The value of the parameter; of the first page, what the expected request says.
    place: Option<String>,
    reply: Reply,
    /// How often it was asked for.
    came: usize,
}

/// Returns the part of the query that has to match: not the start of a page, and its size only if the test sets it.
pub(super) fn scope<R: Listed>(request: &Sent) -> Query {
    let mut left_out = vec![R::PAGING.style.parameter()];
    if request.parameter("limit").is_none() || R::PAGING.style == Style::Window {
        left_out.push("limit");
    }
    Query::But(left_out)
}

impl Pages {
    /// Pages with these items. Fails with what keeps a client from finding its way.
    pub(super) fn of<R: Listed>(
        request: &Sent,
        lists: Vec<Vec<<R::Page as Page>::Item>>,
    ) -> Result<Self, String> {
        let style = R::PAGING.style;
        let parameter = style.parameter();
        let mut place = request.parameter(parameter).map(str::to_owned);
        let mut pages = Vec::new();
        let mut given = 0;
        let count = lists.len();
        for (index, items) in lists.into_iter().enumerate() {
            given += items.len();
            let is_last = index + 1 == count;
            if items.is_empty() && !is_last {
                let number = index + 1;
                return Err(format!(
                    "page {number} is empty, which ends a list: only the last page can be"
                ));
            }
            let next = if is_last {
                None
            } else {
                Some(next_place::<R::Page>(style, &items, given, index)?)
            };
            let sent = items.len();
            let page = page::<R>(request, items, next.as_deref());
            if let (Some(_), None, None) = (&next, page.link(), page.token()) {
                check_full::<R>(request, sent)?;
            }
            let place = std::mem::replace(&mut place, next);
            pages.push(Given {
                place,
                reply: reply(&page)?,
                came: 0,
            });
        }
        Ok(Self {
            parameter,
            given: pages,
            beyond: reply(&page::<R>(request, Vec::new(), None))?,
            last: None,
        })
    }

    /// Returns whether a request asks for the first page.
    pub(super) fn begin_with(&self, request: &Sent) -> bool {
        let place = request.parameter(self.parameter);
        self.given[0].place.as_deref() == place
    }

    /// Returns whether a request asks for a further page, which came less often than the first one: another list of the same
    /// request may have it otherwise.
    pub(super) fn go_on_with(&self, request: &Sent, rounds: usize) -> bool {
        let place = request.parameter(self.parameter);
        let pages = self.given.iter();
        let mut there = pages
            .filter(|page| page.place.as_deref() == place)
            .peekable();
        // Requests beyond the last page are not counted.
        there.peek().is_none() || there.any(|page| page.came < rounds)
    }

    /// Returns the page that a request asks for, and whether it is the first one. Of several that begin there, the one that comes next.
    pub(super) fn answer(&mut self, request: &Sent) -> Option<(Reply, bool)> {
        let place = request.parameter(self.parameter);
        let next = self.last.map_or(0, |last| last + 1);
        let fits = |index: &usize| self.given[*index].place.as_deref() == place;
        let order = (next..self.given.len()).chain(0..next.min(self.given.len()));
        let found = order.into_iter().find(fits);
        let Some(index) = found else {
            // Offsets beyond the end are asked for by clients that fetch ahead.
            let is_offset = self.parameter == Style::Offset.parameter();
            return is_offset.then(|| (self.beyond.clone(), false));
        };
        self.last = Some(index);
        let page = &mut self.given[index];
        page.came += 1;
        Some((page.reply.clone(), index == 0))
    }

    /// Describes the pages that were requested less often than that.
    pub(super) fn missing(&self, times: usize) -> Option<String> {
        let count = self.given.len();
        let index = self.given.iter().position(|page| page.came < times)?;
        let number = index + 1;
        Some(match self.given[index].came {
            0 => format!("page {number} of {count} was never asked for"),
            came => format!("page {number} of {count} was asked for {came} of {times} times"),
        })
    }
}

fn reply(page: &impl Decode) -> Result<Reply, String> {
    let body = serde_json::to_vec(page).map_err(|error| error.to_string())?;
    Ok(Reply::json(None, body))
}

/// Returns a page of these items, with all that it can say of the next one.
fn page<R: Listed>(
    request: &Sent,
    items: Vec<<R::Page as Page>::Item>,
    next: Option<&str>,
) -> R::Page {
    let mut page = R::Page::blank();
    *page.items() = items;
    if let Some(place) = next {
        let parameter = R::PAGING.style.parameter();
        let mut query = request.query().to_vec();
        query.retain(|(name, _)| name != parameter);
        query.push((parameter.to_owned(), place.to_owned()));
        page.set_link(request.link(&query));
        if R::PAGING.style.is_by_token() {
            page.set_token(place.to_owned());
        }
    }
    page
}

/// Where the page after these items begins.
fn next_place<P: Page>(
    style: Style,
    items: &[P::Item],
    given: usize,
    index: usize,
) -> Result<String, String> {
    let number = index + 2;
    let last_id = || items.last().and_then(P::id).map(str::to_owned);
    match style {
        Style::Offset => Ok(given.to_string()),
        Style::Token | Style::Cursor => Ok(format!("page-{number}")),
        Style::After => Ok(last_id().unwrap_or_else(|| format!("page-{number}"))),
        Style::Window => {
            let known = items.iter().filter(|item| P::id(item).is_some());
            let oldest = known.filter_map(P::time).map(UnixMillis::as_millis).min();
            let oldest = oldest.ok_or_else(|| {
                format!(
                    "page {} leads nowhere: its items need an id and a time",
                    index + 1
                )
            })?;
            // A client asks for the oldest millisecond once more.
            Ok(oldest.saturating_add(1).to_string())
        }
    }
}

/// A page that cannot say that there is another one has to be as large as was asked for.
fn check_full<R: Listed>(request: &Sent, items: usize) -> Result<(), String> {
    let paging = R::PAGING;
    let asked = request
        .parameter("limit")
        .and_then(|limit| limit.parse().ok());
    let usual = paging.max_limit.or(paging.default_limit);
    match asked.or(usual.map(|limit| limit as usize)) {
        Some(limit) if items < limit => Err(format!(
            "pages of this list have no link to the next one, so that a page of {items} items is the last one where {limit} are asked for: give {limit} items, or set `.limit({items})`"
        )),
        _ => Ok(()),
    }
}
