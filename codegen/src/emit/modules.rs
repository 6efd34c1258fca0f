//! Modules: the root of the generated tree, the module of shared types, and the indices of operations and types.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{docs, ident, operations::error, runtime};
use crate::api::{Api, Group, Module, Operation, Output, Type};
use crate::documented;
use crate::prose::list;

/// Returns `mod.rs`: the modules, and the messages for modules whose feature is off.
pub(super) fn root(api: &Api) -> TokenStream {
    let (features, modules) = gated(api, |_, _| true);
    let absent = api.groups.iter().filter_map(absent);
    let documents = api.modules().zip(&features).map(|(module, feature)| {
        let (file, path) = (
            &module.file,
            format!("{}/{}", module.name, documented::FILE),
        );
        quote!(#feature Document::new(#file, include_str!(#path)))
    });
    quote! {
        //! The API groups, one module each, and what they share.
        #[cfg(feature = "testing")]
        use crate::testing::documents::Document;

        #(#features pub mod #modules;)*
        #[cfg(feature = "full")]
        pub mod operations;
        #(#absent)*

        #[cfg(feature = "testing")]
        impl Document {
            /// What is documented of each module.
            pub(crate) const ALL: &[Self] = &[#(#documents,)*];
        }
    }
}

/// Returns the stand-in for the client's method of a group whose feature is off.
fn absent(group: &Group) -> Option<TokenStream> {
    let (feature, accessor) = (&group.feature, ident(&group.module.name));
    let message = format!("`client.{accessor}()` is gated behind the feature `{feature}`");
    let absent = quote!(#[cfg(not(feature = #feature))] gated!(#accessor, #message););
    (!group.operations.is_empty()).then_some(absent)
}

/// Returns `exports.rs`: the exports of the crate's root, by name. With a glob, the compiler would not say which feature a
/// module needs.
pub(super) fn exports(api: &Api) -> TokenStream {
    let (features, modules) = gated(api, |_, _| true);
    quote! {
        #(#features pub use self::generated::#modules;)*
        #[cfg(feature = "full")]
        pub use self::generated::operations;
    }
}

/// Returns modules with the conditions under which they are compiled.
pub(super) fn gated(
    api: &Api,
    is_wanted: impl Fn(&Module, &[Operation]) -> bool,
) -> (Vec<Option<TokenStream>>, Vec<Ident>) {
    let common = api.common.iter().filter(|common| is_wanted(common, &[]));
    let groups = api.groups.iter();
    let groups = groups.filter(|group| is_wanted(&group.module, &group.operations));
    let groups = groups.map(|group| {
        let feature = &group.feature;
        (
            Some(quote!(#[cfg(feature = #feature)])),
            ident(&group.module.name),
        )
    });
    let common = common.map(|common| (None, ident(&common.name)));
    common.chain(groups).unzip()
}

/// Returns the shared module: the meaning of common errors, and types.
pub(super) fn shared(api: &Api, module: &Module) -> TokenStream {
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    let errors = operations.flat_map(|operation| &operation.errors);
    let errors: BTreeSet<_> = errors.filter(|error| error.is_shared).collect();
    let errors: Vec<_> = errors.into_iter().map(error).collect();
    types_alone(module, list("Errors", &errors))
}

/// Returns a module without operations, with a section of docs.
pub(super) fn types_alone(module: &Module, section: Vec<String>) -> TokenStream {
    let docs = docs::module(module, section);
    let (parts, exports) = parts(module, &[]);
    quote! { #docs #parts #exports }
}

/// Returns the submodules of a module, and its exports from them.
pub(super) fn parts(module: &Module, operations: &[Operation]) -> (TokenStream, TokenStream) {
    let has_types = operations.iter().any(|one| !own_types(one).is_empty());
    let with_types = has_types.then(|| ident("operations"));
    let operations = (!operations.is_empty()).then(|| ident("operations"));
    let types = (!module.types.is_empty()).then(|| ident("types"));
    let shown: Vec<_> = with_types.iter().chain(&types).collect();
    let exports = match shown.as_slice() {
        [] => TokenStream::new(),
        [one] => quote!(pub use self::#one::*;),
        several => quote!(pub use self::{#(#several::*),*};),
    };
    let modules = operations.iter().chain(&types);
    (quote! { #(mod #modules;)* }, exports)
}

/// Returns the index of the operations.
pub(super) fn operations(operations: &[Operation]) -> TokenStream {
    let names = operations
        .iter()
        .map(|operation| (None, ident(&operation.file), own_types(operation)));
    index(&names.collect::<Vec<_>>())
}

/// Returns the types in the file of an operation.
fn own_types(operation: &Operation) -> Vec<Ident> {
    let outcome = match &operation.output {
        Output::Outcome(outcome) => Some(&outcome.name),
        Output::Nothing | Output::Value(_) => None,
    };
    let filters = operation.filters().map(|filter| &filter.name);
    let names = std::iter::once(&operation.request)
        .chain(outcome)
        .chain(filters);
    names.map(|name| ident(name)).collect()
}

/// Returns the index of the types.
pub(super) fn types(module: &Module, files: &[(&str, Vec<&Type>)]) -> TokenStream {
    let names = files.iter().map(|(file, types)| {
        let names = types.iter().map(|of| ident(&of.name)).collect();
        (gate(module, file), ident(file), names)
    });
    let index = index(&names.collect::<Vec<_>>());
    let provided = module.provided_types().map(|of| {
        let (home, name) = (runtime::path(&of.name), ident(&of.name));
        quote!(pub use #home::#name;)
    });
    quote! { #index #(#provided)* }
}

/// Returns the condition under which a file is compiled, if there is one.
pub(super) fn gate(module: &Module, file: &str) -> Option<TokenStream> {
    match module.gates.get(file)?.as_slice() {
        [feature] => Some(quote!(#[cfg(feature = #feature)])),
        features => Some(quote!(#[cfg(any(#(feature = #features),*))])),
    }
}

/// Returns modules, with the conditions under which they are compiled and their types.
fn index(files: &[(Option<TokenStream>, Ident, Vec<Ident>)]) -> TokenStream {
    let modules = files.iter().map(|(gate, file, _)| quote!(#gate mod #file;));
    let exports = files
        .iter()
        .map(|(gate, file, names)| match names.as_slice() {
            [] => TokenStream::new(),
            [name] => quote!(#gate pub use self::#file::#name;),
            names => quote!(#gate pub use self::#file::{#(#names),*};),
        });
    quote! { #(#modules)* #(#exports)* }
}
