//! The request types, with setters for optional parameters. Everything else is in the runtime.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

use super::given::{self, Given, Kinds};
use super::{bodies, docs, ident, parameters};
use crate::api::{Group, Operation, Outcome, Output, Paging, Parameter};

/// Returns the request type of an operation, or the alias for it, and the enum of its successes, if there are several.
pub(super) fn request(group: &Group, operation: &Operation) -> TokenStream {
    let link = format!("[`{}::{}`]", group.handle, operation.function);
    let name = ident(&operation.request);
    let request = if operation.has_own_request() {
        own(&name, &link, operation)
    } else {
        alias(&name, &link, operation)
    };
    let outcome = match &operation.output {
        Output::Outcome(outcome) => Some(self::outcome(&link, outcome)),
        Output::Nothing | Output::Value(_) => None,
    };
    quote! { #request #outcome }
}

/// Returns the alias for a request that needs no type of its own. Apps use this name, so it can become a struct later.
fn alias(name: &Ident, link: &str, operation: &Operation) -> TokenStream {
    let docs = docs::outer(&[format!("A request created by {link}.")]);
    let output = output(&operation.output);
    quote! { #docs pub type #name = Request<#output>; }
}

/// Returns the request type of an operation.
fn own(name: &Ident, link: &str, operation: &Operation) -> TokenStream {
    let lines = [
        format!("A request created by {link}."),
        String::new(),
        docs::link(&operation.url),
    ];
    let docs = docs::outer(&lines);
    let output = output(&operation.output);
    let paged = operation
        .paging
        .as_ref()
        .map(|paging| paged(name, &output, paging));
    let request = name.to_token_stream();
    let choice = operation
        .body
        .as_ref()
        .and_then(|body| bodies::choice(body, &request));
    let body = operation
        .optional_body()
        .map(|body| bodies::setter(body, &request));
    let setters: Vec<_> = body
        .into_iter()
        .chain(operation.optional_query.iter().map(setter))
        .collect();
    let setters = (!setters.is_empty()).then(|| quote! { impl #name { #(#setters)* } });
    quote! {
        #docs
        #[derive(Debug, Clone)]
        #[must_use = "a request does nothing until it is awaited or sent"]
        pub struct #name { call: Call }

        #setters

        request!(#name, #output);
        #choice

        #paged
    }
}

/// Returns the type that awaiting the request returns.
fn output(output: &Output) -> TokenStream {
    match output {
        Output::Nothing => quote!(()),
        Output::Value(shape) => quote!(#shape),
        Output::Outcome(outcome) => ident(&outcome.name).into_token_stream(),
    }
}

/// Returns the enum of an operation's successes, which the runtime distinguishes.
fn outcome(method: &str, outcome: &Outcome) -> TokenStream {
    let name = ident(&outcome.name);
    let docs = docs::outer(&[format!(
        "The successful results of {method}: one variant for each status."
    )]);
    let variants = outcome.variants.iter().map(|success| {
        let docs = docs::prose(&format!("`{}`: {}", success.status, success.docs));
        let (name, body) = (ident(success.name), success.shape.iter());
        quote! { #docs #name #((#body))* }
    });
    let statuses = outcome.variants.iter().map(|success| {
        let status = Literal::u16_unsuffixed(success.status);
        let (name, body) = (ident(success.name), success.shape.iter());
        quote!(#name(#status #(, #body)*))
    });
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(untagged)]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* }

        outcome!(#name, #(#statuses),*);
    }
}

/// Returns the description of the paging for the runtime.
fn paged(name: &Ident, output: &TokenStream, paging: &Paging) -> TokenStream {
    let style = ident(paging.style);
    let default = paging.default_limit.map(Literal::i64_unsuffixed);
    let default = default.map(|limit| quote!(.default_limit(#limit)));
    let maximum = paging.max_limit.map(Literal::i64_unsuffixed);
    let maximum = maximum.map(|limit| quote!(.max_limit(#limit)));
    quote! { paged!(#name, #output, Paging::#style #default #maximum); }
}

fn setter(parameter: &Parameter) -> TokenStream {
    let docs = docs::of_parameter(parameter);
    let deprecated = parameters::deprecated(parameter.deprecated);
    let (name, mut kinds) = (ident(&parameter.name), Kinds::default());
    let Given { argument, value } = given::optional_parameter(&name, parameter, &mut kinds);
    let (kinds, set) = (
        kinds.tokens(),
        parameters::set(&quote!(self.call), parameter, &value),
    );
    let inline = given::inline(&argument);
    quote! {
        #docs
        #deprecated
        #inline
        pub fn #name #kinds(mut self, #name: #argument) -> Self {
            #set
            self
        }
    }
}
