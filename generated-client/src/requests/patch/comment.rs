//! A patch with a comment for the audit log.

use super::{JsonPatch, to_value};
use serde::{
    Serialize, Serializer,
    ser::{Error as _, SerializeStruct as _},
};
use serde_json::Value;
use std::fmt;

/// A patch and a comment for the audit log, for operations that take both.
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
    /// The patch with a comment for the audit log, for operations that take one.
    pub fn with_comment(self, comment: impl Into<String>) -> PatchWithComment {
        PatchWithComment::new(self, comment)
    }
}

impl PatchWithComment {
    /// A JSON patch with a comment.
    pub fn new(patch: JsonPatch, comment: impl Into<String>) -> Self {
        Self {
            change: Change::Patch(patch),
            comment: comment.into(),
        }
    }

    /// A merge patch (RFC 7396) with a comment: an object with the members to be set, `null` for those to be removed. What is
    /// wrong with the value is reported when the patch is sent.
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

/// Does not show values: they may be secrets.
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
