//! Telling two values apart, with the places that a type has for reading anyway, so that nothing is compiled for it.

use super::Place;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Returns a hash of the texts and numbers of a value, such as its identifier, key and name, but not of those
/// in its lists, maps and unions.
pub(crate) fn sign(place: Place<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    add(place, &mut hasher);
    hasher.finish()
}

fn add(place: Place<'_>, hasher: &mut DefaultHasher) {
    match place {
        Place::Boolean(value) => value.hash(hasher),
        Place::Integer(value) => value.hash(hasher),
        Place::Unsigned(value) => value.hash(hasher),
        Place::Number(value) => value.to_bits().hash(hasher),
        Place::Text(value) => value.hash(hasher),
        Place::Record(table, record) => {
            for index in 0..table.fields.len() {
                add(record.field(index), hasher);
            }
        }
        Place::Optional(optional) => {
            if let Some(place) = optional.value() {
                add(place, hasher);
            }
        }
        // The others take what is read, and show nothing of it.
        _ => (),
    }
}
