//! Rust types, and what functions take in their place.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::ident;
use crate::api::{InUrl, Shape, Taken};

/// The type itself.
impl ToTokens for Shape {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Scalar(scalar) => ident(scalar.facts().rust).to_token_stream(),
            Self::Any => quote!(Value),
            Self::File => quote!(FileUpload),
            Self::Provided(name) | Self::Named { name, .. } | Self::Union { name, .. } => {
                ident(name).to_token_stream()
            }
            Self::List(element) => quote!(Vec<#element>),
            Self::Map(value) => quote!(BTreeMap<String, #value>),
            Self::Optional(inner) => quote!(Option<#inner>),
            Self::Boxed(inner) => quote!(Box<#inner>),
        });
    }
}

/// The value that decoding fills: the one that `Decode::blank` of the type gives. A literal in its place, where there is
/// one, is not a call that the compiler has to check.
pub(super) fn blank(shape: &Shape) -> TokenStream {
    match shape {
        Shape::Optional(_) => quote!(None),
        Shape::Scalar(scalar) => {
            let literal = scalar.facts().blank;
            let literal = literal.and_then(|literal| literal.parse().ok());
            literal.unwrap_or_else(|| quote!(Decode::blank()))
        }
        _ => quote!(Decode::blank()),
    }
}

/// What a constructor or a setter takes for a field: whatever converts without loss.
pub(crate) fn argument(shape: &Shape) -> TokenStream {
    match shape {
        shape if takes_into(shape) => quote!(impl Into<#shape>),
        Shape::List(element) => {
            let element = argument(element);
            quote!(impl IntoIterator<Item = #element>)
        }
        Shape::Map(value) => {
            let value = argument(value);
            quote!(impl IntoIterator<Item = (impl Into<String>, #value)>)
        }
        Shape::Boxed(inner) => argument(inner),
        other => quote!(#other),
    }
}

/// Whether other types convert into this one.
pub(super) fn takes_into(shape: &Shape) -> bool {
    match shape {
        Shape::Scalar(scalar) => scalar.facts().taken == Taken::Converted,
        Shape::Any | Shape::Union { .. } => true,
        Shape::File
        | Shape::Provided(_)
        | Shape::Named { .. }
        | Shape::List(_)
        | Shape::Map(_)
        | Shape::Optional(_)
        | Shape::Boxed(_) => false,
    }
}

/// The conversion of what [`argument`] takes into the field's type.
pub(super) fn converted(value: &TokenStream, shape: &Shape) -> TokenStream {
    match shape {
        shape if takes_into(shape) => quote!(#value.into()),
        Shape::List(element) => match element.as_ref() {
            element if takes_into(element) => {
                quote!(#value.into_iter().map(Into::into).collect())
            }
            Shape::List(_) | Shape::Map(_) => {
                let element = converted(&quote!(element), element);
                quote!(#value.into_iter().map(|element| #element).collect())
            }
            _ => quote!(#value.into_iter().collect()),
        },
        Shape::Map(inner) => {
            let inner = converted(&quote!(value), inner);
            quote!(#value.into_iter().map(|(key, value)| (key.into(), #inner)).collect())
        }
        Shape::Boxed(inner) => {
            let inner = converted(value, inner);
            quote!(Box::new(#inner))
        }
        _ => value.clone(),
    }
}

/// What a function takes for a parameter of the URL, where its value is single: strings are borrowed, since they
/// are encoded at once.
pub(super) fn parameter(shape: &Shape) -> TokenStream {
    if is_text(shape) {
        quote!(&str)
    } else {
        argument(shape)
    }
}

/// Whether the URL takes it as text, whatever its type is in JSON.
pub(super) fn is_text(shape: &Shape) -> bool {
    matches!(shape, Shape::Scalar(scalar) if scalar.facts().in_url == InUrl::Text)
}
