//! The way from page to page.
//!
//! The end is a page that is empty, or short without anything that leads on; counts in responses are not trusted. A page
//! is short if it is smaller than what was asked for and than what the server is known to give at once, which it
//! documents or has shown.

mod places;

use self::places::{Current, hash, older, start, value};
use super::{
    link,
    page::Outline,
    paging::{Paging, Style},
    position::{Place, Position},
};
use crate::{error::Error, requests::call::Call, wire::response::RawResponse};

/// One way through a list.
pub(super) struct Walk {
    call: Call,
    paging: Paging,
    position: Position,
    /// The page before that.
    current: Option<Current>,
    /// The items that were asked for on each page, if they were.
    limit: Option<u64>,
    /// The size of the largest page so far.
    largest: u64,
    /// What the body of the last page was, as a hash.
    last: Option<u64>,
}

/// Where a page leads.
#[must_use]
enum Step {
    To(Place),
    End,
    /// To where it came from.
    Circle,
}

impl Walk {
    #[inline]
    pub(super) fn new(mut call: Call, paging: Paging) -> Self {
        let asked = value(&call, "limit").and_then(|limit| limit.parse().ok());
        let usual = paging.max_limit.or(paging.default_limit);
        if let (None, Some(limit)) = (asked, usual) {
            call.query("limit", Some(limit));
        }
        if paging.style == Style::After && value(&call, "before").is_some() {
            let problem = "a list is paged forward: use `after`, not `before`";
            call.keep(Err(problem.to_owned()));
        }
        let position = Position {
            operation: call.parts().operation.into(),
            place: start(&call, paging.style),
            skip: 0,
        };
        Self {
            call,
            paging,
            position,
            current: None,
            limit: asked.or(usual.map(u64::from)),
            largest: 0,
            last: None,
        }
    }

    #[inline]
    pub(super) fn position(&self) -> &Position {
        &self.position
    }

    /// The position in the last page before that many of its items.
    #[inline]
    pub(super) fn position_before(&self, items: usize) -> Position {
        match &self.current {
            Some(current) if items > 0 => {
                let after = current.given.saturating_sub(items as u64);
                current.after(after, self.paging.style)
            }
            _ => self.position.clone(),
        }
    }

    #[inline]
    pub(super) fn is_at_end(&self) -> bool {
        self.position.place == Place::End
    }

    #[inline]
    pub(super) fn call(&self) -> &Call {
        &self.call
    }

    #[inline]
    pub(super) fn start_at(&mut self, position: Position) {
        let (own, style) = (&self.position.operation, self.paging.style);
        if position.operation != *own {
            let problem = format!(
                "the position is one of `{}`, not of `{own}`",
                position.operation
            );
            self.call.keep(Err(problem));
        } else if !position.place.is_of(style) {
            let problem = "the position is for another style of paging than that of the list";
            self.call.keep(Err(problem.to_owned()));
        } else if position.place == Place::End {
            let problem = "the position is the end of the list, and nothing follows it; for what is new since then, ask again (a log by time: `after` the last entry)";
            self.call.keep(Err(problem.to_owned()));
        } else {
            self.position.place = match position.place {
                Place::Start => start(&self.call, style),
                place => place,
            };
            self.position.skip = position.skip;
            (self.current, self.last) = (None, None);
        }
    }

    /// The call of the next page; `None` at the end.
    #[inline]
    pub(super) fn next_call(&self) -> Option<Call> {
        let mut call = self.call.clone();
        let name = self.paging.style.parameter();
        match &self.position.place {
            Place::Start => (),
            Place::Offset(offset) => return Some(self.call_at_offset(*offset)),
            Place::Token(text) | Place::After(text) => call.query(name, Some(text)),
            Place::Before { millis, seen } => {
                call.query(name, Some(millis));
                if let (false, Some(limit)) = (seen.is_empty(), self.limit()) {
                    call.query("limit", Some(limit));
                }
            }
            Place::End => return None,
        }
        Some(call)
    }

    /// The call of the page that begins there.
    #[inline]
    pub(super) fn call_at_offset(&self, offset: u64) -> Call {
        let mut call = self.call.clone();
        call.query(Style::Offset.parameter(), Some(offset));
        call
    }

    /// Where the next page begins, and how far it is from there to the one after it, going by the pages so far. `None` before
    /// the first page, and of lists in which places are not counted.
    #[inline]
    pub(super) fn stride(&self) -> Option<(u64, u64)> {
        match self.position.place {
            Place::Offset(offset) if self.largest > 0 => Some((offset, self.largest)),
            _ => None,
        }
    }

