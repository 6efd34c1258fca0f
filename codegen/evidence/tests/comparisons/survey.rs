//! Reports of surveys: merged by place, or refused with their lines.

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
          "owner": { "$ref": "common.json#/components/schemas/Owner" }
        }
      },
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
    "pets.json#/paths/~1api~1v2~1pets~1{petKey}/get/parameters/1/schema/maximum": {
      "answers": 1, "types": { "20": 1 }, "differs": { "limit-cut": 1 }
    },
    "pets.json#/paths/~1api~1v2~1pets~1{petKey}/get/responses/418": {
      "answers": 1, "types": { "text/html": 1 }, "differs": { "undocumented-status": 1 }
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
    expect!["2 accounts, 6 places, 5 of them with a difference"].assert_eq(&survey.summary());
}

#[test]
fn what_is_required_without_evidence_is_listed() {
    let mut survey = Survey::default();
    expect![[r#"
        spec/common.json:8: Owner / _id: never looked for: no answer had the type
        spec/pets.json:23: Pet / key: never looked for: no answer had the type
        spec/pets.json:24: Pet / name: never looked for: no answer had the type"#]]
    .assert_eq(&survey.unsupported(&sources()).join("\n"));
    let _ = survey.merge(&sources(), "a.json", REPORT);
    expect![[r#"
        spec/common.json:8: Owner / _id: never looked for: no answer had the type
        spec/pets.json:24: Pet / name: there in 1 of 2"#]]
    .assert_eq(&survey.unsupported(&sources()).join("\n"));
}

/// Each of these is one change of a good report, and refused in the line in which it stands.
#[test]
fn what_could_be_a_value_is_refused_with_its_line() {
    let changes = [
        (r#""survey": 1"#, r#""survey": 2"#),
        (r#""client": "0.1.0""#, r#""client": "Sandy's""#),
        (r#""requests": 3"#, r#""requests": "sandy@acme.com""#),
        (r#""requests": 3,"#, r#""requests": 3, "token": "api-123","#),
        (r#""getPet": {"#, r#""getSandy": {"#),
        (r#""timeout": 1"#, r#""production": 1"#),
        (r#""timeout": 1"#, r#""200": 1"#),
        (
            r#""unreached": {}"#,
            r#""unreached": { "getPet": "no answer and no link gave a value for Sandy" }"#,
        ),
        (r#""unreached": {}"#, r#""unreached": []"#),
        (r#"Pet/properties/name""#, r#"Pet/properties/sandy""#),
        (r#"properties/isShiny""#, r#"properties/sandy@acme.com""#),
        (r#"properties/isShiny""#, r#"properties/5f3a""#),
        (r#""unknown-property": 1"#, r#""missing": 1"#),
        (r#"headers/x-coffee""#, r#"headers/x-coffee-7""#),
        (r#"responses/418""#, r#"responses/sandy""#),
        (r#""text/html": 1"#, r#""Sandy Beach": 1"#),
        (r#""20": 1"#, r#""1654104600000": 1"#),
        (r#""boolean": 1"#, r#""20": 1"#),
        (r#""line": 24"#, r#""line": 24, "value": "Sandy""#),
        (
            r#""line": 24"#,
            r#""line": 24, "values": ["sandy@acme.com"]"#,
        ),
        (r#""line": 24"#, r#""line": 24, "values": "sandy""#),
        (r#""answers": 3"#, r#""answers": -3"#),
        ("\n}", "\n"),
    ];
    let mut shown = Vec::new();
    for (from, to) in changes {
        assert!(REPORT.contains(from), "{from}");
        let report = REPORT.replacen(from, to, 1);
        let mut survey = Survey::default();
        let problems = survey.merge(&sources(), "r.json", &report).expect_err(to);
        assert_eq!(survey, Survey::default());
        assert!(
            !problems.concat().contains("andy"),
            "a value is repeated: {problems:?}"
        );
        shown.push(to.to_owned());
        shown.extend(problems.iter().map(|problem| format!("    {problem}")));
    }
    expect![[r#"
        "survey": 2
            r.json:2: no report of a survey in the form that is known, 1
        "client": "Sandy's"
            r.json:3: no version of the client
        "requests": "sandy@acme.com"
            r.json:4: no count
        "requests": 3, "token": "api-123",
            r.json:4: nothing that a report has
        "getSandy": {
            r.json:6: no operation of this spec
        "production": 1
            r.json:6: neither a status nor a fault, with its count
        "200": 1
            r.json:6: this name stands there twice
        "unreached": { "getPet": "no answer and no link gave a value for Sandy" }
            r.json:8: no operation of this spec, with a reason
        "unreached": []
            r.json:8: no object
        Pet/properties/sandy"
            r.json:13: no place of this spec, and nothing that could be new there
        properties/sandy@acme.com"
            r.json:16: no place of this spec, and nothing that could be new there
        properties/5f3a"
            r.json:16: no place of this spec, and nothing that could be new there
        "missing": 1
            r.json:16: no place of this spec, and nothing that could be new there
        headers/x-coffee-7"
            r.json:25: no place of this spec, and nothing that could be new there
        responses/sandy"
            r.json:22: no place of this spec, and nothing that could be new there
        "Sandy Beach": 1
            r.json:23: nothing that is counted there
        "1654104600000": 1
            r.json:20: nothing that is counted there
        "20": 1
            r.json:17: nothing that is counted there
        "line": 24, "value": "Sandy"
            r.json:14: nothing that a report has
        "line": 24, "values": ["sandy@acme.com"]
            r.json:14: values that do not look like names of the API
        "line": 24, "values": "sandy"
            r.json:14: values that do not look like names of the API
        "answers": -3
            r.json:25: no count of answers
            r.json:26: no count


            r.json:29: no JSON: EOF while parsing an object at line 29 column 0"#]]
    .assert_eq(&shown.join("\n"));
}
