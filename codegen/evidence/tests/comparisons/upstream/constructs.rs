//! Each construct of an official document is drafted, or named as not carried over.

use evidence::upstream::{Extent, Wish, draft};
use expect_test::expect;
use serde_json::{Value, json};

use super::{official, spec, thing};

/// An operation with one of each construct.
fn document() -> Value {
    let mut official = official();
    let text = json!({"type": "string"});
    official["paths"]["/things/{thingKey}"]["post"] = json!({
        "operationId": "postTags",
        "summary": "Add tags",
        "parameters": [
            {"name": "X-Trace", "in": "header", "schema": text},
            {"name": "session", "in": "cookie", "schema": text},
            {"name": "thingKey", "in": "path", "required": true},
            {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 50}},
        ],
        "responses": {"200": {"content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/TagsCollectionRep"},
        }}}},
    });
    let schemas = official["components"]["schemas"].as_object_mut();
    let schemas = schemas.expect("an object");
    let part = |name: &str| json!({"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, name: {"type": "string"}}});
    schemas.insert("OneRep".to_owned(), part("one"));
    schemas.insert("TwoRep".to_owned(), part("two"));
    schemas.insert(
        "Tree".to_owned(),
        json!({"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}),
    );
    let one = json!({"$ref": "#/components/schemas/OneRep"});
    schemas.insert(
        "TagsCollectionRep".to_owned(),
        json!({"type": "object", "properties": {
            "totalCount": {"type": "integer"},
            "name": {"type": "string", "maxLength": 64},
            "either": {"anyOf": [one, {"$ref": "#/components/schemas/TwoRep"}]},
            "scalar": {"oneOf": [{"type": "string"}, {"type": "boolean"}]},
            "wrapped": {"allOf": [one], "description": "Said there."},
            "orNull": {"oneOf": [one, {"type": "null"}]},
            "nullable": {"allOf": [one], "nullable": true},
            "state": {"type": "string", "nullable": true, "enum": ["on", "off", null]},
            "level": {"type": "integer", "enum": [1, 2]},
            "all": {"allOf": [one, {"properties": {"size": {"type": "integer"}}}]},
            "tree": {"$ref": "#/components/schemas/Tree"},
        }}),
    );
    official
}

#[test]
fn what_a_draft_cannot_say_is_named() {
    let spec = spec(thing());
    let wish = Wish {
        operations: &["postTags".to_owned()],
        group: Some("things"),
        extent: Extent::Complete,
    };
    let draft = draft(&spec.sources(), &document().to_string(), wish).expect("a draft");
    let text: Value = serde_json::from_str(&draft.files["things.json"]).expect("JSON");
    let parameters = &text["paths"]["/things/{thingKey}"]["post"]["parameters"];
    let tags = &text["components"]["schemas"]["Tags"]["properties"];
    let mut drafted: Vec<_> = parameters
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| format!("{}: {}", one["name"], one["schema"]))
        .collect();
    drafted.extend(
        tags.as_object()
            .into_iter()
            .flatten()
            .map(|(name, schema)| format!("{name}: {schema}")),
    );
    drafted.extend(draft.written.iter().map(|name| format!("type {name}")));
    drafted.extend(draft.lost.iter().map(|what| format!("lost: {what}")));
    expect![[r##"
        "thingKey": {"type":"string"}
        "limit": {"type":"integer","minimum":0,"format":"int64","maximum":50}
        totalCount: {"type":"integer","minimum":0,"format":"int64"}
        name: {"type":"string"}
        either: {"$ref":"#/components/schemas/TagsEither"}
        scalar: {}
        wrapped: {"$ref":"#/components/schemas/One"}
        orNull: {"oneOf":[{"$ref":"#/components/schemas/One"},{"type":"null"}]}
        nullable: {"oneOf":[{"$ref":"#/components/schemas/One"},{"type":"null"}]}
        state: {"oneOf":[{"$ref":"#/components/schemas/TagsState"},{"type":"null"}]}
        level: {"type":"integer","format":"int64"}
        all: {"$ref":"#/components/schemas/TagsAll"}
        tree: {"type":"array","items":{}}
        type Tags (TagsCollectionRep)
        type TagsEither
        type One (OneRep)
        type TagsState
        type TagsAll
        lost: Tags / either: no property tells the types of a union apart (OneRep, TwoRep); drafted as one type with the properties of all
        lost: Tags / level: the only values are 1, 2
        lost: Tags / name: `maxLength` is 64
        lost: Tags / scalar: boolean or string; drafted as any value
        lost: Tags / tree: the type contains itself; drafted as any value
        lost: postTags: parameter X-Trace: it is sent as a header
        lost: postTags: parameter session: it is sent as a cookie
        lost: postTags: parameter thingKey: no documented type; drafted as a string"##]].assert_eq(&drafted.join("\n"));
}

#[test]
fn an_upload_is_a_form_with_a_file() {
    let mut official = official();
    official["paths"]["/things/{thingKey}"]["post"] = json!({
        "operationId": "postThingParts",
        "requestBody": {"content": {"multipart/form-data": {
            "schema": {"$ref": "#/components/schemas/postThingParts_request"},
        }}},
    });
    official["components"]["schemas"]["postThingParts_request"] = json!({
        "type": "object",
        "properties": {
            "file": {"type": "string", "format": "binary"},
            "others": {"type": "array", "items": {"type": "string", "format": "binary"}},
        },
    });
    let spec = spec(thing());
    let wish = Wish {
        operations: &["postThingParts".to_owned()],
        group: Some("things"),
        extent: Extent::Complete,
    };
    let draft = draft(&spec.sources(), &official.to_string(), wish).expect("a draft");
    let text: Value = serde_json::from_str(&draft.files["things.json"]).expect("JSON");
    let body = &text["paths"]["/things/{thingKey}"]["post"]["requestBody"]["content"];
    let form = &text["components"]["schemas"]["ThingPartsPost"]["properties"];
    expect![[r##"
        {"multipart/form-data":{"schema":{"$ref":"#/components/schemas/ThingPartsPost"}}}
        {"file":{"type":"string","contentMediaType":"application/octet-stream"},"others":{"type":"array","items":{"type":"string","contentMediaType":"application/octet-stream"}}}
    "##]]
    .assert_eq(&format!("{body}\n{form}\n"));
}
