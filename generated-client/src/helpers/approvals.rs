//! Conversions between the instructions of an approval request and those of a patch. The former are maps, since a request may
//! change resources of several kinds.
//!
//! Why all is `#[inline]`: PERFORMANCE.md, "What is inlined".

#[cfg(feature = "agent-control")]
use crate::generated::agent_control::{AiConfigTargetingInstruction, AiConfigTargetingPatch};
use crate::{
    generated::{
        approvals::{
            ApprovalConflict, ApprovalRequest, ApprovalRequestPost, ExpandableApprovalRequest,
        },
        feature_flags::{FlagInstruction, FlagPatch},
        segments::{SegmentInstruction, SegmentPatch},
    },
    values::{
        decode::{Strictness, from_slice},
        union::Union,
    },
};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// An instruction of an approval request.
type Instruction = BTreeMap<String, Value>;

/// Adds methods to the two types of approval requests in responses.
macro_rules! instructions {
    ($($request:ident),*) => {
        $(impl $request {
            /// Returns the instructions as those of a flag. One of another kind, or with a value that does not fit,
            /// becomes `FlagInstruction::Unknown`.
            ///
            /// Some kinds, such as `updateName`, exist for several resources: [`Self::resource_id`] says what the request
            /// changes. What this crate does not know of an instruction is in its `extra`. A program that decides on
            /// requests reads them with [`Strict`](crate::Strict), as the example `approval_bot` does.
            #[inline]
            #[must_use]
            pub fn flag_instructions(&self) -> Vec<FlagInstruction> {
                typed(&self.instructions)
            }

            /// Returns the instructions as those of a segment. One of another kind, or with a value that does not fit,
            /// becomes `SegmentInstruction::Unknown`. See [`Self::flag_instructions`] for what to look at.
            #[inline]
            #[must_use]
            pub fn segment_instructions(&self) -> Vec<SegmentInstruction> {
                typed(&self.instructions)
            }

            /// Returns the instructions as those of the targeting of an AI config. One of another kind, or with a value
            /// that does not fit, becomes `AiConfigTargetingInstruction::Unknown`. See [`Self::flag_instructions`] for
            /// what to look at.
            #[cfg(feature = "agent-control")]
            #[inline]
            #[must_use]
            pub fn ai_config_instructions(&self) -> Vec<AiConfigTargetingInstruction> {
                typed(&self.instructions)
            }
        })*
    };
}

instructions!(ApprovalRequest, ExpandableApprovalRequest);

impl ApprovalConflict {
    /// Returns the instruction as that of a flag. One of another kind, or with a value that does not fit, becomes
    /// `FlagInstruction::Unknown`.
    #[inline]
    #[must_use]
    pub fn flag_instruction(&self) -> FlagInstruction {
        typed_one(&self.instruction)
    }

    /// Returns the instruction as that of a segment. One of another kind, or with a value that does not fit, becomes
    /// `SegmentInstruction::Unknown`.
    #[inline]
    #[must_use]
    pub fn segment_instruction(&self) -> SegmentInstruction {
        typed_one(&self.instruction)
    }

    /// Returns the instruction as that of the targeting of an AI config. One of another kind, or with a value that does
    /// not fit, becomes `AiConfigTargetingInstruction::Unknown`.
    #[cfg(feature = "agent-control")]
    #[inline]
    #[must_use]
    pub fn ai_config_instruction(&self) -> AiConfigTargetingInstruction {
        typed_one(&self.instruction)
    }
}

impl ApprovalRequestPost {
    /// Creates a request to approve the changes of a patch of a flag, with its comment. The patch needs no key of the
    /// environment, since `resource_id` contains it, as in `proj/web:env/production:flag/checkout`.
    ///
    /// Only the variations of a flag can be changed so. For its targeting, use
    /// [`post_approval_request_for_flag`](crate::approvals::ApprovalsApi::post_approval_request_for_flag).
    ///
    /// ```
    /// use launchdarkly_api::{
    ///     approvals::ApprovalRequestPost,
    ///     feature_flags::{FlagAddVariation, FlagPatch},
    /// };
    ///
    /// let blue = FlagAddVariation::new("blue");
    /// let patch = FlagPatch::default().instruction(blue).comment("For the summer");
    /// let flag = "proj/web:env/production:flag/theme";
    /// let post = ApprovalRequestPost::for_flag(flag, "A blue theme", &patch);
    /// assert_eq!(post.instructions[0]["kind"], "addVariation");
    /// assert_eq!(post.comment.as_deref(), Some("For the summer"));
    /// ```
    #[inline]
    #[must_use]
    pub fn for_flag(
        resource_id: impl Into<String>,
        description: impl Into<String>,
        patch: &FlagPatch,
    ) -> Self {
        Self::new(resource_id, description, maps(&patch.instructions))
            .comment(patch.comment.clone())
    }

    /// Creates a request to approve the changes of a patch of a segment, with its comment, and with a `resource_id` such as
    /// `proj/web:env/production:segment/beta`.
    #[inline]
    #[must_use]
    pub fn for_segment(
        resource_id: impl Into<String>,
        description: impl Into<String>,
        patch: &SegmentPatch,
    ) -> Self {
        Self::new(resource_id, description, maps(&patch.instructions))
            .comment(patch.comment.clone())
    }

    /// Creates a request to approve the changes of a patch of the targeting of an AI config, with its comment, and with a
    /// `resource_id` such as `proj/web:env/production:aiconfig/support-chat`.
    #[cfg(feature = "agent-control")]
    #[inline]
    #[must_use]
    pub fn for_ai_config(
        resource_id: impl Into<String>,
        description: impl Into<String>,
        patch: &AiConfigTargetingPatch,
    ) -> Self {
        Self::new(resource_id, description, maps(&patch.instructions))
            .comment(patch.comment.clone())
    }
}

#[inline]
fn typed<T: Union>(instructions: &[Instruction]) -> Vec<T> {
    instructions.iter().map(typed_one).collect()
}

#[inline]
fn typed_one<T: Union>(instruction: &Instruction) -> T {
    let value = Value::Object(instruction.clone().into_iter().collect());
    let json = value.to_string();
    // Strictly, since a blank value in place of another one would make another instruction of it.
    match from_slice(json.as_bytes(), Strictness::Strict, usize::MAX) {
        Ok((typed, _)) => typed,
        Err(_) => T::unknown(value),
    }
}

#[inline]
fn maps<T: Serialize>(instructions: &[T]) -> Vec<Instruction> {
    instructions.iter().map(map).collect()
}

/// Returns an instruction as a map. One that is no object, which is unknown, gets no `kind`: LaunchDarkly then refuses the
/// whole request. Without it, the reviewers would see a part of the patch.
#[inline]
fn map<T: Serialize>(instruction: &T) -> Instruction {
    match serde_json::to_value(instruction) {
        Ok(Value::Object(members)) => members.into_iter().collect(),
        other => BTreeMap::from([("instruction".to_owned(), other.unwrap_or_default())]),
    }
}
