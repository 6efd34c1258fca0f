//! The rules of `spec/README.md` that are about good documentation.

mod mistakes;

use codegen::{Failure, Problem, Rules, Sources, generate};
use serde_json::{Value, json};

pub(crate) use self::mistakes::CASES;
use crate::support::{MANIFEST, Spec, object, operation, parameter};

const ERRORS: [(&str, &str); 3] = [
    ("401", "Unauthorized"),
    ("403", "Forbidden"),
    ("429", "RateLimited"),
];

/// A list of things that follows all rules.
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
    });
    add_errors(&mut get);
    let mut delete = operation("deleteThings");
    delete["externalDocs"]["url"] = "https://docs.example/things/delete-things".into();
    add_errors(&mut delete);
    let mut link = object(
        "href",
        json!({"type": "string", "description": "Where it leads."}),
    );
    link["x-rust-type"] = "Link".into();
    let name = json!({"type": "string", "description": "Its name."});
    let links = json!({"type": "object", "description": "Where one can go from here.", "additionalProperties": {"$ref": "#/components/schemas/Link"}});
    let mut things = object("_links", links);
    things["properties"]["items"] = json!({"type": "array", "description": "Things.", "items": {"$ref": "#/components/schemas/Thing"}});
    Spec::new()
        .with_common(|common| {
            for (_, name) in ERRORS {
                common["components"]["responses"][name] = json!({"description": "No."});
            }
        })
        .schema("Link", link)
        .schema("Thing", object("name", name))
        .schema("Things", things)
        .operation("/things", "get", get)
        .operation("/things", "delete", delete)
}

/// Adds the responses that any request can get.
fn add_errors(operation: &mut Value) {
    for (status, name) in ERRORS {
        let target = format!("common.json#/components/responses/{name}");
        operation["responses"][status] = json!({"$ref": target});
    }
}

/// Changes the item of the first example.
fn first(change: impl FnOnce(&mut Value)) -> Sources {
    get(|get| {
        let media = &mut get["responses"]["200"]["content"]["application/json"];
        change(&mut media["examples"]["first"]["value"]["items"][0]);
    })
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

/// Returns the list without one of its pages.
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

/// These mistakes only affect the documentation, so an old spec with them can still be read.
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

/// A file is reformatted like the others, no matter how an editor has formatted it. Reformatting it again changes nothing.
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

/// Whatever it has, nothing of it can be paged through.
#[test]
fn what_answers_with_no_list_has_no_pages() {
    let delete = list().with(|things| {
        let limits = json!([parameter("limit", "query"), parameter("offset", "query")]);
        things["paths"]["/things"]["delete"]["parameters"] = limits;
    });
    assert!(generate(&delete.sources(), MANIFEST, Rules::House).is_ok());
}

/// `Access` is no third person.
#[test]
fn an_imperative_may_end_in_a_double_s() {
    let sources = get(|get| get["summary"] = "Access things".into());
    assert!(generate(&sources, MANIFEST, Rules::House).is_ok());
}

#[test]
fn a_number_that_may_be_null_says_what_it_is() {
    let size = json!({"type": ["integer", "null"], "description": "Its size."});
    let spec = list().with(|things| {
        things["components"]["schemas"]["Thing"]["properties"]["size"] = size;
        let content = &mut things["paths"]["/things"]["get"]["responses"]["200"]["content"];
        let examples = &mut content["application/json"]["examples"];
        for page in ["first", "last"] {
            examples[page]["value"]["items"][0]["size"] = 3.into();
        }
    });
    assert_eq!(complaints(&spec), ["the number does not say what it is"]);
}

/// What an object of one type of a union shows, says nothing of the others.
#[test]
fn each_type_of_a_union_is_shown() {
    let of_kind = |kind: &str| {
        let properties = json!({
            "kind": {"type": "string", "description": "What it is.", "const": kind},
            "note": {"type": "string", "description": "What somebody has noted."},
        });
        json!({"type": "object", "description": "An event.", "properties": properties, "required": ["kind"]})
    };
    let target = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let union = json!({
        "description": "What has happened.",
        "oneOf": [target("Bell"), target("Wheel")],
        "discriminator": {"propertyName": "kind"},
    });
    let mut event = target("Event");
    event["description"] = "The last event.".into();
    let spec = list()
        .schema("Bell", of_kind("bell"))
        .schema("Wheel", of_kind("wheel"));
    let spec = spec.schema("Event", union).with(|things| {
        things["components"]["schemas"]["Thing"]["properties"]["event"] = event;
        let content = &mut things["paths"]["/things"]["get"]["responses"]["200"]["content"];
        let examples = &mut content["application/json"]["examples"];
        let mut show = |page: &str, event: Value| {
            examples[page]["value"]["items"][0]["event"] = event;
        };
        show("first", json!({"kind": "bell", "note": "Loud"}));
        show("last", json!({"kind": "wheel"}));
    });
    assert_eq!(complaints(&spec), ["no example shows `note`"]);
}

/// Returns the messages of the problems of a spec.
#[track_caller]
fn complaints(spec: &Spec) -> Vec<String> {
    match generate(&spec.sources(), MANIFEST, Rules::House) {
        Err(Failure::Spec(problems)) => {
            let messages = problems.iter().map(Problem::message);
            messages.map(str::to_owned).collect()
        }
        _ => panic!("it has no mistakes"),
    }
}
