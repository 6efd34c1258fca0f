//! The bodies of PATCH operations: changes by JSON pointers, or by instructions.
//!
//! Everything here and below is `#[inline]` or generic: PERFORMANCE.md, "What is inlined".

#[macro_use]
mod call;
mod comment;
mod json;
mod pointer;
mod semantic;

pub(crate) use self::call::SEMANTIC_PATCH;
pub use self::{
    comment::PatchWithComment,
    json::JsonPatch,
    pointer::{JsonPointer, PatchPath},
    semantic::{Instruction, SemanticPatch},
};

/// Writes a value as JSON. The error is a message.
fn to_value(value: impl serde::Serialize) -> Result<serde_json::Value, String> {
    serde_json::to_value(value)
        .map_err(|error| format!("the value cannot be written as JSON: {error}"))
}

#[cfg(test)]
mod tests;
