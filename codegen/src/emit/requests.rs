//! The request types: optional parameters are setters; all else is the runtime's.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::{docs, ident, imports, operations};
use crate::api::{Group, Operation, Paging, Parameter};

/// The requests of a group.
pub(super) fn requests(group: &Group) -> TokenStream {
    let imports = imports::of_requests(group);
    let requests = group
        .operations
        .iter()
        .map(|operation| request(group, operation));
    quote! { #imports #(#requests)* }
}

fn request(group: &Group, operation: &Operation) -> TokenStream {
    let name = ident(&operation.request);
    let link = format!(
        "[`{0}::{1}`](super::{0}::{1})",
        group.handle, operation.function
    );
    let lines = [
        format!("The request of {link}."),
        String::new(),
        docs::link(&operation.url),
    ];
    let docs = docs::outer(&lines);
    let output = operation
        .output
        .as_ref()
        .map_or_else(|| quote!(()), |shape| quote!(#shape));
    let paged = operation
        .paging
        .as_ref()
        .map(|paging| paged(&name, &output, paging));
    let setters = operation.optional_query.iter().map(setter);
    let setters =
        (!operation.optional_query.is_empty()).then(|| quote! { impl #name { #(#setters)* } });
    quote! {
        #docs
        #[derive(Debug, Clone)]
        #[must_use = "a request does nothing until it is awaited or sent"]
        pub struct #name { pub(super) call: Call }

        #setters

        request!(#name, #output);

        #paged
    }
}

/// How the runtime pages through the list.
fn paged(name: &Ident, output: &TokenStream, paging: &Paging) -> TokenStream {
    let style = ident(paging.style);
    let default = paging.default_limit.map(Literal::i64_unsuffixed);
    let default = default.map(|limit| quote!(.default_limit(#limit)));
    let maximum = paging.max_limit.map(Literal::i64_unsuffixed);
    let maximum = maximum.map(|limit| quote!(.max_limit(#limit)));
    quote! { paged!(#name, #output, Paging::#style #default #maximum); }
}

fn setter(parameter: &Parameter) -> TokenStream {
    let docs = docs::member(&parameter.docs, parameter.deprecated);
    let deprecated = operations::deprecated(parameter.deprecated);
    let name = ident(&parameter.name);
    let argument = operations::argument(parameter);
    let set = operations::set(&quote!(self.call), parameter);
    quote! {
        #docs
        #deprecated
        pub fn #name(mut self, #argument) -> Self {
            #set
            self
        }
    }
}
