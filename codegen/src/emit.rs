//! [`Api`] -> tokens of each file: the table of contents of the generated code.
//!
//! Emitters print what [`crate::lower`] has decided; none of them compares a name or takes a decision.

mod bodies;
mod conformance;
mod docs;
mod enumerations;
mod groups;
mod imports;
mod literals;
mod modules;
mod operations;
mod records;
mod requests;
mod samples;
mod shapes;
mod unions;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::api::{Api, Definition, Module, Operation};

/// A file before it is rendered.
pub struct Source {
    /// The path inside `src/generated`.
    pub path: String,
    /// The spec file it comes from.
    pub origin: String,
    /// The code.
    pub tokens: TokenStream,
}

/// The files of the client.
///
/// # Errors
///
/// Sample code that is no Rust: a gap in the generator, which the message shows.
pub fn emit(api: &Api) -> Result<Vec<Source>, String> {
    let mut sources = vec![source("mod.rs", crate::load::ROOT, modules::root(api))];
    for module in api.modules().filter(|module| modules::has_types(module)) {
        sources.push(source(
            &format!("{}/types.rs", module.name),
            &module.file,
            types(module),
        ));
    }
    if let Some(common) = &api.common {
        sources.push(source(
            &format!("{}.rs", common.name),
            &common.file,
            modules::shared(common),
        ));
        sources.push(conformance(common, None));
    }
    for group in &api.groups {
        let module = &group.module;
        sources.push(source(
            &format!("{}.rs", module.name),
            &module.file,
            groups::group(group)?,
        ));
        sources.push(source(
            &format!("{}/requests.rs", module.name),
            &module.file,
            requests::requests(group),
        ));
        sources.push(conformance(module, Some(&group.operations)));
    }
    Ok(sources)
}

/// What the tests of the client hold against the spec.
fn conformance(module: &Module, operations: Option<&[Operation]>) -> Source {
    source(
        &format!("{}/conformance.rs", module.name),
        &module.file,
        conformance::tables(module, operations),
    )
}

fn source(path: &str, origin: &str, tokens: TokenStream) -> Source {
    Source {
        path: path.to_owned(),
        origin: origin.to_owned(),
        tokens,
    }
}

/// The types of a module, in the order of the spec.
fn types(module: &Module) -> TokenStream {
    let imports = imports::of_types(module);
    let types = module.types.iter().map(|of| {
        let docs = docs::of_type(of, module);
        match &of.definition {
            Definition::Record(record) => records::record(of, record, &docs),
            Definition::Enumeration(enumeration) => {
                enumerations::enumeration(of, enumeration, &docs)
            }
            Definition::Union(union) => unions::union(of, union, &docs),
        }
    });
    quote! { #imports #(#types)* }
}

/// A name that [`crate::lower`] has made sure is an identifier.
fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
