//! A name that is not the API's has a reason.

use crate::load::Spec;
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{Parameter, RefOr, Schema};

use super::operations::all;

/// A problem for each `x-rust-name` without a word.
pub(super) fn check(spec: &Spec, problems: &mut Vec<Problem>) {
    for (file, document) in spec.modules() {
        let components = Place::root(file).key("components");
        let schemas = components.key("schemas");
        for (name, schema) in &document.components.schemas {
            walk(schema, &schemas.key(name), problems);
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

fn of_parameter(parameter: &Parameter, place: &Place, problems: &mut Vec<Problem>) {
    let schema = place.key("schema");
    if parameter.comment.is_none() {
        return walk(&parameter.schema, &schema, problems);
    }
    inside(&parameter.schema, &schema, problems);
}

fn walk(schema: &Schema, place: &Place, problems: &mut Vec<Problem>) {
    if schema.rust_name.is_some() && schema.comment.is_none() {
        let message = "the name needs a reason";
        let help = "add `$comment`: what is wrong with the name that the API uses";
        problems.push(Problem::key(&place.key("x-rust-name"), message, help));
    }
    inside(schema, place, problems);
}

fn inside(schema: &Schema, place: &Place, problems: &mut Vec<Problem>) {
    for (name, property) in schema.properties.iter().flatten() {
        walk(property, &place.key("properties").key(name), problems);
    }
    for (index, branch) in schema.one_of.iter().flatten().enumerate() {
        walk(branch, &place.key("oneOf").key(index), problems);
    }
    let parts = [
        ("items", &schema.items),
        ("additionalProperties", &schema.additional_properties),
    ];
    for (key, part) in parts {
        if let Some(part) = part {
            walk(part, &place.key(key), problems);
        }
    }
}
