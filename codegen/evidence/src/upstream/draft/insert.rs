//! A member is written into the text of a spec file; every other byte stays.

use jsonc_parser::ast::{Object, ObjectProp, Value as Tree};
use serde_json::{Value, json};

use codegen::source::parse;

/// Writes an operation: beside those of its path, or under a path of its own, after the one that is most like it.
pub(super) fn operation(text: &str, path: &str, method: &str, value: &Value) -> String {
    let document = parse(text);
    let Some(root) = document.as_ref().and_then(Tree::as_object) else {
        return text.to_owned();
    };
    let Some(paths) = member(root, "paths").and_then(|paths| paths.value.as_object()) else {
        let value = json!({path: {method: value}});
        return insert_member(text, root, above_components(root), ("paths", &value));
    };
    if let Some(item) = member(paths, path).and_then(|item| item.value.as_object()) {
        return insert_member(text, item, None, (method, value));
    }
    let likeness = |member: &ObjectProp<'_>| {
        let pairs = member.name.as_str().chars().zip(path.chars());
        pairs.take_while(|(ours, theirs)| ours == theirs).count()
    };
    let alike = paths
        .properties
        .iter()
        .max_by_key(|member| likeness(member));
    insert_member(text, paths, alike, (path, &json!({method: value})))
}

/// Returns the last member of a document that comes before `components`: a new group need not have more.
fn above_components<'t>(root: &'t Object<'t>) -> Option<&'t ObjectProp<'t>> {
    let mut members = root.properties.iter();
    members.rfind(|member| member.name.as_str() != "components")
}

/// Writes a named schema, after all others.
pub(super) fn schema(text: &str, name: &str, value: &Value) -> String {
    let document = parse(text);
    let components = document
        .as_ref()
        .and_then(|document| object(document, "components"));
    let schemas = components.and_then(|components| member(components, "schemas"));
    match (
        components,
        schemas.and_then(|schemas| schemas.value.as_object()),
    ) {
        (_, Some(schemas)) => insert_member(text, schemas, None, (name, value)),
        (Some(components), None) => {
            insert_member(text, components, None, ("schemas", &json!({name: value})))
        }
        (None, None) => match document.as_ref().and_then(Tree::as_object) {
            Some(root) => {
                let components = json!({"schemas": {name: value}});
                insert_member(text, root, None, ("components", &components))
            }
            None => text.to_owned(),
        },
    }
}

/// Writes a member of an object behind another one, or at its end.
fn insert_member(
    text: &str,
    object: &Object<'_>,
    after: Option<&ObjectProp<'_>>,
    (name, value): (&str, &Value),
) -> String {
    let line_start = text
        .get(..object.range.start)
        .and_then(|text| text.rfind('\n'));
    let line = text
        .get(line_start.map_or(0, |at| at + 1)..)
        .unwrap_or_default();
    let indent = line.len() - line.trim_start_matches(' ').len() + 2;
    let break_ = format!("\n{}", " ".repeat(indent));
    let value = format!("{value:#}").replace('\n', &break_);
    let written = format!("{break_}{}: {value}", json!(name));
    let (at, written) = if let Some(before) = after.or(object.properties.last()) {
        (before.range.end, format!(",{written}"))
    } else {
        let end = &break_[..break_.len() - 2];
        (object.range.start + 1, format!("{written}{end}"))
    };
    let (before, rest) = text.split_at(at);
    [before, &written, rest].concat()
}

fn object<'t>(document: &'t Tree<'t>, key: &str) -> Option<&'t Object<'t>> {
    member(document.as_object()?, key)?.value.as_object()
}

fn member<'t>(object: &'t Object<'t>, key: &str) -> Option<&'t ObjectProp<'t>> {
    let mut members = object.properties.iter();
    members.find(|member| member.name.as_str() == key)
}
