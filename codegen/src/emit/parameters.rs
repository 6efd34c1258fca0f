//! Parameters of the URL: what functions take, and how it is put into the call.

use proc_macro2::TokenStream;
use quote::quote;

use crate::api::{Deprecation, Encoding, InUrl, Parameter, Shape};

/// The attribute that makes the compiler warn of a discouraged operation or parameter.
pub(super) fn deprecated(deprecated: Deprecation) -> Option<TokenStream> {
    (deprecated == Deprecation::Deprecated)
        .then(|| quote!(#[deprecated = "deprecated by LaunchDarkly"]))
}

/// The statement that puts a parameter into the query, where `value` is what it becomes.
pub(super) fn set(call: &TokenStream, parameter: &Parameter, value: &TokenStream) -> TokenStream {
    let wire = &parameter.wire;
    if parameter.filter.is_some() {
        return quote!(#call.filter(#wire, #value););
    }
    match parameter.encoding {
        Encoding::Single => quote!(#call.query(#wire, #value);),
        Encoding::CommaList => quote!(#call.query_list(#wire, #value);),
        Encoding::Pairs => quote!(#call.query_each(#wire, #value);),
    }
}

/// The method that gives what is sent, where that is not what is shown.
pub(super) fn method(shape: &Shape) -> Option<&'static str> {
    match shape {
        Shape::Scalar(scalar) => match scalar.facts().in_url {
            InUrl::Method(name) => Some(name),
            InUrl::Text | InUrl::Value => None,
        },
        _ => None,
    }
}
