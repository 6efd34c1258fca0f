//! That a record is written, shown and compared as what serde and the compiler derive would do it.

use super::{FieldValue, rust_name};
use crate::decode::{Decode, Field, Slot};
use serde::de::MapAccess;
use serde_json::{from_str, json, to_string, to_value};
use std::collections::BTreeMap;

/// What the generator says of a record.
macro_rules! fields {
    ($name:ident, [$($index:literal: $kind:ident($wire:literal) $field:ident),* $(,)?]) => {
        impl Decode for $name {
            const FIELDS: &'static [Field] = &[$(Field::$kind($wire)),*];

            fn blank() -> Self {
                Self::default()
            }

            fn read<'de, A: MapAccess<'de>>(
                &mut self,
                field: usize,
                slot: Slot<'_, A>,
            ) -> Result<(), A::Error> {
                match field {
                    $($index => slot.read(&mut self.$field),)*
                    _ => slot.skip(),
                }
            }

            fn value(&self, field: usize) -> Option<&dyn FieldValue> {
                let value: &dyn FieldValue = match field {
                    $($index => &self.$field,)*
                    _ => return None,
                };
                Some(value)
            }
        }
    };
}

#[derive(Clone, Default)]
struct Sample {
    name: String,
    nothing: Option<i64>,
    left_out: Option<bool>,
    list: Vec<String>,
    map: BTreeMap<String, f64>,
}

fields!(Sample, [
    0: Required("_name") name,
    1: Required("nothing") nothing,
    2: Optional("leftOut") left_out,
    3: Optional("list") list,
    4: Optional("map") map,
]);
record!(Sample);

/// One with a constant.
#[derive(Clone, Default)]
struct Tagged {
    count: i64,
}

fields!(Tagged, [0: Required("count") count]);
record!(Tagged, "kind" = "tagged");

fn full() -> Sample {
    Sample {
        name: "a".to_owned(),
        nothing: Some(1),
        left_out: Some(false),
        list: vec![String::new()],
        map: BTreeMap::from([("b".to_owned(), 0.5)]),
    }
}

#[test]
fn what_is_optional_and_blank_is_left_out_and_what_is_required_is_not() -> serde_json::Result<()> {
    let blank = to_string(&Sample::default())?;
    assert_eq!(blank, r#"{"_name":"","nothing":null}"#);
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
    let tagged = Tagged { count: 2 };
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
        format!("{:#?}", Tagged { count: 2 }),
        "Tagged {\n    count: 2,\n}"
    );
}

#[test]
fn names_are_shown_in_snake_case() {
    for (wire, name) in [
        ("key", "key"),
        ("_siteId", "site_id"),
        ("onVariation2Id", "on_variation2_id"),
        ("jsonURL", "json_url"),
        ("jsonURLPath", "json_url_path"),
        ("a_B", "a_b"),
        ("type", "type_"),
        ("", ""),
    ] {
        assert_eq!(rust_name(wire), name);
    }
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
fn values_of_two_types_are_never_equal() {
    let (number, text): (&dyn FieldValue, &dyn FieldValue) = (&1_i64, &"1".to_owned());
    assert!(number.equals(&1_i64) && text.equals(&"1".to_owned()));
    assert!(!number.equals(text) && !text.equals(number));
}
