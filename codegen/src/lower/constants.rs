//! Properties with a single value, which distinguish a type from others.

use super::Lowering;
use crate::api::{Constant, Record};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{DataType, Schema, TypeSet};

/// Returns the only value of a property, if there is only one.
pub(super) fn value(property: &Schema) -> Option<&str> {
    property.constant.as_ref()?.as_str()
}

impl Lowering<'_> {
    /// Adds a property with a `const` to the record: it is not a field, but written with each value.
    pub(super) fn constant(
        &mut self,
        record: &mut Record,
        (of, wire): (&str, &str),
        schema: &Schema,
        place: &Place,
    ) {
        let at = "in a property with one value";
        self.only(schema, place, &["type", "const"], at);
        self.only_claims(schema, place, &[], at);
        self.described(schema.description.as_ref(), place, "the property");
        let is_string = schema.data_type == Some(TypeSet::One(DataType::String));
        let Some(value) = value(schema).filter(|_| is_string) else {
            let help = "write `\"type\": \"string\"` and a string as `const`";
            self.report(Problem::new(
                place,
                "the value of the property is not a string",
                help,
            ));
            return;
        };
        if self.answered.contains(of) {
            self.report(rewritten(wire, value, place));
        }
        if let Some(first) = &record.constant {
            let message = format!("`{}` has a single value, too", first.wire);
            let help = "describe one of the two without `const`: one tells a type from others";
            self.report(Problem::key(place, message, help));
        }
        record.constant = Some(Constant {
            wire: wire.to_owned(),
            value: value.to_owned(),
        });
    }

    /// A constant must be required.
    pub(super) fn check_constant(&mut self, schema: &Schema, record: &Record, place: &Place) {
        if let Some(constant) = &record.constant
            && !schema.required.contains(&constant.wire)
        {
            let message = format!(
                "`{}` has a single value, but is not required",
                constant.wire
            );
            let place = place.key("properties").key(&constant.wire);
            self.report(Problem::key(&place, message, "list it in `required`"));
        }
    }
}

/// A constant in a response could later have another value, which would be lost. In a union this cannot happen, since the
/// constant selects the type.
fn rewritten(wire: &str, value: &str, place: &Place) -> Problem {
    let message = format!("`{wire}` would be `{value}` whatever the API sends");
    let help = format!(
        "constants are for the types of a union and for requests; write the known values as an enumeration: \
         {{\"type\": \"string\", \"description\": …, \"oneOf\": [{{\"const\": \"{value}\", \"description\": …}}]}}"
    );
    Problem::key(place, message, help)
}
