//! What everyone would otherwise derive by hand from the values of a group: few methods, each of which a recipe uses.
//!
//! They stand on generated types and operations, and nothing stands on them. What belongs to one field of one type belongs
//! into the spec; what all types need, into a lower wing.
//!
//! | room | what it holds |
//! |---|---|
//! | `approvals` | between the instructions of an approval request and those of a patch |
//! | `feature_flags` | from what a flag has to what a patch sends |
//! | `segments` | waiting for imports and exports |

#[cfg(feature = "approvals")]
mod approvals;
#[cfg(feature = "feature-flags")]
mod feature_flags;
#[cfg(feature = "segments")]
mod segments;
