//! Signatures of functions in readable form, without the names of arguments, which callers do not write.

use quote::ToTokens;

use crate::api::{Body, Condition, FieldName, Operation, Output, Parameter, Passing, Shape};
use crate::emit::given::{self, Kinds};
use crate::emit::{filters, ident, shapes};

/// Returns the signature of the handle's method that creates the request.
pub(super) fn function(operation: &Operation) -> String {
    let body = operation.required_body();
    let body = body.map(|body| self::body(body, &operation.request));
    let arguments = operation.arguments().map(parameter).chain(body);
    let arguments: Vec<_> = std::iter::once("&self".to_owned())
        .chain(arguments)
        .collect();
    format!("fn({}) -> {}", arguments.join(", "), operation.request)
}

/// Returns the signature of a setter with this argument.
pub(super) fn setter(argument: &str) -> String {
    format!("fn(self, {argument}) -> Self")
}

/// Returns the type that awaiting a request returns.
pub(super) fn output(output: &Output) -> String {
    match output {
        Output::Nothing => "()".to_owned(),
        Output::Value(value) => shown(value),
        Output::Outcome(outcome) => outcome.name.clone(),
    }
}

/// Returns the argument for a required parameter.
fn parameter(parameter: &Parameter) -> String {
    let given = given::parameter(&ident("_"), parameter, &mut Kinds::default());
    shown(&given.argument)
}

/// Returns the argument of the setter of an optional parameter.
pub(super) fn optional_parameter(parameter: &Parameter) -> String {
    let given = given::optional_parameter(&ident("_"), parameter, &mut Kinds::default());
    shown(&given.argument)
}

/// Returns the signature of a filter's method.
pub(super) fn condition(condition: &Condition) -> String {
    let given = filters::given(condition, &mut Kinds::default());
    let value = shown(&given.argument);
    match condition.field {
        FieldName::Known(_) => format!("fn(self, {value}) -> Self"),
        FieldName::Given(_) => format!("fn(self, impl std::fmt::Display, {value}) -> Self"),
    }
}

/// Returns the argument for the body of `request`.
pub(super) fn body(body: &Body, request: &str) -> String {
    match body.types.as_slice() {
        [one] if one.passing == Passing::Borrowed => format!("&{}", shown(&one.shape)),
        [one] => shown(&shapes::argument(&one.shape)),
        _ => format!("&impl BodyOf<{request}>"),
    }
}

/// Returns the argument of a constructor for a field.
pub(super) fn argument(shape: &Shape) -> String {
    let given = given::required(&ident("_"), shape, &mut Kinds::default());
    shown(&given.argument)
}

/// Returns tokens as text, with nearly the usual spaces.
pub(super) fn shown(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    let tight = [
        (" < ", "<"),
        (" > ", "> "),
        (" >", ">"),
        (" :: ", "::"),
        (" ,", ","),
        ("& ", "&"),
        ("( ", "("),
        (" )", ")"),
    ];
    tight
        .iter()
        .fold(text, |text, (loose, tight)| text.replace(loose, tight))
}
