//! The sample code in the documentation of an operation: a call that compiles, with the spec's example values.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::imports::{Imports, Reader};
use super::{bodies, ident, literals};
use crate::api::{Body, Deprecation, Group, Operation, Output, Parameter, Sample, Shape};
use crate::naming::snake;
use crate::render::render_statements;

/// The maximum number of optional parameters in a sample.
const SHOWN: usize = 2;

/// Returns the heading and the code block.
pub(super) fn code_block(group: &Group, operation: &Operation) -> Result<Vec<String>, String> {
    let mut lines = ["# Example", "", "```no_run"].map(str::to_owned).to_vec();
    let [imports, call] = render_statements([&imports(operation), &call(group, operation)])?;
    lines.extend(imports);
    lines.push(String::new());
    lines.push("# async fn example() -> Result<(), launchdarkly_api::Error> {".to_owned());
    lines.extend(call);
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    Ok(lines)
}

fn imports(operation: &Operation) -> TokenStream {
    let mut imports = Imports::of(Reader::User);
    imports.runtime("Client");
    let body = operation
        .body
        .iter()
        .filter_map(|body| body.samples.first());
    let parameters = operation.arguments().chain(shown(operation));
    body.chain(parameters.map(|parameter| &parameter.sample))
        .for_each(|sample| mentioned(sample, &mut imports));
    imports.tokens()
}

/// Imports what a sample mentions.
pub(super) fn mentioned(sample: &Sample, imports: &mut Imports) {
    match sample {
        Sample::Variant { of, .. } => imports.shape(of),
        Sample::Construct {
            of,
            arguments,
            setters,
            ..
        } => {
            imports.shape(of);
            arguments
                .iter()
                .chain(setters.iter().map(|(_, sample)| sample))
                .for_each(|sample| mentioned(sample, imports));
        }
        Sample::Filter { of, conditions, .. } => {
            imports.shape(of);
            let taken = conditions.iter().flat_map(|(_, taken)| taken);
            taken.for_each(|sample| mentioned(sample, imports));
        }
        Sample::Branch { of, branch } => {
            imports.shape(of);
            mentioned(branch, imports);
        }
        Sample::List(samples) => samples.iter().for_each(|sample| mentioned(sample, imports)),
        Sample::Map(entries) => entries
            .iter()
            .for_each(|(_, sample)| mentioned(sample, imports)),
        Sample::File { .. } => imports.runtime("FileUpload"),
        Sample::UnixMillis(_) => imports.runtime("UnixMillis"),
        Sample::Json(_) => imports.add("serde_json", "json"),
        Sample::Some(sample) => mentioned(sample, imports),
        Sample::Patch { steps, .. } => {
            imports.runtime("JsonPatch");
            if steps
                .iter()
                .any(|step| step.value.as_ref().is_some_and(literals::is_composite))
            {
                imports.add("serde_json", "json");
            }
        }
        Sample::None
        | Sample::Bool(_)
        | Sample::Integer(_)
        | Sample::Number(_)
        | Sample::String(_) => {}
    }
}

