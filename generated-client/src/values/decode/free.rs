//! Free-form values.

use super::{
    Decode, Place, Trace, digits, lists::read_items, misfit::NOT_DEEPER, path::Segment, seed::Seed,
};
use serde::de::{MapAccess, SeqAccess};
use serde_json::{Map, Value};

impl Decode for Value {
    #[inline]
    fn blank() -> Self {
        Self::Null
    }

    #[inline]
    fn place(&mut self) -> Place<'_> {
        Place::Free(self)
    }
}

/// Reads a list, unless it is nested too deeply: then it becomes null.
pub(super) fn read_list<'de, A: SeqAccess<'de>>(
    items: A,
    place: &mut Value,
    trace: &Trace,
) -> Result<(), A::Error> {
    if trace.is_too_deep() {
        return trace.list(NOT_DEEPER, items);
    }
    let mut values = Vec::<Value>::new();
    read_items(items, &mut values, trace)?;
    *place = values.into();
    Ok(())
}

/// Reads an object, unless it is nested too deeply: then it becomes null.
///
/// # Errors
///
/// With [`Strict`](crate::Strict), it also fails if an object has a property twice.
pub(super) fn read_object<'de, A: MapAccess<'de>>(
    mut object: A,
    place: &mut Value,
    trace: &Trace,
) -> Result<(), A::Error> {
    if trace.is_too_deep() {
        return read_deep(object, place, trace);
    }
    let mut values = Map::new();
    while let Some(key) = object.next_key::<String>()? {
        let value = property(&mut object, &key, values.len(), trace)?;
        if values.contains_key(&key) {
            trace.repeated(|| Segment::key(&key))?;
        }
        values.insert(key, value);
    }
    *place = match digits::number(&values) {
        Some(number) => number.into(),
        None => values.into(),
    };
    Ok(())
}

/// Skips an object that is nested too deeply, unless it is a number.
#[cold]
fn read_deep<'de, A: MapAccess<'de>>(
    mut object: A,
    place: &mut Value,
    trace: &Trace,
) -> Result<(), A::Error> {
    let digits = digits::read(&mut object, trace)?;
    match digits.and_then(|digits| digits.parse().ok()) {
        Some(number) => *place = Value::Number(number),
        None => return trace.other(NOT_DEEPER, "an object"),
    }
    Ok(())
}

/// Reads the value of a property of the object at this place, which has that many others.
pub(super) fn property<'de, A: MapAccess<'de>>(
    object: &mut A,
    name: &str,
    others: usize,
    trace: &Trace,
) -> Result<Value, A::Error> {
    let mark = trace.mark();
    let mut value = Value::Null;
    let place = &mut Place::Free(&mut value);
    let size = size_of::<(String, Value)>();
    let counted = trace.memory.count_entry(size, others);
    let read = counted.and_then(|()| object.next_value_seed(Seed { place, trace }));
    read.inspect_err(|_| trace.push(Segment::key(name)))?;
    trace.within(mark, || Segment::key(name));
    Ok(value)
}
