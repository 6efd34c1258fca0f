//! Operations: the route as data, the method of the handle that makes its request, and the request.

use proc_macro2::TokenStream;
use quote::quote;

use super::{bodies, docs, ident, imports, requests, samples, shapes};
use crate::api::{Deprecation, Encoding, Group, Operation, Parameter, Shape, Version};
use crate::prose::{list, rustdoc};

/// The operation's own file.
pub(super) fn operation(group: &Group, operation: &Operation) -> Result<TokenStream, String> {
    let imports = imports::of_operation(group, operation);
    let (route, method) = (route(operation), method(group, operation)?);
    let handle = ident(&group.handle);
    let request = requests::request(group, operation);
    Ok(quote! {
        #imports
        #route
        impl #handle { #method }
        #request
    })
}

/// The constant that says where the request goes.
fn route(operation: &Operation) -> TokenStream {
    let (constant, id, path) = (ident(&operation.constant), &operation.id, &operation.path);
    let method = ident(operation.method);
    let version = match operation.version {
        Version::Dated => quote!(Version::Dated),
        Version::Beta => quote!(Version::Beta),
    };
    quote! {
        static #constant: Operation = Operation {
            id: #id,
            method: Method::#method,
            path: #path,
            version: #version,
        };
    }
}

/// The method of the handle.
fn method(group: &Group, operation: &Operation) -> Result<TokenStream, String> {
    let docs = docs::outer(&documentation(group, operation)?);
    let (function, request, constant) = (
        ident(&operation.function),
        ident(&operation.request),
        ident(&operation.constant),
    );
    let arguments = operation.arguments().map(argument);
    let body_argument = operation
        .required_body()
        .map(|body| bodies::argument(body, &request));
    let arguments = arguments.chain(body_argument);
    let path_calls = operation.path_parameters.iter().map(|parameter| {
        let name = ident(&parameter.name);
        quote!(call.path(#name);)
    });
    let query_calls = operation
        .required_query
        .iter()
        .map(|parameter| set(&quote!(call), parameter));
    let body_call = operation
        .required_body()
        .map(|body| bodies::set(&quote!(call), body, &request));
    let values: Vec<_> = path_calls.chain(query_calls).chain(body_call).collect();
    let call = match values.as_slice() {
        [] => quote!(let call = Call::new(&self.client, &#constant);),
        values => quote!(let mut call = Call::new(&self.client, &#constant); #(#values)*),
    };
    let deprecated = deprecated(operation.deprecated);
    Ok(quote! {
        #docs
        #deprecated
        #[inline]
        pub fn #function(&self, #(#arguments),*) -> #request {
            #call
            #request { call }
        }
    })
}

/// The attribute that makes the compiler warn of a discouraged operation or parameter.
pub(super) fn deprecated(deprecated: Deprecation) -> Option<TokenStream> {
    (deprecated == Deprecation::Deprecated)
        .then(|| quote!(#[deprecated = "LaunchDarkly discourages its use"]))
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

/// Summary, description, request line, arguments, errors, sample code, link.
fn documentation(group: &Group, operation: &Operation) -> Result<Vec<String>, String> {
    let mut lines = rustdoc(&format!("{}.", operation.summary));
    let mut paragraph = |new: Vec<String>| {
        if !new.is_empty() {
            lines.push(String::new());
            lines.extend(new);
        }
    };
    paragraph(operation.docs.as_deref().map(rustdoc).unwrap_or_default());
    paragraph(vec![request_line(operation)]);
    paragraph(arguments(operation));
    paragraph(errors(operation));
    paragraph(samples::code_block(group, operation)?);
    paragraph(vec![docs::link(&operation.url)]);
    Ok(lines)
}

fn request_line(operation: &Operation) -> String {
    let beta = match operation.version {
        Version::Dated => "",
        Version::Beta => " (in beta: sent with `LD-API-Version: beta`)",
    };
    format!("`{} {}`{beta}", operation.method, operation.path)
}

fn arguments(operation: &Operation) -> Vec<String> {
    let documented = operation
        .arguments()
        .map(|parameter| (parameter.name.as_str(), parameter.docs.as_str()));
    let body = operation
        .required_body()
        .and_then(|body| Some((body.name, bodies::documentation(body)?)));
    let items = documented
        .map(|(name, docs)| format!("`{name}`: {docs}"))
        .chain(body.map(|(name, docs)| format!("`{name}`: {docs}")));
    list("Arguments", &items.collect::<Vec<_>>())
}

/// The first sentence on each documented status; the rest of it stands in the spec.
fn errors(operation: &Operation) -> Vec<String> {
    let first_sentence = |docs: &str| {
        docs.split_inclusive(". ")
            .next()
            .unwrap_or_default()
            .trim_end()
            .to_owned()
    };
    let errors = operation
        .errors
        .iter()
        .map(|(status, docs)| format!("`{status}`: {}", first_sentence(docs)));
    list("Errors", &errors.collect::<Vec<_>>())
}
