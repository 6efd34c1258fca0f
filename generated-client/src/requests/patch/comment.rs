//! A patch with a comment for the audit log.

use super::{JsonPatch, to_value};
use serde::{
    Serialize, Serializer,
    ser::{Error as _, SerializeStruct as _},
};
use serde_json::Value;
use std::fmt;

/// A patch with a comment for the audit log, for operations that accept both.
///
/// ```
/// use launchdarkly_api::JsonPatch;
///
/// let patch = JsonPatch::new().replace("/name", "New name").with_comment("as agreed");
/// ```
#[derive(Clone, PartialEq)]
#[must_use = "a patch does nothing until it is sent"]
pub struct PatchWithComment {
    change: Change,
    comment: String,
}

#[derive(Clone, PartialEq)]
enum Change {
    Patch(JsonPatch),
    Merge(Result<Value, String>),
}

impl JsonPatch {
    /// Adds a comment for the audit log, for operations that accept one.
    pub fn with_comment(self, comment: impl Into<String>) -> PatchWithComment {
        PatchWithComment::new(self, comment)
    }
}

impl PatchWithComment {
    /// Creates a JSON patch with a comment.
    pub fn new(patch: JsonPatch, comment: impl Into<String>) -> Self {
        Self {
            change: Change::Patch(patch),
            comment: comment.into(),
        }
    }

    /// Creates a merge patch (RFC 7396) with a comment: an object with the members to set, and `null` for those to
    /// remove. If the value cannot be written as JSON, sending the patch fails.
    pub fn merge(merge: impl Serialize, comment: impl Into<String>) -> Self {
        Self {
            change: Change::Merge(to_value(merge)),
            comment: comment.into(),
        }
    }
}

impl Serialize for PatchWithComment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut body = serializer.serialize_struct("PatchWithComment", 2)?;
        match &self.change {
            Change::Patch(patch) => body.serialize_field("patch", patch)?,
            Change::Merge(Ok(merge)) => body.serialize_field("merge", merge)?,
            Change::Merge(Err(problem)) => return Err(S::Error::custom(problem)),
        }
        body.serialize_field("comment", &self.comment)?;
        body.end()
    }
}

/// Omits the values, which may be secrets.
impl fmt::Debug for PatchWithComment {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("PatchWithComment");
        if let Change::Patch(patch) = &self.change {
            shown.field("patch", patch);
        }
        shown
            .field("comment", &self.comment)
            .finish_non_exhaustive()
    }
}
