//! Mistakes that were once accepted silently.

use codegen::Sources;
use serde_json::{Value, json};

use super::Case;
use crate::support::{Spec, object, operation, parameter};

/// The cases, in the order of the catalogue.
pub(super) const CASES: &[Case] = &[
    ("a body without examples", || {
        post(|post| drop(media(post).remove("examples")))
    }),
    ("a body with an empty list of examples", || {
        post(|post| media(post)["examples"] = json!({}))
    }),
    ("a response without examples", || {
        get(|get| drop(answer(get).remove("examples")))
    }),
    ("a body of a get", || get(|get| get["requestBody"] = body())),
    ("content under 204", || {
        get(|get| {
            let success = get["responses"]["200"].take();
            get["responses"] = json!({"204": success});
        })
    }),
    ("a shared response under another status", wrong_response),
    (
        "a response that most refer to for another status",
        rare_response,
    ),
    ("an empty summary", || {
        get(|get| get["summary"] = "  ".into())
    }),
    ("a path with a query", || at("/things?x=1")),
    ("a path with a fragment", || at("/things#x")),
    ("a path with a blank", || at("/my things")),
    ("a path that ends in a slash", || at("/things/")),
    ("a path with an empty segment", || at("/api//things")),
    ("a path with a nameless parameter", || at("/things/{}")),
    ("operations that differ in capitals", capitals),
    ("a limit that is written as a fraction", || {
        get(|get| {
            get["parameters"] = json!([parameter("limit", "query")]);
            get["parameters"][0]["schema"]["maximum"] = json!(1e3);
        })
    }),
    ("a default that is written as a fraction", || {
        get(|get| {
            get["parameters"] = json!([parameter("limit", "query")]);
            get["parameters"][0]["schema"]["default"] = json!(20.0);
        })
    }),
    ("a limit that is a string", || {
        get(|get| {
            get["parameters"] = json!([parameter("limit", "query")]);
            get["parameters"][0]["schema"] = json!({"type": "string"});
            get["parameters"][0]["example"] = "20".into();
        })
    }),
    (
        "a parameter that does not say whether it is required",
        || {
            get(|get| {
                get["parameters"] = json!([parameter("kind", "query")]);
                get["parameters"][0]
                    .as_object_mut()
                    .expect("a parameter")
                    .remove("required");
            })
        },
    ),
    ("a list that does not say how it is written", plain_list),
    ("limits that no number fits", || {
        get(|get| {
            get["parameters"] = json!([parameter("size", "query")]);
            get["parameters"][0]["schema"] = json!({"type": "integer", "minimum": 9, "maximum": 1});
            get["parameters"][0]["example"] = 5.into();
        })
    }),
    ("limits of a property", || {
        thing(json!({"type": "integer", "maximum": 1, "description": "Its size."}))
    }),
    ("a timestamp in seconds", || {
        thing(
            json!({"type": "integer", "format": "unix-millis", "description": "When.", "examples": [1_700_000_000, 0]}),
        )
    }),
    ("a number that is too large for its limit", || {
        get(|get| {
            get["parameters"] = json!([parameter("size", "query")]);
            get["parameters"][0]["schema"] = json!({"type": "integer", "maximum": 50});
            get["parameters"][0]["example"] = 51.into();
        })
    }),
    ("no values in a oneOf", || {
        thing(json!({"type": "string", "description": "Its kind.", "oneOf": [], "examples": ["a"]}))
    }),
    ("a required property that is listed twice", || {
        whole(|things| {
            things["components"]["schemas"]["Thing"]["required"] = json!(["name", "name"]);
        })
    }),
    ("nothing in required", || {
        whole(|things| things["components"]["schemas"]["Thing"]["required"] = json!([]))
    }),
    ("no parameters in a list of them", || {
        get(|get| get["parameters"] = json!([]))
    }),
    ("what is not deprecated", || {
        get(|get| get["deprecated"] = false.into())
    }),
    ("what is not in beta", || {
        whole(|things| things["info"]["x-beta"] = false.into())
    }),
    ("beta that is said twice", || {
        whole(|things| {
            things["info"]["x-beta"] = true.into();
            things["paths"]["/things"]["get"]["x-beta"] = true.into();
        })
    }),
    ("a description that nobody sees", || {
        thing(json!({"description": "A part.", "oneOf": [
            {"$ref": "#/components/schemas/Thing", "description": "The thing itself."}, {"type": "null"},
        ]}))
    }),
    ("a sign that turns the direction of writing", || {
        thing(json!({"type": "string", "description": "Its\u{202e} name."}))
    }),
    ("a sign without width in a name", || {
        Spec::new()
            .schema(
                "Thing",
                object(
                    "na\u{200b}me",
                    json!({"type": "string", "description": "Its name."}),
                ),
            )
            .sources()
    }),
    ("a property called like a constructor", || setter("new")),
    ("a property called like what every type can", || {
        setter("clone")
    }),
    ("a parameter called like a variable of the method", || {
        get(|get| get["parameters"] = json!([parameter("operation", "query")]))
    }),
    ("a constant of an object that the API sends", || {
        let mut thing = object(
            "kind",
            json!({"type": "string", "const": "alert", "description": "Its kind."}),
        );
        thing["required"] = json!(["kind"]);
        whole(|things| {
            things["components"]["schemas"]["Thing"] = thing;
            let get = &mut things["paths"]["/things"]["get"];
            answer(get)["examples"]["one"]["value"] = json!({"kind": "alert"});
        })
    }),
];

