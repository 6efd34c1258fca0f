//! Checks the structure of a document against the JSON Schema that editors also use (`spec/schema.json`).

use std::sync::LazyLock;

use boon::{CompileError, Compiler, SchemaIndex, Schemas};
use serde_json::{Map, Value, json};

use super::complaint::complaints;
use super::judge::Judge;
use crate::problem::Problem;
use crate::source::Place;
use crate::spec;

/// Schemas from this address are not validated against the meta-schema, which would take 3 % of a run. A test does it.
const URI: &str = "https://json-schema.org/launchdarkly-spec";

static SCHEMA: LazyLock<Value> = LazyLock::new(spec::json_schema);
/// `None` cannot happen for a schema that `schemars` derives; a test compiles it.
static VALIDATOR: LazyLock<Option<(Schemas, SchemaIndex)>> = LazyLock::new(|| compile(URI).ok());

/// Returns a problem for everything in the document that the subset does not allow.
pub(super) fn check(file: &str, document: &Value) -> Vec<Problem> {
    let verdict = VALIDATOR
        .as_ref()
        .and_then(|(schemas, index)| schemas.validate(document, *index).err());
    verdict.map_or_else(Vec::new, |error| {
        let judge = Judge::Structure(&SCHEMA);
        complaints(&Place::root(file), document, &error, judge)
    })
}

fn compile(uri: &str) -> Result<(Schemas, SchemaIndex), Box<CompileError>> {
    let (mut compiler, mut schemas) = (Compiler::new(), Schemas::new());
    compiler.add_resource(uri, reportable(&SCHEMA))?;
    let index = compiler.compile(uri, &mut schemas)?;
    Ok((schemas, index))
}

/// Rewrites a schema so that the validator reports failures in full. It does not report the place of a name that
/// `propertyNames` refuses, and for a `oneOf` with a single branch it only reports the failure of the branch, so a second
/// branch is added that accepts nothing.
fn reportable(schema: &Value) -> Value {
    match schema {
        Value::Array(list) => list.iter().map(reportable).collect(),
        Value::Object(keywords) => {
            let keywords = keywords
                .iter()
                .map(|(key, value)| keyword(key, reportable(value)));
            Value::Object(keywords.collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

fn keyword(key: &str, value: Value) -> (String, Value) {
    match (key, value) {
        ("propertyNames", value) => names(&value),
        ("oneOf", Value::Array(mut branches)) => {
            branches.push(false.into());
            (key.to_owned(), branches.into())
        }
        (_, value) => (key.to_owned(), value),
    }
}

/// Rewrites names that must match a pattern, as properties without others.
fn names(schema: &Value) -> (String, Value) {
    let pattern = schema["pattern"].as_str().unwrap_or_default();
    let only = json!([{"patternProperties": {pattern: true}, "additionalProperties": false}]);
    ("allOf".to_owned(), only)
}
