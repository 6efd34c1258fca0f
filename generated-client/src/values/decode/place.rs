//! What a type shows of itself to be read: a place in it, and the kind of value that goes there.
//!
//! Each type only returns a [`Place`]. So what reads JSON knows no types of the API, and is compiled once for each format
//! of the input, in the library: PERFORMANCE.md, "Decoding once".

use super::table::Table;
use crate::values::extra::Extra;
use serde_json::Value;

/// A blank place for a value, by the kind of value that is documented for it.
pub enum Place<'a> {
    Boolean(&'a mut bool),
    Integer(&'a mut i64),
    Unsigned(&'a mut u64),
    Number(&'a mut f64),
    Text(&'a mut String),
    /// One of several strings.
    Name(&'a mut dyn Name),
    List(&'a mut dyn List),
    Map(&'a mut dyn Map),
    Record(&'static Table, &'a mut dyn Fields),
    /// An object of one of several types.
    Union(&'a mut dyn Tagged),
    /// A value that may be left out.
    Optional(&'a mut dyn Optional),
    /// Any value.
    Free(&'a mut Value),
}

/// An enumeration.
pub trait Name {
    /// Takes a value, and returns whether it is documented.
    fn set(&mut self, name: &str) -> bool;
}

/// A list.
pub trait List {
    /// Returns the size of an item, in bytes.
    fn item_size(&self) -> usize;

    /// Adds a blank item. It is read in its place, since records are large, and copying each takes time.
    fn push(&mut self) -> Place<'_>;

    fn clear(&mut self);
}

/// A map.
pub trait Map {
    /// Passes the map on, with a place for the value of an entry.
    fn fill(&mut self, fill: &mut dyn FnMut(&mut dyn Entries));

    fn clear(&mut self);
}

/// The entries of a map that is being read.
pub trait Entries {
    /// Returns the size of an entry, in bytes.
    fn entry_size(&self) -> usize;

    fn contains(&self, key: &str) -> bool;

    /// Returns the place for the value of the next entry.
    fn next(&mut self) -> Place<'_>;

    /// Adds an entry with the value that was read.
    fn insert(&mut self, key: String);
}

/// A record.
pub trait Fields {
    /// Returns the field with that index.
    fn field(&mut self, index: usize) -> Place<'_>;

    /// Returns the properties that have no field.
    fn rest(&mut self) -> &mut Extra;
}

/// A union.
pub trait Tagged {
    /// Returns the property that tells its types apart.
    fn tag(&self) -> &'static str;

    /// Returns the index of the type with this value of that property.
    fn branch(&self, constant: &str) -> Option<usize>;

    /// Becomes a blank value of the type with that index.
    fn start(&mut self, branch: usize) -> Place<'_>;

    /// Keeps a value of an unknown type.
    fn keep(&mut self, value: Value);
}

/// An optional value.
pub trait Optional {
    /// Adds a blank value.
    fn insert(&mut self) -> Place<'_>;

    /// Returns the place of the value that is there.
    fn value(&mut self) -> Option<Place<'_>>;

    fn clear(&mut self);
}

pub(super) const BOOLEAN: &str = "a boolean";
pub(super) const INTEGER: &str = "an integer";
pub(super) const UNSIGNED: &str = "an integer from 0";
pub(super) const NUMBER: &str = "a number";
pub(super) const TEXT: &str = "a string";
pub(super) const LIST: &str = "a list";
pub(super) const OBJECT: &str = "an object";

impl Place<'_> {
    /// Returns the documented type. The place is blank before and after.
    #[cold]
    pub(super) fn expected(&mut self) -> &'static str {
        match self {
            Place::Boolean(_) => BOOLEAN,
            Place::Integer(_) => INTEGER,
            Place::Unsigned(_) => UNSIGNED,
            Place::Number(_) => NUMBER,
            Place::Text(_) | Place::Name(_) => TEXT,
            Place::List(_) => LIST,
            Place::Map(_) | Place::Record(..) | Place::Union(_) => OBJECT,
            Place::Optional(optional) => {
                let expected = optional.insert().expected();
                optional.clear();
                expected
            }
            Place::Free(_) => "a value",
        }
    }

    /// Makes blank again what has been read.
    #[cold]
    pub(super) fn clear(self) {
        match self {
            Place::Boolean(place) => *place = false,
            Place::Integer(place) => *place = 0,
            Place::Unsigned(place) => *place = 0,
            Place::Number(place) => *place = 0.0,
            Place::Text(place) => place.clear(),
            Place::Name(name) => {
                name.set("");
            }
            Place::List(list) => list.clear(),
            Place::Map(map) => map.clear(),
            Place::Record(table, record) => {
                for index in 0..table.fields.len() {
                    record.field(index).clear();
                }
                *record.rest() = Extra::new();
            }
            Place::Union(union) => union.keep(Value::Null),
            Place::Optional(optional) => optional.clear(),
            Place::Free(place) => *place = Value::Null,
        }
    }
}
