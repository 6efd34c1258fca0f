//! That a record is written, shown, compared and copied as what serde and the compiler derive would do it.

use crate::values::{
    decode::{Decode, Strictness, from_slice},
    extra::Extra,
};
use serde_json::{from_str, json, to_string, to_value};
use std::collections::BTreeMap;

#[derive(Default)]
struct Sample {
    name: String,
    nothing: Option<i64>,
    left_out: Option<bool>,
    list: Vec<String>,
    map: BTreeMap<String, f64>,
    extra: Extra,
}

record! {
    Sample {
        0: "_name" name = String::new(),
        1: "nothing" nothing = None,
        2: "leftOut?" left_out = None,
        3: "list?" list = Vec::new(),
        4: "map?" map = BTreeMap::new(),
    }
}

/// One whose fields are left out by the server when they are false, zero or empty.
#[derive(Default)]
struct Terse {
    is_off: bool,
    rules: i64,
    share: f64,
    name: String,
    extra: Extra,
}

record! {
    Terse {
        0: "isOff?" is_off = false,
        1: "rules?" rules = 0,
        2: "share?" share = 0.0,
        3: "name?" name = String::new(),
    }
}

/// One with a constant.
#[derive(Default)]
struct Tagged {
    count: i64,
    extra: Extra,
}

record! {
    Tagged["kind" = "tagged"] {
        0: "count" count = 0,
    }
}

fn full() -> Sample {
    Sample {
        name: "a".to_owned(),
        nothing: Some(1),
        left_out: Some(false),
        list: vec![String::new()],
        map: BTreeMap::from([("b".to_owned(), 0.5)]),
        extra: Extra::new(),
    }
}

#[test]
fn what_is_optional_and_blank_is_left_out_and_what_is_required_is_not() -> serde_json::Result<()> {
    let blank = to_string(&Sample::default())?;
    assert_eq!(blank, r#"{"_name":"","nothing":null}"#);
    Ok(())
}

#[test]
fn what_is_left_out_reads_as_blank_and_is_no_deviation() -> serde_json::Result<()> {
    for text in [
        "{}",
        r#"{"isOff": null, "rules": null, "share": 0, "name": ""}"#,
    ] {
        let read = from_slice::<Terse>(text.as_bytes(), Strictness::Lenient, usize::MAX);
        let (value, deviations) = read.expect("JSON");
        assert!(deviations.is_empty(), "{deviations:?}");
        assert_eq!((value.is_off, value.rules), (false, 0));
        assert_eq!(to_string(&value)?, "{}");
    }
    let text = r#"{"isOff":true,"rules":2,"share":0.5,"name":"a"}"#;
    assert_eq!(to_string(&from_str::<Terse>(text)?)?, text);
    Ok(())
}

#[test]
fn fields_are_written_in_the_order_of_the_table() -> serde_json::Result<()> {
    let text = r#"{"_name":"a","nothing":1,"leftOut":false,"list":[""],"map":{"b":0.5}}"#;
    assert_eq!(to_string(&full())?, text);
    assert_eq!(from_str::<Sample>(text)?, full());
    Ok(())
}

#[test]
fn a_constant_comes_first() -> serde_json::Result<()> {
    let tagged = Tagged {
        count: 2,
        ..Decode::blank()
    };
    assert_eq!(to_string(&tagged)?, r#"{"kind":"tagged","count":2}"#);
    assert_eq!(to_value(tagged)?, json!({ "kind": "tagged", "count": 2 }));
    Ok(())
}

#[test]
fn it_is_shown_as_a_derived_debug_would_show_it() {
    let shown = format!("{:?}", full());
    let expected = r#"Sample { name: "a", nothing: Some(1), left_out: Some(false), list: [""], map: {"b": 0.5} }"#;
    assert_eq!(shown, expected);
    assert_eq!(
        format!(
            "{:#?}",
            Tagged {
                count: 2,
                ..Decode::blank()
            }
        ),
        "Tagged {\n    count: 2,\n}"
    );
}

#[test]
fn each_field_counts_when_two_are_compared() {
    type Change = fn(&mut Sample);
    let changes: [Change; 5] = [
        |sample| sample.name.push('b'),
        |sample| sample.nothing = None,
        |sample| sample.left_out = Some(true),
        |sample| sample.list.clear(),
        |sample| sample.map.clear(),
    ];
    for change in changes {
        let mut other = full();
        assert_eq!(other, full());
        change(&mut other);
        assert_ne!(other, full());
    }
}

#[test]
fn a_copy_has_all_values() {
    assert_eq!(full().clone(), full());
    assert_eq!(
        Tagged {
            count: 2,
            ..Decode::blank()
        }
        .clone()
        .count,
        2
    );
}
