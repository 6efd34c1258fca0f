//! Boxed and optional values, and lists.

use super::{
    Decode, Place, Trace,
    path::Segment,
    place::{List, Optional},
    seed::Seed,
};
use serde::de::{DeserializeSeed, Deserializer, SeqAccess};

impl<T: Decode> Decode for Box<T> {
    #[inline]
    fn blank() -> Self {
        Self::new(T::blank())
    }

    #[inline]
    fn place(&mut self) -> Place<'_> {
        (**self).place()
    }
}

impl<T: Decode> Decode for Option<T> {
    #[inline]
    fn blank() -> Self {
        None
    }

    fn is_blank(&self) -> bool {
        self.is_none()
    }

    #[inline]
    fn place(&mut self) -> Place<'_> {
        Place::Optional(self)
    }
}

impl<T: Decode> Optional for Option<T> {
    fn insert(&mut self) -> Place<'_> {
        self.insert(T::blank()).place()
    }

    fn value(&mut self) -> Option<Place<'_>> {
        self.as_mut().map(T::place)
    }

    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Decode> Decode for Vec<T> {
    #[inline]
    fn blank() -> Self {
        Self::new()
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    #[inline]
    fn place(&mut self) -> Place<'_> {
        Place::List(self)
    }
}

impl<T: Decode> List for Vec<T> {
    fn item_size(&self) -> usize {
        size_of::<T>()
    }

    fn push(&mut self) -> Place<'_> {
        let index = self.len();
        self.push(T::blank());
        self[index].place()
    }

    fn clear(&mut self) {
        self.clear();
    }
}

/// Reads a list.
pub(super) fn read_items<'de, A: SeqAccess<'de>>(
    mut items: A,
    list: &mut dyn List,
    trace: &Trace,
) -> Result<(), A::Error> {
    let size = list.item_size();
    let mut index = 0;
    loop {
        let list = &mut *list;
        match items.next_element_seed(Item {
            list,
            trace,
            size,
            index,
        }) {
            Ok(Some(())) => index += 1,
            Ok(None) => return Ok(()),
            Err(error) => {
                trace.push(Segment::Index(index));
                return Err(error);
            }
        }
    }
}

/// Adds an item, once it is known that there is one.
struct Item<'a> {
    list: &'a mut dyn List,
    trace: &'a Trace,
    size: usize,
    index: usize,
}

impl<'de> DeserializeSeed<'de> for Item<'_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        let trace = self.trace;
        trace.memory.count_item(self.size, self.index)?;
        let mark = trace.mark();
        let mut place = self.list.push();
        Seed::new(&mut place, trace).deserialize(input)?;
        trace.settle(mark, place, || Segment::Index(self.index))
    }
}
