//! The rules of `spec/README.md` that are about good documentation.

use codegen::{Failure, Rules, Sources, generate};
use serde_json::{Value, json};

use crate::problems::Case;
use crate::support::{MANIFEST, Spec, object, operation, parameter};

/// Mistakes, for the catalogue.
pub(crate) const CASES: &[Case] = &[
    ("groups that are not in alphabetical order", || {
        let tags = json!([{"name": "things"}, {"name": "others"}, {"name": "parts"}]);
        let spec = list().with_root(|root| root["tags"] = tags).sources();
        let empty = Spec::new().sources();
        let empty = empty.text("things.json").unwrap_or_default();
        spec.iter()
            .chain([("others.json", empty), ("parts.json", empty)])
            .collect()
    }),
    ("an operation without errors", || {
        get(|get| {
            drop(
                get["responses"]
                    .as_object_mut()
                    .expect("an object")
                    .remove("404"),
            );
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
        other["responses"]["404"] = json!({"description": "There is none."});
        let docs = json!({"url": "https://docs.example/things/get-things"});
        other["externalDocs"] = docs.clone();
        let list = list().with(|things| things["paths"]["/things"]["get"]["externalDocs"] = docs);
        list.operation("/others", "get", other).sources()
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

/// A list of things that keeps all rules.
fn list() -> Spec {
    let page = |next: Option<&str>| {
        let mut links = json!({"self": {"href": "/things"}});
        if let Some(next) = next {
            links["next"] = json!({"href": next});
        }
        json!({"summary": "A page", "value": {"_links": links, "items": [{"name": "a"}]}})
    };
    let mut get = operation("getThings");
    get["x-pagination"] = json!({"style": "offset", "items": "items"});
    get["parameters"] = json!([parameter("limit", "query"), parameter("offset", "query")]);
    get["responses"] = json!({
        "200": {"description": "Things.", "content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/Things"},
            "examples": {"first": page(Some("/things?offset=1")), "last": page(None)},
        }}},
        "404": {"description": "There is none."},
    });
    let link = json!({"type": "string", "description": "Where it leads."});
    let name = json!({"type": "string", "description": "Its name."});
    let links = json!({"type": "object", "description": "Links.", "additionalProperties": {"$ref": "#/components/schemas/Hyperlink"}});
    let mut things = object("_links", links);
    things["properties"]["items"] = json!({"type": "array", "description": "Things.", "items": {"$ref": "#/components/schemas/Thing"}});
    Spec::new()
        .schema("Hyperlink", object("href", link))
        .schema("Thing", object("name", name))
        .schema("Things", things)
        .operation("/things", "get", get)
}

fn get(change: impl FnOnce(&mut Value)) -> Sources {
    list()
        .with(|things| change(&mut things["paths"]["/things"]["get"]))
        .sources()
}

fn thing(change: impl FnOnce(&mut Value)) -> Sources {
    let spec = list().with(|things| {
        change(&mut things["components"]["schemas"]["Thing"]);
        let is_list =
            things["components"]["schemas"]["Thing"]["properties"]["name"]["type"] == "array";
        if is_list {
            let content = &mut things["paths"]["/things"]["get"]["responses"]["200"]["content"];
            let examples = &mut content["application/json"]["examples"];
            for page in ["first", "last"] {
                examples[page]["value"]["items"][0]["name"] = json!([]);
            }
        }
    });
    spec.sources()
}

/// The list without one of its pages.
fn pages(gone: &str) -> Sources {
    get(|get| {
        let media = &mut get["responses"]["200"]["content"]["application/json"];
        drop(
            media["examples"]
                .as_object_mut()
                .expect("examples")
                .remove(gone),
        );
    })
}

#[test]
fn a_spec_that_keeps_all_rules_is_taken() {
    assert!(generate(&list().sources(), MANIFEST, Rules::House).is_ok());
}

/// What the client is made of is there: an old spec is read all the same.
#[test]
fn the_client_could_be_made_all_the_same() {
    for (name, sources) in CASES {
        assert!(
            generate(&sources(), MANIFEST, Rules::Client).is_ok(),
            "{name}"
        );
        let judged = generate(&sources(), MANIFEST, Rules::House);
        assert!(matches!(judged, Err(Failure::Spec(_))), "{name}");
    }
}

/// Whatever the editor has made of a file, it gets the form of the others, and keeps it.
#[test]
fn a_file_gets_the_house_form() {
    let right = list().sources();
    let text = right.text("things.json").unwrap_or_default();
    let minified = text.lines().map(str::trim_start).collect::<String>();
    let forms = [
        minified,
        text.replace("  ", "\t"),
        text.replace('\n', "\r\n"),
        text.trim_end().to_owned(),
    ];
    for form in forms {
        let files = right.iter().filter(|(name, _)| *name != "things.json");
        let sources: Sources = files.chain([("things.json", form.as_str())]).collect();
        let output = generate(&sources, MANIFEST, Rules::House).expect("the rest is right");
        assert_eq!(
            output.reformed,
            [("things.json".to_owned(), text.to_owned())]
        );
    }
    let output = generate(&right, MANIFEST, Rules::House).expect("all is right");
    assert_eq!(output.reformed, []);
}

#[test]
fn a_list_may_say_why_it_cannot_be_paged_through() {
    let sources = get(|get| {
        drop(
            get.as_object_mut()
                .expect("an object")
                .remove("x-pagination"),
        );
        get["x-comment"] = "No `x-pagination`: nobody knows what `offset` counts.".into();
    });
    assert!(generate(&sources, MANIFEST, Rules::House).is_ok());
}

#[test]
fn a_name_may_have_its_reason_beside_the_parameter() {
    let sources = get(|get| {
        get["parameters"][0]["schema"]["x-rust-name"] = "at_most".into();
        get["parameters"][0]["x-comment"] = "It is no limit.".into();
    });
    assert!(generate(&sources, MANIFEST, Rules::House).is_ok());
}
