//! Every example of the spec decodes, and encodes back to an equal value.

use serde_json::Value;

use super::spec::{Node, Spec};
use crate::types;

/// Tries every generated type in the value of an example, no matter how deep.
#[test]
fn every_example_survives_a_round_trip() {
    let spec = Spec::read();
    let mut tried = 0;
    for document in spec.documents() {
        for (schema, example) in examples(spec, &document) {
            tried += try_types(spec, &schema, example);
        }
    }
    // A smaller number would mean that examples are no longer found.
    assert!(
        tried >= 20,
        "only {tried} examples of generated types were found"
    );
}

/// Every type appears in some example, so the test above covers all of them. The types of filters are excepted, since their
/// examples are plain strings.
#[test]
fn every_type_is_seen_in_an_example() {
    let spec = Spec::read();
    let mut unseen: std::collections::BTreeSet<_> = types::all().keys().copied().collect();
    for document in spec.documents() {
        in_filters(spec, &document, &mut |node| {
            unseen.retain(|place| *place != (node.file, node.pointer.as_str()));
        });
        for (schema, example) in examples(spec, &document) {
            visit(spec, &schema, example, &mut |node, _| {
                unseen.retain(|(file, pointer)| {
                    (*file, *pointer) != (node.file, node.pointer.as_str())
                });
            });
        }
    }
    assert!(unseen.is_empty(), "no example shows {unseen:#?}");
}

/// Calls `found` for all schemas in the filters below a node.
fn in_filters(spec: &Spec, node: &Node<'_>, found: &mut dyn FnMut(&Node<'_>)) {
    for (key, child) in node.children() {
        if key == "x-filter" || node.pointer.contains("/x-filter") {
            found(&spec.resolve(&child));
        }
        in_filters(spec, &child, found);
    }
}

fn try_types(spec: &Spec, schema: &Node<'_>, example: &Value) -> usize {
    let types = types::all();
    let mut tried = 0;
    visit(spec, schema, example, &mut |node, value| {
        if let Some(check) = types.get(&(node.file, node.pointer.as_str())) {
            let back = (check.round_trip)(&value.to_string());
            assert_eq!(back.as_ref(), Ok(value), "{}#{}", node.file, node.pointer);
            tried += 1;
        }
    });
    tried
}

/// Calls `found` for the schema of a value, and for the schemas of all its parts.
fn visit(spec: &Spec, schema: &Node<'_>, value: &Value, found: &mut dyn FnMut(&Node<'_>, &Value)) {
    let schema = spec.resolve(schema);
    found(&schema, value);
    if let Some(branch) = spec.branch(&schema, value) {
        return visit(spec, &branch, value, found);
    }
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let property = schema
                    .get("properties")
                    .and_then(|properties| properties.get(key));
                if let Some(part) = property.or_else(|| schema.get("additionalProperties")) {
                    visit(spec, &part, value, found);
                }
            }
        }
        Value::Array(list) => {
            let Some(items) = schema.get("items") else {
                return;
            };
            for value in list {
                visit(spec, &items, value, found);
            }
        }
        _ => {}
    }
}

/// Returns the examples of bodies, parameters and schemas below a node, each with its schema.
fn examples<'s>(spec: &'s Spec, node: &Node<'s>) -> Vec<(Node<'s>, &'s Value)> {
    let mut all: Vec<_> = node
        .children()
        .iter()
        .flat_map(|(_, child)| examples(spec, child))
        .collect();
    let example = node.value.get("example");
    let Some(schema) = node.get("schema") else {
        let own = node.value.get("examples").and_then(Value::as_array);
        all.extend(own.into_iter().flatten().map(|value| (node.clone(), value)));
        return all;
    };
    all.extend(example.map(|value| (schema.clone(), value)));
    let named = node.inside("examples").into_iter();
    all.extend(named.map(|(_, example)| (schema.clone(), &spec.resolve(&example).value["value"])));
    all
}
