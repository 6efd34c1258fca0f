//! The `use` lines of a generated file.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::api::{Body, BodyType, Definition, Group, Module, Operation, Output, Shape, Usage};

/// What a file imports: path -> names.
#[derive(Default)]
pub(super) struct Imports {
    names: BTreeMap<String, BTreeSet<String>>,
}

impl Imports {
    /// Imports one name.
    pub(super) fn add(&mut self, path: &str, name: &str) {
        self.names
            .entry(path.to_owned())
            .or_default()
            .insert(name.to_owned());
    }

    /// Imports names of one path.
    fn add_all(&mut self, path: &str, names: &[&str]) {
        self.names
            .entry(path.to_owned())
            .or_default()
            .extend(names.iter().map(|name| (*name).to_owned()));
    }

    /// Imports all that a shape mentions; types of the module `here` are in `local`.
    pub(super) fn shape(&mut self, shape: &Shape, here: &str, local: Option<&str>) {
        shape.walk(&mut |part| match part {
            Shape::Named { module, name } | Shape::Union { module, name } if module == here => {
                if let Some(path) = local {
                    self.add(path, name);
                }
            }
            Shape::Named { module, name } | Shape::Union { module, name } => {
                self.add(&format!("crate::{module}"), name);
            }
            Shape::Provided(name) => self.add("crate", name),
            Shape::File => self.add("crate", "FileUpload"),
            Shape::Secret => self.add("crate", "Secret"),
            Shape::UnixMillis => self.add("crate", "UnixMillis"),
            Shape::Any => self.add("serde_json", "Value"),
            Shape::Map(_) => self.add("std::collections", "BTreeMap"),
            _ => {}
        });
    }

    /// The lines: the standard library, other crates, this crate.
    pub(super) fn tokens(&self) -> TokenStream {
        let rank = |path: &str| match path.split("::").next() {
            Some("std") => 0,
            Some("super") => 2,
            Some("crate") => 3,
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

/// What the types of a module need.
pub(super) fn of_types(module: &Module) -> TokenStream {
    let mut imports = Imports::default();
    for of in &module.types {
        match &of.definition {
            Definition::Enumeration(_) => {
                imports.add("crate::open_enum", "OpenEnum");
                imports.add("crate::open_enum", "UnknownValue");
            }
            Definition::Union(union) => {
                imports.add("serde", "Serialize");
                imports.add("serde_json", "Value");
                imports.add_all("crate::union", &["Branch", "Union"]);
                let shapes = union.branches.iter().map(|branch| &branch.shape);
                shapes.for_each(|shape| imports.shape(shape, &module.name, None));
            }
            Definition::Record(record) => {
                if record.usage == Usage::Uploaded {
                    imports.add_all("crate::upload", &["Form", "Multipart"]);
                } else {
                    imports.add("serde", "Serialize");
                    imports.add("serde::de", "MapAccess");
                    imports.add_all("crate::decode", &["Blank", "Field", "Record", "Slot"]);
                }
                record
                    .fields
                    .iter()
                    .for_each(|field| imports.shape(&field.shape, &module.name, None));
                if record.usage == Usage::Sent
                    && record.fields.iter().any(|field| takes_map(&field.shape))
                {
                    imports.add("std::collections", "BTreeMap");
                }
            }
        }
    }
    imports.tokens()
}

/// What the handle of a group needs.
pub(super) fn of_group(group: &Group) -> TokenStream {
    let mut imports = Imports::default();
    imports.add_all("crate::call", &["Call", "Operation", "Version"]);
    imports.add("crate", "Client");
    imports.add("http", "Method");
    let arguments = group.operations.iter().flat_map(|operation| {
        let parameters = operation.arguments().map(|parameter| &parameter.shape);
        parameters.chain(operation.required_body().and_then(one_body))
    });
    let bodies = group
        .operations
        .iter()
        .flat_map(|operation| &operation.body);
    if bodies.map(|body| body.types.len()).any(|count| count > 1) {
        imports.add("crate", "BodyOf");
    }
    // Types of the group itself are re-exported beside the handle.
    arguments.for_each(|shape| imports.shape(shape, &group.module.name, None));
    imports.tokens()
}

/// What the requests of a group need.
pub(super) fn of_requests(group: &Group) -> TokenStream {
    let mut imports = Imports::default();
    imports.add("crate::call", "Call");
    if group
        .operations
        .iter()
        .any(|operation| operation.paging.is_some())
    {
        imports.add("crate::paging", "Paging");
    }
    if group
        .operations
        .iter()
        .any(|operation| matches!(operation.output, Output::Outcome(_)))
    {
        imports.add("serde", "Serialize");
    }
    for shape in group.operations.iter().flat_map(request_shapes) {
        imports.shape(shape, &group.module.name, Some("super::types"));
    }
    imports.tokens()
}

fn request_shapes(operation: &Operation) -> impl Iterator<Item = &Shape> {
    operation
        .optional_query
        .iter()
        .map(|parameter| &parameter.shape)
        .chain(operation.optional_body().and_then(one_body))
        .chain(operation.output.shapes())
        .chain(choice(operation).iter().map(|body| &body.shape))
}

/// The type of the body, where there is no choice.
fn one_body(body: &Body) -> Option<&Shape> {
    match body.types.as_slice() {
        [one] => Some(&one.shape),
        _ => None,
    }
}

/// The types of the body, where there is a choice.
fn choice(operation: &Operation) -> &[BodyType] {
    let types = operation.body.as_ref().map(|body| body.types.as_slice());
    types.filter(|types| types.len() > 1).unwrap_or_default()
}

fn takes_map(shape: &Shape) -> bool {
    matches!(shape.inner(), Shape::Map(_))
}
