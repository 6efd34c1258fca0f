//! Bodies of requests: what functions take, and how it is put into the call.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, ident, shapes};
use crate::api::{Body, BodyEncoding, Passing};

/// The body as an argument.
pub(super) fn argument(body: &Body) -> TokenStream {
    let (name, shape) = (ident(body.name), &body.shape);
    match body.passing {
        Passing::Borrowed => quote!(#name: &#shape),
        Passing::Converted => {
            let argument = shapes::argument(shape);
            quote!(#name: #argument)
        }
    }
}

/// What is passed for the body, where `value` is one.
pub(super) fn passed(body: &Body, value: &TokenStream) -> TokenStream {
    match body.passing {
        Passing::Borrowed => quote!(&#value),
        Passing::Converted => value.clone(),
    }
}

/// The statement that puts the body into the call.
pub(super) fn set(call: &TokenStream, body: &Body) -> TokenStream {
    let (name, shape) = (ident(body.name), &body.shape);
    match (body.encoding, body.passing) {
        (BodyEncoding::JsonPatch, _) => quote!(#call.json_patch(#name);),
        (BodyEncoding::Multipart, _) => quote!(#call.multipart(#name);),
        (BodyEncoding::Json, Passing::Borrowed) => quote!(#call.json(#name);),
        (BodyEncoding::Json, Passing::Converted) => {
            let converted = shapes::converted(&quote!(#name), shape);
            quote!(#call.json::<#shape>(&#converted);)
        }
    }
}

/// A body is encoded where it is taken: inlined, its encoder is compiled where it is used, and only there.
pub(super) fn inline(body: &Body) -> Option<TokenStream> {
    (body.encoding == BodyEncoding::Json).then(|| quote!(#[inline]))
}

/// The setter of a body that a request need not have.
pub(super) fn setter(body: &Body) -> TokenStream {
    let docs = docs::prose(body.docs.as_deref().unwrap_or("The body."));
    let (name, argument, inline) = (ident(body.name), argument(body), inline(body));
    let set = set(&quote!(self.call), body);
    quote! {
        #docs
        #inline
        pub fn #name(mut self, #argument) -> Self {
            #set
            self
        }
    }
}
