//! A place in a list, which can be stored.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{borrow::Cow, fmt, str::FromStr};

/// A place in a list, returned by [`Items::position`](crate::Items::position) or
/// [`Pages::position`](crate::Pages::position). [`Items::starting_at`](crate::Items::starting_at) and
/// [`Pages::starting_at`](crate::Pages::starting_at) continue from there.
///
/// `Display`, `FromStr` and serde write and read it as a string. The format of the string may change, but later
/// versions will read what this one writes. It does not contain the other parameters of the request; set those again.
///
/// The end of a list is a position, too, but starting there is an error, since nothing follows it. To follow a log, ask
/// by time, as the example `tail_audit_log` does.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Position {
    pub(super) operation: Cow<'static, str>,
    pub(super) place: Place,
    /// The number of items at the beginning of the page that were already returned, if the place does not include them.
    pub(super) skip: u64,
}

/// Where the next page begins.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Place {
    /// At the beginning that the parameters of the request determine.
    Start,
    Offset(u64),
    Token(String),
    After(String),
    /// Before that instant, without the items that were already returned.
    Before {
        millis: i64,
        seen: Vec<String>,
    },
    /// At the end of the list.
    End,
}

/// The error of parsing a string that cannot be a [`Position`]. Whether it belongs to a list is only checked when it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParsePositionError;

impl fmt::Display for ParsePositionError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is not a position in a list")
    }
}

impl std::error::Error for ParsePositionError {}

impl fmt::Display for Position {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encode = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
        f.write_str(&self.operation)?;
        match &self.place {
            Place::Start => Ok(()),
            Place::Offset(offset) => write!(f, "?offset={offset}"),
            Place::Token(token) => write!(f, "?token={}", encode(token)),
            Place::After(id) => write!(f, "?after={}", encode(id)),
            Place::Before { millis, seen } => {
                write!(f, "?before={millis}")?;
                seen.iter()
                    .try_for_each(|id| write!(f, "&seen={}", encode(id)))
            }
            Place::End => f.write_str("?end="),
        }?;
        match (self.skip, &self.place) {
            (0, _) => Ok(()),
            (skip, Place::Start) => write!(f, "?skip={skip}"),
            (skip, _) => write!(f, "&skip={skip}"),
        }
    }
}

impl FromStr for Position {
    type Err = ParsePositionError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, ParsePositionError> {
        let (operation, place) = match text.split_once('?') {
            None => (text, Some((Place::Start, 0))),
            Some((operation, place)) => (operation, Place::parse_with_skip(place)),
        };
        if operation.is_empty() || !operation.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(ParsePositionError);
        }
        let (place, skip) = place.ok_or(ParsePositionError)?;
        Ok(Self {
            operation: operation.to_owned().into(),
            place,
            skip,
        })
    }
}

impl Place {
    /// Values are encoded, so `skip=` can only be a name.
    #[inline]
    fn parse_with_skip(text: &str) -> Option<(Self, u64)> {
        let Some((place, skip)) = text.rsplit_once("skip=") else {
            return Some((Self::parse(text)?, 0));
        };
        let place = match place {
            "" => Self::Start,
            place => Self::parse(place.strip_suffix('&')?)?,
        };
        (place != Self::End).then_some((place, skip.parse().ok()?))
    }

    #[inline]
    fn parse(text: &str) -> Option<Self> {
        let mut pairs = text.split('&').map(pair);
        let (name, value) = pairs.next()??;
        let place = match &*name {
            "offset" => Self::Offset(value.parse().ok()?),
            "token" => Self::Token(value),
            "after" => Self::After(value),
            "before" => {
                let seen = pairs
                    .by_ref()
                    .map(|pair| pair.filter(|(name, _)| name == "seen"));
                Self::Before {
                    seen: seen
                        .map(|pair| pair.map(|(_, id)| id))
                        .collect::<Option<_>>()?,
                    millis: value.parse().ok()?,
                }
            }
            "end" => Self::End,
            _ => return None,
        };
        pairs.next().is_none().then_some(place)
    }
}

#[inline]
fn pair(text: &str) -> Option<(String, String)> {
    let (name, value) = text.split_once('=')?;
    let value = percent_decode_str(value).decode_utf8().ok()?;
    Some((name.to_owned(), value.into_owned()))
}

/// Shows only the operation, since identifiers and tokens may be confidential.
impl fmt::Debug for Position {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Position")
            .field("operation", &self.operation)
            .finish_non_exhaustive()
    }
}

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}
