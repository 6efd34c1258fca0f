//! The `use` lines of a generated file.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::api::{Definition, Group, Operation, Output, Record, Shape, Type, Usage};

/// What a file imports: path -> names.
#[derive(Default)]
pub(super) struct Imports {
    names: BTreeMap<String, BTreeSet<String>>,
    /// The types that the file itself defines.
    own: BTreeSet<String>,
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

    /// Imports all that a shape mentions.
    pub(super) fn shape(&mut self, shape: &Shape) {
        shape.walk(&mut |part| match part {
            Shape::Named { name, .. } | Shape::Union { name, .. } if self.own.contains(name) => {}
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

    /// Imports what a struct needs.
    fn record(&mut self, record: &Record) {
        if record.usage == Usage::Uploaded {
            self.add_all("crate::upload", &["Form", "Multipart"]);
        } else {
            self.add("crate::decode", "Decode");
            if !record.fields.is_empty() {
                self.add_all("crate::decode", &["Sink", "Source"]);
            }
        }
        let shapes = record.fields.iter().map(|field| &field.shape);
        shapes.for_each(|shape| self.shape(shape));
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

/// What the types of a file need.
pub(super) fn of_types(types: &[&Type]) -> TokenStream {
    let mut imports = Imports {
        own: types.iter().map(|of| of.name.clone()).collect(),
        ..Imports::default()
    };
    for of in types {
        match &of.definition {
            Definition::Enumeration(_) => {
                imports.add("crate", "UnknownValue");
            }
            Definition::Union(union) => {
                imports.add("serde_json", "Value");
                imports.add_all("crate::union", &["Branch", "Union"]);
                let shapes = union.branches.iter().map(|branch| &branch.shape);
                shapes.for_each(|shape| imports.shape(shape));
            }
            Definition::Record(record) => imports.record(record),
        }
    }
    imports.tokens()
}

/// What the file of an operation needs.
pub(super) fn of_operation(group: &Group, operation: &Operation) -> TokenStream {
    let mut imports = Imports::default();
    imports.add_all("crate::call", &["Call", "Operation", "Version"]);
    imports.add(&format!("crate::{}", group.module.name), &group.handle);
    imports.add("http", "Method");
    if operation.request.is_none() {
        imports.add("crate", "Request");
    }
    if operation.paging.is_some() {
        imports.add("crate::paging", "Paging");
    }
    if matches!(operation.output, Output::Outcome(_)) {
        imports.add("serde", "Serialize");
    }
    let bodies = operation.body.as_ref().map(|body| body.types.as_slice());
    let bodies = bodies.unwrap_or_default();
    if bodies.len() > 1 {
        imports.add("crate", "BodyOf");
    }
    let parameters = operation.parameters().map(|parameter| &parameter.shape);
    parameters
        // It is passed as any other text.
        .filter(|shape| **shape != Shape::Secret)
        .chain(bodies.iter().map(|body| &body.shape))
        .chain(operation.output.shapes())
        .for_each(|shape| imports.shape(shape));
    imports.tokens()
}
