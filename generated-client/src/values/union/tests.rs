//! Unions, written by hand as the generator writes them.

use crate::values::decode::{Decode, from_slice};
use serde_json::{Value, json};

struct TurnFlagOn {}

record! {
    TurnFlagOn["kind" = "turnFlagOn"] {}
}

struct AddTargets {
    values: Vec<String>,
    weight: i64,
}

record! {
    AddTargets["kind" = "addTargets"] {
        0: "values" values = Decode::blank(),
        1: "weight" weight = Decode::blank(),
    }
}

#[derive(Clone)]
enum Change {
    TurnFlagOn(Box<TurnFlagOn>),
    AddTargets(Box<AddTargets>),
    Unknown(Value),
}

union! {
    Change["kind"] {
        "turnFlagOn" => TurnFlagOn,
        "addTargets" => AddTargets,
    }
}

fn read(value: &Value) -> Change {
    from_slice(value.to_string().as_bytes()).expect("a union reads whatever is not null")
}

#[test]
fn each_type_is_told_by_its_constant() {
    assert_eq!(
        read(&json!({"kind": "turnFlagOn"})),
        Change::from(TurnFlagOn {})
    );
    // Wherever the constant stands, and whatever else comes with it.
    let change: Change =
        from_slice(br#"{"weight": 5.0, "more": [{}], "values": null, "kind": "addTargets"}"#)
            .unwrap();
    let expected = AddTargets {
        values: Vec::new(),
        weight: 5,
    };
    assert_eq!(change, Change::from(expected));
    assert_eq!(
        serde_json::to_value(&change).unwrap(),
        json!({"kind": "addTargets", "values": [], "weight": 5})
    );
}

#[test]
fn what_is_not_understood_is_kept_as_it_came() {
    let odd = [
        json!({"kind": "notYetKnown", "a": [1, null]}),
        json!({"kind": "addTargets", "values": [], "weight": "heavy"}),
        json!({"kind": "addTargets"}),
        json!({"kind": 5}),
        json!({}),
        json!([]),
        json!("turnFlagOn"),
    ];
    for value in odd {
        assert_eq!(read(&value), Change::Unknown(value.clone()));
        assert_eq!(serde_json::to_value(read(&value)).unwrap(), value);
    }
}

#[test]
fn a_union_shows_what_it_holds() {
    let shown = |value| format!("{:?}", read(&value));
    let known = json!({"kind": "addTargets", "values": ["a"], "weight": 5});
    assert_eq!(shown(known), r#"AddTargets { values: ["a"], weight: 5 }"#);
    assert_eq!(shown(json!([true])), "Unknown(Array [Bool(true)])");
}

#[test]
fn equal_are_those_of_one_type_with_equal_values() {
    let heavy = json!({"kind": "addTargets", "values": [], "weight": 5});
    let light = json!({"kind": "addTargets", "values": [], "weight": 4});
    let unknown = json!({"kind": "addTarget", "values": [], "weight": 5});
    let others = [light, unknown, json!({"kind": "turnFlagOn"})];
    assert_eq!(read(&heavy), read(&heavy).clone());
    for other in &others {
        assert_ne!(read(&heavy), read(other));
        assert_eq!(read(other), read(other).clone());
    }
}

#[test]
fn one_odd_value_does_not_cost_the_others() {
    let changes: Vec<Change> = from_slice(br#"[{"kind": "new"}, {"kind": "turnFlagOn"}]"#).unwrap();
    assert_eq!(changes[1], Change::from(TurnFlagOn {}));
    let error = from_slice::<Vec<Change>>(b"[{}, null]").unwrap_err();
    assert_eq!(error.path.as_deref(), Some("[1]"));
    assert_eq!(from_slice::<Option<Change>>(b"null").unwrap(), None);
}

#[cfg(feature = "schemars")]
#[test]
fn a_schema_says_which_constant_is_written() {
    use crate::values::union::Constant;
    use schemars::{json_schema, transform::Transform};

    let mut schema = json_schema!({"type": "object", "required": ["values"]});
    Constant("kind", "addTargets").transform(&mut schema);
    let expected = json!({
        "type": "object",
        "properties": {"kind": {"type": "string", "const": "addTargets"}},
        "required": ["kind", "values"],
    });
    assert_eq!(schema.to_value(), expected);
}
