//! A place in a document, with what stands there.

use std::collections::BTreeMap;

use serde_json::Value;

use codegen::source::Place;

/// Documents, by the names of their files.
pub(crate) type Files = BTreeMap<String, Value>;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Node<'d> {
    files: &'d Files,
    /// Where it stands.
    pub(crate) place: Place,
    /// The value there.
    pub(crate) value: &'d Value,
}

impl<'d> Node<'d> {
    /// A whole document.
    pub(crate) fn root(files: &'d Files, file: &str) -> Option<Self> {
        let value = files.get(file)?;
        let place = Place::root(file);
        Some(Self {
            files,
            place,
            value,
        })
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<Self> {
        Some(self.child(key, self.value.get(key)?))
    }

    /// Returns the node at a pointer that starts here.
    pub(crate) fn at(&self, pointer: &str) -> Option<Self> {
        Some(Self {
            files: self.files,
            place: Place::pointer(&self.place.file, &(self.place.pointer.clone() + pointer)),
            value: self.value.pointer(pointer)?,
        })
    }

    /// The members of the object under a key.
    pub(crate) fn members(&self, key: &str) -> Vec<(&'d str, Self)> {
        self.get(key).map(|node| node.entries()).unwrap_or_default()
    }

    /// The values of the object under a key.
    pub(crate) fn values(&self, key: &str) -> Vec<Self> {
        let members = self.members(key).into_iter();
        members.map(|(_, value)| value).collect()
    }

    /// The members of this object.
    pub(crate) fn entries(&self) -> Vec<(&'d str, Self)> {
        let members = self.value.as_object().into_iter().flatten();
        members
            .map(|(name, value)| (name.as_str(), self.child(name, value)))
            .collect()
    }

    /// The elements of the list under a key.
    pub(crate) fn elements(&self, key: &str) -> Vec<Self> {
        self.get(key).map(|list| list.list()).unwrap_or_default()
    }

    /// The elements of this list.
    pub(crate) fn list(&self) -> Vec<Self> {
        let elements = self.value.as_array().into_iter().flatten();
        elements
            .enumerate()
            .map(|(index, value)| self.child(&index.to_string(), value))
            .collect()
    }

    /// The string under a key.
    pub(crate) fn text(&self, key: &str) -> Option<&'d str> {
        self.value.get(key)?.as_str()
    }

    /// Returns whether the key says `true`.
    pub(crate) fn is(&self, key: &str) -> bool {
        self.value.get(key) == Some(&Value::Bool(true))
    }

    /// The node itself, then what its references lead to, one after the other; a circle of them ends where it closes.
    pub(crate) fn chain(&self) -> Vec<Self> {
        let mut chain = vec![self.clone()];
        while let Some(next) = chain.last().and_then(Self::follow) {
            if chain.iter().any(|node| node.place == next.place) {
                break;
            }
            chain.push(next);
        }
        chain
    }

    /// Follows all references to their end.
    pub(crate) fn resolved(&self) -> Self {
        self.chain().pop().unwrap_or_else(|| self.clone())
    }

    /// Follows the reference here, if there is one.
    pub(crate) fn follow(&self) -> Option<Self> {
        let (file, pointer) = self.text("$ref")?.split_once('#')?;
        let file = if file.is_empty() {
            &self.place.file
        } else {
            file
        };
        Some(Self {
            files: self.files,
            place: Place::pointer(file, pointer),
            value: self.files.get(file)?.pointer(pointer)?,
        })
    }

    fn child(&self, key: &str, value: &'d Value) -> Self {
        Self {
            files: self.files,
            place: self.place.key(key),
            value,
        }
    }
}
