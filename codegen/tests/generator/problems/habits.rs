//! Mistakes that come from OpenAPI 2 and 3.0, from JSON Schema, and from editors and merges.

use codegen::Sources;
use serde_json::{Value, json};

use super::Case;
use crate::support::{Spec, object, operation, parameter};

/// The cases, in the order of the catalogue.
pub(super) const CASES: &[Case] = &[
    ("nullable", || with("nullable", true.into())),
    ("enum", || with("enum", json!(["a"]))),
    ("an empty enum", || with("enum", json!([]))),
    ("allOf", || with("allOf", json!([{"type": "string"}]))),
    ("anyOf", || with("anyOf", json!([{"type": "string"}]))),
    ("minLength", || with("minLength", 1.into())),
    ("pattern", || with("pattern", "^b$".into())),
    ("readOnly", || with("readOnly", true.into())),
    ("required of a property", || with("required", true.into())),
    ("a closed object", || {
        schema(|thing| thing["additionalProperties"] = false.into())
    }),
    ("an open object", || {
        schema(|thing| thing["additionalProperties"] = true.into())
    }),
    ("format date", || with("format", "date".into())),
    ("format int32", || {
        schema(|thing| {
            thing["properties"]["size"] =
                json!({"type": "integer", "format": "int32", "description": "S."});
        })
    }),
    ("in body", || {
        query(|parameter| parameter["in"] = "body".into())
    }),
    ("in header", || {
        query(|parameter| parameter["in"] = "header".into())
    }),
    ("no in", || {
        query(|parameter| drop(parameter.as_object_mut().expect("an object").remove("in")))
    }),
    ("a type beside the schema", || {
        query(|parameter| parameter["type"] = "string".into())
    }),
    ("a parameter where a schema is wanted", || {
        let spec = Spec::new()
            .with(|things| things["components"]["parameters"]["Kind"] = parameter("kind", "query"));
        spec.schema(
            "Thing",
            object(
                "kind",
                json!({"$ref": "#/components/parameters/Kind", "description": "Its kind."}),
            ),
        )
        .sources()
    }),
    ("one mistake in many places", || {
        let part =
            json!({"$ref": "common.json#/components/schemas/Gone", "description": "A part."});
        let mut thing = object("one", part.clone());
        thing["properties"]["two"] = part.clone();
        thing["properties"]["three"] = part;
        Spec::new().schema("Thing", thing).sources()
    }),
    ("a byte order mark", || {
        text(&format!("\u{feff}{}", group()))
    }),
    ("a merge that is not done", || {
        text(&group().replacen("  \"paths\"", "<<<<<<< HEAD\n  \"paths\"", 1))
    }),
];

fn group() -> String {
    let sources = Spec::new().sources();
    sources.text("things.json").unwrap_or_default().to_owned()
}

fn text(things: &str) -> Sources {
    let sources = Spec::new().sources();
    let others = sources.iter().filter(|(name, _)| *name != "things.json");
    others.chain([("things.json", things)]).collect()
}

/// Returns a schema with an example of what its author meant, after a change.
fn schema(change: impl FnOnce(&mut Value)) -> Sources {
    let name = json!({"type": "string", "description": "Its name.", "examples": ["a"]});
    let mut thing = object("name", name);
    change(&mut thing);
    Spec::new().schema("Thing", thing).sources()
}

/// Does the same with another key of the property.
fn with(key: &str, value: Value) -> Sources {
    schema(|thing| thing["properties"]["name"][key] = value)
}

fn query(change: impl FnOnce(&mut Value)) -> Sources {
    let mut get = operation("getThing");
    get["parameters"] = json!([parameter("kind", "query")]);
    change(&mut get["parameters"][0]);
    Spec::new().operation("/things", "get", get).sources()
}
