//! Why a user's document is refused, without what its format adds to that.

use serde::de::Error;
use std::{cell::RefCell, fmt::Display};

/// The reason of the error, if there is one.
#[derive(Debug, Default)]
pub(super) struct Reason(RefCell<String>);

impl Reason {
    /// Creates the error of the document.
    #[cold]
    pub(super) fn fail<E: Error>(&self, reason: &dyn Display) -> E {
        let error = E::custom(reason);
        *self.0.borrow_mut() = reason.to_string();
        error
    }

    /// Returns the text of an error, as the format shows it, with the path.
    pub(super) fn at(&self, path: &str, error: &str) -> String {
        let reason = self.0.borrow();
        match error.split_once(reason.as_str()) {
            // YAML says the way down in its own manner, without the property, and where that is.
            Some((way, line)) if way.ends_with(": ") && line.starts_with(" at line ") => {
                format!("`{path}`{line}: {reason}")
            }
            _ => format!("`{path}`: {error}"),
        }
    }
}