    /// Items that the next page may bring again.
    #[inline]
    pub(super) fn seen(&self) -> &[String] {
        self.position.place.seen()
    }

    /// Goes on to where a page leads, and says how many items at its beginning are not to be given out. After an error it
    /// stands where it stood, and nothing of that page is to be given out.
    #[inline]
    pub(super) fn advance(&mut self, page: Outline, raw: &RawResponse) -> Result<usize, Error> {
        let body = Some(hash(&raw.body));
        let place = match self.step(&page) {
            Step::End => Place::End,
            Step::To(place) if self.last != body => place,
            Step::To(_) | Step::Circle => {
                return Err(Error::unexpected(raw, &self.circle(&page)));
            }
        };
        self.largest = self.largest.max(page.sent as u64);
        self.last = body;
        let skip = self.position.skip.min(page.fresh as u64);
        let operation = self.position.operation.clone();
        let next = Position {
            operation,
            place,
            skip: 0,
        };
        self.current = Some(Current {
            from: std::mem::replace(&mut self.position, next),
            given: page.fresh as u64 - skip,
            marks: page.marks,
        });
        Ok(usize::try_from(skip).unwrap_or(page.fresh))
    }

    #[inline]
    fn circle(&self, page: &Outline) -> String {
        match &self.position.place {
            Place::Before { millis, .. } if page.fresh == 0 => format!(
                "at least as many items as fit on a page have the same millisecond; `before({})` goes on after it",
                millis - 1
            ),
            _ => "the list does not advance: the server leads back to the same page".to_owned(),
        }
    }

    #[inline]
    fn step(&self, page: &Outline) -> Step {
        let style = self.paging.style;
        let name = style.parameter();
        let link = page.link.as_ref();
        let link = link.and_then(|href| link::parameter(&self.call, href, name));
        let is_short = self.is_short(page.sent as u64);
        match (page.fresh, is_short) {
            (0, true) => return Step::End,
            (0, false) => return Step::Circle,
            (_, true) if link.is_none() && !self.has_new_token(page) => return Step::End,
            _ => (),
        }
        match self.place_after(page, link) {
            None => Step::End,
            Some(place) if self.is_behind(&place) => Step::Circle,
            Some(place) => Step::To(place),
        }
    }

    #[inline]
    fn is_short(&self, items: u64) -> bool {
        let default = self.paging.default_limit.map_or(1, u64::from);
        let known = match self.paging.max_limit {
            Some(most) => most.into(),
            None => default.max(self.largest),
        };
        items == 0 || items < self.limit().unwrap_or(u64::MAX).min(known)
    }

    /// What the next page is asked for: room for items that come again is added.
    #[inline]
    fn limit(&self) -> Option<u64> {
        let limit = self.limit?.saturating_add(self.seen().len() as u64);
        // What the caller wants beyond the documented maximum is for the server to cut.
        let most = self
            .paging
            .max_limit
            .map_or(u64::MAX, u64::from)
            .max(self.limit?);
        Some(limit.min(most))
    }

    /// Some servers repeat the token of the last page on that page.
    #[inline]
    fn has_new_token(&self, page: &Outline) -> bool {
        match (&page.token, &self.position.place) {
            (Some(token), Place::Token(last)) => token != last,
            (token, _) => token.is_some() && self.paging.style.is_by_token(),
        }
    }

    #[inline]
    fn place_after(&self, page: &Outline, link: Option<String>) -> Option<Place> {
        match self.paging.style {
            // Not what the link says: of a limit that the server has lowered it may know nothing.
            Style::Offset => Some(Place::Offset(
                self.offset().saturating_add(page.sent as u64),
            )),
            Style::Token | Style::Cursor => link.or_else(|| page.token.clone()).map(Place::Token),
            Style::After => link
                .or_else(|| page.marks.last()?.id.clone())
                .map(Place::After),
            Style::Window => older(page.marks.iter()),
        }
    }

    #[inline]
    fn offset(&self) -> u64 {
        match self.position.place {
            Place::Offset(offset) => offset,
            _ => 0,
        }
    }

    /// Whether a place is no further than the current one.
    #[inline]
    fn is_behind(&self, place: &Place) -> bool {
        match (place, &self.position.place) {
            (Place::Before { millis: new, .. }, Place::Before { millis: old, .. }) if new > old => {
                true
            }
            (new, old) => new == old,
        }
    }
}
