//! Literals: numbers with groups of digits, and JSON.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::{Number, Value};

/// Numbers with at least this many digits are written in groups.
const LONG: usize = 5;

/// Returns an integer: `1_700_000_000_000`.
pub(super) fn integer(value: i64) -> TokenStream {
    signed(value < 0, &grouped(&value.unsigned_abs().to_string()))
}

/// Returns a number with a fraction: `0.000_002_5`.
pub(super) fn number(value: f64) -> TokenStream {
    let text = Literal::f64_unsuffixed(value.abs()).to_string();
    let text = match text.split_once('.') {
        Some((whole, fraction)) => format!("{}.{}", grouped(whole), groups(fraction)),
        None => text,
    };
    signed(value.is_sign_negative(), &text)
}

/// Returns a JSON value as an argument of a function that takes any serialisable value.
pub(super) fn argument(value: &Value) -> TokenStream {
    let text = json(value);
    if is_composite(value) {
        quote!(json!(#text))
    } else {
        text
    }
}

pub(super) fn is_composite(value: &Value) -> bool {
    value.is_object() || value.is_array() || value.is_null()
}

/// Returns JSON as tokens. Single values, and the inside of `json!`, have the same syntax in Rust.
pub(super) fn json(value: &Value) -> TokenStream {
    match value {
        Value::Null => quote!(null),
        Value::Bool(value) => quote!(#value),
        Value::Number(number) => json_number(number),
        Value::String(text) => quote!(#text),
        Value::Array(values) => {
            let values = values.iter().map(json);
            quote!([#(#values),*])
        }
        Value::Object(members) => {
            let (names, values) = (members.keys(), members.values().map(json));
            quote!({#(#names: #values),*})
        }
    }
}

/// Returns a number whose type is inferred, with a suffix if it does not fit the default type.
fn json_number(value: &Number) -> TokenStream {
    match (value.as_i64(), value.as_f64()) {
        (Some(value), _) if i32::try_from(value).is_ok() => integer(value),
        (Some(value), _) => {
            let digits = grouped(&value.unsigned_abs().to_string());
            signed(value < 0, &format!("{digits}_i64"))
        }
        (None, Some(value)) => number(value),
        (None, None) => value.to_string().parse().unwrap_or_default(),
    }
}

fn signed(is_negative: bool, text: &str) -> TokenStream {
    let literal: TokenStream = text.parse().unwrap_or_default();
    if is_negative {
        quote!(-#literal)
    } else {
        literal
    }
}

/// Returns the digits before a point.
fn grouped(digits: &str) -> String {
    if digits.len() < LONG {
        return digits.to_owned();
    }
    let groups = digits.as_bytes().rchunks(3).rev();
    join(groups)
}

/// Returns the digits after a point.
fn groups(digits: &str) -> String {
    if digits.len() < LONG {
        return digits.to_owned();
    }
    join(digits.as_bytes().chunks(3))
}

fn join<'d>(groups: impl Iterator<Item = &'d [u8]>) -> String {
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join("_")
}
