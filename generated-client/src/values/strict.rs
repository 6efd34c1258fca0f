//! Strict reading of files that users write, where an unknown property is probably a mistake.

use crate::values::decode::{Decode, exactly};
use serde::de::{Deserialize, Deserializer};

/// Reads a value from a user's own file, and rejects what is tolerated in responses: unknown properties, missing or
/// repeated ones, and values of another type. The error names the place, and the property that was probably meant.
///
/// The types of this crate are decoded leniently. For a file that is dangerous: a statement with `resource:` in place
/// of `resources:` would become a rule without resources.
///
/// ```
/// # #[cfg(feature = "custom-roles")] {
/// use launchdarkly_api::Strict;
/// use launchdarkly_api::common::Statement;
///
/// let policy = r#"[{"effect": "allow", "actions": ["*"], "resource": ["proj/web"]}]"#;
/// let error = serde_json::from_str::<Strict<Vec<Statement>>>(policy).unwrap_err();
/// let problem = "`[0].resource`: there is no such property; did you mean `resources`?";
/// assert!(error.to_string().starts_with(problem));
///
/// let policy = policy.replace("resource\"", "resources\"");
/// let Strict(statements) = serde_json::from_str::<Strict<Vec<Statement>>>(&policy)?;
/// assert!(statements[0].resources.is_some());
/// # }
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// It works with any serde format, such as YAML. Unknown enum values are accepted, since LaunchDarkly may know them.
///
/// Not for what was exported from responses: there, properties that this crate does not know are nothing wrong. Read as a `T`
/// of its own, such a file keeps them in [`extra`](crate::Extra).
#[derive(Debug, Clone, PartialEq)]
pub struct Strict<T>(pub T);

impl<T> Strict<T> {
    /// Returns the value.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<'de, T: Decode> Deserialize<'de> for Strict<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        exactly(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests;
