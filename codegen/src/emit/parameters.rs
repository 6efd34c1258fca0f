//! Parameters of the URL: what functions take, and how it is put into the call.

use proc_macro2::TokenStream;
use quote::quote;

use super::{ident, shapes};
use crate::api::{Deprecation, Encoding, InUrl, Parameter, Shape};

/// The attribute that makes the compiler warn of a discouraged operation or parameter.
pub(super) fn deprecated(deprecated: Deprecation) -> Option<TokenStream> {
    (deprecated == Deprecation::Deprecated)
        .then(|| quote!(#[deprecated = "deprecated by LaunchDarkly"]))
}

/// A parameter as an argument.
pub(super) fn argument(parameter: &Parameter) -> TokenStream {
    let name = ident(&parameter.name);
    let shape = match parameter.encoding {
        Encoding::Single => shapes::parameter(&parameter.shape),
        Encoding::CommaList | Encoding::Pairs => {
            let element = shapes::element(&parameter.shape);
            quote!(impl IntoIterator<Item = #element>)
        }
    };
    quote!(#name: #shape)
}

/// The statement that puts a parameter into the query.
pub(super) fn set(call: &TokenStream, parameter: &Parameter) -> TokenStream {
    let (name, wire) = (ident(&parameter.name), &parameter.wire);
    match parameter.encoding {
        Encoding::Single => {
            let method = method(&parameter.shape).map(ident);
            let method = method.map(|method| quote!(.#method()));
            quote!(#call.query(#wire, #name #method);)
        }
        Encoding::CommaList => quote!(#call.query_list(#wire, #name);),
        Encoding::Pairs => quote!(#call.query_each(#wire, #name);),
    }
}

/// The method that gives what is sent, where that is not what is shown.
fn method(shape: &Shape) -> Option<&'static str> {
    match shape {
        Shape::Scalar(scalar) => match scalar.facts().in_url {
            InUrl::Method(name) => Some(name),
            InUrl::Text | InUrl::Value => None,
        },
        _ => None,
    }
}
