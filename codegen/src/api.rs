//! The client to be generated: groups, operations, types. [`crate::lower`] takes every decision and chooses every Rust
//! name; code that reads these types decides nothing.

use std::collections::{BTreeMap, BTreeSet};

mod filter;
mod operations;
mod output;
mod samples;
mod scalar;
mod shape;
mod types;

pub use filter::{Condition, FieldName, Filter, Operand};
pub use operations::{
    Body, BodyEncoding, BodyType, Encoding, Failure, Limit, Need, Operation, Paging, Parameter,
    Passing, Repetition, Version,
};
pub use output::{Outcome, Output, Success};
pub use samples::{PatchStep, Sample};
pub use scalar::{Facts, Home, InUrl, Scalar, Spot, Taken};
pub use shape::Shape;
pub use types::{
    Author, Branch, Constant, Definition, Enumeration, Field, Origin, Page, Patch, Presence,
    Record, Type, Union, Usage, Variant,
};

/// The whole client.
#[derive(Debug)]
pub struct Api {
    /// The module that several groups share; `None` only if the spec lacks it, which is a problem.
    pub common: Option<Module>,
    /// The groups, in the order of the spec.
    pub groups: Vec<Group>,
}

/// A module of the client: its documentation and its types.
#[derive(Debug)]
pub struct Module {
    /// The spec file: `environments.json`.
    pub file: String,
    /// The Rust module: `environments`.
    pub name: String,
    /// The name for people: `Environments`.
    pub title: String,
    /// Description of the module, as Markdown.
    pub docs: String,
    /// The page in LaunchDarkly's documentation.
    pub url: String,
    /// The types, in the order of the spec.
    pub types: Vec<Type>,
    /// The files that are only compiled with some features, and these features.
    pub gates: BTreeMap<String, Vec<String>>,
    /// The names of the types that requests contain.
    pub sent: BTreeSet<String>,
    /// Those of them that users keep in files: records that are the whole body of a request, or that several groups share.
    pub kept_in_files: BTreeSet<String>,
}

/// An API group: a module, a Cargo feature, a handle of the client.
#[derive(Debug)]
pub struct Group {
    /// The module.
    pub module: Module,
    /// The Cargo feature: `insights-scores`.
    pub feature: String,
    /// The features of the groups whose types this one uses.
    pub needs: Vec<String>,
    /// The type that the operations are methods of: `EnvironmentsApi`.
    pub handle: String,
    /// The operations, in the order of the spec.
    pub operations: Vec<Operation>,
}

/// Whether something is deprecated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deprecation {
    /// Deprecated.
    Deprecated,
    /// Not deprecated.
    Current,
}

impl Module {
    /// Returns the generated types by file, in the order of the spec.
    #[must_use]
    pub fn files(&self) -> Vec<(&str, Vec<&Type>)> {
        let mut files: Vec<(&str, Vec<&Type>)> = Vec::new();
        let generated = self.types.iter();
        for of in generated.filter(|of| of.author == Author::Generator) {
            match files.iter_mut().find(|(file, _)| *file == of.file) {
                Some((_, types)) => types.push(of),
                None => files.push((&of.file, vec![of])),
            }
        }
        files
    }

    /// Returns the types of the runtime that the module re-exports.
    pub fn provided_types(&self) -> impl Iterator<Item = &Type> {
        self.types.iter().filter(|of| of.author == Author::Runtime)
    }

    /// Returns the types that are JSON: all except forms.
    pub fn json_types(&self) -> impl Iterator<Item = &Type> {
        let is_form = |of: &Type| matches!(&of.definition, Definition::Record(record) if record.usage == Usage::Uploaded);
        self.types.iter().filter(move |of| !is_form(of))
    }
}

impl Api {
    /// Returns the shared module and those of the groups.
    pub fn modules(&self) -> impl Iterator<Item = &Module> {
        self.common
            .iter()
            .chain(self.groups.iter().map(|group| &group.module))
    }
}
