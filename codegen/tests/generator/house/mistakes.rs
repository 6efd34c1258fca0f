//! One mistake for each rule.

use codegen::Sources;
use serde_json::json;

use super::{add_errors, first, get, list, pages, thing};
use crate::problems::Case;
use crate::support::{Spec, object, operation, parameter};

/// Mistakes, for the catalogue.
pub(crate) const CASES: &[Case] = &[
    ("a group that comes too early in the list", || {
        groups(["things", "others", "parts"])
    }),
    ("a group that comes too late in the list", || {
        groups(["parts", "things", "others"])
    }),
    ("an operation without errors", || {
        get(|get| {
            let statuses = get["responses"].as_object_mut().expect("an object");
            statuses.retain(|status, _| status == "200");
        })
    }),
    (
        "an operation without an error that any request can get",
        || {
            get(|get| {
                let statuses = get["responses"].as_object_mut().expect("an object");
                statuses.retain(|status, _| status != "403");
            })
        },
    ),
    ("an error of an operation's own", || {
        get(|get| get["responses"]["429"] = json!({"description": "Too many requests."}))
    }),
    ("statuses that are not in ascending order", || {
        get(|get| {
            let statuses = get["responses"].as_object_mut().expect("an object");
            let success = statuses.shift_remove("200").expect("a success");
            statuses.insert("200".to_owned(), success);
        })
    }),
    ("a list that cannot be paged through", || {
        get(|get| {
            drop(
                get.as_object_mut()
                    .expect("an object")
                    .remove("x-pagination"),
            );
        })
    }),
    ("a filter that does not say what it is made of", || {
        get(|get| {
            let parameters = get["parameters"].as_array_mut().expect("a list");
            parameters.push(parameter("filter", "query"));
        })
    }),
    ("documentation of another site", || {
        get(|get| get["externalDocs"]["url"] = "https://example.com/things/get-things".into())
    }),
    ("documentation at an address with a blank", || {
        get(|get| get["externalDocs"]["url"] = "https://docs.example/things/get things".into())
    }),
    ("the page of another operation", || {
        let mut other = operation("getOtherThings");
        add_errors(&mut other);
        let docs = json!({"url": "https://docs.example/things/get-things"});
        other["externalDocs"] = docs.clone();
        let list = list().with(|things| things["paths"]["/things"]["get"]["externalDocs"] = docs);
        list.operation("/others", "get", other).sources()
    }),
    ("the page of another group", || {
        get(|get| {
            get["externalDocs"]["url"] = "https://docs.example/things/others/get-things".into();
        })
    }),
    ("a text that is still to be written", || {
        get(|get| get["description"] = "TODO: say what it is for.".into())
    }),
    ("a text that begins with a small letter", || {
        get(|get| get["summary"] = "list things".into())
    }),
    ("a summary in the third person", || {
        get(|get| get["summary"] = "Lists things".into())
    }),
    ("a text without a full stop", || {
        thing(|thing| thing["description"] = "A thing".into())
    }),
    ("a text with white space around it", || {
        thing(|thing| thing["description"] = "A thing. ".into())
    }),
    ("a description that says the name", || {
        thing(|thing| thing["properties"]["name"]["description"] = "Name.".into())
    }),
    ("a type with an ending of the official document", || {
        let name = json!({"type": "string", "description": "Its name."});
        list().schema("ThingRep", object("name", name)).sources()
    }),
    ("links that are no map", || {
        list()
            .with(|things| {
                let links = &mut things["components"]["schemas"]["Thing"]["properties"]["_links"];
                *links = json!({"description": "Where one can go from here."});
            })
            .sources()
    }),
    ("a type that is named after another method", || {
        let name = json!({"type": "string", "description": "Its name."});
        let mut patch = operation("patchThings");
        patch["externalDocs"]["url"] = "https://docs.example/things/patch-things".into();
        patch["requestBody"] = json!({"required": true, "content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/ThingPost"},
            "examples": {"one": {"summary": "One", "value": {"name": "a"}}},
        }}});
        add_errors(&mut patch);
        list()
            .schema("ThingPost", object("name", name))
            .operation("/things", "patch", patch)
            .sources()
    }),
    ("a descending order without a name", || {
        get(|get| {
            let mut sort = parameter("sort", "query");
            sort["schema"] = json!({"type": "string", "description": "Orders.", "oneOf": [{"const": "-name", "description": "From Z to A."}]});
            sort["example"] = "-name".into();
            get["parameters"].as_array_mut().expect("a list").push(sort);
        })
    }),
    ("an example with a key that could be real", || {
        first(|item| item["name"] = "sdk-8f1c2f3a-41d7-4b6c-9c3b-2d1a5e7f9b04".into())
    }),
    ("an example with the address of a person", || {
        first(|item| item["name"] = "jane.doe@acme.io".into())
    }),
    ("an example with what the server leaves out", || {
        let sources = first(|item| item["name"] = "".into());
        let things = sources.text("things.json").expect("a group");
        let things = things.replace(
            "\"description\": \"Its name.\"",
            "\"description\": \"Its name.\", \"default\": \"\"",
        );
        let others = sources.iter().filter(|(name, _)| *name != "things.json");
        others.chain([("things.json", things.as_str())]).collect()
    }),
    ("a number without a format", || {
        get(|get| get["parameters"][0]["schema"] = json!({"type": "integer", "minimum": 0}))
    }),
    ("a link that leads nowhere", || {
        get(|get| get["description"] = "As [the other one](/docs/api/others).".into())
    }),
    ("a name without a reason", || {
        thing(|thing| thing["properties"]["name"]["x-rust-name"] = "title".into())
    }),
    ("a property that no example shows", || {
        thing(|thing| {
            thing["properties"]["kind"] = json!({"type": "string", "description": "Its kind."});
        })
    }),
    ("an empty list in an example", || {
        thing(|thing| {
            let tags =
                json!({"type": "array", "description": "Its tags.", "items": {"type": "string"}});
            thing["properties"]["name"] = tags;
        })
    }),
    ("no page with more to come", || pages("first")),
    ("no last page", || pages("last")),
    ("a schema that no operation comes to", || {
        let name = json!({"type": "string", "description": "Its name."});
        list().schema("Other", object("name", name)).sources()
    }),
];

/// A spec with these groups, in this order.
fn groups(names: [&str; 3]) -> Sources {
    let tags = names.map(|name| json!({"name": name}));
    let spec = list().with_root(|root| root["tags"] = json!(tags));
    let (spec, empty) = (spec.sources(), Spec::new().sources());
    let empty = empty.text("things.json").unwrap_or_default();
    spec.iter()
        .chain([("others.json", empty), ("parts.json", empty)])
        .collect()
}
