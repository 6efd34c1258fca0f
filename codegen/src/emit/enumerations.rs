//! Enums of strings, which also accept unknown values.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, ident};
use crate::api::{Enumeration, Type};
use crate::naming::CATCH_ALL;

/// An enum and its implementations.
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
    let wires: Vec<_> = enumeration
        .variants
        .iter()
        .map(|variant| variant.wire.as_str())
        .collect();
    let names: Vec<_> = enumeration
        .variants
        .iter()
        .map(|variant| ident(&variant.name))
        .collect();
    quote! {
        #docs
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that this version of the crate does not know, kept as received.
            #catch_all(UnknownValue),
        }

        impl #name {
            /// Returns the value as it is sent.
            #[inline]
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#names => #wires,)*
                    Self::#catch_all(other) => other.as_str(),
                }
            }
        }

        impl From<&str> for #name {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    #(#wires => Self::#names,)*
                    other => Self::#catch_all(UnknownValue::new(other)),
                }
            }
        }

        #[cfg(any(feature = "schemars", feature = "testing"))]
        impl #name {
            const KNOWN: &'static [&'static str] = &[#(#wires),*];
        }

        open_enum!(#name);
    }
}
