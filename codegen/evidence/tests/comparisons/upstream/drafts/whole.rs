//! A whole draft: an operation with all that it needs.

use expect_test::expect;
use serde_json::Value;

use super::{added, drafted, ours};
use crate::support::Spec;

#[test]
fn an_operation_comes_with_its_types_and_without_a_sentence() {
    let spec = ours();
    let draft = drafted(&spec, &["putThing"], None).expect("a draft");
    added(
        &draft,
        &spec,
        &expect![[r##"
            +      "put": {
            +        "operationId": "putThing",
            +        "externalDocs": {
            +          "url": "https://docs.example/things/put-thing"
            +        },
            +        "x-beta": true,
            +        "parameters": [
            +          {
            +            "name": "thingKey",
            +            "in": "path",
            +            "required": true,
            +            "schema": {
            +              "type": "string"
            +            }
            +          },
            +          {
            +            "name": "expand",
            +            "in": "query",
            +            "required": false,
            +            "schema": {
            +              "type": "string"
            +            }
            +          }
            +        ],
            +        "requestBody": {
            +          "required": true,
            +          "content": {
            +            "application/json": {
            +              "schema": {
            +                "$ref": "#/components/schemas/ThingPut"
            +              }
            +            }
            +          }
            +        },
            +        "responses": {
            +          "200": {
            +            "content": {
            +              "application/json": {
            +                "schema": {
            +                  "$ref": "#/components/schemas/Things"
            +                }
            +              }
            +            }
            +          },
            +          "404": {}
            +        }
            +      }
            +      "ThingPut": {
            +        "type": "object",
            +        "properties": {
            +          "kind": {
            +            "$ref": "#/components/schemas/ThingKind"
            +          },
            +          "size": {
            +            "type": [
            +              "integer",
            +              "null"
            +            ],
            +            "format": "int64"
            +          },
            +          "ratio": {
            +            "type": "number",
            +            "format": "double",
            +            "default": 0.5
            +          },
            +          "at": {
            +            "type": "string",
            +            "format": "date-time",
            +            "deprecated": true
            +          },
            +          "labels": {
            +            "type": "object",
            +            "additionalProperties": {
            +              "type": "array",
            +              "items": {
            +                "type": "string"
            +              }
            +            }
            +          },
            +          "any": {},
            +          "part": {
            +            "$ref": "#/components/schemas/ThingPutPart"
            +          },
            +          "change": {
            +            "$ref": "#/components/schemas/ThingPutChange"
            +          }
            +        },
            +        "required": [
            +          "kind"
            +        ]
            +      },
            +      "ThingKind": {
            +        "type": "string",
            +        "oneOf": [
            +          {
            +            "const": "b"
            +          },
            +          {
            +            "const": "a"
            +          }
            +        ]
            +      },
            +      "ThingPutPart": {
            +        "type": "object",
            +        "properties": {
            +          "part": {
            +            "$ref": "#/components/schemas/ThingPut"
            +          }
            +        }
            +      },
            +      "ThingPutChange": {
            +        "oneOf": [
            +          {
            +            "$ref": "#/components/schemas/ThingOn"
            +          },
            +          {
            +            "$ref": "#/components/schemas/ThingOff"
            +          }
            +        ],
            +        "discriminator": {
            +          "propertyName": "kind"
            +        }
            +      },
            +      "ThingOn": {
            +        "type": "object",
            +        "properties": {
            +          "kind": {
            +            "type": "string",
            +            "const": "on"
            +          }
            +        },
            +        "required": [
            +          "kind"
            +        ]
            +      },
            +      "ThingOff": {
            +        "type": "object",
            +        "properties": {
            +          "kind": {
            +            "type": "string",
            +            "const": "off"
            +          }
            +        },
            +        "required": [
            +          "kind"
            +        ]
            +      },
            +      "Things": {
            +        "type": "object",
            +        "properties": {
            +          "_links": {
            +            "type": "object",
            +            "additionalProperties": {
            +              "$ref": "common.json#/components/schemas/Link"
            +            }
            +          },
            +          "items": {
            +            "type": "array",
            +            "items": {
            +              "$ref": "#/components/schemas/Thing"
            +            }
            +          }
            +        }
            +      }
        "##]],
    );
    expect![[r#"
        (
            [
                "putThing -> spec/things.json",
            ],
            [
                "ThingPut (ReplaceThingRequest)",
                "ThingKind (ThingKindRep)",
                "ThingPutPart",
                "ThingPutChange",
                "ThingOn (ThingOnRep)",
                "ThingOff (ThingOffRep)",
                "Things (ThingCollectionRep)",
            ],
            [
                "Thing (ThingRep)",
            ],
        )"#]]
    .assert_eq(&format!(
        "{:#?}",
        (&draft.operations, &draft.written, &draft.found)
    ));
    assert!(!draft.files["things.json"].contains("Replaces it."));
}

/// The document of a new group may have nothing but what every document has.
#[test]
fn a_group_without_paths_gets_them() {
    for components in [false, true] {
        let spec = Spec::new().with(|things| {
            let things = things.as_object_mut().expect("an object");
            things.shift_remove("paths");
            if !components {
                things.shift_remove("components");
            }
        });
        let draft = drafted(&spec, &["putThing"], Some("things")).expect("it can be drafted");
        let things: Value = serde_json::from_str(&draft.files["things.json"]).expect("JSON");
        let put = &things["paths"]["/things/{thingKey}"]["put"];
        assert_eq!(put["operationId"], "putThing");
        let keys = things.as_object().into_iter().flatten();
        let keys: Vec<_> = keys.map(|(key, _)| key.as_str()).collect();
        let order = ["openapi", "info", "externalDocs", "paths", "components"];
        assert_eq!(keys, order);
    }
}
