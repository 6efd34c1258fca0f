//! Differences that comments of the spec explain (`x-comment`).

use serde_json::json;

use super::{compare, lines, official, spec, thing};
use crate::support::object;

#[test]
fn a_comment_explains_the_place_at_which_it_stands() {
    let mut ours = thing();
    ours["properties"]["kind"]["$comment"] = json!("A number there.");
    let mut official = official();
    let properties = &mut official["components"]["schemas"]["ThingRep"]["properties"];
    properties["kind"] = json!({"type": "integer"});
    properties["key"] = json!({"type": "integer"});
    let report = compare(&spec(ours), &official);
    assert_eq!(
        lines(&report),
        [
            "response 200 / key: type: string; integer",
            "!response 200 / kind: type: string; integer"
        ]
    );
    assert!(!report.is_clean());
}

#[test]
fn a_comment_above_explains_what_it_names() {
    let mut ours = thing();
    ours["$comment"] = json!("ThingRep there, with `kind` as a number.");
    let mut official = official();
    let properties = &mut official["components"]["schemas"]["ThingRep"]["properties"];
    properties["kind"] = json!({"type": "integer"});
    properties["key"] = json!({"type": "integer"});
    let report = compare(&spec(ours), &official);
    assert_eq!(
        lines(&report),
        [
            "response 200 / key: type: string; integer",
            "!response 200 / kind: type: string; integer"
        ]
    );
}

#[test]
fn a_comment_does_not_reach_behind_a_reference() {
    let part = object(
        "size",
        json!({"type": "string", "description": "How large.", "examples": ["1"]}),
    );
    let mut ours = thing();
    ours["$comment"] = json!("The `size` is a number there.");
    ours["properties"]["part"] =
        json!({"$ref": "#/components/schemas/Part", "description": "Its part."});
    let mut official = official();
    let properties = &mut official["components"]["schemas"]["ThingRep"]["properties"];
    properties["part"] = json!({"type": "object", "properties": {"size": {"type": "integer"}}});
    let report = compare(&spec(ours).schema("Part", part), &official);
    assert_eq!(
        lines(&report),
        ["response 200 / part / size: type: string; integer"]
    );
}

#[test]
fn an_operation_explains_the_status_that_it_names() {
    let spec = spec(thing()).with(|things| {
        let read = &mut things["paths"]["/things/{thingKey}"]["get"];
        read["responses"]["403"] = json!({"description": "No."});
        read["responses"]["404"] = json!({"description": "None."});
        read["x-comment"] = json!("The official document has no 403 here.");
    });
    let report = compare(&spec, &official());
    assert_eq!(
        lines(&report),
        [
            "!response 403: status: there; absent",
            "response 404: status: there; absent"
        ]
    );
    let mut official = official();
    official["paths"]["/things/{thingKey}"]["get"]["responses"]["403"] = json!({});
    official["paths"]["/things/{thingKey}"]["get"]["responses"]["404"] = json!({});
    let report = compare(&spec, &official);
    assert_eq!(lines(&report), Vec::<String>::new());
    assert_eq!(report.unfounded.len(), 1);
    assert!(!report.is_clean());
}

#[test]
fn a_claim_without_a_difference_is_unfounded_and_a_remark_is_none() {
    let mut ours = thing();
    ours["$comment"] = json!("ThingRep in the official document.");
    ours["properties"]["key"]["$comment"] = json!("Undescribed in the official document.");
    let report = compare(&spec(ours.clone()), &official());
    assert_eq!((report.unfounded.len(), report.remarks.len()), (0, 1));
    assert!(report.is_clean());
    ours["properties"]["kind"]["$comment"] = json!("Not in the official document.");
    let report = compare(&spec(ours), &official());
    let texts: Vec<_> = report.unfounded.iter().map(|found| &found.text).collect();
    assert_eq!(texts, ["Not in the official document."]);
    assert!(!report.is_clean());
}
