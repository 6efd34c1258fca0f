//! Text -> JSON, with checks that JSON itself does not have: repeated keys, and marks of editors and merges.

use serde_json::Value;

use crate::problem::Problem;
use crate::source::duplicate_keys;

/// Reads a file, and adds errors of its syntax to `problems`.
pub(super) fn parse(file: &str, text: &str, problems: &mut Vec<Problem>) -> Option<Value> {
    match serde_json::from_str(text) {
        Ok(value) => {
            // The parser keeps the last of repeated keys. Finding them in the text takes long.
            if members(&value) != colons(text) {
                problems.extend(twice(file, text));
            }
            Some(value)
        }
        Err(error) => {
            problems.push(mark(file, text).unwrap_or_else(|| syntax(file, text, &error)));
            None
        }
    }
}

fn syntax(file: &str, text: &str, error: &serde_json::Error) -> Problem {
    let at = offset(text, error.line(), error.column());
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or(&reason);
    let reason = reason.replacen("EOF while parsing", "the file ends within", 1);
    let help = habit(text.get(at..).unwrap_or_default());
    let help = help.unwrap_or("fix the JSON syntax; the other checks of this file run after that");
    Problem::bytes(file, at..at, format!("not JSON: {reason}"), help)
}

/// Returns what to write instead of something that other formats or programs have here.
fn habit(rest: &str) -> Option<&'static str> {
    Some(match rest.chars().next()? {
        '\'' | '‘' | '’' | '“' | '”' | '„' => {
            "write `\"` on both sides: JSON has no other quotation marks"
        }
        '/' | '#' => "remove it: JSON has no comments, but `$comment` and `x-comment` for reasons",
        _ => return None,
    })
}

/// Finds marks of an editor or of a merge.
fn mark(file: &str, text: &str) -> Option<Problem> {
    if text.starts_with('\u{feff}') {
        let message = "the file begins with a byte order mark (BOM)";
        let help = "save it as UTF-8 without one";
        return Some(Problem::bytes(file, 0..3, message, help));
    }
    let conflict = text.match_indices("<<<<<<< ").map(|(at, _)| at);
    let at = conflict
        .into_iter()
        .find(|at| *at == 0 || text[..*at].ends_with('\n'))?;
    let message = "a merge left both sides of a conflict here";
    let help = "keep one of the two, and remove the lines of `<`, `=` and `>`";
    Some(Problem::bytes(file, at..at + 7, message, help))
}

/// Returns a problem for each repeated key.
fn twice(file: &str, text: &str) -> impl Iterator<Item = Problem> {
    let found = duplicate_keys(text).into_iter();
    found.map(move |(key, first, second)| {
        let message = format!("the key `{key}` appears twice in one object");
        let help = "remove one of the two; JSON readers keep only the last one";
        Problem::bytes(file, second, message, help).first(first)
    })
}

/// Returns the number of members of all objects in a value.
fn members(value: &Value) -> usize {
    match value {
        Value::Object(object) => object.len() + object.values().map(members).sum::<usize>(),
        Value::Array(list) => list.iter().map(members).sum(),
        _ => 0,
    }
}

/// Returns the number of members of all objects in a JSON text: each has a colon outside of strings.
fn colons(text: &str) -> usize {
    let (mut count, mut bytes) = (0, text.bytes());
    while let Some(byte) = bytes.next() {
        match byte {
            b':' => count += 1,
            // The end of the string; escaped quotes are skipped.
            b'"' => {
                while bytes.find(|byte| b"\"\\".contains(byte)) == Some(b'\\') {
                    bytes.next();
                }
            }
            _ => {}
        }
    }
    count
}

/// `serde_json` counts lines from 1 and columns in bytes, 0 being the end of the line before.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let mut at = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    #[test]
    fn colons_inside_of_strings_are_no_members() {
        let text = r#"{"a:b": "\":\\", "c": [{"d\\": {}}, ":"], "c": 1}"#;
        assert_eq!(super::colons(text), 4);
        let value = serde_json::from_str(text).expect("JSON");
        // The second `c` replaces the first one with its content.
        assert_eq!(super::members(&value), 2);
    }
}
