//! The differences between two JSON bodies: the pointer of each place, and its two values.

use crate::testing::answer::brief;
use serde_json::Value;

/// Adds the differences, in words.
pub(super) fn tell(wanted: &Value, found: &Value, words: &mut Vec<String>) {
    between(wanted, found, "", words);
}

fn between(wanted: &Value, found: &Value, at: &str, words: &mut Vec<String>) {
    match (wanted, found) {
        (wanted, found) if wanted == found => {}
        (Value::Object(wanted), Value::Object(found)) => {
            for (name, value) in wanted {
                let at = below(at, name);
                match found.get(name) {
                    Some(other) => between(value, other, &at, words),
                    None => words.push(lacking(&at, value)),
                }
            }
            let more = found.iter().filter(|(name, _)| !wanted.contains_key(*name));
            words.extend(more.map(|(name, value)| additional(&below(at, name), value)));
        }
        (Value::Array(wanted), Value::Array(found)) => in_list(wanted, found, at, words),
        (wanted, found) => words.push(format!(
            "{} is {}, not {}",
            place(at),
            shown(found),
            shown(wanted)
        )),
    }
}

/// Leaves out equal elements at both ends. Otherwise everything after an added element would differ.
fn in_list(wanted: &[Value], found: &[Value], at: &str, words: &mut Vec<String>) {
    let start = wanted.iter().zip(found).take_while(|(a, b)| a == b).count();
    let (wanted, found) = (&wanted[start..], &found[start..]);
    let ends = wanted.iter().rev().zip(found.iter().rev());
    let end = ends.take_while(|(a, b)| a == b).count();
    let (wanted, found) = (&wanted[..wanted.len() - end], &found[..found.len() - end]);
    let place = |index: usize| below(at, &(start + index).to_string());
    for (index, (wanted, found)) in wanted.iter().zip(found).enumerate() {
        between(wanted, found, &place(index), words);
    }
    let both = wanted.len().min(found.len());
    let missing = wanted.iter().enumerate().skip(both);
    words.extend(missing.map(|(index, value)| lacking(&place(index), value)));
    let more = found.iter().enumerate().skip(both);
    words.extend(more.map(|(index, value)| additional(&place(index), value)));
}

fn lacking(at: &str, value: &Value) -> String {
    format!("{} is missing: {}", place(at), shown(value))
}

fn additional(at: &str, value: &Value) -> String {
    format!("{} is not expected: {}", place(at), shown(value))
}

fn place(at: &str) -> String {
    match at {
        "" => "the body".to_owned(),
        at => format!("`{at}` of the body"),
    }
}

fn below(at: &str, name: &str) -> String {
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
}

fn shown(value: &Value) -> String {
    brief(&value.to_string())
}

#[cfg(test)]
mod tests {
    use super::tell;
    use serde_json::{Value, json};

    /// One line for each difference.
    fn told(wanted: &Value, found: &Value) -> String {
        let mut words = Vec::new();
        tell(wanted, found, &mut words);
        words.join("\n")
    }

    #[test]
    fn values_are_told_with_their_places() {
        let wanted = json!({"a": {"b/c": [1, {"d~": true}]}, "e": null});
        let found = json!({"a": {"b/c": [1, {"d~": false}]}, "f": []});
        let words = "`/a/b~1c/1/d~0` of the body is false, not true\n\
                     `/e` of the body is missing: null\n\
                     `/f` of the body is not expected: []";
        assert_eq!(told(&wanted, &found), words);
        assert_eq!(told(&json!(1), &json!("1")), "the body is \"1\", not 1");
        assert_eq!(told(&wanted, &wanted), "");
    }

    #[test]
    fn of_lists_the_elements_that_differ_are_told() {
        let list = |text: &str| Value::from(text.split(' ').collect::<Vec<_>>());
        for (wanted, found, words) in [
            ("a b c", "a c", "`/1` of the body is missing: \"b\""),
            ("a c", "a b c", "`/1` of the body is not expected: \"b\""),
            ("a b", "a b c", "`/2` of the body is not expected: \"c\""),
            ("a b c", "a x c", "`/1` of the body is \"x\", not \"b\""),
            (
                "a b c d",
                "a x d",
                "`/1` of the body is \"x\", not \"b\"\n`/2` of the body is missing: \"c\"",
            ),
        ] {
            assert_eq!(told(&list(wanted), &list(found)), words);
        }
    }

    #[test]
    fn long_values_are_shortened() {
        let words = told(&json!({}), &json!({"a": "x".repeat(10_000)}));
        assert!(words.len() < 300 && words.ends_with('…'), "{words}");
    }
}
