//! Parameters of the URL: attributes, and the statements that add them to the call.

use proc_macro2::TokenStream;
use quote::quote;

use crate::api::{Deprecation, Encoding, InUrl, Parameter, Shape};

/// Returns the attribute for a deprecated operation or parameter.
pub(super) fn deprecated(deprecated: Deprecation) -> Option<TokenStream> {
    (deprecated == Deprecation::Deprecated)
        .then(|| quote!(#[deprecated = "deprecated by LaunchDarkly"]))
}

/// Returns the statement that adds a parameter to the query, with the expression `value`.
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

/// Returns the method that returns the sent form, if it is not that of `Display`.
pub(super) fn method(shape: &Shape) -> Option<&'static str> {
    match shape {
        Shape::Scalar(scalar) => match scalar.facts().in_url {
            InUrl::Method(name) => Some(name),
            InUrl::Text | InUrl::Value => None,
        },
        _ => None,
    }
}
