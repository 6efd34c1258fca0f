//! JSON Patch (RFC 6902).

use super::{JsonPointer, PatchPath, to_value};
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};
use serde_json::Value;
use std::fmt;

/// A list of changes to a resource, applied in order, all or none (JSON Patch, RFC 6902).
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
/// let json = r#"[
///     {"op": "test", "path": "/version", "value": 7},
///     {"op": "replace", "path": "/name", "value": "New name"},
///     {"op": "add", "path": "/tags/-", "value": "billing"},
///     {"op": "remove", "path": "/customProperties/a~1b"}
/// ]"#;
/// assert_eq!(patch, serde_json::from_str(json)?);
/// # Ok(())
/// # }
/// ```
///
/// A path is a list of segments or a JSON pointer, see [`PatchPath`]. A value is anything that serde can serialize. An
/// invalid path or value makes sending the patch fail with [`ErrorKind::Request`], and serializing it fail, too. JSON has no
/// NaN and no infinity: `serde_json` writes null in their place, and tells nobody, so look at computed numbers yourself.
/// `Debug` omits the values, which may be secrets.
///
/// [`ErrorKind::Request`]: crate::ErrorKind::Request
#[derive(Clone, Default, PartialEq)]
#[must_use = "a patch does nothing until it is sent"]
pub struct JsonPatch {
    changes: Vec<Change>,
    /// The first problem that was found.
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
    /// Creates a patch without changes.
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a member to an object, replacing one of the same name, or inserts an element into an array before the index
    /// (`-`: at the end).
    pub fn add(self, path: impl PatchPath, value: impl Serialize) -> Self {
        self.with_value(&path, value, |path, value| Change::Add { path, value })
    }

    /// Removes the value at `path`. The patch fails if there is none.
    pub fn remove(self, path: impl PatchPath) -> Self {
        let change = path.to_pointer().map(|path| Change::Remove { path });
        self.push(change)
    }

    /// Replaces the value at `path`. The patch fails if there is none.
    pub fn replace(self, path: impl PatchPath, value: impl Serialize) -> Self {
        self.with_value(&path, value, |path, value| Change::Replace { path, value })
    }

    /// Moves the value at `from` to `path`.
    pub fn move_(self, from: impl PatchPath, path: impl PatchPath) -> Self {
        self.between(&from, &path, |from, path| Change::Move { from, path })
    }

    /// Copies the value at `from` to `path`.
    pub fn copy(self, from: impl PatchPath, path: impl PatchPath) -> Self {
        self.between(&from, &path, |from, path| Change::Copy { from, path })
    }

    /// Makes the patch fail unless `path` has this value. With `/version`, for resources that have one, it guards
    /// against changes by others in the meantime.
    pub fn test(self, path: impl PatchPath, value: impl Serialize) -> Self {
        self.with_value(&path, value, |path, value| Change::Test { path, value })
    }

    /// Returns the number of changes.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// Returns whether the patch has no changes.
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
