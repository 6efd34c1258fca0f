//! Mistakes in things that several documents share.

use codegen::Sources;
use serde_json::json;

use super::Case;
use crate::support::{Spec, object, operation};

/// The cases, in the order of the catalogue.
pub(super) const CASES: &[Case] = &[
    ("a response in two documents", a_response_in_two_documents),
    (
        "an operation in two documents",
        an_operation_in_two_documents,
    ),
    (
        "the shared document refers to a group",
        the_shared_document_refers_to_a_group,
    ),
    (
        "the shared document refers to an example of a group",
        the_shared_document_refers_to_an_example_of_a_group,
    ),
    (
        "a schema of the runtime that nothing refers to",
        a_schema_of_the_runtime_that_nothing_refers_to,
    ),
    (
        "a schema of the runtime that refers to nothing",
        a_schema_of_the_runtime_that_refers_to_nothing,
    ),
    (
        "a schema of the runtime that requires a property twice",
        a_schema_of_the_runtime_that_requires_a_property_twice,
    ),
    (
        "a schema of the runtime with another name",
        a_schema_of_the_runtime_with_another_name,
    ),
    (
        "a request with what the runtime only reads",
        a_request_with_what_the_runtime_only_reads,
    ),
];

fn a_response_in_two_documents() -> Sources {
    let no = json!({"description": "No."});
    let mut get = operation("getThing");
    get["responses"]["403"] = json!({"$ref": "common.json#/components/responses/No"});
    get["responses"]["404"] = json!({"$ref": "#/components/responses/No"});
    Spec::new()
        .operation("/things", "get", get)
        .with(|things| things["components"]["responses"]["No"] = no.clone())
        .with_common(|common| common["components"]["responses"]["No"] = no.clone())
        .sources()
}

fn an_operation_in_two_documents() -> Sources {
    let things = Spec::new().operation("/things", "get", operation("getThings"));
    let parts = Spec::new().operation("/things", "get", operation("getParts"));
    let tags = json!([{"name": "things"}, {"name": "parts"}]);
    let things = things.with_root(|root| root["tags"] = tags).sources();
    let parts = parts.sources();
    let parts = parts.text("things.json").unwrap_or_default();
    things.iter().chain([("parts.json", parts)]).collect()
}

fn the_shared_document_refers_to_a_group() -> Sources {
    let text = json!({"type": "string", "description": "-"});
    let thing = json!({"$ref": "things.json#/components/schemas/Thing", "description": "-"});
    Spec::new()
        .schema("Thing", object("name", text))
        .common_schema("Parent", object("thing", thing))
        .sources()
}

fn the_shared_document_refers_to_an_example_of_a_group() -> Sources {
    let text = json!({"type": "string", "description": "-"});
    let answer = json!({"description": "No.", "content": {"application/json": {
        "schema": {"$ref": "#/components/schemas/Refusal"},
        "examples": {"no": {"$ref": "things.json#/components/examples/No"}},
    }}});
    let mut get = operation("getThing");
    get["responses"]["403"] = json!({"$ref": "common.json#/components/responses/No"});
    let no = json!({"summary": "No", "value": {"reason": "no"}});
    Spec::new()
        .operation("/things", "get", get)
        .with(|things| things["components"]["examples"] = json!({"No": no}))
        .common_schema("Refusal", object("reason", text))
        .with_common(|common| common["components"]["responses"]["No"] = answer)
        .sources()
}

fn a_schema_of_the_runtime_that_nothing_refers_to() -> Sources {
    let patch = json!({"description": "A change.", "x-rust-type": "JsonPatch"});
    Spec::new().common_schema("JsonPatch", patch).sources()
}

fn a_schema_of_the_runtime_that_refers_to_nothing() -> Sources {
    let patch = json!({"type": "object", "description": "A change.", "x-rust-type": "PatchWithComment", "properties": {
        "patch": {"type": "array", "items": {"$ref": "#/components/schemas/JsonPtch"}},
    }});
    Spec::new()
        .common_schema("PatchWithComment", patch)
        .sources()
}

fn a_schema_of_the_runtime_that_requires_a_property_twice() -> Sources {
    let step = json!({"type": "object", "properties": {"op": {"type": "string"}}, "required": ["op", "op"]});
    let patch = json!({"type": "array", "description": "A change.", "x-rust-type": "JsonPatch", "items": step});
    Spec::new().common_schema("JsonPatch", patch).sources()
}

fn link() -> serde_json::Value {
    let mut link = object("href", json!({"type": "string", "description": "-"}));
    link["x-rust-type"] = "Link".into();
    link
}

fn a_schema_of_the_runtime_with_another_name() -> Sources {
    let links = json!({"$ref": "common.json#/components/schemas/Reference", "description": "-"});
    Spec::new()
        .common_schema("Reference", link())
        .schema("Thing", object("link", links))
        .sources()
}

fn a_request_with_what_the_runtime_only_reads() -> Sources {
    let mut post = operation("postLink");
    post["requestBody"] = json!({"description": "-", "required": true, "content": {"application/json": {
        "schema": {"$ref": "common.json#/components/schemas/Link"},
        "examples": {"one": {"summary": "One", "value": {"href": "/a"}}},
    }}});
    Spec::new()
        .common_schema("Link", link())
        .operation("/links", "post", post)
        .sources()
}
