//! Patches as the body of a call.

use super::{JsonPatch, SemanticPatch};
use crate::{
    requests::{call::Call, request::RawRequest},
    wire::body::Content,
};
use serde_json::Value;

/// Without this media type, the server expects another format.
pub(crate) const SEMANTIC_PATCH: &str = "application/json; domain-model=launchdarkly.semanticpatch";

/// Adds methods to a semantic patch with instructions of one type, to build it step by step.
macro_rules! patch {
    ($name:ident, $instructions:ident($instruction:ty) $(,)?) => {
        impl $name {
            /// Adds an instruction: one of the types that the enum of instructions lists.
            #[inline]
            #[must_use]
            pub fn instruction(mut self, instruction: impl Into<$instruction>) -> Self {
                self.$instructions.push(instruction.into());
                self
            }

            /// Returns whether there is no instruction yet, so that there would be nothing to send.
            #[inline]
            #[must_use]
            pub fn is_empty(&self) -> bool {
                self.$instructions.is_empty()
            }
        }
    };
}

impl Call {
    /// Adds the key of the environment to a semantic patch, unless it is set.
    #[inline]
    pub(crate) fn in_environment(&mut self, key: &str) {
        let Some(body) = &self.parts().body else {
            return;
        };
        let Content::Bytes(json) = &body.content else {
            return;
        };
        if body.content_type != SEMANTIC_PATCH {
            return;
        }
        // A patch is an object. If it is not, the server reports it. Not `from_slice`: PERFORMANCE.md, "What is inlined".
        let json = str::from_utf8(json).unwrap_or_default();
        if let Ok(Value::Object(mut patch)) = json.parse()
            && !patch.contains_key("environmentKey")
        {
            patch.insert("environmentKey".to_owned(), key.into());
            self.semantic_patch(&patch);
        }
    }

    /// Sets a JSON patch as the body.
    #[inline]
    pub(crate) fn json_patch(&mut self, patch: &JsonPatch) {
        self.json(patch);
    }
}

impl RawRequest {
    /// Sets a semantic patch as the body, with its media type. To send a [`JsonPatch`], use [`Self::json`].
    #[inline]
    pub fn semantic_patch(mut self, patch: &SemanticPatch) -> Self {
        self.call.semantic_patch(patch);
        self
    }
}
