//! Mistakes in constants, unions and null, for the catalogue.

use codegen::Sources;
use serde_json::{Value, json};

use super::{add_targets, instruction, kind, patch, turn_on, union};
use crate::problems::Case;
use crate::support::{Spec, object};

/// The cases, in the order of the catalogue.
pub(crate) const CASES: &[Case] = &[
    ("a union without a discriminator", without_a_discriminator),
    ("a union without a name", without_a_name),
    ("a union of something unnamed", of_something_unnamed),
    ("a union that describes a type", that_describes_a_type),
    ("a union of one constant twice", of_one_constant_twice),
    (
        "a union of a type without constant",
        of_a_type_without_constant,
    ),
    ("a union of an unknown variant", of_an_unknown_variant),
    (
        "a mapping beside the constants",
        a_mapping_beside_the_constants,
    ),
    ("an example of no type of a union", an_example_of_no_type),
    (
        "an example that contradicts its type of a union",
        an_example_that_contradicts,
    ),
    (
        "an example that is neither null nor of the type",
        an_example_that_is_neither,
    ),
    ("two constants", two_constants),
    (
        "a constant that may be missing",
        a_constant_that_may_be_missing,
    ),
    ("a constant that is no string", a_constant_that_is_no_string),
    ("a constant with a default", a_constant_with_a_default),
    ("null alone", null_alone),
    (
        "more than a reference beside null",
        more_than_a_reference_beside_null,
    ),
];

fn without_a_discriminator() -> Sources {
    let mut schema = instruction();
    schema
        .as_object_mut()
        .map(|schema| schema.remove("discriminator"));
    union(schema).sources()
}

fn without_a_name() -> Sources {
    let spec = union(instruction());
    spec.schema("Thing", object("change", instruction()))
        .sources()
}

fn of_something_unnamed() -> Sources {
    let mut schema = instruction();
    schema["oneOf"][1] = add_targets();
    union(schema).sources()
}

fn that_describes_a_type() -> Sources {
    let mut schema = instruction();
    schema["oneOf"][1]["description"] = "Adds targets.".into();
    union(schema).sources()
}

fn of_one_constant_twice() -> Sources {
    union(instruction())
        .schema("AddTargets", turn_on())
        .sources()
}

fn of_a_type_without_constant() -> Sources {
    let mut schema = add_targets();
    schema["properties"]["kind"] = json!({"type": "string", "description": "-"});
    union(instruction()).schema("AddTargets", schema).sources()
}

fn of_an_unknown_variant() -> Sources {
    let mut schema = instruction();
    schema["oneOf"][0]["$ref"] = "#/components/schemas/Unknown".into();
    union(schema).schema("Unknown", turn_on()).sources()
}

fn a_mapping_beside_the_constants() -> Sources {
    let mut schema = instruction();
    schema["discriminator"]["mapping"] = json!({});
    union(schema).sources()
}

fn an_example(value: Value) -> Sources {
    patch(&json!({"instructions": [value]})).sources()
}

fn an_example_of_no_type() -> Sources {
    an_example(json!({"kind": "turnFlagOf"}))
}

fn an_example_that_contradicts() -> Sources {
    an_example(json!({"kind": "addTargets", "values": "a"}))
}

fn an_example_that_is_neither() -> Sources {
    let on = json!({"oneOf": [
        {"$ref": "#/components/schemas/TurnFlagOn"}, {"type": "null"}], "description": "-"});
    let mut thing = object("on", on);
    thing["examples"] = json!([{"on": {"kind": "turnFlagOn", "more": 1}}]);
    union(instruction()).schema("Thing", thing).sources()
}

fn changed(change: impl FnOnce(&mut Value)) -> Sources {
    let mut schema = add_targets();
    change(&mut schema);
    Spec::new().schema("AddTargets", schema).sources()
}

fn two_constants() -> Sources {
    changed(|schema| {
        schema["properties"]["type"] = kind("targets");
        schema["required"] = json!(["kind", "values", "type"]);
    })
}

fn a_constant_that_may_be_missing() -> Sources {
    changed(|schema| schema["required"] = json!(["values"]))
}

fn a_constant_that_is_no_string() -> Sources {
    changed(|schema| {
        schema["properties"]["kind"] = json!({"type": "integer", "const": "1", "description": "-"});
    })
}

fn a_constant_with_a_default() -> Sources {
    changed(|schema| schema["properties"]["kind"]["default"] = "addTargets".into())
}

fn null_alone() -> Sources {
    let nothing = json!({"type": "null", "description": "-"});
    Spec::new()
        .schema("Thing", object("nothing", nothing))
        .sources()
}

fn more_than_a_reference_beside_null() -> Sources {
    let size = json!({"oneOf": [{"type": "string"}, {"type": "null"}], "description": "-"});
    Spec::new().schema("Thing", object("size", size)).sources()
}
