//! [`Api`] -> tokens of each file: the table of contents of the generated code.
//!
//! Emitters print what [`crate::lower`] has decided; none of them compares a name or takes a decision.
//!
//! All functions that they print are generic or `#[inline]`, so that only the programs that use them compile them:
//! generated-client/PERFORMANCE.md, "What is inlined".

mod bodies;
mod conformance;
mod contents;
mod docs;
mod enumerations;
pub(crate) mod filters;
mod forms;
pub(crate) mod given;
mod groups;
mod imports;
mod literals;
mod modules;
mod operations;
mod parameters;
mod records;
mod requests;
mod runtime;
mod samples;
pub(crate) mod shapes;
mod unions;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::api::{Api, Definition, Group, Module, Operation, Type, Usage};
use crate::files::{GENERATED, TABLES};

/// A file before it is rendered.
pub struct Source {
    /// The path from the workspace's root.
    pub path: String,
    /// The spec file that it is generated from.
    pub origin: String,
    /// The code.
    pub tokens: TokenStream,
}

/// Receives the files one by one, so that only the tokens of one file are in memory.
pub type Receiver<'a> = dyn FnMut(Source) -> Result<(), String> + 'a;

/// Files that are emitted one after the other, independently of other units.
#[derive(Debug, Clone, Copy)]
pub enum Unit<'a> {
    /// The root, which declares all modules.
    Root(&'a Api),
    /// The shared module.
    Shared(&'a Api, &'a Module),
    /// A group.
    Group(&'a Group),
}

/// Returns all units of the client, the large ones first, since they take the longest.
#[must_use]
pub fn units(api: &Api) -> Vec<Unit<'_>> {
    let mut units = vec![Unit::Root(api)];
    units.extend(api.common.as_ref().map(|common| Unit::Shared(api, common)));
    units.extend(api.groups.iter().map(Unit::Group));
    units.sort_by_key(|unit| std::cmp::Reverse(unit.size()));
    units
}

impl Unit<'_> {
    /// Emits the files.
    ///
    /// # Errors
    ///
    /// Fails if sample code is not valid Rust, which is a bug in the generator; the message contains the code. Also returns
    /// the errors of the receiver.
    pub fn emit(self, receive: &mut Receiver<'_>) -> Result<(), String> {
        match self {
            Self::Root(api) => {
                let origin = crate::load::ROOT;
                for (path, tokens) in [
                    ("mod.rs", modules::root(api)),
                    ("exports.rs", modules::exports(api)),
                    ("operations.rs", contents::all(api)),
                ] {
                    receive(source(GENERATED, path, origin, tokens))?;
                }
                receive(source(TABLES, "mod.rs", origin, conformance::root(api)))
            }
            Self::Shared(api, common) => {
                receive(file(common, ".rs", modules::shared(api, common)))?;
                module(common, &[], receive)
            }
            Self::Group(group) => {
                receive(file(&group.module, ".rs", groups::group(group)))?;
                operations(group, receive)?;
                module(&group.module, &group.operations, receive)
            }
        }
    }

    /// Returns the approximate number of files.
    fn size(self) -> usize {
        match self {
            Self::Root(_) => 1,
            Self::Shared(_, module) => module.types.len(),
            Self::Group(group) => group.operations.len() + group.module.types.len(),
        }
    }
}

/// Emits the parts that every module can have: types, and the tables for the tests.
fn module(
    module: &Module,
    operations: &[Operation],
    receive: &mut Receiver<'_>,
) -> Result<(), String> {
    let files = module.files();
    if !module.types.is_empty() {
        receive(file(module, "/types.rs", modules::types(module, &files)))?;
    }
    for (name, types) in files {
        let path = format!("/types/{name}.rs");
        receive(file(module, &path, self::types(module, &types)))?;
    }
    if !operations.is_empty() || module.json_types().next().is_some() {
        let tables = conformance::tables(module, operations);
        let path = format!("{}.rs", module.name);
        receive(source(TABLES, &path, &module.file, tables))?;
    }
    Ok(())
}

/// Emits a file for each operation, and their index.
fn operations(group: &Group, receive: &mut Receiver<'_>) -> Result<(), String> {
    let Group {
        module, operations, ..
    } = group;
    if !operations.is_empty() {
        let index = modules::operations(operations);
        receive(file(module, "/operations.rs", index))?;
    }
    for operation in operations {
        let path = format!("/operations/{}.rs", operation.file);
        receive(file(
            module,
            &path,
            operations::operation(group, operation)?,
        ))?;
    }
    Ok(())
}

/// Returns the path of a module's file, given the part after the module's name.
fn file(module: &Module, path: &str, tokens: TokenStream) -> Source {
    let path = format!("{}{path}", module.name);
    source(GENERATED, &path, &module.file, tokens)
}

fn source(folder: &str, path: &str, origin: &str, tokens: TokenStream) -> Source {
    Source {
        path: format!("{folder}/{path}"),
        origin: origin.to_owned(),
        tokens,
    }
}

/// Emits the types of one file.
fn types(module: &Module, types: &[&Type]) -> TokenStream {
    let imports = imports::of_types(types);
    let types = types.iter().map(|of| {
        let docs = docs::of_type(of, module);
        match &of.definition {
            Definition::Record(record) if record.usage == Usage::Uploaded => {
                forms::form(of, record, &docs)
            }
            Definition::Record(record) => records::record(of, record, &docs),
            Definition::Enumeration(enumeration) => {
                enumerations::enumeration(of, enumeration, &docs)
            }
            Definition::Union(union) => unions::union(of, union, &docs),
        }
    });
    quote! { #imports #(#types)* }
}

/// Converts a name that [`crate::lower`] has checked to be an identifier.
pub(crate) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
