//! Places in a response that are not as documented, and were read all the same.

use std::fmt;

/// A value in a response that is not as documented. The call succeeds all the same, with a blank value in that place: this
/// says where, and what was found there, but never the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deviation {
    pub(super) path: String,
    pub(super) kind: DeviationKind,
    pub(super) expected: &'static str,
    pub(super) found: &'static str,
}

impl Deviation {
    /// Returns the place in the body, as in `items[3]._links["a.b"].href`; [`Error::decode_path`](crate::Error::decode_path)
    /// writes it in the same way.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns what kind of deviation it is.
    #[must_use]
    pub fn kind(&self) -> DeviationKind {
        self.kind
    }

    /// Returns what the documentation promises, such as `an integer`.
    #[must_use]
    pub fn expected(&self) -> &'static str {
        self.expected
    }

    /// Returns the kind of JSON that came, such as `a string` or `null`; `nothing` if the value is missing.
    #[must_use]
    pub fn found(&self) -> &'static str {
        self.found
    }
}

/// As in ``` `items[3].name`: expected a string, found null` ```.
impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            expected,
            found,
            ..
        } = self;
        write!(f, "`{path}`: expected {expected}, found {found}")
    }
}

/// How a value differs from what is documented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeviationKind {
    /// A required value is missing. It reads as blank: empty, `false`, zero, or `None`.
    Missing,
    /// A value that cannot be null is null. It reads as blank.
    Null,
    /// The value has another JSON type. It reads as blank, or as `None` where it is optional; a number or a boolean that
    /// is written as a string reads as what it says.
    OtherType,
    /// An enumeration has a value that this version of the crate does not know. It is kept.
    UnknownValue,
}

/// The deviations of a response: the first 32 of them, and how many there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deviations {
    pub(super) first: Vec<Deviation>,
    pub(super) count: usize,
}

/// None at all.
pub(crate) static NONE: Deviations = Deviations {
    first: Vec::new(),
    count: 0,
};

impl Deviations {
    /// Returns how many there are, those that are not listed included.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// Returns whether the response was as documented.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Returns the first 32, in the order in which they were found.
    pub fn iter(&self) -> std::slice::Iter<'_, Deviation> {
        self.first.iter()
    }
}

impl<'a> IntoIterator for &'a Deviations {
    type Item = &'a Deviation;
    type IntoIter = std::slice::Iter<'a, Deviation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
