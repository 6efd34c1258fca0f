//! Decodes random instances of every type, both valid ones and invalid ones that the client accepts nevertheless, and encodes
//! them back to what was sent.

use super::instances::{Instance, Leniency, Maker};
use super::judge::{Formats, Judge, Schema};
use super::spec::Spec;
use crate::types::{self, TypeCheck};

/// The types of the runtime that are not records of the spec.
#[cfg(feature = "full")]
const CHANGES: [&str; 2] = ["JsonPatch", "PatchWithComment"];

/// The number of instances of each type.
const CASES: u64 = 60;

#[test]
fn valid_instances_survive_a_round_trip() {
    for_each_case(Leniency::Valid, &mut |check, schema, instance| {
        schema.check(&instance.sent)?;
        survives(check, instance)?;
        schema.check(&instance.kept)
    });
}

#[test]
fn what_is_read_leniently_survives_a_round_trip() {
    let (mut tried, mut refused) = (0, 0);
    for_each_case(Leniency::Lenient, &mut |check, schema, instance| {
        tried += 1;
        refused += u32::from(!schema.allows(&instance.sent));
        survives(check, instance)
    });
    // If the schemas allowed nearly all instances, this would not test leniency. A single group may have few types.
    assert!(
        refused * 5 > tried,
        "the schemas refuse only {refused} of {tried} instances"
    );
}

/// Every schema in the spec has a check here. There are two exceptions: patches, whose types have tests of their own, and
/// forms with files, which are not JSON and are tested with their operation.
#[cfg(feature = "full")]
#[test]
fn every_schema_is_tried() {
    let (spec, types) = (Spec::read(), types::all());
    let schemas = spec
        .documents()
        .filter_map(|document| document.get("components"))
        .flat_map(|components| components.inside("schemas"));
    for (name, schema) in schemas {
        let is_tried = types.contains_key(&(schema.file, schema.pointer.as_str()));
        let provided = schema.value.get("x-rust-type");
        let provided = provided.and_then(serde_json::Value::as_str);
        let is_change = provided.is_some_and(|name| CHANGES.contains(&name));
        let parts = schema.inside("properties");
        let is_form = parts
            .iter()
            .any(|(_, part)| part.value.get("contentMediaType").is_some());
        assert!(
            is_tried != (is_change || is_form),
            "{name} of {}",
            schema.file
        );
    }
}

/// Makes instances of every type from seeds. The message of a failure contains the seed.
fn for_each_case(
    leniency: Leniency,
    holds: &mut dyn FnMut(&TypeCheck, &Schema<'_>, &Instance) -> Result<(), String>,
) {
    let spec = Spec::read();
    let judge = Judge::new(spec);
    let maker = Maker::new(spec);
    for check in types::all().values() {
        let schema = judge.of(check.file, check.pointer, Formats::Checked);
        let node = spec.at(check.file, check.pointer);
        for seed in 0..CASES {
            let instance = maker.make(&node, seed, leniency);
            if let Err(problem) = holds(check, &schema, &instance) {
                let (file, pointer, sent) = (check.file, check.pointer, instance.sent);
                panic!("seed {seed} of {file}#{pointer}, {leniency:?}: {problem}\n{sent:#}");
            }
        }
    }
}

fn survives(check: &TypeCheck, instance: &Instance) -> Result<(), String> {
    let back = (check.round_trip)(&instance.sent.to_string())?;
    if back == instance.kept {
        Ok(())
    } else {
        Err(format!("became {back:#}\nand not {:#}", instance.kept))
    }
}
