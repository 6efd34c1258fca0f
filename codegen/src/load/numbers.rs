//! The spelling of whole numbers. `1e3` and `20.0` are whole numbers for a validator, but the model cannot read them, and the
//! client cannot read numbers of more than 64 bits.

use serde_json::Value;

use crate::problem::Problem;
use crate::source::{Place, Trail};

/// The keys whose values the generator reads as whole numbers.
const LIMITS: [&str; 3] = ["default", "maximum", "minimum"];

/// The first number that does not fit 64 bits.
const LARGE: f64 = 9_223_372_036_854_775_808.0;

/// Returns a problem for each whole number that is spelled differently, or too large.
pub(super) fn check(trail: Trail<'_>, value: &Value, problems: &mut Vec<Problem>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                match (key.as_str(), value) {
                    // Values belong to the API, but they have to fit.
                    ("example" | "examples" | "value", _) => {
                        sizes(Trail::Key(&trail, key), value, problems);
                    }
                    (key, Value::Number(_)) if LIMITS.contains(&key) => {
                        problems.extend(spelling(value, &Trail::Key(&trail, key).place()));
                    }
                    _ => check(Trail::Key(&trail, key), value, problems),
                }
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                check(Trail::Index(&trail, index), value, problems);
            }
        }
        _ => {}
    }
}

/// Reports whole numbers in examples that are too large.
fn sizes(trail: Trail<'_>, value: &Value, problems: &mut Vec<Problem>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                sizes(Trail::Key(&trail, key), value, problems);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                sizes(Trail::Index(&trail, index), value, problems);
            }
        }
        // The parser reads a larger number as a fraction.
        Value::Number(number) if number.is_f64() => {
            let is_large = number.as_f64().is_some_and(|number| number.abs() >= LARGE);
            let message = format!("`{number}` does not fit 64 bits");
            let help = "write a realistic number";
            problems.extend(is_large.then(|| Problem::new(&trail.place(), message, help)));
        }
        _ => {}
    }
}

fn spelling(number: &Value, place: &Place) -> Option<Problem> {
    let is_whole = number.as_f64().is_some_and(|number| number.fract() == 0.0);
    if number.is_i64() || !is_whole {
        return None;
    }
    let message = format!("`{number}` is not written as a whole number of 64 bits");
    let help = "write digits alone, such as `1000`: no fraction, no exponent, and no `-0`";
    Some(Problem::new(place, message, help))
}
