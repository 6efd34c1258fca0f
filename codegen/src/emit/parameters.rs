//! Parameters of the URL: what functions take, and how it is put into the call.

use proc_macro2::TokenStream;
use quote::quote;

use super::{ident, shapes};
use crate::api::{Deprecation, Encoding, Parameter, Shape};

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
    // Timestamps are shown as dates, but sent as numbers.
    let is_time = parameter.shape == Shape::UnixMillis;
    match parameter.encoding {
        Encoding::Single if is_time => quote!(#call.query(#wire, #name.as_millis());),
        Encoding::Single => quote!(#call.query(#wire, #name);),
        Encoding::CommaList => quote!(#call.query_list(#wire, #name);),
        Encoding::Pairs => quote!(#call.query_each(#wire, #name);),
    }
}
