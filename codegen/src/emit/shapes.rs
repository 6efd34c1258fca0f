//! Rust types, and the arguments for values of these types.

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

/// Returns the value that decoding starts from, which is that of `Decode::blank`. If there is a literal, it is used instead,
/// since it is cheaper to compile than a call.
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

/// Returns the argument of a constructor or a setter for a field: anything that converts without loss.
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

/// Returns whether other types convert into this one.
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

/// Returns the conversion of an [`argument`] into the field's type.
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

/// Returns the argument for a single parameter of the URL. Strings are borrowed, since they are encoded immediately.
pub(super) fn parameter(shape: &Shape) -> TokenStream {
    if is_text(shape) {
        quote!(&str)
    } else {
        argument(shape)
    }
}

/// Returns whether it is text in the URL, whatever its type is in JSON.
pub(super) fn is_text(shape: &Shape) -> bool {
    matches!(shape, Shape::Scalar(scalar) if scalar.facts().in_url == InUrl::Text)
}