fn call(group: &Group, operation: &Operation) -> TokenStream {
    let (accessor, function) = (ident(&group.module.name), ident(&operation.function));
    let body = operation.body.as_ref().map(|body| {
        let (name, sample) = (ident(body.name), body.samples.first());
        quote!(let #name = #sample;)
    });
    let passed = |body: &Body| bodies::passed(body, &ident(body.name).into_token_stream());
    let arguments = operation
        .arguments()
        .map(|parameter| parameter.sample.to_token_stream())
        .chain(operation.required_body().map(passed));
    let body_setter = operation.optional_body().map(|body| {
        let (name, value) = (ident(body.name), passed(body));
        quote!(.#name(#value))
    });
    let setters = shown(operation).map(|parameter| {
        let (name, sample) = (ident(&parameter.name), &parameter.sample);
        quote!(.#name(#sample))
    });
    let setters = body_setter.into_iter().chain(setters);
    let request = quote!(client.#accessor().#function(#(#arguments),*)#(#setters)*);
    let statements = match (&operation.paging, &operation.output) {
        (Some(paging), _) => {
            let (item, format) = variable(&paging.page.item);
            quote! {
                let mut items = #request.items();
                while let Some(#item) = items.next().await {
                    let #item = #item?;
                    println!(#format);
                }
            }
        }
        (None, Output::Value(output)) => {
            let (value, format) = variable(output);
            quote!(let #value = #request.await?; println!(#format);)
        }
        (None, Output::Outcome(_)) => {
            quote!(let outcome = #request.await?; println!("{outcome:#?}");)
        }
        (None, Output::Nothing) => quote!(#request.await?;),
    };
    quote! { let client = Client::from_env()?; #body #statements }
}

/// Returns a variable that is named after a type, and the format string that shows it.
fn variable(shape: &Shape) -> (Ident, String) {
    let name = match shape.inner() {
        Shape::Named { name, .. } | Shape::Union { name, .. } | Shape::Provided(name) => {
            snake(name)
        }
        _ => "response".to_owned(),
    };
    (ident(&name), format!("{{{name}:#?}}"))
}

/// Returns the optional parameters that a sample sets. A filter comes first, so that readers find its type.
fn shown(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    let current = operation
        .optional_query
        .iter()
        .filter(|parameter| parameter.deprecated == Deprecation::Current);
    let (filters, others): (Vec<_>, Vec<_>) =
        current.partition(|parameter| parameter.filter.is_some());
    filters.into_iter().chain(others).take(SHOWN)
}

/// Returns the call of a method, to be appended to a value.
fn called(method: &str, arguments: impl IntoIterator<Item = impl ToTokens>) -> TokenStream {
    let (method, arguments) = (ident(method), arguments.into_iter());
    quote!(.#method(#(#arguments),*))
}

impl ToTokens for Sample {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Bool(value) => quote!(#value),
            Self::Integer(value) => literals::integer(*value),
            Self::Number(value) => literals::number(*value),
            Self::String(value) => quote!(#value),
            Self::UnixMillis(value) => {
                let value = literals::integer(*value);
                quote!(UnixMillis::new(#value))
            }
            Self::File { name, content } => quote!(FileUpload::from_bytes(#name, #content)),
            Self::List(samples) => quote!([#(#samples),*]),
            Self::Map(entries) => {
                let entries = entries.iter().map(|(key, sample)| quote!((#key, #sample)));
                quote!([#(#entries),*])
            }
            Self::Variant { of, name } => {
                let name = ident(name);
                quote!(#of::#name)
            }
            Self::Construct {
                of,
                constructor,
                arguments,
                setters,
            } => {
                let constructor = ident(constructor);
                let setters = setters.iter().map(|(name, sample)| called(name, [sample]));
                quote!(#of::#constructor(#(#arguments),*)#(#setters)*)
            }
            Self::Filter { of, conditions, .. } => {
                let conditions = conditions
                    .iter()
                    .map(|(method, taken)| called(method, taken));
                quote!(#of::new()#(#conditions)*)
            }
            Self::Branch { of, branch } => quote!(#of::from(#branch)),
            Self::None => quote!(None),
            Self::Some(sample) => match sample.as_ref() {
                Self::String(value) => quote!(Some(#value.into())),
                other => quote!(Some(#other)),
            },
            Self::Patch { steps, comment } => {
                let steps = steps.iter().map(|step| {
                    let pointers = step.pointers.iter().map(ToTokens::to_token_stream);
                    let value = step.value.iter().map(literals::argument);
                    called(&step.method, pointers.chain(value))
                });
                let comment = comment.iter().map(|text| called("with_comment", [text]));
                quote!(JsonPatch::new()#(#steps)*#(#comment)*)
            }
            Self::Json(value) => {
                let text = literals::json(value);
                quote!(json!(#text))
            }
        });
    }
}
