//! Mistakes in operations, their bodies and their responses.

use codegen::Sources;
use serde_json::{Value, json};

use super::Case;
use crate::support::{Spec, object, operation};

/// The cases, in the order of the catalogue.
pub(super) const CASES: &[Case] = &[
    ("one operation id twice", one_operation_id_twice),
    (
        "two operations of one rust name",
        two_operations_of_one_rust_name,
    ),
    (
        "an operation named like a type",
        an_operation_named_like_a_type,
    ),
    (
        "an operation named like a method of every handle",
        an_operation_named_like_a_method_of_every_handle,
    ),
    ("a summary that is a sentence", a_summary_that_is_a_sentence),
    ("a method that only reads", a_method_that_only_reads),
    ("no success", no_success),
    ("a success without a name", a_success_without_a_name),
    ("an unknown header", an_unknown_header),
    ("a header beside a body", a_header_beside_a_body),
    ("an unknown media type", an_unknown_media_type),
    ("a dangling response", a_dangling_response),
    ("a body without an example", a_body_without_an_example),
    (
        "an example that contradicts the body",
        an_example_that_contradicts_the_body,
    ),
    (
        "a shared response without use",
        a_shared_response_without_use,
    ),
];

fn thing() -> Value {
    let mut thing = object(
        "name",
        json!({"type": "string", "description": "Its name."}),
    );
    thing["required"] = json!(["name"]);
    thing
}

fn check(operation: Value) -> Sources {
    Spec::new()
        .schema("Thing", thing())
        .operation("/things", "post", operation)
        .sources()
}

fn content(examples: Value) -> Value {
    json!({"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}, "examples": examples}})
}

fn one_operation_id_twice() -> Sources {
    let spec = Spec::new()
        .operation("/things", "get", operation("getThings"))
        .operation("/all-things", "get", operation("getThings"));
    spec.sources()
}

fn two_operations_of_one_rust_name() -> Sources {
    let spec = Spec::new()
        .operation("/things", "get", operation("getOAuthThings"))
        .operation("/all-things", "get", operation("getOauthThings"));
    spec.sources()
}

fn an_operation_named_like_a_type() -> Sources {
    let spec = Spec::new().schema("MakeThing", thing()).operation(
        "/things",
        "post",
        operation("makeThing"),
    );
    spec.sources()
}

fn a_summary_that_is_a_sentence() -> Sources {
    let mut create = operation("createThing");
    create["summary"] = "Creates a thing.".into();
    check(create)
}

fn a_method_that_only_reads() -> Sources {
    let mut list = operation("getThings");
    list["x-read-only"] = true.into();
    Spec::new().operation("/things", "get", list).sources()
}

fn no_success() -> Sources {
    let mut create = operation("createThing");
    create["responses"] = json!({"404": {"description": "Nothing there."}});
    check(create)
}

fn a_success_without_a_name() -> Sources {
    let mut create = operation("createThing");
    create["responses"]["299"] = json!({"description": "In part."});
    check(create)
}

fn an_unknown_header() -> Sources {
    let mut create = operation("createThing");
    create["responses"] = json!({"201": {
        "description": "Made.",
        "headers": {"ETag": {"description": "Its version.", "schema": {"type": "string"}}},
    }});
    check(create)
}

fn a_header_beside_a_body() -> Sources {
    let mut create = operation("createThing");
    create["responses"] = json!({"201": {
        "description": "Made.",
        "headers": {"Location": {"description": "Its address.", "schema": {"type": "string"}}},
        "content": content(json!({"a": {"summary": "A", "value": {"name": "a"}}})),
    }});
    check(create)
}

fn an_unknown_media_type() -> Sources {
    let mut create = operation("createThing");
    create["responses"] = json!({"200": {"description": "The thing."}});
    create["responses"]["200"]["content"] =
        content(json!({"a": {"summary": "A", "value": {"name": "a"}}}));
    create["responses"]["200"]["content"]["text/csv"] = json!({
        "schema": {"type": "string", "description": "-"},
        "examples": {"a": {"summary": "A", "value": "a,b"}},
    });
    check(create)
}

fn a_dangling_response() -> Sources {
    let mut create = operation("createThing");
    create["responses"]["404"] = json!({"$ref": "common.json#/components/responses/NotFond"});
    let spec = Spec::new()
        .operation("/things", "post", create)
        .with(|things| {
            things["components"]["responses"]["NotFound"] = json!({"description": "Not there."});
        });
    spec.sources()
}

fn a_body_without_an_example() -> Sources {
    let mut create = operation("createThing");
    create["requestBody"] = json!({"required": true, "content": content(json!({}))});
    check(create)
}

fn an_example_that_contradicts_the_body() -> Sources {
    let mut create = operation("createThing");
    let examples = json!({"bad": {"summary": "Bad", "value": {"name": 5}}, "empty": {"summary": "Empty", "value": {}}});
    create["requestBody"] = json!({"required": true, "content": content(examples)});
    check(create)
}

fn a_shared_response_without_use() -> Sources {
    Spec::new()
        .with(|things| {
            things["components"]["responses"]["Gone"] = json!({"description": "It is gone."});
        })
        .sources()
}

fn an_operation_named_like_a_method_of_every_handle() -> Sources {
    Spec::new()
        .operation("/things", "post", operation("clone"))
        .sources()
}
