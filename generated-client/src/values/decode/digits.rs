//! Numbers from `serde_json` with the feature `arbitrary_precision`, which any crate of a program can enable. They arrive as
//! an object with one property, which contains the number as text. Without this module, all numbers would read as zero.

use super::{Place, Trace, seed::Seed};
use serde::de::{Error, IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Number, Value};

/// The name of this property.
pub(super) const NAME: &str = "$serde_json::private::Number";

/// Reads an object to its end, and returns the number if it is one.
pub(super) fn read<'de, A: MapAccess<'de>>(
    object: &mut A,
    trace: &Trace,
) -> Result<Option<String>, A::Error> {
    let mut value = Value::Null;
    let place = &mut Place::Free(&mut value);
    match object.next_key::<String>()? {
        Some(name) if name == NAME && !trace.is_far_too_deep() => {
            object.next_value_seed(Seed { place, trace })?;
        }
        Some(_) => drop(object.next_value::<IgnoredAny>()?),
        None => return Ok(None),
    }
    let mut is_alone = true;
    while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
        is_alone = false;
    }
    Ok(match value {
        Value::String(number) if is_alone => Some(number),
        _ => None,
    })
}

/// Returns the number, with all its digits, if that is what an object says: anyone can name a property so, but a number has
/// no other.
pub(super) fn number(object: &Map<String, Value>) -> Option<Number> {
    match object.iter().next() {
        Some((name, value)) if object.len() == 1 && name == NAME => value.as_str()?.parse().ok(),
        _ => None,
    }
}

/// Calls the method of the visitor that is called without the feature; `visit_str` if the number does not fit into a double.
pub(super) fn pass<'de, V: Visitor<'de>, E: Error>(
    visitor: V,
    number: &str,
) -> Result<V::Value, E> {
    if let Ok(number) = number.parse() {
        return visitor.visit_u64(number);
    }
    if let Ok(number) = number.parse() {
        return visitor.visit_i64(number);
    }
    match number.parse::<f64>() {
        Ok(double) if double.is_finite() => visitor.visit_f64(double),
        _ => visitor.visit_str(number),
    }
}

#[cfg(test)]
mod tests {
    use super::NAME;
    use crate::values::{
        decode::{Decode, Strictness, Trace, exactly, from_slice, seed::Seed},
        deviation::Deviation,
        extra::Extra,
    };
    use serde::de::{
        DeserializeSeed,
        value::{Error, MapDeserializer},
    };
    use serde_json::{Value, json};
    use std::{collections::BTreeMap, iter};

    struct Thing {
        name: String,
        extra: Extra,
    }

    record! {
        Thing {
            0: "name?" name = Decode::blank(),
        }
    }

    type Number<'a> = MapDeserializer<'a, iter::Once<(&'a str, &'a str)>, Error>;

