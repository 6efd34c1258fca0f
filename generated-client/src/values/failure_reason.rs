//! The problem with one attribute of a request. This type is in the runtime because errors contain it.

use crate::values::{decode::Decode, extra::Extra};

/// The reason why one attribute of a request failed validation.
///
/// [LaunchDarkly's documentation](https://launchdarkly.com/docs/api)
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(transform = Self::by_table))]
#[non_exhaustive]
pub struct FailureReason {
    /// Name of the attribute in the request body.
    pub attribute: String,
    /// Explanation of the problem, written for people.
    pub reason: String,
    /// Properties that this version of the crate does not know.
    pub extra: Extra,
}

record! {
    FailureReason {
        0: "attribute" attribute = Decode::blank(),
        1: "reason" reason = Decode::blank(),
    }
}
