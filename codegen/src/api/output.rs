//! Results of operations.

use super::Shape;

/// The result of an operation.
#[derive(Debug)]
pub enum Output {
    /// A status without a body: `()`.
    Nothing,
    /// A body of this type.
    Value(Shape),
    /// Several documented successes: an enum.
    Outcome(Outcome),
}

/// The successes of an operation, by status.
#[derive(Debug)]
pub struct Outcome {
    /// The Rust name: `PostTeamMembersOutcome`.
    pub name: String,
    /// The successes, in the order of the spec.
    pub variants: Vec<Success>,
}

/// One of several successes.
#[derive(Debug)]
pub struct Success {
    /// The status.
    pub status: u16,
    /// The Rust name: `Created`.
    pub name: &'static str,
    /// When the server sends it, as Markdown.
    pub docs: String,
    /// The type of the body, `None` if there is none.
    pub shape: Option<Shape>,
}

impl Output {
    /// Returns the type of the body, if there is one type.
    #[must_use]
    pub fn value(&self) -> Option<&Shape> {
        match self {
            Self::Value(shape) => Some(shape),
            Self::Nothing | Self::Outcome(_) => None,
        }
    }

    /// Returns the types of all bodies.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        let several = match self {
            Self::Outcome(outcome) => outcome.variants.as_slice(),
            Self::Nothing | Self::Value(_) => &[],
        };
        let several = several.iter().filter_map(|success| success.shape.as_ref());
        self.value().into_iter().chain(several)
    }
}
