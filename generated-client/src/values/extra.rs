//! Properties that this version of the crate does not know.

use serde_json::Value;
use std::{collections::BTreeMap, fmt};

/// The properties of an object that its type has no field for. Those that the server sent are kept and sent back;
/// undocumented ones can be added and sent. It has the size of one pointer and allocates nothing while it is empty.
///
/// `Debug` shows only the names, since an unknown property may be a secret.
#[expect(
    clippy::box_collection,
    reason = "a map has 24 bytes, and nearly no value has one"
)]
#[derive(Clone, Default, PartialEq)]
pub struct Extra(Option<Box<BTreeMap<String, Value>>>);

impl Extra {
    /// Creates an empty set of properties.
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        Self(None)
    }

    /// Returns the value of a property.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.as_ref()?.get(name)
    }

    /// Sets a property and returns its previous value. It is sent in place of a field of the same name.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.put(name.into(), value.into())
    }

    fn put(&mut self, name: String, value: Value) -> Option<Value> {
        self.0.get_or_insert_default().insert(name, value)
    }

    /// Removes a property.
    pub(crate) fn remove(&mut self, name: &str) {
        if let Some(properties) = &mut self.0 {
            properties.remove(name);
        }
        self.0.take_if(|properties| properties.is_empty());
    }

    /// Returns the properties, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        let properties = self.0.iter().flat_map(|map| map.iter());
        properties.map(|(name, value)| (name.as_str(), value))
    }

    /// Returns the number of properties.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |map| map.len())
    }

    /// Returns whether there are no properties.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.iter().map(|(name, _)| name))
            .finish()
    }
}
