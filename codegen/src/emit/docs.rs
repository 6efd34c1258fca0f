//! Doc comments.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::api::{Deprecation, Field, Filter, Module, Parameter, Type};
use crate::prose::{rustdoc, wrapped};
use crate::render::LINE;

/// Outer doc comment lines: `/// …`.
pub(super) fn outer<'l>(lines: impl IntoIterator<Item = &'l String>) -> TokenStream {
    let text = joined(lines).into_iter();
    quote! { #(#[doc = #text])* }
}

/// Returns the doc comment of prose from the spec.
pub(super) fn prose(markdown: &str) -> TokenStream {
    outer(&rustdoc(markdown))
}

/// Returns the doc comment of a property, parameter or variant.
pub(super) fn member(markdown: &str, deprecated: Deprecation) -> TokenStream {
    outer(&with_deprecation(rustdoc(markdown), deprecated))
}

/// Returns the docs of a module: its description, the link to LaunchDarkly's documentation, and sections.
pub(super) fn module(module: &Module, sections: Vec<String>) -> TokenStream {
    let mut lines = rustdoc(&module.docs);
    lines.extend([String::new(), link(&module.url)]);
    if !sections.is_empty() {
        lines.push(String::new());
        lines.extend(sections);
    }
    inner(&lines)
}

/// Inner doc comment lines: `//! …`.
pub(super) fn inner(lines: &[String]) -> TokenStream {
    let text = joined(lines).into_iter();
    quote! { #(#![doc = #text])* }
}

/// Returns the doc comment of a type.
pub(super) fn of_type(ty: &Type, module: &Module) -> TokenStream {
    let mut lines = with_deprecation(rustdoc(&ty.docs), ty.deprecated);
    if module.kept_in_files.contains(&ty.name) {
        lines.push(String::new());
        lines.extend(in_a_file(&ty.name));
    }
    lines.extend([String::new(), link(&module.url)]);
    outer(&lines)
}

/// Returns the paragraph on reading a value from a file.
fn in_a_file(name: &str) -> Vec<String> {
    let text = format!(
        "To read one from a file of your own, use [`Strict<{name}>`](crate::Strict), which rejects misspelt, missing and repeated properties."
    );
    wrapped(text.split(' ').map(str::to_owned))
}

/// Returns the doc comment of a field.
pub(super) fn of_field(field: &Field) -> TokenStream {
    member(&field.docs, field.deprecated)
}

/// Returns the doc comment of a parameter that has a setter, whose attribute says whether it is deprecated. A filter names the
/// type that writes it.
pub(super) fn of_parameter(parameter: &Parameter) -> TokenStream {
    let mut lines = rustdoc(&parameter.docs);
    if let Some(filter) = &parameter.filter {
        lines.push(String::new());
        lines.extend(of_filter(filter));
    }
    outer(&lines)
}

/// Returns the paragraph that leads to the type of a filter, whose methods explain the operators.
fn of_filter(filter: &Filter) -> Vec<String> {
    let name = &filter.name;
    let has_operators = filter.conditions.iter().any(|one| one.operator.is_some());
    let meaning = if has_operators {
        ", and the method says what the operator means"
    } else {
        ""
    };
    let text =
        format!("[`{name}`] has a method for each of them{meaning}. A string is sent as it is.");
    wrapped(text.split(' ').map(str::to_owned))
}

/// Returns the line that leads to LaunchDarkly's own documentation.
pub(super) fn link(url: &str) -> String {
    format!("[LaunchDarkly's documentation]({url})")
}

/// Adds a line to the docs of what has no attribute, since the code of this crate uses it.
fn with_deprecation(mut lines: Vec<String>, deprecated: Deprecation) -> Vec<String> {
    if deprecated == Deprecation::Deprecated {
        lines.extend([String::new(), "**Deprecated** by LaunchDarkly.".to_owned()]);
    }
    lines
}

/// Returns all lines in one attribute; `None` if there are none. A line of text begins with a space, an empty one does not.
/// It is a single attribute for speed: generated-client/PERFORMANCE.md, "The generator".
fn joined<'l>(lines: impl IntoIterator<Item = &'l String>) -> Option<Literal> {
    let mut text = String::new();
    for line in lines {
        if !line.is_empty() {
            text.push(' ');
            text.push_str(line);
        }
        text.push(LINE);
    }
    text.pop().map(|_| raw(&text))
}

/// Returns a raw string, since escaping and unescaping took a tenth of a run. What cannot be raw, such as a lone carriage
/// return, is escaped.
fn raw(text: &str) -> Literal {
    let mut fence = String::new();
    while text.contains(&format!("\"{fence}")) {
        fence.push('#');
    }
    let raw = format!("r{fence}\"{text}\"{fence}").parse();
    raw.unwrap_or_else(|_| Literal::string(text))
}

#[cfg(test)]
mod tests {
    use super::raw;
    use quote::ToTokens as _;

    #[test]
    fn a_raw_text_reads_back_as_it_is() {
        for text in ["", "a \\ b", "\"#\" \"##", "a\rb", "\u{1f} é"] {
            let read: syn::LitStr = syn::parse2(raw(text).to_token_stream()).expect("a string");
            assert_eq!(read.value(), text);
        }
    }
}