    fn number(text: &str) -> Number<'_> {
        MapDeserializer::new(iter::once((NAME, text)))
    }

    /// Returns the value and the kind of JSON that a deviation reports.
    fn read<T: Decode>(text: &str) -> (T, Option<&'static str>) {
        let (mut value, trace) = (T::blank(), Trace::new(Strictness::Lenient));
        let (place, trace) = (&mut value.place(), &trace);
        let read = Seed { place, trace }.deserialize(number(text));
        read.expect("a number breaks nothing");
        let deviations = trace.deviations();
        (value, deviations.iter().next().map(Deviation::found))
    }

    #[test]
    fn a_number_is_read_as_what_it_is() {
        assert_eq!(read("-7"), (-7_i64, None));
        assert_eq!(read("7.0"), (7_i64, None));
        assert_eq!(read("18446744073709551615"), (u64::MAX, None));
        assert_eq!(read("0.25"), (0.25_f64, None));
        assert_eq!(read("0.25"), (Some(0.25_f64), None));
        assert_eq!(read("1e400"), (0.0_f64, Some("a string")));
    }

    /// A server that sends such an object itself.
    #[test]
    fn another_object_of_that_name_stays_what_it_is() {
        for inner in ["5", "null", "[]", "{}", "true", r#""seven""#] {
            let object = format!(r#"{{"{NAME}": {inner}}}"#);
            let json = format!("[{object}, 7]");
            let read = from_slice::<Value>(json.as_bytes(), Strictness::Lenient, usize::MAX);
            let written = read.expect("it is JSON").0.to_string();
            assert_eq!(written, format!("[{object},7]").replace(": ", ":"));
        }
    }

    fn decode<T: Decode>(json: &str) -> T {
        let read = from_slice(json.as_bytes(), Strictness::Lenient, usize::MAX);
        read.expect("it is JSON").0
    }

    /// Anyone can name a property so, in the value of a variation or as the key of a map.
    #[test]
    fn an_object_with_more_than_that_is_no_number() {
        for object in [
            format!(r#"{{"{NAME}":"5","name":7}}"#),
            format!(r#"{{"name":7,"{NAME}":"5"}}"#),
        ] {
            let json = format!("[{object}]");
            assert_eq!(decode::<Value>(&json), json!([{NAME: "5", "name": 7}]));
            let map = [(NAME.to_owned(), 5), ("name".to_owned(), 7)];
            assert_eq!(
                decode::<Vec<BTreeMap<String, u64>>>(&json),
                [BTreeMap::from(map)]
            );
            let thing = &decode::<Vec<Thing>>(&json)[0];
            assert_eq!(
                (thing.name.as_str(), thing.extra.get(NAME)),
                ("", Some(&json!("5")))
            );
            assert_eq!(decode::<Vec<i64>>(&json), [0]);
        }
        let map = BTreeMap::from([(NAME.to_owned(), 5)]);
        let json = format!(r#"{{"{NAME}": 5}}"#);
        assert_eq!(decode::<BTreeMap<String, u64>>(&json), map);
        assert_eq!(decode::<Vec<i64>>(&format!("[{json}]")), [0]);
    }

    /// A file that someone writes has no such property, wherever it stands.
    #[test]
    fn a_record_that_is_read_exactly_has_no_such_property() {
        for json in [
            format!(r#"{{"{NAME}":"5"}}"#),
            format!(r#"{{"{NAME}":"5","name":"a"}}"#),
            format!(r#"{{"name":"a","{NAME}":5}}"#),
        ] {
            let read = from_slice::<Thing>(json.as_bytes(), Strictness::Exact, usize::MAX);
            let message = read.expect_err("it is refused").message;
            assert!(
                message.contains("expected an object, found a number"),
                "{message}"
            );
        }
    }

    /// It has the depth of what it is in.
    #[test]
    fn a_number_may_be_inside_a_hundred_lists() {
        let lists = |inner: &str| format!("{}{inner}{}", "[".repeat(100), "]".repeat(100));
        let json = lists(&format!(r#"{{"{NAME}":"7"}}"#));
        assert_eq!(decode::<Value>(&json).to_string(), lists("7"));
        let json = lists(&format!(r#"{{"{NAME}":"7","more":0}}"#));
        assert_eq!(decode::<Value>(&json).to_string(), lists("null"));
    }

    #[test]
    fn what_only_looks_like_a_number_ends_somewhere() {
        let times = 200_000;
        let nested = format!(
            "{}0{}",
            format!(r#"{{"{NAME}":"#).repeat(times),
            "}".repeat(times)
        );
        let json = format!("[{nested}, 7]");
        assert_eq!(decode::<Vec<i64>>(&json), [0, 7]);
        assert!(decode::<Vec<Thing>>(&json)[0].extra.get(NAME).is_some());
        assert_eq!(decode::<Vec<Value>>(&json)[1], 7);
        assert_eq!(decode::<Vec<BTreeMap<String, i64>>>(&json)[0][NAME], 0);
    }

    #[test]
    fn where_none_is_expected_it_deviates() {
        let found = Some("a number");
        assert_eq!(read("7"), (String::new(), found));
        assert_eq!(read("7"), (false, found));
        assert_eq!(read("7"), (BTreeMap::<String, i64>::new(), found));
        assert_eq!(read("7"), (Vec::<i64>::new(), found));
        assert_eq!(read("7"), (Thing::blank(), found));
    }

    #[test]
    fn it_is_part_of_a_free_form_value() {
        let read: Result<Value, Error> = exactly(number("7"));
        assert_eq!(read.expect("it is a number"), json!(7));
    }
}
