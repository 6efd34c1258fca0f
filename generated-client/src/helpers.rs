//! Convenience methods on the types of a group, for code that every user would otherwise write. There are few, and each is
//! used by a recipe.
//!
//! They use generated types and operations, and nothing uses them. Facts about a single field belong in the spec, and code
//! that all types need belongs in another wing.
//!
//! | room | content |
//! |---|---|
//! | `approvals` | conversions between the instructions of approval requests and of patches |
//! | `feature_flags` | conversions from the properties of a flag to those of a patch |
//! | `segments` | waiting for imports and exports |

#[cfg(feature = "approvals")]
mod approvals;
#[cfg(feature = "feature-flags")]
mod feature_flags;
#[cfg(feature = "segments")]
mod segments;
