//! The way from page to page.
//!
//! A list ends with an empty page, or with a short one without a hint to the next page. Counts in responses are ignored. A
//! page is short if it is smaller than the limit that was requested, and smaller than the largest page that is documented or
//! was received.

mod places;
mod recent;

use self::{
    places::{Current, older, start, value},
    recent::Recent,
};
use super::{
    link,
    outline::Outline,
    paging::{Paging, Style},
    position::{Place, Position},
};
use crate::{error::Error, requests::call::Call, wire::response::RawResponse};

/// The walk through one list.
pub(super) struct Walk {
    call: Call,
    paging: Paging,
    position: Position,
    /// Why the walk cannot go on from where it was sent.
    wrong: Option<String>,
    /// The previous page.
    current: Option<Current>,
    /// The limit of each page, if the caller set one.
    limit: Option<u64>,
    /// The size of the largest page so far.
    largest: u64,
    /// What is known of the pages so far.
    recent: Recent,
}

/// The place to which a page leads.
#[must_use]
enum Step {
    To(Place),
    End,
    /// Back to an earlier page.
    Circle,
    /// There are probably more items, but the page does not say where.
    Lost,
}

const LOST: &str = "more items follow the page, but it has none with an identifier (and a time, in a list by time) from which to go on";

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
            wrong: None,
            current: None,
            limit: asked.or(usual.map(u64::from)),
            largest: 0,
            recent: Recent::default(),
        }
    }

    #[inline]
    pub(super) fn position(&self) -> &Position {
        &self.position
    }

    /// Returns the position in the last page, with that many of its items still to come.
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
        self.wrong.is_none() && self.position.place == Place::End
    }

    #[inline]
    pub(super) fn call(&self) -> &Call {
        &self.call
    }

    #[inline]
    pub(super) fn start_at(&mut self, position: Position) {
        let style = self.paging.style;
        self.wrong = position.problem(&self.position.operation, style);
        if self.wrong.is_some() {
            return;
        }
        self.position.place = match position.place {
            Place::Start => start(&self.call, style),
            place => place,
        };
        self.position.skip = position.skip;
        (self.current, self.recent) = (None, Recent::default());
    }

    /// Returns the call of the next page; `None` at the end.
    #[inline]
    pub(super) fn next_call(&self) -> Option<Call> {
        let mut call = self.call.clone();
        if let Some(problem) = self.wrong.clone() {
            call.keep(Err(problem));
            return Some(call);
        }
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

    /// Returns the call of the page that begins there.
    #[inline]
    pub(super) fn call_at_offset(&self, offset: u64) -> Call {
        let mut call = self.call.clone();
        call.query(Style::Offset.parameter(), Some(offset));
        call
    }

    /// Returns the offset of the next page, and the distance to the one after it, judging by the pages so far. `None` before
    /// the first page, and for lists that are not paged by offset.
    #[inline]
    pub(super) fn stride(&self) -> Option<(u64, u64)> {
        match self.position.place {
            Place::Offset(offset) if self.largest > 0 && self.wrong.is_none() => {
                Some((offset, self.largest))
            }
            _ => None,
        }
    }

    /// Returns the items that may be repeated on the next page.
    #[inline]
    pub(super) fn seen(&self) -> &[String] {
        self.position.place.seen()
    }

    /// Moves on to the next page, and returns how many items at the beginning of this page must not be returned. After an
    /// error it does not move, and nothing of the page must be returned.
    #[inline]
    pub(super) fn advance(&mut self, page: Outline, raw: &RawResponse) -> Result<usize, Error> {
        let place = match self.step(&page) {
            Step::End => Place::End,
            Step::To(place) => place,
            Step::Circle => return Err(raw.unexpected(&self.circle(&page))),
            Step::Lost => return Err(raw.unexpected(LOST)),
        };
        let skip = self.position.skip.min(page.fresh as u64);
        let operation = self.position.operation.clone();
        let next = Position {
            operation,
            place,
            skip: 0,
        };
        let sign = next.sign(&page, raw);
        if self.recent.has(sign) {
            return Err(raw.unexpected(&self.circle(&page)));
        }
        self.recent.add(sign);
        self.largest = self.largest.max(page.sent as u64);
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
            Place::Before { millis, .. } if page.fresh == 0 || page.is_of_one_time() => format!(
                "at least as many items as fit on a page have the same millisecond; `before({})` goes on after it",
                millis.saturating_sub(1)
            ),
            _ => "the list does not advance: the server leads back to a page that it has given before".to_owned(),
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
            (_, true) if !self.leads_on(page, link.as_deref()) => return Step::End,
            _ => (),
        }
        match self.place_after(page, link) {
            // The last page has no token.
            None if style.is_by_token() => Step::End,
            None => Step::Lost,
            Some(place) if place.is_behind(&self.position.place) => Step::Circle,
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

    /// Returns the limit of the next page, with room for repeated items.
    #[inline]
    fn limit(&self) -> Option<u64> {
        let limit = self.limit?.saturating_add(self.seen().len() as u64);
        // If the caller's limit exceeds the documented maximum, the server reduces it.
        let most = self
            .paging
            .max_limit
            .map_or(u64::MAX, u64::from)
            .max(self.limit?);
        Some(limit.min(most))
    }

    /// Returns whether a page has a hint to the next one. Only a list by token needs the place in it; others go on without.
    #[inline]
    fn leads_on(&self, page: &Outline, link: Option<&str>) -> bool {
        if !self.paging.style.is_by_token() {
            return page.link.as_ref().is_some_and(|href| !href.is_empty());
        }
        match (link.or(page.token.as_deref()), &self.position.place) {
            // Some servers repeat the token of the last page on that page.
            (Some(next), Place::Token(last)) => next != last,
            (next, _) => next.is_some(),
        }
    }

    #[inline]
    fn place_after(&self, page: &Outline, link: Option<String>) -> Option<Place> {
        match self.paging.style {
            // Not the link's value, which may ignore that the server has reduced the limit.
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
}
