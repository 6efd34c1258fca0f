//! Strings that are never printed by accident: the access token, and the SDK keys in responses.

use serde::{Serialize, Serializer};
use std::fmt;

/// A string that must not appear in logs: its `Debug` prints `[redacted]`, and it has no `Display`.
///
/// **Serializing writes the real value**, so that secrets can be sent. Writing a struct that holds one as JSON writes the
/// secret, too: `serde_json::to_string(&environment)` contains the SDK keys of the environment. To export such a struct
/// without its secret, replace the value first:
///
/// ```
/// use launchdarkly_api::Secret;
///
/// let mut key = Secret::from("sdk-123");
/// key = Secret::from("[redacted]");
/// assert_eq!(serde_json::to_string(&key)?, r#""[redacted]""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// ```
/// use launchdarkly_api::Secret;
///
/// let key = Secret::from("sdk-123");
/// assert_eq!(format!("{key:?}"), "[redacted]");
/// assert_eq!(key.expose(), "sdk-123");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Secret(String);

impl Secret {
    /// Returns the string itself. The caller is responsible for where it goes.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Returns the string itself, without a copy. The caller is responsible for where it goes.
    #[inline]
    #[must_use]
    pub fn into_exposed(self) -> String {
        self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl From<&str> for Secret {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl From<String> for Secret {
    fn from(value: String) -> Self {
        Self(value)
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

scalar!(Secret(String), "string", "password");

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn shows_only_when_asked() -> Result<(), serde_json::Error> {
        let secret: Secret = serde_json::from_str("\"sdk-1\"")?;
        assert_eq!(
            format!("{secret:?} {:?}", Some(&secret)),
            "[redacted] Some([redacted])"
        );
        assert_eq!(secret.expose(), "sdk-1");
        assert_eq!(secret.clone().into_exposed(), "sdk-1");
        assert_eq!(serde_json::to_string(&secret)?, "\"sdk-1\"");
        Ok(())
    }
}
