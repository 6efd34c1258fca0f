//! Semantic patches: types with a method that adds an instruction, and without an environment if the path names one.

use std::collections::BTreeMap;

use super::Lowering;
use super::bodies::{INSTRUCTIONS, SEMANTIC_PATCH};
use super::references::{SCHEMAS, find};
use crate::api::{Field, Operation, Patch, Presence, Record, Shape};
use crate::load::Spec;
use crate::source::Place;

/// The path parameter with the environment, and the property of a patch with the environment.
const ENVIRONMENT: &str = "environmentKey";
const ENVIRONMENT_IN_PATH: &str = "{environmentKey}";

/// The source of a semantic patch's environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Environment {
    /// The path of each operation that accepts it.
    InPath,
    /// The patch itself, if it needs one.
    InPatch,
}

/// Returns the names of all schemas that are sent as semantic patches.
pub(super) fn patches(spec: &Spec) -> BTreeMap<String, Environment> {
    let mut patches = BTreeMap::new();
    for (file, document) in spec.modules() {
        for (path, item) in &document.paths {
            let bodies = item.operations();
            let bodies = bodies.filter_map(|(_, operation)| operation.request_body.as_ref());
            let schemas = bodies.filter_map(|body| body.content.get(SEMANTIC_PATCH));
            let targets = schemas.filter_map(|patch| patch.schema.reference.as_ref());
            for target in targets {
                if let Ok(Some(found)) = find(spec, target, &Place::root(file), &SCHEMAS) {
                    let mut properties = found.value.properties.iter().flatten();
                    let is_asked = properties.any(|(name, _)| name == ENVIRONMENT);
                    let environment = patches.entry(found.name).or_insert(Environment::InPath);
                    if !is_asked || !path.contains(ENVIRONMENT_IN_PATH) {
                        *environment = Environment::InPatch;
                    }
                }
            }
        }
    }
    patches
}

impl Lowering<'_> {
    /// Makes the environment of a patch optional if the path contains it.
    pub(super) fn placed(&self, name: &str, field: Field) -> Field {
        if field.wire != ENVIRONMENT || self.patches.get(name) != Some(&Environment::InPath) {
            return field;
        }
        Field {
            docs: format!("{} Taken from the path when it is left out.", field.docs),
            presence: Presence::FromPath,
            shape: Shape::Optional(Box::new(field.shape.inner().clone())),
            ..field
        }
    }

    /// Returns the property with the instructions of a semantic patch.
    pub(super) fn patch(&self, name: &str, record: &Record) -> Option<Box<Patch>> {
        self.patches.get(name)?;
        let mut fields = record.fields.iter();
        let field = fields.find(|field| field.wire == INSTRUCTIONS)?;
        match &field.shape {
            Shape::List(instruction) => Some(Box::new(Patch {
                instructions: field.name.clone(),
                instruction: instruction.as_ref().clone(),
            })),
            _ => None,
        }
    }

    /// Returns the argument with the environment, if the patch takes it from the path.
    pub(super) fn environment_of(&self, operation: &Operation) -> Option<String> {
        let patches = operation.body.iter().flat_map(|body| &body.types);
        let mut names = patches.filter_map(|patch| patch.shape.named());
        names.find(|(_, name)| self.patches.get(*name) == Some(&Environment::InPath))?;
        let mut path = operation.path_parameters.iter();
        let environment = path.find(|parameter| parameter.wire == ENVIRONMENT)?;
        Some(environment.name.clone())
    }
}
