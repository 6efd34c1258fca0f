//! Patches as the body of a call.

use super::{JsonPatch, SemanticPatch};
use crate::requests::{call::Call, request::RawRequest};

/// Without it the server takes the body for another format.
pub(crate) const SEMANTIC_PATCH: &str = "application/json; domain-model=launchdarkly.semanticpatch";

impl Call {
    /// A JSON patch as the body.
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
