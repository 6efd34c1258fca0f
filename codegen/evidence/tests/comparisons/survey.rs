//! Reports of surveys: merged by place, or refused with their lines.

mod refused;

use codegen::Sources;
use evidence::survey::{Merged, Survey};
use expect_test::expect;

fn sources() -> Sources {
    let pets = r##"{
  "openapi": "3.1.1",
  "paths": {
    "/api/v2/pets/{petKey}": {
      "get": {
        "operationId": "getPet",
        "parameters": [
          { "$ref": "common.json#/components/parameters/PetKey" },
          { "name": "limit", "in": "query", "schema": { "type": "integer" } }
        ],
        "x-pagination": { "style": "offset" },
        "responses": {
          "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } }
        }
      }
    }
  },
  "components": {
    "schemas": {
      "Pet": {
        "type": "object",
        "required": ["key", "name"],
        "properties": {
          "key": { "type": "string" },
          "name": { "type": "string" },
          "owner": { "$ref": "common.json#/components/schemas/Owner" },
          "kind": { "oneOf": [{ "const": "cat" }, { "const": "dog" }] },
          "moods": { "type": "array", "items": { "oneOf": [{ "$ref": "#/components/schemas/Mood" }, { "type": "null" }] } }
        }
      },
      "Mood": { "oneOf": [{ "const": "sunny" }] },
      "PetPost": {
        "type": "object",
        "required": ["key"],
        "properties": { "key": { "type": "string" } }
      }
    }
  }
}"##;
    let common = r#"{
  "components": {
    "parameters": { "PetKey": { "name": "petKey", "in": "path", "schema": { "type": "string" } } },
    "schemas": {
      "Owner": {
        "type": "object",
        "required": ["_id"],
        "properties": { "_id": { "type": "string" } }
      }
    }
  }
}"#;
    [("pets.json", pets), ("common.json", common)]
        .into_iter()
        .collect()
}

const REPORT: &str = r##"{
  "survey": 1,
  "client": "0.1.0",
  "requests": 3,
  "operations": {
    "getPet": { "200": 2, "timeout": 1 }
  },
  "unreached": {},
  "places": {
    "pets.json#/components/schemas/Pet/properties/key": {
      "answers": 2, "of": 2, "present": 2, "types": { "string": 2 }
    },
    "pets.json#/components/schemas/Pet/properties/name": {
      "answers": 2, "of": 2, "present": 1, "types": { "string": 1 }, "differs": { "missing": 1 }, "line": 24
    },
    "pets.json#/components/schemas/Pet/properties/isShiny": {
      "answers": 1, "present": 1, "types": { "boolean": 1 }, "differs": { "unknown-property": 1 }
    },
    "pets.json#/components/schemas/Pet/properties/moods/items": {
      "answers": 1, "of": 2, "present": 2, "types": { "string": 2 }, "differs": { "unknown-value": 1 }, "values": ["cloudy"]
    },
    "pets.json#/paths/~1api~1v2~1pets~1{petKey}/get/parameters/1/schema/maximum": {
      "answers": 1, "types": { "20": 1 }, "differs": { "limit-cut": 1 }
    },
    "pets.json#/paths/~1api~1v2~1pets~1{petKey}/get/responses/418": {
      "answers": 1, "differs": { "undocumented-status": 1 }
    },
    "pets.json#/paths/~1api~1v2~1pets~1{petKey}/get/responses/200/content": {
      "answers": 1, "types": { "text/html": 1 }, "differs": { "other-media-type": 1 }
    },
    "common.json#/components/headers/x-coffee": {
      "answers": 3, "differs": { "undocumented-header": 3 }
    }
  }
}"##;

#[test]
fn reports_are_added_up_and_each_counts_once() {
    let mut survey = Survey::default();
    assert_eq!(
        survey.merge(&sources(), "a.json", REPORT),
        Ok(Merged::Added)
    );
    assert_eq!(
        survey.merge(&sources(), "again.json", REPORT),
        Ok(Merged::Again)
    );
    let value: serde_json::Value = serde_json::from_str(REPORT).expect("JSON");
    let reformed = value.to_string().replace("\"line\":24", "\"line\":25");
    assert_eq!(
        survey.merge(&sources(), "reformed.json", &reformed),
        Ok(Merged::Again)
    );
    let other = REPORT.replace("\"requests\": 3", "\"requests\": 4");
    assert_eq!(
        survey.merge(&sources(), "b.json", &other),
        Ok(Merged::Added)
    );
    let text = survey.json();
    assert_eq!(Survey::read(&text).as_ref(), Ok(&survey));
    let written: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let name = &written["places"]["pets.json#/components/schemas/Pet/properties/name"];
    expect![[r#"
        {
          "accounts": 2,
          "answers": 4,
          "of": 4,
          "present": 2,
          "types": {
            "string": 2
          },
          "differs": {
            "missing": 2
          }
        }"#]]
    .assert_eq(&format!("{name:#}"));
    expect!["2 accounts, 1 of 1 operations, 8 places, 7 that differ"]
        .assert_eq(&survey.summary(&sources()));
}

#[test]
fn an_account_that_tells_nothing_is_not_counted() {
    let mut survey = Survey::default();
    let mut report: serde_json::Value = serde_json::from_str(REPORT).expect("JSON");
    report["operations"] = serde_json::json!({});
    report["places"] = serde_json::json!({});
    let merged = survey.merge(&sources(), "a.json", &report.to_string());
    assert_eq!(merged, Ok(Merged::Nothing));
    assert_eq!(survey, Survey::default());
}

/// What is deprecated and still comes is as the spec says.
#[test]
fn what_is_only_deprecated_does_not_differ() {
    let mut survey = Survey::default();
    let mut report: serde_json::Value = serde_json::from_str(REPORT).expect("JSON");
    let place = "pets.json#/components/schemas/Pet/properties/key";
    let mut evidence = report["places"][place].take();
    evidence["differs"] = serde_json::json!({"deprecated": 2});
    report["places"] = serde_json::json!({place: evidence});
    let merged = survey.merge(&sources(), "a.json", &report.to_string());
    assert_eq!(merged, Ok(Merged::Added));
    expect!["1 account, 1 of 1 operations, 1 place, 0 that differ"]
        .assert_eq(&survey.summary(&sources()));
}

#[test]
fn what_is_required_without_evidence_is_listed() {
    let mut survey = Survey::default();
    expect![[r#"
        spec/common.json:5: Owner: no answer had the type, with 1 required property
        spec/pets.json:20: Pet: no answer had the type, with 2 required properties"#]]
    .assert_eq(&survey.unsupported(&sources()).join("\n"));
    let _ = survey.merge(&sources(), "a.json", REPORT);
    expect![[r#"
        spec/pets.json:25: Pet / name: there in 1 of 2
        spec/common.json:5: Owner: no answer had the type, with 1 required property"#]]
    .assert_eq(&survey.unsupported(&sources()).join("\n"));
}
