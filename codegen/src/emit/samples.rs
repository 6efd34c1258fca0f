//! The sample code in the documentation of an operation: a call that compiles, with the spec's example values.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::ident;
use super::imports::Imports;
use crate::api::{Deprecation, Group, Operation, Parameter, Sample, Shape};
use crate::naming::snake;
use crate::render::render_statements;

/// How many optional parameters a sample sets at most.
const SHOWN: usize = 2;

/// The heading and the code block.
pub(super) fn code_block(group: &Group, operation: &Operation) -> Result<Vec<String>, String> {
    let mut lines = ["# Example", "", "```no_run"].map(str::to_owned).to_vec();
    lines.extend(
        render_statements(&imports(operation))?
            .into_iter()
            .map(|line| line.replace("crate::", "launchdarkly_api::")),
    );
    lines.push(String::new());
    lines.push("# async fn example() -> Result<(), launchdarkly_api::Error> {".to_owned());
    lines.extend(render_statements(&call(group, operation))?);
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    Ok(lines)
}

fn imports(operation: &Operation) -> TokenStream {
    let mut imports = Imports::default();
    imports.add("crate", "Client");
    let body = operation.body.iter().map(|body| &body.sample);
    let query = operation
        .required_query
        .iter()
        .chain(shown(operation))
        .map(|parameter| &parameter.sample);
    body.chain(query)
        .for_each(|sample| mentioned(sample, &mut imports));
    imports.tokens()
}

fn mentioned(sample: &Sample, imports: &mut Imports) {
    match sample {
        Sample::Variant { of, .. } => imports.shape(of, "", None),
        Sample::Construct {
            of,
            arguments,
            setters,
        } => {
            imports.shape(of, "", None);
            arguments
                .iter()
                .chain(setters.iter().map(|(_, sample)| sample))
                .for_each(|sample| mentioned(sample, imports));
        }
        Sample::List(samples) => samples.iter().for_each(|sample| mentioned(sample, imports)),
        Sample::Map(entries) => entries
            .iter()
            .for_each(|(_, sample)| mentioned(sample, imports)),
        Sample::UnixMillis(_) => imports.add("crate", "UnixMillis"),
        Sample::Json(_) => imports.add("serde_json", "json"),
        Sample::Some(sample) => mentioned(sample, imports),
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
        let sample = &body.sample;
        quote!(let body = #sample;)
    });
    let positional = operation
        .path_parameters
        .iter()
        .chain(&operation.required_query);
    let arguments = positional.map(|parameter| parameter.sample.to_token_stream());
    let arguments = arguments.chain(body.is_some().then(|| quote!(&body)));
    let setters = shown(operation).map(|parameter| {
        let (name, sample) = (ident(&parameter.name), &parameter.sample);
        quote!(.#name(#sample))
    });
    let call = quote!(client.#accessor().#function(#(#arguments),*)#(#setters)*.await?);
    let statements = match operation.output.as_ref().map(Shape::inner) {
        None => quote!(#call;),
        Some(output) => {
            let variable = match output {
                Shape::Named { name, .. } => snake(name),
                _ => "response".to_owned(),
            };
            let (variable, format) = (ident(&variable), format!("{{{variable}:#?}}"));
            quote!(let #variable = #call; println!(#format);)
        }
    };
    quote! { let client = Client::from_env()?; #body #statements }
}

fn shown(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    let current = operation
        .optional_query
        .iter()
        .filter(|parameter| parameter.deprecated == Deprecation::Current);
    current.take(SHOWN)
}

impl ToTokens for Sample {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Bool(value) => quote!(#value),
            Self::Integer(value) => grouped(*value),
            Self::Number(value) => Literal::f64_unsuffixed(*value).to_token_stream(),
            Self::String(value) => quote!(#value),
            Self::UnixMillis(value) => {
                let value = grouped(*value);
                quote!(UnixMillis::new(#value))
            }
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
                arguments,
                setters,
            } => {
                let setters = setters.iter().map(|(name, sample)| {
                    let name = ident(name);
                    quote!(.#name(#sample))
                });
                quote!(#of::new(#(#arguments),*)#(#setters)*)
            }
            Self::None => quote!(None),
            Self::Some(sample) => match sample.as_ref() {
                Self::String(value) => quote!(Some(#value.into())),
                other => quote!(Some(#other)),
            },
            Self::Json(value) => {
                let text: TokenStream = value.to_string().parse().unwrap_or_default();
                quote!(json!(#text))
            }
        });
    }
}

/// Large numbers with their digits in groups of three: `1_700_000_000_000`.
fn grouped(value: i64) -> TokenStream {
    let digits = value.unsigned_abs().to_string();
    let groups: Vec<_> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(String::from_utf8_lossy)
        .collect();
    let text = if digits.len() < 5 {
        digits.clone()
    } else {
        groups.join("_")
    };
    let literal: Literal = text
        .parse()
        .unwrap_or_else(|_| Literal::u64_unsuffixed(value.unsigned_abs()));
    if value < 0 {
        quote!(-#literal)
    } else {
        quote!(#literal)
    }
}
