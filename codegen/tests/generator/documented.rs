//! The documents that the client's stand-in answers from.

use codegen::GENERATED;
use expect_test::expect;
use serde_json::{Value, json};

use crate::support::{Spec, operation};

/// Descriptions for people are left out. Properties of the API that happen to have such a name are kept, and so are all
/// values.
#[test]
fn a_document_keeps_what_is_sent() {
    let thing = json!({
        "type": "object",
        "description": "A thing.",
        "$comment": "Why.",
        "required": ["title"],
        "properties": {
            "title": { "type": "string", "description": "Title of the thing.", "examples": ["Lamp"] },
            "description": { "type": "string", "description": "What it is.", "examples": ["It shines."] }
        }
    });
    let example =
        json!({ "summary": "Whole", "value": { "title": "Lamp", "description": "It shines." } });
    let content = json!({ "application/json": {
        "schema": { "$ref": "#/components/schemas/Thing" },
        "examples": { "full": example },
    } });
    let mut get = operation("getThing");
    get["responses"] = json!({ "200": { "description": "The thing.", "content": content } });
    let spec = Spec::new()
        .schema("Thing", thing)
        .operation("/things", "get", get);
    let output = spec.generate().expect("a spec without problems");
    let text = output
        .files
        .get(&format!("{GENERATED}/things/documented.json"));
    let text = text.expect("a document");
    expect![[r##"
        {"operations":[
        {"method":"GET","path":"/things","operationId":"getThing","responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"},"examples":[{"name":"full","value":{"title":"Lamp","description":"It shines."}}]}}}}}
        ],"components":{
        "schemas":{
        "Thing":{"type":"object","required":["title"],"properties":{"title":{"type":"string"},"description":{"type":"string"}}}
        },
        "parameters":{

        },
        "responses":{

        }
        }}
    "##]].assert_eq(text);
    assert!(serde_json::from_str::<Value>(text).is_ok());
}
