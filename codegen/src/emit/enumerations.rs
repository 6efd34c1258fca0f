//! Enums of strings, which also accept unknown values.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, ident};
use crate::api::{Enumeration, Type};
use crate::naming::CATCH_ALL;

/// Returns an enum, and the table of its values.
pub(super) fn enumeration(ty: &Type, enumeration: &Enumeration, docs: &TokenStream) -> TokenStream {
    let name = ident(&ty.name);
    let catch_all = ident(CATCH_ALL);
    let variants = enumeration.variants.iter().map(|variant| {
        let docs = docs::member(
            &format!("`{}`: {}", variant.wire, variant.docs),
            variant.deprecated,
        );
        let name = ident(&variant.name);
        quote! { #docs #name }
    });
    let rows = enumeration.variants.iter().map(|variant| {
        let (name, wire) = (ident(&variant.name), &variant.wire);
        quote!(#name = #wire,)
    });
    quote! {
        #docs
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that this version of the crate does not know, kept as received.
            #catch_all(UnknownValue),
        }

        open_enum! { #name { #(#rows)* } }
    }
}
