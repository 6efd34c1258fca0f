//! Every example is judged by its schema: by a JSON Schema validator that knows nothing of this generator. An example
//! that bodies share is judged by the schema of each.

use indexmap::IndexMap;
use jsonschema::{Draft, Registry};
use serde_json::{Map, Value, json};

use super::references::{EXAMPLES, find};
use super::strict;
use crate::load::{Judge, Spec, complaint};
use crate::problem::Problem;
use crate::source::Place;

/// An example and the schema that it must fit.
struct Claim<'v> {
    place: Place,
    value: &'v Value,
    schema: Place,
}

/// A problem for each example and default that contradicts its schema; `Err` where the schemas cannot be compiled.
pub(super) fn check(spec: &Spec) -> Result<Vec<Problem>, String> {
    let mut claims = Vec::new();
    for (file, value) in &spec.values {
        collect(spec, value, &Place::root(file), &mut claims);
    }
    violations(spec, &claims).map_err(|error| error.to_string())
}

/// All examples in one value of one schema, so that each schema is compiled once, however many examples it has:
/// `{"0": [examples of the first schema], "1": …}`.
fn violations(
    spec: &Spec,
    claims: &[Claim<'_>],
) -> Result<Vec<Problem>, Box<dyn std::error::Error>> {
    let documents = spec
        .values
        .iter()
        .map(|(file, value)| (strict::uri(file), strict::document(file, value)));
    let documents = documents.map(|(uri, value)| (uri, Draft::Draft202012.create_resource(value)));
    let registry = Registry::new().extend(documents)?.prepare()?;
    let by_schema = by_schema(spec, claims);
    let numbered = |index: usize, value: Value| (index.to_string(), value);
    let schemas = by_schema
        .iter()
        .enumerate()
        .map(|(index, (schema, _))| numbered(index, json!({"items": schema})));
    let values = by_schema.iter().enumerate().map(|(index, (_, claims))| {
        numbered(
            index,
            claims.iter().map(|claim| claim.value.clone()).collect(),
        )
    });
    let schemas: Map<_, _> = schemas.collect();
    let values: Value = values.collect::<Map<_, _>>().into();
    let validator = jsonschema::options()
        .with_draft(Draft::Draft202012)
        .with_registry(&registry)
        .should_validate_formats(true)
        .build(&json!({"properties": schemas}))?;
    Ok(validator
        .iter_errors(&values)
        .flat_map(|error| problems(&error, &by_schema, spec))
        .collect())
}

/// The examples by their schemas; those of equal schemas stand together, since most are of a few types.
fn by_schema<'c>(spec: &Spec, claims: &'c [Claim<'c>]) -> Vec<(Value, Vec<&'c Claim<'c>>)> {
    let mut places: IndexMap<&Place, Vec<&'c Claim<'c>>> = IndexMap::new();
    for claim in claims {
        places.entry(&claim.schema).or_default().push(claim);
    }
    let mut schemas: IndexMap<Value, Vec<&'c Claim<'c>>> = IndexMap::new();
    for (place, claims) in places {
        let schema = inline(spec, place).unwrap_or_else(|| strict::reference(place));
        schemas.entry(schema).or_default().extend(claims);
    }
    schemas.into_iter().collect()
}

/// A schema itself stands for a reference to it: to resolve one takes longer than to compile what has no properties.
/// Those that have some are compiled once, under their names.
fn inline(spec: &Spec, place: &Place) -> Option<Value> {
    let value = spec.values.get(&place.file)?.pointer(&place.pointer)?;
    let is_named = place.pointer.matches('/').count() == 3
        && place.pointer.starts_with("/components/schemas/");
    (!is_named).then(|| strict::schema(value, &place.file))
}

/// The validator's place starts with the indexes of the schema and of its example.
fn problems(
    error: &jsonschema::ValidationError<'_>,
    by_schema: &[(Value, Vec<&Claim<'_>>)],
    spec: &Spec,
) -> Vec<Problem> {
    let mut path = error.instance_path().as_str().splitn(4, '/').skip(1);
    let mut index = || path.next()?.parse::<usize>().ok();
    let claim = index()
        .and_then(|schema| by_schema.get(schema))
        .and_then(|(_, claims)| claims.get(index()?));
    let Some(claim) = claim else {
        return Vec::new();
    };
    let rest = path
        .next()
        .map_or_else(String::new, |rest| format!("/{rest}"));
    complaint(&claim.place, &rest, error, Judge::Spec(&spec.values))
        .into_iter()
        .map(|problem| problem.also(&claim.schema, "the schema that it contradicts"))
        .collect()
}

/// Examples by the way they are written: of schemas (`examples`, `default`), of parameters (`example`), of media
/// types (`examples` with a `value` each).
fn collect<'v>(spec: &'v Spec, value: &'v Value, place: &Place, claims: &mut Vec<Claim<'v>>) {
    let Value::Object(object) = value else {
        if let Value::Array(list) = value {
            list.iter()
                .enumerate()
                .for_each(|(index, value)| collect(spec, value, &place.key(index), claims));
        }
        return;
    };
    // A value that holds no other holds no example, unless it is one.
    let holds = |(key, value): &(&String, &Value)| {
        value.is_object() || value.is_array() || ["example", "default"].contains(&key.as_str())
    };
    for (key, value) in object.iter().filter(holds) {
        let at = place.key(key);
        match (key.as_str(), value, object.contains_key("schema")) {
            ("example", value, true) => claims.push(Claim {
                place: at,
                value,
                schema: place.key("schema"),
            }),
            ("examples", Value::Object(examples), true) => {
                let examples = examples
                    .iter()
                    .filter_map(|(name, example)| example_value(spec, example, &at.key(name)));
                claims.extend(examples.map(|(value, at)| Claim {
                    place: at,
                    value,
                    schema: place.key("schema"),
                }));
            }
            // Those of `components` are met where they are used; what is inside of them is no keyword.
            ("examples", Value::Object(_), false) => {}
            ("examples", Value::Array(examples), false) => {
                let claim = |(index, value)| Claim {
                    place: at.key(index),
                    value,
                    schema: place.clone(),
                };
                claims.extend(examples.iter().enumerate().map(claim));
            }
            ("default", value, false) => claims.push(Claim {
                place: at,
                value,
                schema: place.clone(),
            }),
            // The names of properties are not keywords.
            ("properties" | "schemas", Value::Object(named), _) => {
                named
                    .iter()
                    .for_each(|(name, value)| collect(spec, value, &at.key(name), claims));
            }
            _ => collect(spec, value, &at, claims),
        }
    }
}

/// The value of an example, or of the shared one that it refers to. A reference that leads nowhere is reported elsewhere.
fn example_value<'v>(
    spec: &'v Spec,
    example: &'v Value,
    place: &Place,
) -> Option<(&'v Value, Place)> {
    let Some(target) = example.get("$ref").and_then(Value::as_str) else {
        return Some((example.get("value")?, place.key("value")));
    };
    let found = find(spec, target, place, &EXAMPLES).ok()??;
    let document = spec.values.get(&found.file)?;
    let place = found.place.key("value");
    Some((document.pointer(&place.pointer)?, place))
}
