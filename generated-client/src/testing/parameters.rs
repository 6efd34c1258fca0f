//! Checks that the parameters of a request, in its path and in its query, are as documented.

use super::{
    documents::{Node, Operation},
    filter, schema,
    sent::Sent,
};
use crate::values::decode::help;
use serde_json::Value;

/// Checks all of them. The error says what is wrong.
pub(super) fn check(operation: &Operation, request: &Sent) -> Result<(), String> {
    check_path(operation, request)?;
    check_query(operation, request)
}

/// The request calls the operation, so that each parameter is there.
fn check_path(operation: &Operation, request: &Sent) -> Result<(), String> {
    let given = operation.arguments(request.path());
    for parameter in operation.parameters("path") {
        let name = parameter.text("name");
        let place = format!("the path parameter `{name}`");
        check_values(parameter, &place, &values(&given, name))?;
    }
    Ok(())
}

fn check_query(operation: &Operation, request: &Sent) -> Result<(), String> {
    let parameters: Vec<_> = operation.parameters("query").collect();
    let known: Vec<_> = parameters.iter().map(|one| one.text("name")).collect();
    if let Some((name, _)) = request
        .query()
        .iter()
        .find(|(name, _)| !known.contains(&&**name))
    {
        let help = if known.is_empty() {
            "there is none".to_owned()
        } else {
            help(&known, name)
        };
        return Err(format!(
            "the query parameter `{name}` is not documented; {help}"
        ));
    }
    for parameter in parameters {
        let name = parameter.text("name");
        let place = format!("the query parameter `{name}`");
        let values = values(request.query(), name);
        match (values.as_slice(), parameter.says("required")) {
            ([], true) => return Err(format!("{place} is missing")),
            ([], false) => {}
            (values, _) => check_values(parameter, &place, values)?,
        }
    }
    Ok(())
}

fn values<'a>(given: &'a [(String, String)], name: &str) -> Vec<&'a str> {
    let values = given.iter().filter(|(other, _)| other == name);
    values.map(|(_, value)| value.as_str()).collect()
}

/// The values of one parameter, read in its style.
fn check_values(parameter: Node, place: &str, values: &[&str]) -> Result<(), String> {
    let Some(schema) = parameter.get("schema").map(Node::resolved) else {
        return Ok(());
    };
    let value = match (schema.get("items").map(Node::resolved), values) {
        (Some(items), [one]) if parameter.value.get("explode") == Some(&Value::Bool(false)) => one
            .split(',')
            .map(|element| schema::typed(items, element))
            .collect(),
        (Some(items), values) => values
            .iter()
            .map(|element| schema::typed(items, element))
            .collect(),
        (None, [one]) => schema::typed(schema, one),
        (None, _) => return Err(format!("{place} comes more than once")),
    };
    schema::check(schema, &value, place)?;
    let mut values = values.iter().filter(|text| !text.is_empty());
    let filter = values.try_for_each(|text| filter::check(parameter, text));
    filter.map_err(|problem| format!("{place}: {problem}"))
}