/// A body of a thing.
fn body() -> Value {
    json!({"required": true, "content": content()})
}

fn content() -> Value {
    json!({"application/json": {
        "schema": {"$ref": "#/components/schemas/Thing"},
        "examples": {"one": {"summary": "One", "value": {"name": "a"}}},
    }})
}

/// Returns a group with an operation that reads a thing, after a change.
fn whole(change: impl FnOnce(&mut Value)) -> Sources {
    let mut get = operation("getThing");
    get["responses"] = json!({"200": {"description": "The thing.", "content": content()}});
    let name = json!({"type": "string", "description": "Its name."});
    let spec = Spec::new().schema("Thing", object("name", name));
    spec.operation("/things", "get", get).with(change).sources()
}

fn get(change: impl FnOnce(&mut Value)) -> Sources {
    whole(|things| change(&mut things["paths"]["/things"]["get"]))
}

/// Returns a group with an operation that creates a thing, after a change.
fn post(change: impl FnOnce(&mut Value)) -> Sources {
    whole(|things| {
        let mut post = operation("postThing");
        post["requestBody"] = body();
        change(&mut post);
        things["paths"]["/things"]["post"] = post;
    })
}

type Members = serde_json::Map<String, Value>;

fn media(post: &mut Value) -> &mut Members {
    let media = &mut post["requestBody"]["content"]["application/json"];
    media.as_object_mut().expect("a media type")
}

fn answer(get: &mut Value) -> &mut Members {
    let media = &mut get["responses"]["200"]["content"]["application/json"];
    media.as_object_mut().expect("a media type")
}

/// Returns the group with another property of the thing.
fn thing(property: Value) -> Sources {
    whole(|things| things["components"]["schemas"]["Thing"]["properties"]["part"] = property)
}

/// Returns the group with a property of this name in the thing, which is sent.
fn setter(name: &str) -> Sources {
    let property = json!({"type": "string", "description": "A part."});
    let spec = post(|_| ());
    let mut things: Value =
        serde_json::from_str(spec.text("things.json").expect("a group")).expect("JSON");
    things["components"]["schemas"]["Thing"]["properties"][name] = property;
    Spec::new().with(|whole| *whole = things).sources()
}

fn at(path: &str) -> Sources {
    Spec::new()
        .operation(path, "get", operation("getThing"))
        .sources()
}

fn capitals() -> Sources {
    let spec = Spec::new().operation("/things", "get", operation("getThing"));
    spec.operation("/things", "delete", operation("getthing"))
        .sources()
}

/// Operations that refer to a shared response, each for a status.
fn responses(name: &str, statuses: &[&str]) -> Sources {
    let shared = format!("#/components/responses/{name}");
    let mut spec = Spec::new()
        .with(|things| things["components"]["responses"][name] = json!({"description": "No."}));
    for (index, status) in statuses.iter().enumerate() {
        let mut get = operation(&format!("getThing{index}"));
        get["responses"][*status] = json!({"$ref": shared});
        spec = spec.operation(&format!("/things/{index}"), "get", get);
    }
    spec.sources()
}

fn wrong_response() -> Sources {
    responses("NotFound", &["409"])
}

fn rare_response() -> Sources {
    responses("PatchFailed", &["422", "409", "422"])
}

fn plain_list() -> Sources {
    get(|get| {
        get["parameters"] = json!([parameter("kinds", "query")]);
        get["parameters"][0]["schema"] = json!({"type": "array", "items": {"type": "string"}});
        get["parameters"][0]["example"] = json!(["a"]);
    })
}
