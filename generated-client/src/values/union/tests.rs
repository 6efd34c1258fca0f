//! Unions, written by hand as the generator writes them.

use crate::values::decode::{Decode, Strictness, from_slice};
use crate::values::extra::Extra;
use serde_json::{Value, json};

struct TurnFlagOn {
    extra: Extra,
}

record! {
    TurnFlagOn["kind" = "turnFlagOn"] {}
}

struct AddTargets {
    values: Vec<String>,
    weight: i64,
    extra: Extra,
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

fn decode<T: Decode>(value: &Value) -> (T, Vec<String>) {
    let decoded = from_slice(
        value.to_string().as_bytes(),
        Strictness::Lenient,
        usize::MAX,
    );
    let (value, deviations) = decoded.expect("a union reads whatever is not null");
    (value, deviations.iter().map(ToString::to_string).collect())
}

fn read(value: &Value) -> Change {
    decode(value).0
}

#[test]
fn each_value_tells_its_kind() {
    assert_eq!(
        read(&json!({"kind": "turnFlagOn"})).kind(),
        Some("turnFlagOn")
    );
    assert_eq!(
        read(&json!({"kind": "newer", "a": 1})).kind(),
        Some("newer")
    );
    assert_eq!(read(&json!({"kind": 5})).kind(), None);
}

#[test]
fn each_type_is_told_by_its_constant() {
    assert_eq!(
        read(&json!({"kind": "turnFlagOn"})),
        Change::from(TurnFlagOn::blank())
    );
    // Wherever the constant stands, and whatever else comes with it.
    let odd = json!({"weight": 5.0, "more": [{}], "values": ["a"], "kind": "addTargets"});
    let expected = AddTargets {
        values: vec!["a".to_owned()],
        weight: 5,
        ..Decode::blank()
    };
    let change = read(&odd);
    assert_eq!(
        change,
        Change::from(expected.with_extra("more", json!([{}])))
    );
    assert_eq!(
        serde_json::to_value(&change).unwrap(),
        json!({"kind": "addTargets", "values": ["a"], "weight": 5, "more": [{}]})
    );
}

/// Of a repeated property, the last one counts. A record can also be read without its union.
#[test]
fn another_constant_before_the_own_one_does_not_count() {
    let json = r#"{"kind": "addTargets", "kind": "turnFlagOn"}"#;
    let read = from_slice::<TurnFlagOn>(json.as_bytes(), Strictness::Lenient, usize::MAX);
    assert_eq!(read.expect("it is JSON").0, TurnFlagOn::blank());
}

#[test]
fn what_is_of_no_type_is_kept_as_it_came() {
    for (value, deviation) in [
        (
            json!({"kind": "notYetKnown", "a": [1, null]}),
            "`kind`: expected a known value, found a string",
        ),
        (
            json!({"kind": 5}),
            "`kind`: expected a string, found a number",
        ),
        (
            json!({"kind": null}),
            "`kind`: expected a string, found null",
        ),
        (json!({}), "`kind`: expected a string, found nothing"),
        (json!([]), "expected an object, found a list"),
        (json!("turnFlagOn"), "expected an object, found a string"),
    ] {
        let (change, deviations) = decode::<Change>(&value);
        assert_eq!(change, Change::Unknown(value.clone()));
        assert_eq!(serde_json::to_value(change).unwrap(), value);
        assert_eq!(deviations, [deviation]);
    }
}

#[test]
fn a_type_that_is_known_is_read_as_any_record() {
    let odd = json!({"kind": "addTargets", "weight": "heavy"});
    let (change, deviations) = decode::<Change>(&odd);
    assert_eq!(change, Change::from(AddTargets::blank()));
    let expected = [
        "`weight`: expected an integer, found a string",
        "`values`: expected a list, found nothing",
    ];
    assert_eq!(deviations, expected);
}

/// The union's object is read twice, so an error has a position in the document or none.
#[test]
fn a_strict_error_names_the_place_in_the_document() {
    let json = r#"[{"kind": "turnFlagOn"}, {"kind": "addTargets", "weight": "heavy"}]"#;
    let read = from_slice::<Vec<Change>>(json.as_bytes(), Strictness::Strict, usize::MAX);
    let error = read.expect_err("a weight is a number");
    assert_eq!(error.path.as_deref(), Some("[1].weight"));
    let message = "expected an integer, found a string at line 1 column 67";
    assert_eq!(error.message, message);
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
    let (changes, deviations) =
        decode::<Vec<Change>>(&json!([{"kind": "new"}, null, {"kind": "turnFlagOn"}]));
    assert_eq!(changes[2], Change::from(TurnFlagOn::blank()));
    let expected = [
        "`[0].kind`: expected a known value, found a string",
        "`[1]`: expected an object, found null",
    ];
    assert_eq!(deviations, expected);
    let (nothing, deviations) = decode::<Option<Change>>(&Value::Null);
    assert_eq!((nothing, deviations), (None, Vec::new()));
}
