//! Operations: the method of the handle that creates the request, and the request.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::given::{self, Given, Kinds};
use super::parameters::{deprecated, set};
use super::{bodies, docs, filters, ident, imports, requests, samples};
use crate::api::{Failure, Group, Operation, Parameter, Repetition, Version};
use crate::prose::{list, rustdoc, sentence};

/// Returns the file of an operation.
pub(super) fn operation(group: &Group, operation: &Operation) -> Result<TokenStream, String> {
    let imports = imports::of_operation(group, operation);
    let method = method(group, operation)?;
    let handle = ident(&group.handle);
    let request = requests::request(group, operation);
    let filters = operation.filters();
    let filters = filters.map(|filter| filters::filter(group, operation, filter));
    Ok(quote! {
        #imports
        impl #handle { #method }
        #request
        #(#filters)*
    })
}

/// Returns the method of the handle.
fn method(group: &Group, operation: &Operation) -> Result<TokenStream, String> {
    let docs = docs::outer(&documentation(group, operation)?);
    let function = ident(&operation.function);
    let request = ident(&operation.request).into_token_stream();
    let body = operation.required_body();
    let body_argument = body.map(|body| bodies::argument(body, &request));
    let mut kinds = Kinds::default();
    let (arguments, query) = given_parameters(operation, &mut kinds);
    let arguments = arguments.into_iter().chain(body_argument);
    let arguments = quote!(#(#arguments),*);
    let inline = given::inline(&arguments);
    let body = body.map(|body| bodies::set(&quote!(call), body, &request));
    let environment = operation.environment.as_ref().map(|name| {
        let name = ident(name);
        quote!(call.in_environment(#name);)
    });
    let values: Vec<_> = query.into_iter().chain(body).chain(environment).collect();
    let kinds = kinds.tokens();
    let mutable = (!values.is_empty()).then(|| quote!(mut));
    let route = route(operation);
    let path_values = operation.route.iter().map(|name| ident(name));
    let beta = (operation.version == Version::Beta).then(|| quote!(.beta()));
    let read_only = (operation.repetition == Repetition::ReadOnly).then(|| quote!(.read_only()));
    let made = if operation.has_own_request() {
        quote!(#request { call })
    } else {
        quote!(Request::new(call))
    };
    let deprecated = deprecated(operation.deprecated);
    let aliases = &operation.aliases;
    Ok(quote! {
        #docs
        #(#[doc(alias = #aliases)])*
        #deprecated
        #inline
        pub fn #function #kinds(&self, #arguments) -> #request {
            let operation = #route;
            let #mutable call = Call::new(&self.client, operation)#(.path(#path_values))* #beta #read_only;
            #(#values)*
            #made
        }
    })
}

/// Returns the arguments for required parameters, and the statements that add them to the query.
fn given_parameters(
    operation: &Operation,
    kinds: &mut Kinds,
) -> (Vec<TokenStream>, Vec<TokenStream>) {
    let mut given = |parameter: &Parameter| {
        let name = ident(&parameter.name);
        let Given { argument, value } = given::parameter(&name, parameter, kinds);
        (quote!(#name: #argument), value)
    };
    let path = operation.path_parameters.iter();
    let mut arguments: Vec<_> = path.map(|parameter| given(parameter).0).collect();
    let mut statements = Vec::new();
    for parameter in &operation.required_query {
        let (argument, value) = given(parameter);
        arguments.push(argument);
        statements.push(set(&quote!(call), parameter, &value));
    }
    (arguments, statements)
}

/// Returns the description of the operation for the runtime.
fn route(operation: &Operation) -> TokenStream {
    let method = ident(&operation.method.to_ascii_lowercase());
    let (id, path) = (&operation.id, &operation.path);
    quote!(Operation::#method(#id, #path))
}

/// Returns the docs: summary, description, request line, arguments, errors, sample code, link.
fn documentation(group: &Group, operation: &Operation) -> Result<Vec<String>, String> {
    let mut lines = rustdoc(&sentence(&operation.summary));
    let mut paragraph = |new: Vec<String>| {
        if !new.is_empty() {
            lines.push(String::new());
            lines.extend(new);
        }
    };
    paragraph(operation.docs.as_deref().map(rustdoc).unwrap_or_default());
    paragraph(vec![request_line(operation)]);
    paragraph(repetition(operation));
    paragraph(arguments(operation));
    paragraph(errors(operation));
    paragraph(samples::code_block(group, operation)?);
    paragraph(vec![docs::link(&operation.url)]);
    Ok(lines)
}

fn request_line(operation: &Operation) -> String {
    let beta = match operation.version {
        Version::Dated => "",
        Version::Beta => " (beta: sent with `LD-API-Version: beta`)",
    };
    format!("`{} {}`{beta}", operation.method, operation.path)
}

fn repetition(operation: &Operation) -> Vec<String> {
    match operation.repetition {
        Repetition::ByMethod => Vec::new(),
        Repetition::ReadOnly => {
            vec!["Although it is a POST, it only reads, and is retried like a GET.".to_owned()]
        }
    }
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

/// Returns the first sentence about each documented status. Common statuses are documented once, in the shared module.
fn errors(operation: &Operation) -> Vec<String> {
    let (shared, own): (Vec<_>, Vec<_>) = operation.errors.iter().partition(|one| one.is_shared);
    let statuses: Vec<_> = shared
        .iter()
        .map(|one| format!("`{}`", one.status))
        .collect();
    let own: Vec<_> = own.into_iter().map(error).collect();
    let mut lines = list("Errors", &own);
    if statuses.is_empty() {
        return lines;
    }
    if lines.is_empty() {
        lines.extend(["# Errors".to_owned(), String::new()]);
    }
    // A link that rustdoc resolves. In other Markdown it would be an address.
    let link = "[common errors](crate::common#errors)";
    lines.push(format!("* {}: {link}", statuses.join(", ")));
    lines
}

/// Returns the text about an error.
pub(super) fn error(error: &Failure) -> String {
    let sentence = error.docs.split_inclusive(". ").next();
    format!(
        "`{}`: {}",
        error.status,
        sentence.unwrap_or_default().trim_end()
    )
}
