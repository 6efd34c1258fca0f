//! Doc comments.

use proc_macro2::TokenStream;
use quote::quote;

use crate::api::{Deprecation, Field, Module, Type};
use crate::prose::rustdoc;

/// Outer doc comment lines: `/// …`.
pub(super) fn outer<'l>(lines: impl IntoIterator<Item = &'l String>) -> TokenStream {
    let lines = lines.into_iter().map(|line| spaced(line));
    quote! { #(#[doc = #lines])* }
}

/// The doc comment of prose from the spec.
pub(super) fn prose(markdown: &str) -> TokenStream {
    outer(&rustdoc(markdown))
}

/// The doc comment of a property, parameter or variant.
pub(super) fn member(markdown: &str, deprecated: Deprecation) -> TokenStream {
    outer(&with_deprecation(rustdoc(markdown), deprecated))
}

/// The doc comment at the head of a module.
pub(super) fn module(module: &Module) -> TokenStream {
    let mut lines = rustdoc(&module.docs);
    lines.extend([String::new(), link(&module.url)]);
    inner(&lines)
}

/// Inner doc comment lines: `//! …`.
pub(super) fn inner(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| spaced(line));
    quote! { #(#![doc = #lines])* }
}

/// The doc comment of a type.
pub(super) fn of_type(of: &Type, module: &Module) -> TokenStream {
    let mut lines = with_deprecation(rustdoc(&of.docs), of.deprecated);
    lines.extend([String::new(), link(&module.url)]);
    outer(&lines)
}

/// The doc comment of a field.
pub(super) fn of_field(field: &Field) -> TokenStream {
    member(&field.docs, field.deprecated)
}

/// The line that leads to LaunchDarkly's own documentation.
pub(super) fn link(url: &str) -> String {
    format!("[LaunchDarkly's documentation]({url})")
}

fn with_deprecation(mut lines: Vec<String>, deprecated: Deprecation) -> Vec<String> {
    if deprecated == Deprecation::Deprecated {
        lines.extend([String::new(), "**Deprecated** by LaunchDarkly.".to_owned()]);
    }
    lines
}

/// `rustdoc` comments have a space before their text, and none where there is no text.
fn spaced(line: &str) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!(" {line}")
    }
}
