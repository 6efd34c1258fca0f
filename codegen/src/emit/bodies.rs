//! Bodies of requests: the arguments of functions, and the statements that add them to the call.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{docs, given, ident, shapes};
use crate::api::{Body, BodyEncoding, BodyType, Limit, Need, Passing};

/// Returns the argument for the body, of the function that creates `request` or of its setter.
pub(super) fn argument(body: &Body, request: &TokenStream) -> TokenStream {
    let name = ident(body.name);
    match body.types.as_slice() {
        [one] if one.passing == Passing::Borrowed => {
            let shape = &one.shape;
            quote!(#name: &#shape)
        }
        [one] => {
            let argument = shapes::argument(&one.shape);
            quote!(#name: #argument)
        }
        _ => quote!(#name: &impl BodyOf<#request>),
    }
}

/// Returns the expression that passes `value` for the body.
pub(super) fn passed(body: &Body, value: &TokenStream) -> TokenStream {
    match body.types.as_slice() {
        [one] if one.passing == Passing::Converted => value.clone(),
        _ => quote!(&#value),
    }
}

/// Returns the statements that add the body to the call.
pub(super) fn set(call: &TokenStream, body: &Body, request: &TokenStream) -> TokenStream {
    let name = ident(body.name);
    let [one] = body.types.as_slice() else {
        return quote!(#call.body::<#request, _>(#name););
    };
    let shape = &one.shape;
    let set = match (one.encoding, one.passing) {
        (BodyEncoding::JsonPatch, _) => quote!(#call.json_patch(#name);),
        (BodyEncoding::SemanticPatch, _) => quote!(#call.semantic_patch(#name);),
        (BodyEncoding::Multipart, _) => quote!(#call.multipart(#name);),
        (BodyEncoding::Json, Passing::Borrowed) => quote!(#call.json(#name);),
        (BodyEncoding::Json, Passing::Converted) => {
            let converted = shapes::converted(&quote!(#name), shape);
            quote!(#call.json::<#shape>(&#converted);)
        }
    };
    let limit = body.limit.iter().map(|Limit { field, need }| {
        let field = ident(field);
        match need {
            Need::Required => quote!(#call.check_limit(Some(#name.#field));),
            Need::Optional => quote!(#call.check_limit(#name.#field);),
        }
    });
    quote!(#(#limit)* #set)
}

/// Returns the setter of an optional body.
pub(super) fn setter(body: &Body, request: &TokenStream) -> TokenStream {
    let docs = docs::prose(
        &documentation(body).unwrap_or_else(|| "Sets the body of the request.".to_owned()),
    );
    let (name, argument) = (ident(body.name), argument(body, request));
    let set = set(&quote!(self.call), body, request);
    let inline = given::inline(&argument);
    quote! {
        #docs
        #inline
        pub fn #name(mut self, #argument) -> Self {
            #set
            self
        }
    }
}

/// Returns the declaration of the types that a request accepts, if there are several.
pub(super) fn choice(body: &Body, request: &TokenStream) -> Option<TokenStream> {
    if body.types.len() < 2 {
        return None;
    }
    let types = body.types.iter().map(
        |BodyType {
             encoding, shape, ..
         }| {
            let media_type = match encoding {
                BodyEncoding::SemanticPatch => ident("SEMANTIC_PATCH"),
                _ => ident("JSON"),
            };
            quote!(#media_type(#shape))
        },
    );
    Some(quote! { bodies!(#request, [#(#types),*]); })
}

/// Returns the documentation of the body: the accepted types, if there are several, and its description.
pub(super) fn documentation(body: &Body) -> Option<String> {
    let names: Vec<_> = body
        .types
        .iter()
        .map(|body| format!("`&{}`", body.shape.to_token_stream()))
        .collect();
    let choice = match names.as_slice() {
        [] | [_] => None,
        [others @ .., last] => Some(format!("{} or {last}.", others.join(", "))),
    };
    let parts: Vec<_> = choice
        .iter()
        .chain(&body.docs)
        .map(String::as_str)
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
