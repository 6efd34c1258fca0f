//! Modules: the root of the generated tree, and the one of shared types.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, ident};
use crate::api::{Api, Module};

/// `mod.rs`
pub(super) fn root(api: &Api) -> TokenStream {
    let common = api.common.iter().map(|module| (None, ident(&module.name)));
    let groups = api.groups.iter().map(|group| {
        let feature = &group.feature;
        (
            Some(quote!(#[cfg(feature = #feature)])),
            ident(&group.module.name),
        )
    });
    let (group_features, group_names): (Vec<_>, Vec<_>) = groups.clone().unzip();
    let (features, names): (Vec<_>, Vec<_>) = common.chain(groups).unzip();
    quote! {
        //! The API groups, one module each, and what they share.
        #(#features pub mod #names;)*

        /// Every generated type with its place in the spec, by module.
        #[cfg(test)]
        pub(crate) const TYPES: &[&[crate::conformance::TypeCheck]] = &[#(#features #names::conformance::TYPES,)*];

        /// Every operation with a call of it, by group.
        #[cfg(test)]
        pub(crate) const OPERATIONS: &[&[crate::conformance::OperationCheck]] =
            &[#(#group_features #group_names::conformance::OPERATIONS,)*];
    }
}

/// The shared module: nothing but types.
pub(super) fn shared(module: &Module) -> TokenStream {
    let docs = docs::module(module);
    let parts = parts(module);
    quote! { #docs #parts pub use self::types::*; }
}

/// The submodules of types, if there are any, and of their tests.
pub(super) fn parts(module: &Module) -> TokenStream {
    let types = has_types(module).then(|| {
        quote!(
            mod types;
        )
    });
    quote! {
        #[cfg(test)]
        pub(crate) mod conformance;
        #types
    }
}

/// Whether the module has types of its own: some groups have none.
pub(super) fn has_types(module: &Module) -> bool {
    !module.types.is_empty()
}
