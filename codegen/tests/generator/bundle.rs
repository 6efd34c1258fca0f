//! The bundle: one document with everything, in which all references work.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use codegen::{Color, Sources, bundle};
use expect_test::expect;
use serde_json::{Value, json};

use crate::support::{Spec, object, operation};

/// A group in beta that refers to the shared document, and whose names look like keywords.
fn small() -> Spec {
    let thing = json!({
        "type": "object",
        "description": "A thing.",
        "properties": {
            "example": {"$ref": "common.json#/components/schemas/Link", "description": "Its link."},
        },
    });
    let mut read = operation("getThing");
    read["responses"] = json!({"200": {
        "description": "The thing.",
        "content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/Thing"},
            "examples": {"one": {"summary": "One", "value": {"example": {"href": "common.json#/x"}}}},
        }},
    }});
    Spec::new()
        .common_schema(
            "Link",
            object(
                "href",
                json!({"type": "string", "description": "Where it leads."}),
            ),
        )
        .schema("Thing", thing)
        .operation("/things", "get", read)
        .operation("/things", "delete", operation("deleteThing"))
        .with(|document| document["info"]["x-beta"] = json!(true))
}

#[track_caller]
fn bundled(sources: &Sources) -> Value {
    let text =
        bundle(sources).unwrap_or_else(|problems| panic!("{}", problems.render(Color::None)));
    serde_json::from_str(&text).expect("the bundle is JSON")
}

/// Returns every `$ref` that is not in the value of an example.
fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(target) if key == "$ref" => {
                        found.insert(target.clone());
                    }
                    Value::Object(examples) if key == "examples" => {
                        let targets = examples.values().filter_map(|one| one["$ref"].as_str());
                        found.extend(targets.map(str::to_owned));
                    }
                    _ if key == "examples" => {}
                    value => references(value, found),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[test]
fn a_bundle_holds_all_documents() {
    let text = bundle(&small().sources()).expect("the spec is whole");
    expect![[r##"
        {
          "openapi": "3.1.1",
          "info": {
            "title": "API",
            "description": "The API.",
            "version": "20240415"
          },
          "externalDocs": {
            "url": "https://docs.example/things"
          },
          "paths": {
            "/things": {
              "get": {
                "tags": [
                  "things"
                ],
                "operationId": "getThing",
                "summary": "Do it",
                "externalDocs": {
                  "url": "https://docs.example/things/do-it"
                },
                "responses": {
                  "200": {
                    "description": "The thing.",
                    "content": {
                      "application/json": {
                        "schema": {
                          "$ref": "#/components/schemas/Thing"
                        },
                        "examples": {
                          "one": {
                            "summary": "One",
                            "value": {
                              "example": {
                                "href": "common.json#/x"
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                },
                "x-beta": true
              },
              "delete": {
                "tags": [
                  "things"
                ],
                "operationId": "deleteThing",
                "summary": "Do it",
                "externalDocs": {
                  "url": "https://docs.example/things/do-it"
                },
                "responses": {
                  "204": {
                    "description": "Done."
                  }
                },
                "x-beta": true
              }
            }
          },
          "components": {
            "schemas": {
              "Link": {
                "type": "object",
                "description": "A thing.",
                "properties": {
                  "href": {
                    "type": "string",
                    "description": "Where it leads."
                  }
                }
              },
              "Thing": {
                "type": "object",
                "description": "A thing.",
                "properties": {
                  "example": {
                    "$ref": "#/components/schemas/Link",
                    "description": "Its link."
                  }
                }
              }
            }
          },
          "tags": [
            {
              "name": "things",
              "x-displayName": "Things",
              "description": "Things, all of them.",
              "externalDocs": {
                "url": "https://docs.example/things"
              }
            }
          ]
        }
    "##]]
    .assert_eq(&text);
}

#[test]
fn an_operation_in_beta_keeps_its_mark() {
    let spec = Spec::new()
        .operation("/things", "get", operation("getThings"))
        .operation("/things", "post", {
            let mut create = operation("createThing");
            create["x-beta"] = json!(true);
            create
        });
    let item = &bundled(&spec.sources())["paths"]["/things"];
    assert_eq!(item["get"].get("x-beta"), None);
    assert_eq!(item["post"]["x-beta"], json!(true));
}

#[test]
fn a_broken_spec_is_not_bundled() {
    let spec = small().schema(
        "Other",
        object("gone", json!({"$ref": "#/components/schemas/Gone"})),
    );
    let problems = bundle(&spec.sources()).expect_err("the reference leads nowhere");
    let report = problems.render(Color::None);
    assert!(report.contains("schemas/Gone"), "{report}");
}

#[test]
fn the_bundle_of_the_real_spec_is_self_contained() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let files = fs::read_dir(folder).expect("spec/ can be read");
    let paths = files.map(|file| file.expect("a file").path());
    let sources: Sources = paths
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.to_owned();
            codegen::is_document(&name).then(|| (name, fs::read_to_string(&path).expect("a text")))
        })
        .collect();
    let document = bundled(&sources);
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    assert!(!found.is_empty());
    for target in &found {
        let pointer = target
            .strip_prefix('#')
            .unwrap_or_else(|| panic!("{target} leaves the bundle"));
        assert!(
            document.pointer(pointer).is_some(),
            "{target} leads nowhere"
        );
    }
    let groups: BTreeSet<_> = document["tags"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|tag| &tag["name"])
        .map(Value::to_string)
        .collect();
    for item in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in item.1.as_object().into_iter().flatten() {
            let tags = operation["tags"].as_array().expect("a list of tags");
            assert!(
                tags.len() == 1 && groups.contains(&tags[0].to_string()),
                "{method} {}",
                item.0
            );
        }
    }
    assert_eq!(bundle(&sources).ok(), bundle(&sources).ok());
}
