//! Places in a list: the beginning of a request, and what follows a page or a part of it.

use crate::{
    lists::{
        outline::{Mark, Outline, hash, set},
        paging::Style,
        position::{Place, Position},
    },
    requests::call::Call,
    wire::response::RawResponse,
};
use percent_encoding::percent_decode_str;

/// The page that was returned last.
#[derive(Debug)]
pub(super) struct Current {
    /// The place where it begins.
    pub(super) from: Position,
    /// The number of its items that were returned.
    pub(super) given: u64,
    pub(super) marks: Vec<Mark>,
}

impl Current {
    /// Returns the position after that many of its items.
    #[inline]
    pub(super) fn after(&self, items: u64, style: Style) -> Position {
        let skip = self.from.skip.saturating_add(items);
        let exact = if items == 0 {
            None
        } else {
            self.exact(skip, style)
        };
        let operation = self.from.operation.clone();
        match exact {
            Some(place) => Position {
                operation,
                place,
                skip: 0,
            },
            None => Position {
                operation,
                place: self.from.place.clone(),
                skip,
            },
        }
    }

    /// Returns the place after the first items, in lists with places between items. Such a place stays correct when the list
    /// grows at its other end.
    #[inline]
    fn exact(&self, items: u64, style: Style) -> Option<Place> {
        match style {
            Style::Offset => {
                let begin = match self.from.place {
                    Place::Offset(offset) => offset,
                    _ => 0,
                };
                Some(Place::Offset(begin.saturating_add(items)))
            }
            Style::Token | Style::Cursor => None,
            Style::After => self.first(items).last()?.id.clone().map(Place::After),
            Style::Window => {
                let first = self.first(items);
                let are_known = first.iter().all(|mark| mark.is_known());
                are_known.then(|| older(first.iter().copied()))?
            }
        }
    }

    /// Returns the first of the items that the page was the first to bring, and all others.
    #[inline]
    fn first(&self, items: u64) -> Vec<&Mark> {
        let seen = set(self.from.place.seen());
        let mut left = items;
        let mut first = Vec::new();
        for mark in &self.marks {
            let is_new = !mark.is_among(&seen);
            if !is_new || left > 0 {
                first.push(mark);
                left -= u64::from(is_new);
            }
        }
        first
    }
}

impl Position {
    /// Returns a hash by which a circle is noticed, of the place after a page. Offsets always grow, so it is one of the page there.
    #[inline]
    pub(super) fn sign(&self, page: &Outline, raw: &RawResponse) -> u64 {
        match self.place {
            Place::Offset(_) => match page.ends {
                Some((first, last)) => first.rotate_left(1) ^ last,
                None => hash(&raw.body),
            },
            _ => hash(self.to_string().as_bytes()),
        }
    }

    /// Returns why a list of that operation cannot be continued from here.
    #[inline]
    pub(super) fn problem(&self, operation: &str, style: Style) -> Option<String> {
        if self.operation != operation {
            let other = &self.operation;
            return Some(format!(
                "the position is one of `{other}`, not of `{operation}`"
            ));
        }
        let problem = match &self.place {
            Place::End => END,
            place if place.is_of(style) => return None,
            _ => "the position is for another style of paging than that of the list",
        };
        Some(problem.to_owned())
    }
}

const END: &str = "the position is the end of the list, and nothing follows it; for what is new since then, ask again (a log by time: `after` the last entry)";

impl Place {
    /// Returns the items that may be repeated on a page from here.
    #[inline]
    pub(super) fn seen(&self) -> &[String] {
        match self {
            Self::Before { seen, .. } => seen,
            _ => &[],
        }
    }

    /// Returns whether the place is not beyond that one.
    #[inline]
    pub(super) fn is_behind(&self, current: &Self) -> bool {
        match (self, current) {
            (Self::Before { millis: new, .. }, Self::Before { millis: old, .. }) if new > old => {
                true
            }
            (new, old) => new == old,
        }
    }

    #[inline]
    pub(super) fn is_of(&self, style: Style) -> bool {
        match self {
            Self::Start | Self::End => true,
            Self::Offset(_) => style == Style::Offset,
            Self::Token(_) => style.is_by_token(),
            Self::After(_) => style == Style::After,
            Self::Before { .. } => style == Style::Window,
        }
    }
}

/// Returns the place where the request's own parameters begin.
#[inline]
pub(super) fn start(call: &Call, style: Style) -> Place {
    let Some(value) = value(call, style.parameter()) else {
        return Place::Start;
    };
    match style {
        Style::Offset => value.parse().map_or(Place::Start, Place::Offset),
        Style::Token | Style::Cursor => Place::Token(value),
        Style::After => Place::After(value),
        Style::Window => value.parse().map_or(Place::Start, |millis| Place::Before {
            millis,
            seen: Vec::new(),
        }),
    }
}

/// Returns the place of the rest of a list with the newest items first. Items of the same millisecond may be on two pages.
/// So the oldest millisecond is requested again, and its known items are left out, as well as those of the next
/// millisecond, in case the server includes the bound. Items without an instant are ignored.
#[inline]
pub(super) fn older<'a>(marks: impl Iterator<Item = &'a Mark> + Clone) -> Option<Place> {
    let known = marks.filter_map(|mark| Some((mark.id.as_ref()?, mark.millis?)));
    let (_, oldest) = known.clone().min_by_key(|(_, millis)| *millis)?;
    let millis = oldest.saturating_add(1);
    let mut seen = Vec::new();
    for (id, time) in known {
        if time <= millis {
            seen.push(id.clone());
        }
    }
    Some(Place::Before { millis, seen })
}

/// Returns the value of a query parameter, decoded.
#[inline]
pub(super) fn value(call: &Call, name: &str) -> Option<String> {
    let (_, value) = call.parts().query.iter().find(|(other, _)| other == name)?;
    Some(percent_decode_str(value).decode_utf8_lossy().into_owned())
}
