//! JSON Patch (RFC 6902).

use super::{JsonPointer, PatchPath, to_value};
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};
use serde_json::Value;
use std::fmt;

/// Changes to a resource, applied in their order, all or none (JSON Patch, RFC 6902).
///
/// ```
/// # fn main() -> Result<(), serde_json::Error> {
/// use launchdarkly_api::JsonPatch;
///
/// let patch = JsonPatch::new()
///     .test("/version", 7)
///     .replace("/name", "New name")
///     .add(["tags", "-"], "billing")
///     .remove(["customProperties", "a/b"]);
/// let json = r#"[{"op":"test","path":"/version","value":7},{"op":"replace","path":"/name","value":"New name"},
///     {"op":"add","path":"/tags/-","value":"billing"},{"op":"remove","path":"/customProperties/a~1b"}]"#;
/// assert_eq!(patch, serde_json::from_str(json)?);
/// # Ok(())
/// # }
/// ```
///
/// A path is a list of segments or a JSON pointer, see [`PatchPath`]. A value is anything that serde can write. What is wrong
/// with one of them is reported when the patch is sent (an error of the kind [`ErrorKind::Request`]) or written as JSON.
/// `Debug` does not show values: they may be secrets.
///
/// [`ErrorKind::Request`]: crate::ErrorKind::Request
#[derive(Clone, Default, PartialEq)]
#[must_use = "a patch does nothing until it is sent"]
pub struct JsonPatch {
    changes: Vec<Change>,
    /// The first that was found.
    problem: Option<String>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "lowercase")]
enum Change {
    Add {
        path: JsonPointer,
        value: Value,
    },
    Remove {
        path: JsonPointer,
    },
    Replace {
        path: JsonPointer,
        value: Value,
    },
    Move {
        from: JsonPointer,
        path: JsonPointer,
    },
    Copy {
        from: JsonPointer,
        path: JsonPointer,
    },
    Test {
        path: JsonPointer,
        value: Value,
    },
}

impl JsonPatch {
    /// A patch that changes nothing yet.
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a member to an object, in place of one of that name, or inserts an element into an array before that index
    /// (`-`: at its end).
    pub fn add(self, path: impl PatchPath, value: impl Serialize) -> Self {
        self.with_value(&path, value, |path, value| Change::Add { path, value })
    }

    /// Removes what is there. The patch fails if nothing is.
    pub fn remove(self, path: impl PatchPath) -> Self {
        let change = path.to_pointer().map(|path| Change::Remove { path });
        self.push(change)
    }

    /// Puts a value in place of what is there. The patch fails if nothing is.
    pub fn replace(self, path: impl PatchPath, value: impl Serialize) -> Self {
        self.with_value(&path, value, |path, value| Change::Replace { path, value })
    }

    /// Moves what is at `from` to `path`.
    pub fn move_(self, from: impl PatchPath, path: impl PatchPath) -> Self {
        self.between(&from, &path, |from, path| Change::Move { from, path })
    }

    /// Copies what is at `from` to `path`.
    pub fn copy(self, from: impl PatchPath, path: impl PatchPath) -> Self {
        self.between(&from, &path, |from, path| Change::Copy { from, path })
    }

    /// Lets the patch fail unless this value is there. With `/version` of a resource that has one, it guards against
    /// changes that someone else has made in the meantime.
    pub fn test(self, path: impl PatchPath, value: impl Serialize) -> Self {
        self.with_value(&path, value, |path, value| Change::Test { path, value })
    }

    /// How many changes there are.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// Whether it changes nothing.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    fn with_value(
        self,
        path: &impl PatchPath,
        value: impl Serialize,
        change: fn(JsonPointer, Value) -> Change,
    ) -> Self {
        let pointer = path.to_pointer();
        self.push(pointer.and_then(|path| {
            let value = to_value(value).map_err(|problem| format!("`{path}`: {problem}"))?;
            Ok(change(path, value))
        }))
    }

    fn between(
        self,
        from: &impl PatchPath,
        path: &impl PatchPath,
        change: fn(JsonPointer, JsonPointer) -> Change,
    ) -> Self {
        let pointers = from
            .to_pointer()
            .and_then(|from| Ok((from, path.to_pointer()?)));
        self.push(pointers.map(|(from, path)| change(from, path)))
    }

    #[inline]
    fn push(mut self, change: Result<Change, String>) -> Self {
        match change {
            Ok(change) => self.changes.push(change),
            Err(problem) => {
                self.problem.get_or_insert(problem);
            }
        }
        self
    }
}

impl Serialize for JsonPatch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.problem {
            Some(problem) => Err(ser::Error::custom(problem)),
            None => self.changes.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for JsonPatch {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self {
            changes: Vec::deserialize(deserializer)?,
            problem: None,
        })
    }
}

impl fmt::Debug for JsonPatch {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonPatch")
            .field("changes", &self.changes)
            .field("problem", &self.problem)
            .finish()
    }
}

impl fmt::Debug for Change {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Add { path, .. } => write!(f, "add {path}"),
            Self::Remove { path } => write!(f, "remove {path}"),
            Self::Replace { path, .. } => write!(f, "replace {path}"),
            Self::Move { from, path } => write!(f, "move {from} {path}"),
            Self::Copy { from, path } => write!(f, "copy {from} {path}"),
            Self::Test { path, .. } => write!(f, "test {path}"),
        }
    }
}
