//! Enums of structs, which also accept unknown objects.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, ident};
use crate::api::{Type, Union};
use crate::naming::CATCH_ALL;

/// Returns an enum, and the table of its types.
pub(super) fn union(ty: &Type, union: &Union, docs: &TokenStream) -> TokenStream {
    let (name, catch_all, tag) = (ident(&ty.name), ident(CATCH_ALL), &union.tag);
    let variants = union.branches.iter().map(|branch| {
        let text = format!("`{}`: {}", branch.wire, branch.docs);
        let docs = docs::member(&text, branch.deprecated);
        let (variant, shape) = (ident(&branch.name), &branch.shape);
        quote! { #docs #variant(Box<#shape>) }
    });
    let rows = union.branches.iter().map(|branch| {
        let (wire, name) = (&branch.wire, ident(&branch.name));
        quote!(#wire => #name,)
    });
    quote! {
        #docs
        #[derive(Clone)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(untagged))]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// An object of a kind that this version of the crate does not know, kept as received.
            #[cfg_attr(feature = "schemars", schemars(skip))]
            #catch_all(Value),
        }

        union! { #name[#tag] { #(#rows)* } }
    }
}
