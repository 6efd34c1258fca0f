//! Values of another type than documented: they are read to their end, and recorded.

use super::{Trace, digits, trace::Fit};
use crate::values::deviation::DeviationKind;
use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess};

/// What is expected of lists and objects that are nested too deeply.
pub(super) const NOT_DEEPER: &str = "at most 100 levels";

impl Trace {
    /// Handles a value of another type.
    #[cold]
    pub(super) fn other<E: Error>(
        &self,
        expected: &'static str,
        found: &'static str,
    ) -> Result<(), E> {
        self.deviate(DeviationKind::OtherType, expected, found)?;
        self.misfit(Fit::Other);
        Ok(())
    }

    /// Handles an unexpected list, which has to be read to its end.
    #[cold]
    pub(super) fn list<'de, A: SeqAccess<'de>>(
        &self,
        expected: &'static str,
        mut list: A,
    ) -> Result<(), A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        self.other(expected, "a list")
    }

    /// Handles an unexpected object, which has to be read to its end.
    #[cold]
    pub(super) fn object<'de, A: MapAccess<'de>>(
        &self,
        expected: &'static str,
        mut object: A,
    ) -> Result<(), A::Error> {
        let found = match digits::read(&mut object, self)? {
            Some(_) => "a number",
            None => "an object",
        };
        self.other(expected, found)
    }
}
