//! What was wrong with one attribute of a request. The runtime has this type, because errors hold it.

use crate::values::decode::{Decode, Sink, Source};

/// Why one attribute of a request failed validation.
///
/// [LaunchDarkly's documentation](https://launchdarkly.com/docs/api)
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FailureReason {
    /// Name of the attribute in the request body.
    pub attribute: String,
    /// What is wrong with it, for people.
    pub reason: String,
}

impl Decode for FailureReason {
    const FIELDS: &'static [&'static str] = &["attribute", "reason"];

    #[inline]
    fn blank() -> Self {
        Self {
            attribute: Decode::blank(),
            reason: Decode::blank(),
        }
    }

    fn read<S: Source>(&mut self, field: usize, source: S) {
        match field {
            0 => source.fill(&mut self.attribute),
            1 => source.fill(&mut self.reason),
            _ => {}
        }
    }

    fn write<S: Sink>(&self, field: usize, sink: S) {
        match field {
            0 => sink.take(&self.attribute),
            1 => sink.take(&self.reason),
            _ => {}
        }
    }
}

record!(FailureReason);
