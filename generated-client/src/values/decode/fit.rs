//! Checks whether a value has the documented JSON type, and handles those that have not.

use super::{Trace, digits};
use crate::values::deviation::DeviationKind;
use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess};

/// The result of reading a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// The value was read.
    Read,
    /// The value is null, and stays blank.
    Null,
    /// The value has another type, and stays blank.
    Other,
}

/// The place in which a value is read.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    pub(crate) trace: &'a Trace,
    /// Whether null means the same as no value.
    pub(super) may_be_null: bool,
    /// The number of lists and objects around it.
    pub(super) depth: u8,
}

/// How deep lists and objects can be nested. `serde_json` fails at 128, with an error of the whole document.
const DEEPEST: u8 = 100;

/// What is expected of those that are nested deeper.
pub(super) const NOT_DEEPER: &str = "at most 100 levels";

impl<'a> At<'a> {
    /// The whole document, or a value that must not be null.
    pub(crate) fn new(trace: &'a Trace) -> Self {
        Self {
            trace,
            may_be_null: false,
            depth: 0,
        }
    }

    /// A value in this list or object, which must not be null.
    #[inline]
    pub(super) fn inside(self) -> Self {
        Self {
            may_be_null: false,
            depth: self.depth.saturating_add(1),
            ..self
        }
    }

    pub(super) fn optional(self) -> Self {
        Self {
            may_be_null: true,
            ..self
        }
    }

    /// Returns whether a list or an object at this place has to be skipped. Types that contain themselves do so in an object
    /// or in a free-form value, so other values need not ask.
    #[inline]
    pub(super) fn is_too_deep(self) -> bool {
        self.depth >= DEEPEST
    }

    /// Handles null.
    pub(crate) fn null<E: Error>(self, expected: &'static str) -> Result<Fit, E> {
        if !self.may_be_null {
            self.trace.deviate(DeviationKind::Null, expected, "null")?;
        }
        Ok(Fit::Null)
    }

    /// Handles a value of another type.
    #[cold]
    pub(crate) fn other<E: Error>(
        self,
        expected: &'static str,
        found: &'static str,
    ) -> Result<Fit, E> {
        self.trace
            .deviate(DeviationKind::OtherType, expected, found)?;
        Ok(Fit::Other)
    }

    /// Handles an unexpected list, which has to be read to its end.
    #[cold]
    pub(super) fn list<'de, A: SeqAccess<'de>>(
        self,
        expected: &'static str,
        mut list: A,
    ) -> Result<Fit, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        self.other(expected, "a list")
    }

    /// Handles an unexpected object, which has to be read to its end.
    #[cold]
    pub(super) fn object<'de, A: MapAccess<'de>>(
        self,
        expected: &'static str,
        mut object: A,
    ) -> Result<Fit, A::Error> {
        if digits::read(&mut object)?.is_some() {
            return self.other(expected, "a number");
        }
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        self.other(expected, "an object")
    }
}

/// Adds the methods for values of another type to a visitor: `others!(at, "an integer", null bool list object)`.
macro_rules! others {
    ($expected:expr, $($kind:ident)*) => {
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str($expected)
        }

        $(others!(@$kind $expected);)*
    };
    (@null $expected:expr) => {
        fn visit_unit<E: serde::de::Error>(self) -> Result<Fit, E> {
            self.at.null($expected)
        }
    };
    (@bool $expected:expr) => {
        fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<Fit, E> {
            self.at.other($expected, "a boolean")
        }
    };
    (@number $expected:expr) => {
        fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<Fit, E> {
            self.at.other($expected, "a number")
        }

        fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<Fit, E> {
            self.at.other($expected, "a number")
        }

        fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Fit, E> {
            self.at.other($expected, "a number")
        }
    };
    (@string $expected:expr) => {
        fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<Fit, E> {
            self.at.other($expected, "a string")
        }
    };
    (@list $expected:expr) => {
        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, list: A) -> Result<Fit, A::Error> {
            self.at.list($expected, list)
        }
    };
    (@digits $expected:expr) => {
        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut object: A) -> Result<Fit, A::Error> {
            match digits::read(&mut object)? {
                Some(number) => digits::pass(self, &number),
                None => self.at.object($expected, object),
            }
        }
    };
    (@object $expected:expr) => {
        fn visit_map<A: serde::de::MapAccess<'de>>(self, object: A) -> Result<Fit, A::Error> {
            self.at.object($expected, object)
        }
    };
}
