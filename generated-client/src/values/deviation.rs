//! Places in a response that are not as documented, and were read all the same.

use std::fmt;

/// A value in a response that is not as documented. The call still succeeds, with a blank value in its place. A deviation
/// says where it is and what kind of value was found, but never the value itself.
///
/// [`Response::deviations`](crate::Response::deviations) lists the deviations of a response,
/// [`Hooks::on_deviations`](crate::Hooks::on_deviations) is called with them, and the feature `tracing` has an event
/// for them. [`ClientBuilder::strict_responses`](crate::ClientBuilder::strict_responses) turns the first one into an
/// error, unless it is an unknown enum value.
///
/// # Lenient decoding
///
/// - A required value that is missing or null reads as blank: `false`, 0, `""`, an empty list or map, or a struct of these.
/// - A value of another type reads as blank, too, or as `None` if it is optional. A number or a boolean in a string is still
///   read.
/// - An unknown value of an enum is kept in its `Unknown` variant.
/// - A list or an object inside 100 others reads as blank, or as null in a free-form value.
///
/// No deviations are:
///
/// - a property that this crate does not know, which is kept in [`extra`](crate::Extra) and sent back;
/// - `null` for an optional field, which reads as absent, and as null if any value is documented there;
/// - an integer that is written as `5.0`;
/// - a repeated key, of which the last one counts;
/// - a byte order mark before the document.
///
/// In place of half a surrogate pair in a string, such as `"\ud83c"`, U+FFFD is read. A number that no double holds, such as
/// `1e400`, is read as if it were in a string. Either is a deviation of the whole document, whose path is empty.
///
/// Text that is not JSON, and a body of another kind than documented, such as a list in place of an object, remain errors.
/// So does a response whose values would take far more memory than its text, see
/// [`ClientBuilder::max_response_size`](crate::ClientBuilder::max_response_size).
/// [`Error::body`](crate::Error::body) keeps the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deviation {
    pub(super) path: String,
    pub(super) kind: DeviationKind,
    pub(super) expected: &'static str,
    pub(super) found: &'static str,
}

impl Deviation {
    /// Returns the path in the body, such as `items[3]._links["a.b"].href`, in the same form as
    /// [`Error::decode_path`](crate::Error::decode_path). A name of more than 1,000 characters is cut. It is empty for the
    /// document itself.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the kind of the deviation.
    #[must_use]
    pub fn kind(&self) -> DeviationKind {
        self.kind
    }

    /// Returns the documented type, such as `an integer`.
    #[must_use]
    pub fn expected(&self) -> &'static str {
        self.expected
    }

    /// Returns the JSON type that was found, such as `a string` or `null`; `nothing` if the value is missing. In place of an
    /// integer, it says what is wrong with the number, such as `a number with a fraction`.
    #[must_use]
    pub fn found(&self) -> &'static str {
        self.found
    }
}

/// Writes, for example, ``` `items[3].name`: expected a string, found null ```.
impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            expected,
            found,
            ..
        } = self;
        if !path.is_empty() {
            write!(f, "`{path}`: ")?;
        }
        write!(f, "expected {expected}, found {found}")
    }
}

/// The ways in which a value can differ from its documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeviationKind {
    /// A required value is missing. It reads as blank: empty, `false`, zero or `None`.
    Missing,
    /// A value that must not be null is null. It reads as blank.
    Null,
    /// The value has another JSON type, or is nested too deeply. It reads as blank, or as `None` if it is optional. A
    /// number or a boolean in a string is still read. So are a text and a number that can only be held in part, or in
    /// another way.
    OtherType,
    /// An enum has a value that this version of the crate does not know. It is kept.
    UnknownValue,
}

/// The deviations of a response: the first 32, and the number of all.
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
    /// Returns the number of deviations, including those that are not listed.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// Returns whether there are no deviations.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Returns the first 32 deviations, in the order in which they were found.
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
