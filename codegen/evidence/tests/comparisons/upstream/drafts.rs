//! Skeletons of operations that the spec lacks.

mod whole;

use evidence::upstream::{Draft, Extent, Failure, Wish, draft};
use expect_test::{Expect, expect};
use serde_json::{Value, json};

use super::{official, spec, thing};
use crate::support::{MANIFEST, Spec, object};

/// The official document with operations that the spec lacks.
fn newer() -> Value {
    let mut official = official();
    official["paths"]["/things/{thingKey}"]["get"]["tags"] = json!(["Things"]);
    official["paths"]["/things/{thingKey}"]["put"] = json!({
        "operationId": "putThing",
        "summary": "Replace a thing",
        "description": "Replaces it.",
        "tags": ["Things"],
        "parameters": [
            {"name": "LD-API-Version", "in": "header", "required": true, "schema": {"type": "string"}},
            {"name": "thingKey", "in": "path", "required": true, "schema": {"type": "string"}},
            {"name": "expand", "in": "query", "schema": {"type": "string"}},
        ],
        "requestBody": {"required": true, "content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/ReplaceThingRequest"},
        }}},
        "responses": {
            "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/ThingCollectionRep"}}}},
            "404": {},
        },
    });
    let schemas = official["components"]["schemas"]
        .as_object_mut()
        .expect("an object");
    schemas.insert("ReplaceThingRequest".to_owned(), json!({
        "type": "object",
        "description": "What to put.",
        "required": ["kind", "gone"],
        "properties": {
            "kind": {"$ref": "#/components/schemas/ThingKindRep"},
            "size": {"type": "integer", "nullable": true, "example": 3},
            "ratio": {"type": "number", "default": 0.5},
            "at": {"type": "string", "format": "date-time", "deprecated": true},
            "labels": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
            "any": {},
            "part": {"type": "object", "properties": {"part": {"$ref": "#/components/schemas/ReplaceThingRequest"}}},
            "change": {"oneOf": [
                {"$ref": "#/components/schemas/ThingOnRep"},
                {"$ref": "#/components/schemas/ThingOffRep"},
            ]},
        },
    }));
    schemas.insert(
        "ThingKindRep".to_owned(),
        json!({"type": "string", "enum": ["b", "a"]}),
    );
    for (name, kind) in [("ThingOnRep", "on"), ("ThingOffRep", "off")] {
        schemas.insert(
            name.to_owned(),
            json!({
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": {"type": "string", "enum": [kind]}},
            }),
        );
    }
    schemas.insert(
        "ThingCollectionRep".to_owned(),
        json!({
            "type": "object",
            "properties": {
                "_links": {"type": "object", "properties": {"self": {"type": "string"}}},
                "items": {"type": "array", "items": {"$ref": "#/components/schemas/ThingRep"}},
            },
        }),
    );
    official
}

fn ours() -> Spec {
    let link = object(
        "href",
        json!({"type": "string", "description": "Where.", "examples": ["/a"]}),
    );
    spec(thing()).common_schema("Link", link).with(|things| {
        things["paths"]["/things/{thingKey}"]["get"]["externalDocs"]["url"] =
            json!("https://docs.example/things/get-thing");
    })
}

#[track_caller]
fn drafted(spec: &Spec, operations: &[&str], group: Option<&str>) -> Result<Draft, String> {
    let operations: Vec<_> = operations.iter().map(|id| (*id).to_owned()).collect();
    let wish = Wish {
        operations: &operations,
        group,
        extent: Extent::Complete,
    };
    match draft(&spec.sources(), &newer().to_string(), wish) {
        Ok(draft) => Ok(draft),
        Err(Failure::Wish(reason)) => Err(reason),
        Err(other) => panic!("{other:?}"),
    }
}

