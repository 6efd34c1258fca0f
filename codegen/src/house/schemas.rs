//! Rules for schemas: a changed name has a reason, a number has a format, and a description says more than the name.

use crate::load::Spec;
use crate::naming::pascal;
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{DataType, Parameter, RefOr, Schema, TypeSet};

use super::operations::all;

/// Returns a problem for each schema that does not say enough.
pub(super) fn check(spec: &Spec, problems: &mut Vec<Problem>) {
    for (file, document) in spec.modules() {
        let components = Place::root(file).key("components");
        let schemas = components.key("schemas");
        for (name, schema) in &document.components.schemas {
            walk(
                schema,
                schema.comment.as_ref(),
                &schemas.key(name),
                problems,
            );
        }
        let parameters = components.key("parameters");
        for (name, parameter) in &document.components.parameters {
            of_parameter(parameter, &parameters.key(name), problems);
        }
    }
    for (place, operation) in all(spec) {
        let parameters = place.key("parameters");
        for (index, parameter) in operation.parameters.iter().enumerate() {
            if let RefOr::Here(parameter) = parameter {
                of_parameter(parameter, &parameters.key(index), problems);
            }
        }
    }
}

/// The reason may be next to the schema.
fn of_parameter(parameter: &Parameter, place: &Place, problems: &mut Vec<Problem>) {
    let schema = &parameter.schema;
    let comment = parameter.comment.as_ref().or(schema.comment.as_ref());
    problems.extend(echo(
        &parameter.name,
        parameter.description.as_deref(),
        place,
    ));
    walk(schema, comment, &place.key("schema"), problems);
}

/// Visits a schema and all schemas inside of it.
fn walk(schema: &Schema, comment: Option<&String>, place: &Place, problems: &mut Vec<Problem>) {
    problems.extend(reason(schema, comment, place));
    problems.extend(format(schema, place));
    problems.extend(order(schema, place));
    for (name, property) in schema.properties.iter().flatten() {
        let place = place.key("properties").key(name);
        problems.extend(echo(name, property.description.as_deref(), &place));
        let is_required = schema.required.contains(name);
        problems.extend(useless(property, &place).filter(|_| is_required));
        let comment = property.comment.as_ref();
        walk(property, comment, &place, problems);
    }
    let mut inside = |schema: &Schema, place: &Place| {
        walk(schema, schema.comment.as_ref(), place, problems);
    };
    for (index, branch) in schema.one_of.iter().flatten().enumerate() {
        inside(branch, &place.key("oneOf").key(index));
    }
    let parts = [
        ("items", &schema.items),
        ("additionalProperties", &schema.additional_properties),
    ];
    for (key, part) in parts {
        if let Some(part) = part {
            inside(part, &place.key(key));
        }
    }
}

fn reason(schema: &Schema, comment: Option<&String>, place: &Place) -> Option<Problem> {
    if schema.rust_name.is_none() || comment.is_some() {
        return None;
    }
    let message = "the name needs a reason";
    let help = "add `$comment`: what is wrong with the name that the API uses";
    Some(Problem::key(&place.key("x-rust-name"), message, help))
}

/// Checks that a number has a format. Otherwise a time in milliseconds would look like any other number.
fn format(schema: &Schema, place: &Place) -> Option<Problem> {
    let is = |of: DataType| match &schema.data_type {
        Some(TypeSet::One(data_type)) => *data_type == of,
        Some(TypeSet::Many(types)) => types.contains(&of),
        None => false,
    };
    let help = if is(DataType::Integer) {
        "add `\"format\": \"int64\"`, or `unix-millis` if it is a time"
    } else if is(DataType::Number) {
        "add `\"format\": \"double\"`"
    } else {
        return None;
    };
    if schema.format.is_some() {
        return None;
    }
    let message = "the number does not say what it is";
    Some(Problem::key(&place.key("type"), message, help))
}

/// The name alone would not tell the one order from the other.
fn order(schema: &Schema, place: &Place) -> Option<Problem> {
    let value = schema.constant.as_ref()?.as_str()?.strip_prefix('-')?;
    let name = format!("{}Descending", pascal(value));
    if schema.rust_name.as_ref() == Some(&name) {
        return None;
    }
    let message = "the `-` of a descending order is lost in the Rust name";
    let help = format!("add `\"x-rust-name\": \"{name}\"`, and the reason in `$comment`");
    Some(Problem::new(&place.key("const"), message, help))
}

/// What a reader knows from the name alone.
fn echo(name: &str, description: Option<&str>, place: &Place) -> Option<Problem> {
    let letters = |text: &str| {
        text.replace(|sign: char| !sign.is_alphanumeric(), "")
            .to_lowercase()
    };
    let description = description?;
    if letters(name) != letters(description) {
        return None;
    }
    let message = "the description says what the name says";
    let help = "say more: what it is for, its unit, when it is absent, its default";
    Some(Problem::new(&place.key("description"), message, help))
}

/// A default stands for what is absent.
fn useless(schema: &Schema, place: &Place) -> Option<Problem> {
    schema.default.as_ref()?;
    let message = "there is a default, but the value is always present";
    let help = "remove the default, or do not require the value";
    Some(Problem::key(&place.key("default"), message, help))
}
