//! Enums of structs, open to objects not known yet.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, ident};
use crate::api::{Type, Union};
use crate::naming::CATCH_ALL;

/// An enum, its table of types, and its conversions.
pub(super) fn union(of: &Type, union: &Union, docs: &TokenStream) -> TokenStream {
    let (name, catch_all, tag) = (ident(&of.name), ident(CATCH_ALL), &union.tag);
    let variants = union.branches.iter().map(|branch| {
        let text = format!("`{}`: {}", branch.wire, branch.docs);
        let docs = docs::member(&text, branch.deprecated);
        let (variant, shape) = (ident(&branch.name), &branch.shape);
        quote! { #docs #variant(Box<#shape>) }
    });
    let table = union.branches.iter().map(|branch| {
        let (wire, shape) = (&branch.wire, &branch.shape);
        quote!(Branch::new::<#shape>(#wire))
    });
    let names = union.branches.iter().map(|branch| ident(&branch.name));
    quote! {
        #docs
        #[derive(Clone)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(untagged))]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// What this version of the crate does not know, kept as it came.
            #[cfg_attr(feature = "schemars", schemars(skip))]
            #catch_all(Value),
        }

        impl Union for #name {
            const TAG: &'static str = #tag;
            const BRANCHES: &'static [Branch<Self>] = &[#(#table),*];

            #[inline]
            fn unknown(value: Value) -> Self {
                Self::#catch_all(value)
            }
        }

        union!(#name, [#(#names),*]);
    }
}
