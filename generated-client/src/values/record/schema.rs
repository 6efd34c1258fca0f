//! The JSON Schema of a record: `schemars` derives it from the struct, and the table of the fields has the last word.

use crate::values::{
    decode::{Constant, Field, Record},
    extra::Extra,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// Names the properties as they are written, and adds the constant. The property `extra` goes: it stands for all others.
pub(crate) fn by_table<T: Record>(schema: &mut Schema) {
    rename(schema, T::FIELDS, T::NAMES, T::CONSTANTS);
}

/// Not generic: the library calls it for each record.
fn rename(
    schema: &mut Schema,
    fields: &[&'static str],
    names: &[&'static str],
    constants: &[Constant],
) {
    let derived = schema.remove("properties");
    let required = schema.remove("required");
    let is_required = |name: &str| {
        let mut names = required.iter().filter_map(Value::as_array).flatten();
        names.any(|required| required == name)
    };
    let (mut properties, mut needed) = (Map::new(), Vec::new());
    for (wire, value) in constants {
        properties.insert(
            (*wire).to_owned(),
            json!({ "type": "string", "const": value }),
        );
        needed.push(Value::from(*wire));
    }
    for (entry, name) in fields.iter().zip(names) {
        let wire = Field::new(entry).name;
        let property = derived.as_ref().and_then(|derived| derived.get(name));
        properties.extend(property.map(|property| (wire.to_owned(), property.clone())));
        if is_required(name) {
            needed.push(wire.into());
        }
    }
    if !properties.is_empty() {
        schema.insert("properties".to_owned(), properties.into());
    }
    if !needed.is_empty() {
        schema.insert("required".to_owned(), needed.into());
    }
}

/// Only for the derivation: no schema of a record keeps it.
impl JsonSchema for Extra {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Extra".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object" })
    }
}

#[cfg(test)]
mod tests {
    use crate::values::{decode::Decode, extra::Extra};
    use serde_json::json;

    #[derive(schemars::JsonSchema)]
    #[schemars(transform = Self::by_table)]
    struct Change {
        /// The items.
        values: Vec<String>,
        #[schemars(default)]
        all_tags: Vec<String>,
        comment: Option<i64>,
        extra: Extra,
    }

    record! {
        Change["kind" = "addTargets"] {
            0: "values" values = Decode::blank(),
            1: "allTags?" all_tags = Decode::blank(),
            2: "_comment?" comment = None,
        }
    }

    #[test]
    fn a_schema_has_the_names_of_the_table_and_the_constant_that_is_written() {
        let strings = json!({"type": "string"});
        let expected = json!({
            "kind": {"type": "string", "const": "addTargets"},
            "values": {"type": "array", "items": strings, "description": "The items."},
            "allTags": {"type": "array", "items": strings, "default": []},
            "_comment": {"type": ["integer", "null"], "format": "int64"},
        });
        let schema = schemars::schema_for!(Change).to_value();
        assert_eq!(schema["properties"], expected);
        assert_eq!(schema["required"], json!(["kind", "values"]));
        assert_eq!(schema.get("$defs"), None);
    }
}
