use super::{object, tagged};
use crate::decode::Field;
use serde::{Serialize, Serializer};
use serde_json::{Result, json, to_string, to_value};
use std::collections::BTreeMap;

/// What a generated record says of itself.
#[derive(Default)]
struct Sample {
    name: String,
    nothing: Option<i64>,
    left_out: Option<bool>,
    list: Vec<String>,
    map: BTreeMap<String, f64>,
}

const FIELDS: &[Field] = &[
    Field::Required("name"),
    Field::Required("nothing"),
    Field::Optional("leftOut"),
    Field::Optional("list"),
    Field::Optional("map"),
];

impl Serialize for Sample {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        object(
            serializer,
            FIELDS,
            &[
                &self.name,
                &self.nothing,
                &self.left_out,
                &self.list,
                &self.map,
            ],
        )
    }
}

/// One with a constant.
struct Tagged(i64);

impl Serialize for Tagged {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        const FIELDS: &[Field] = &[Field::Required("count")];
        tagged(serializer, ("kind", "tagged"), FIELDS, &[&self.0])
    }
}

#[test]
fn what_is_optional_and_blank_is_left_out_and_what_is_required_is_not() -> Result<()> {
    let blank = to_string(&Sample::default())?;
    assert_eq!(blank, r#"{"name":"","nothing":null}"#);
    Ok(())
}

#[test]
fn fields_are_written_in_the_order_of_the_table() -> Result<()> {
    let full = Sample {
        name: "a".to_owned(),
        nothing: Some(1),
        left_out: Some(false),
        list: vec![String::new()],
        map: BTreeMap::from([("b".to_owned(), 0.5)]),
    };
    let text = r#"{"name":"a","nothing":1,"leftOut":false,"list":[""],"map":{"b":0.5}}"#;
    assert_eq!(to_string(&full)?, text);
    Ok(())
}

#[test]
fn a_constant_comes_first() -> Result<()> {
    assert_eq!(to_string(&Tagged(2))?, r#"{"kind":"tagged","count":2}"#);
    assert_eq!(
        to_value(Tagged(2))?,
        json!({ "kind": "tagged", "count": 2 })
    );
    Ok(())
}
