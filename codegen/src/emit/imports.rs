//! The `use` lines of a generated file.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::given::{self, Given, Kinds};
use super::{filters, ident, records, runtime, shapes};
use crate::api::{Definition, Group, Home, Operation, Output, Record, Shape, Type, Usage};

/// The name of the client, for its users.
const CLIENT: &str = "launchdarkly_api";

/// The kind of code that imports something.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// The crate itself, which imports from the module that defines a name.
    Crate,
    /// An app, which imports from public paths.
    User,
}

/// The names that a file imports, by path.
pub(super) struct Imports {
    reader: Reader,
    names: BTreeMap<String, BTreeSet<String>>,
    /// The types that the file itself defines.
    own: BTreeSet<String>,
}

impl Imports {
    /// Creates an empty list.
    pub(super) fn of(reader: Reader) -> Self {
        Self {
            reader,
            names: BTreeMap::new(),
            own: BTreeSet::new(),
        }
    }

    /// Imports one name.
    pub(super) fn add(&mut self, path: &str, name: &str) {
        self.names
            .entry(path.to_owned())
            .or_default()
            .insert(name.to_owned());
    }

    /// Imports a name of the runtime.
    pub(super) fn runtime(&mut self, name: &str) {
        match self.reader {
            Reader::Crate => self.add(&format!("crate::{}", runtime::home(name)), name),
            Reader::User => self.add(CLIENT, name),
        }
    }

    /// Imports names of the runtime.
    fn runtime_all(&mut self, names: &[&str]) {
        for name in names {
            self.runtime(name);
        }
    }

    /// Imports a name of a group, or of the shared module.
    pub(super) fn generated(&mut self, module: &str, name: &str) {
        match self.reader {
            Reader::Crate => self.add(&format!("crate::generated::{module}"), name),
            Reader::User => self.add(&format!("{CLIENT}::{module}"), name),
        }
    }

    /// Imports all that a shape mentions.
    pub(super) fn shape(&mut self, shape: &Shape) {
        shape.walk(&mut |part| match part {
            Shape::Named { name, .. } | Shape::Union { name, .. } if self.own.contains(name) => {}
            Shape::Named { module, name } | Shape::Union { module, name } => {
                self.generated(module, name);
            }
            Shape::Provided(name) => self.runtime(name),
            Shape::File => self.runtime("FileUpload"),
            Shape::Scalar(scalar) => {
                let facts = scalar.facts();
                if facts.home == Home::Runtime {
                    self.runtime(facts.rust);
                }
            }
            Shape::Any => self.add("serde_json", "Value"),
            Shape::Map(_) => self.add("std::collections", "BTreeMap"),
            Shape::List(_) | Shape::Optional(_) | Shape::Boxed(_) => {}
        });
    }

    /// Imports what a struct needs.
    fn record(&mut self, record: &Record) {
        if record.usage == Usage::Uploaded {
            self.runtime_all(&["Form", "Multipart"]);
        } else {
            self.runtime("Extra");
            if records::mentions_decode(record) {
                self.runtime("Decode");
            }
        }
        let shapes = record.fields.iter().map(|field| &field.shape);
        shapes.for_each(|shape| self.shape(shape));
        if record.usage != Usage::Received {
            records::spelt_out(record).for_each(|given| self.given(given));
        }
    }

    /// Imports what an argument mentions of the runtime.
    fn given(&mut self, given: Given) {
        for name in given::mentioned(given.argument) {
            self.runtime(name);
        }
    }

    /// Returns the lines: the standard library, other crates, this crate.
    pub(super) fn tokens(&self) -> TokenStream {
        let rank = |path: &str| match path.split("::").next() {
            Some("std") => 0,
            Some(CLIENT) => 2,
            Some("super") => 3,
            Some("crate") => 4,
            _ => 1,
        };
        let mut paths: Vec<_> = self.names.iter().collect();
        paths.sort_by_key(|(path, _)| rank(path));
        paths
            .into_iter()
            .map(|(path, names)| line(path, names))
            .collect()
    }
}

fn line(path: &str, names: &BTreeSet<String>) -> TokenStream {
    let path: Vec<_> = path
        .split("::")
        .map(|part| syn::parse_str::<syn::PathSegment>(part).ok())
        .collect();
    let names: Vec<_> = names.iter().map(|name| ident(name)).collect();
    if let [name] = names.as_slice() {
        quote! { use #(#path)::*::#name; }
    } else {
        quote! { use #(#path)::*::{#(#names),*}; }
    }
}

/// Returns the imports of a file of types.
pub(super) fn of_types(types: &[&Type]) -> TokenStream {
    let mut imports = Imports {
        own: types.iter().map(|of| of.name.clone()).collect(),
        ..Imports::of(Reader::Crate)
    };
    for of in types {
        match &of.definition {
            Definition::Enumeration(_) => {
                imports.runtime("UnknownValue");
            }
            Definition::Union(union) => {
                imports.add("serde_json", "Value");
                let shapes = union.branches.iter().map(|branch| &branch.shape);
                shapes.for_each(|shape| imports.shape(shape));
            }
            Definition::Record(record) => imports.record(record),
        }
    }
    imports.tokens()
}

/// Returns the imports of an operation's file.
pub(super) fn of_operation(group: &Group, operation: &Operation) -> TokenStream {
    let mut imports = Imports::of(Reader::Crate);
    imports.runtime_all(&["Call", "Operation"]);
    imports.generated(&group.module.name, &group.handle);
    if !operation.has_own_request() {
        imports.runtime("Request");
    }
    if operation.paging.is_some() {
        imports.runtime("Paging");
    }
    if matches!(operation.output, Output::Outcome(_)) {
        imports.add("serde", "Serialize");
    }
    let bodies = operation.body.as_ref().map(|body| body.types.as_slice());
    let bodies = bodies.unwrap_or_default();
    if bodies.len() > 1 {
        imports.runtime("BodyOf");
    }
    let (name, mut kinds) = (ident("_"), Kinds::default());
    for one in operation.arguments() {
        imports.given(given::parameter(&name, one, &mut kinds));
    }
    for one in &operation.optional_query {
        imports.given(given::optional_parameter(&name, one, &mut kinds));
    }
    if operation.filters().next().is_some() {
        imports.runtime_all(&["Filter", "Operand"]);
    }
    let conditions = operation.filters().flat_map(|filter| &filter.conditions);
    let conditions = conditions.map(|condition| {
        imports.given(filters::given(condition, &mut kinds));
        &condition.shape
    });
    let conditions: Vec<_> = conditions.collect();
    let parameters = operation.parameters().map(|parameter| &parameter.shape);
    let parameters = parameters.chain(conditions);
    parameters
        // Text is passed as a string.
        .filter(|shape| !shapes::is_text(shape))
        .chain(bodies.iter().map(|body| &body.shape))
        .chain(operation.output.shapes())
        .for_each(|shape| imports.shape(shape));
    imports.tokens()
}
