//! The types of a module with their places in the spec, for the tests that hold one against the other.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use super::imports::Imports;
use crate::api::{Module, Origin};
use crate::source::Place;

/// `<module>/conformance.rs`
pub(super) fn table(module: &Module) -> TokenStream {
    let file = &module.file;
    let rows = module.types.iter().map(|of| {
        let name = ident(&of.name);
        let pointer = match &of.origin {
            Origin::Schema => {
                Place::root(file)
                    .key("components")
                    .key("schemas")
                    .key(&of.name)
                    .pointer
            }
            Origin::Inline(pointer) => pointer.clone(),
        };
        quote! { TypeCheck::of::<#name>(FILE, #pointer) }
    });
    let mut imports = Imports::default();
    imports.add("crate::conformance", "TypeCheck");
    module
        .types
        .iter()
        .for_each(|of| imports.add("super::types", &of.name));
    let imports = imports.tokens();
    quote! {
        //! The types of this module with their places in the spec.
        #imports

        const FILE: &str = #file;

        /// The types, in the order of the spec.
        pub(crate) const TYPES: &[TypeCheck] = &[#(#rows,)*];
    }
}