/// What the draft adds to the file of the group, line by line.
#[track_caller]
fn added(draft: &Draft, spec: &Spec, expected: &Expect) {
    let [(file, text)] = draft.files.iter().collect::<Vec<_>>()[..] else {
        panic!("{:?}", draft.files.keys());
    };
    let sources = spec.sources();
    let mut old = sources
        .text(file)
        .expect("the file is there")
        .lines()
        .peekable();
    let mut lines = String::new();
    for line in text.lines() {
        let is_old = old
            .peek()
            .is_some_and(|old| old.trim_end_matches(',') == line.trim_end_matches(','));
        if is_old {
            old.next();
        } else {
            lines.extend(["+", line, "\n"]);
        }
    }
    assert_eq!(old.next(), None, "every line of the file stays");
    expected.assert_eq(&lines);
}

#[test]
fn what_is_left_to_write_is_what_the_generator_asks_for() {
    let spec = ours();
    let draft = drafted(&spec, &["putThing"], None).expect("a draft");
    let sources = spec.sources();
    let edited = sources.iter().map(|(file, text)| {
        let text = draft.files.get(file).map_or(text, String::as_str);
        (file.to_owned(), text.to_owned())
    });
    let Err(codegen::Failure::Spec(problems)) =
        codegen::generate(&edited.collect(), MANIFEST, codegen::Rules::House)
    else {
        panic!("sentences are missing");
    };
    let text = problems.render(codegen::Color::None);
    let errors: std::collections::BTreeSet<_> = text
        .lines()
        .filter(|line| line.starts_with("error"))
        .collect();
    expect![[r#"
        {
            "error: 31 problems in the spec; nothing was written",
            "error: `description` is missing here",
            "error: `example` is missing here",
            "error: `examples` is missing here",
            "error: `summary` is missing here",
            "error: the property has no description",
            "error: the schema has no description",
            "error: the value of the enumeration has no description",
        }
    "#]]
    .assert_debug_eq(&errors);
}

/// The tag tells the group by the operations that have it, or by its name; only without either does the wish count.
#[test]
fn a_wish_is_for_operations_whose_tag_tells_nothing() {
    let spec =
        ours().with_root(|root| root["tags"] = json!([{"name": "things"}, {"name": "big-gizmos"}]));
    let (sources, empty) = (spec.sources(), Spec::new().sources());
    let gizmos = empty
        .text("things.json")
        .expect("a group without operations");
    let gizmos = [("big-gizmos.json", gizmos)];
    let sources = sources.iter().chain(gizmos).collect();
    let mut official = newer();
    official["paths"]["/gizmos"] = json!({
        "get": {"operationId": "getGizmos", "tags": ["Big gizmos (beta)"]},
        "put": {"operationId": "putOther", "tags": ["Others"]},
    });
    let operations = ["putThing", "getGizmos", "putOther"].map(str::to_owned);
    let drafted = |group| {
        let wish = Wish {
            operations: &operations,
            group: Some(group),
            extent: Extent::Complete,
        };
        let draft = draft(&sources, &official.to_string(), wish).expect("a draft");
        draft.operations.join(", ")
    };
    expect!["putThing -> spec/things.json, getGizmos -> spec/big-gizmos.json, putOther -> spec/things.json"]
        .assert_eq(&drafted("things"));
    expect!["putThing -> spec/things.json, getGizmos -> spec/big-gizmos.json, putOther -> spec/big-gizmos.json"]
        .assert_eq(&drafted("big-gizmos"));
}

#[test]
fn a_wish_that_cannot_be_met_is_refused() {
    let told = |operations: &[&str], group| {
        drafted(&ours(), operations, group)
            .map(|_| ())
            .expect_err("no draft")
    };
    let reasons = [
        told(&["putThink"], None),
        told(&["putThing", "getThing"], None),
        told(&["putThing"], Some("thing")),
        told(&["putThing"], Some("widgets")),
    ];
    expect![[r#"
        the document has no operation `putThink`
         help: did you mean `putThing`?
        `getThing` is curated already, in spec/things.json
         help: without `--draft`, the differences are listed
        `thing` is no API group
         help: did you mean `things`?
        `widgets` is no API group
         help: name a group of the README's table; for a new one, make spec/widgets.json and its entry in `tags` of spec/openapi.json first
    "#]].assert_eq(&(reasons.join("\n") + "\n"));
}
