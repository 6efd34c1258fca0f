//! Validates every example against its schema, by a JSON Schema validator that is independent of this generator. A shared
//! example is validated against the schema of each body that uses it.

use boon::{CompileError, Compiler, Schemas, ValidationError};
use indexmap::IndexMap;
use serde_json::Value;

use super::references::{EXAMPLES, find};
use super::strict;
use crate::load::{Judge, Spec, complaints};
use crate::problem::Problem;
use crate::source::Place;

/// An example and its schema.
struct Claim<'v> {
    place: Place,
    value: &'v Value,
    schema: Place,
    /// The value.
    rules: &'v Value,
}

/// Returns a problem for each example and default that contradicts its schema; `Err` if the schemas cannot be compiled.
pub(super) fn check(spec: &Spec) -> Result<Vec<Problem>, String> {
    let mut claims = Vec::new();
    for (file, value) in &spec.values {
        collect(spec, value, &Place::root(file), &mut claims);
    }
    violations(spec, &claims).map_err(|error| error.to_string())
}

/// Compiles each schema once, however many examples it has.
fn violations(spec: &Spec, claims: &[Claim<'_>]) -> Result<Vec<Problem>, Box<CompileError>> {
    let by_schema = by_schema(claims);
    let document = strict::document(&spec.values, by_schema.iter().map(|(schema, _)| schema));
    let (mut compiler, mut schemas) = (Compiler::new(), Schemas::new());
    compiler.enable_format_assertions();
    compiler.add_resource(strict::URI, document)?;
    let mut problems = Vec::new();
    for (number, (schema, claims)) in by_schema.iter().enumerate() {
        let schema = compiler.compile(&strict::address(schema, number), &mut schemas)?;
        for claim in claims {
            if let Err(error) = schemas.validate(claim.value, schema) {
                problems.extend(violation(spec, claim, &error));
            }
        }
    }
    Ok(problems)
}

/// Groups the examples by schema, since most belong to a few types.
fn by_schema<'c>(claims: &'c [Claim<'c>]) -> Vec<(Value, Vec<&'c Claim<'c>>)> {
    let mut places: IndexMap<&Place, Vec<&'c Claim<'c>>> = IndexMap::new();
    for claim in claims {
        places.entry(&claim.schema).or_default().push(claim);
    }
    let mut schemas: IndexMap<Value, Vec<&'c Claim<'c>>> = IndexMap::new();
    for (place, claims) in places {
        let rules = claims.first().map_or(&Value::Null, |claim| claim.rules);
        let schema = inline(place, rules).unwrap_or_else(|| strict::reference(place));
        schemas.entry(schema).or_default().extend(claims);
    }
    schemas.into_iter().collect()
}

/// Replaces a reference with its schema if that has no properties, since resolving it takes longer than compiling it. Schemas
/// with properties are compiled once, under their names.
fn inline(place: &Place, rules: &Value) -> Option<Value> {
    let is_named = place.pointer.matches('/').count() == 3
        && place.pointer.starts_with("/components/schemas/");
    (!is_named).then(|| strict::schema(rules, &place.file))
}

fn violation(
    spec: &Spec,
    claim: &Claim<'_>,
    error: &ValidationError<'_, '_>,
) -> impl Iterator<Item = Problem> {
    let find = |pointer: &str| strict::original(&spec.values, &claim.schema, pointer);
    complaints(&claim.place, claim.value, error, Judge::Spec(&find))
        .into_iter()
        .map(|problem| problem.also(&claim.schema, "the schema that it contradicts"))
}

/// Collects the examples in a value, at any depth.
fn collect<'v>(spec: &'v Spec, whole: &'v Value, place: &Place, claims: &mut Vec<Claim<'v>>) {
    match whole {
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(index, value)| collect(spec, value, &place.key(index), claims)),
        Value::Object(object) => {
            for (key, value) in object {
                match examples(spec, whole, place, (key, value)) {
                    Some(found) => claims.extend(found),
                    None if value.is_object() || value.is_array() => {
                        below(spec, (key, value), &place.key(key), claims);
                    }
                    // A scalar contains no examples.
                    None => {}
                }
            }
        }
        _ => {}
    }
}

fn below<'v>(
    spec: &'v Spec,
    (key, value): (&str, &'v Value),
    place: &Place,
    claims: &mut Vec<Claim<'v>>,
) {
    match (key, value) {
        // The names of properties are not keywords.
        ("properties" | "schemas", Value::Object(named)) => named
            .iter()
            .for_each(|(name, value)| collect(spec, value, &place.key(name), claims)),
        _ => collect(spec, value, place, claims),
    }
}

/// Returns the examples in a member of an object; `None` if it has another meaning. They have several forms: `examples` and
/// `default` of a schema, `example` of a parameter, and `examples` of a media type, with a `value` each.
fn examples<'v>(
    spec: &'v Spec,
    whole: &'v Value,
    place: &Place,
    (key, value): (&str, &'v Value),
) -> Option<Vec<Claim<'v>>> {
    if !["default", "example", "examples"].contains(&key) {
        return None;
    }
    let (at, described) = (place.key(key), whole.get("schema"));
    let (schema, rules) = match described {
        Some(rules) => (place.key("schema"), rules),
        None => (place.clone(), whole),
    };
    let claim = |(value, place)| Claim {
        place,
        value,
        schema: schema.clone(),
        rules,
    };
    let claims = match (key, value, described) {
        ("example", value, Some(_)) | ("default", value, None) => vec![claim((value, at))],
        ("examples", Value::Object(examples), Some(_)) => {
            let examples = examples.iter();
            let values = examples.filter_map(|(name, one)| example_value(spec, one, &at.key(name)));
            values.map(claim).collect()
        }
        // Examples in `components` are checked where they are used, and their keys are not keywords.
        ("examples", Value::Object(_), None) => Vec::new(),
        ("examples", Value::Array(examples), None) => {
            let examples = examples.iter().enumerate();
            examples
                .map(|(index, value)| claim((value, at.key(index))))
                .collect()
        }
        _ => return None,
    };
    Some(claims)
}

/// Returns the value of an example, or of the shared example that it refers to. Dangling references are reported elsewhere.
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
