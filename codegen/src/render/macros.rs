//! Formatting of macro calls, which `prettyplease` does not format.
//!
//! A call in parentheses is written on one line if it fits, and otherwise with one argument per line. A table in braces has
//! one row per line.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{ItemMacro, MacroDelimiter};

/// The width of a line, which is that of `prettyplease`.
const WIDTH: usize = 89;

/// Returns the text of a call that is an item.
pub(super) fn lay_out(item: &ItemMacro) -> String {
    let name = inline(item.mac.path.to_token_stream());
    let tokens = item.mac.tokens.clone();
    match item.mac.delimiter {
        MacroDelimiter::Brace(_) => format!("{name}! {{\n{}}}\n", table(tokens)),
        MacroDelimiter::Paren(_) | MacroDelimiter::Bracket(_) => call(&name, tokens),
    }
}

fn call(name: &str, tokens: TokenStream) -> String {
    let parts = split(tokens);
    let line = format!("{name}!({});\n", parts.join(", "));
    if line.len() <= WIDTH {
        return line;
    }
    format!("{name}!(\n{});\n", lines(&parts, "    "))
}

/// Returns the head of a table, and its rows.
fn table(tokens: TokenStream) -> String {
    let mut head: Vec<_> = tokens.into_iter().collect();
    let rows = match head.pop() {
        Some(TokenTree::Group(rows)) if rows.delimiter() == Delimiter::Brace => rows,
        other => {
            head.extend(other);
            return format!("    {}\n", inline(head.into_iter().collect()));
        }
    };
    let head = inline(head.into_iter().collect());
    let rows = split(rows.stream());
    if rows.is_empty() {
        return format!("    {head} {{}}\n");
    }
    format!("    {head} {{\n{}    }}\n", lines(&rows, "        "))
}

fn lines(parts: &[String], indent: &str) -> String {
    let mut text = String::new();
    for part in parts {
        text.extend([indent, part, ",\n"]);
    }
    text
}

/// Returns the arguments, separated by commas.
fn split(tokens: TokenStream) -> Vec<String> {
    let mut parts = vec![TokenStream::new()];
    for token in tokens {
        match (&token, parts.last_mut()) {
            (TokenTree::Punct(comma), _) if comma.as_char() == ',' => {
                parts.push(TokenStream::new());
            }
            (_, Some(part)) => part.extend([token]),
            (_, None) => {}
        }
    }
    let texts = parts.into_iter().map(inline);
    texts.filter(|text| !text.is_empty()).collect()
}

/// Returns tokens on one line, with the usual spaces.
fn inline(tokens: TokenStream) -> String {
    let mut text = String::new();
    let mut before: Option<TokenTree> = None;
    for token in tokens {
        let is_apart = before.is_some_and(|before| is_apart(&before, &token));
        if (is_apart || text.ends_with("=>")) && !text.ends_with("::") {
            text.push(' ');
        }
        match &token {
            TokenTree::Group(group) => text.push_str(&grouped(group)),
            other => text.push_str(&other.to_string()),
        }
        before = Some(token);
    }
    text
}

fn grouped(group: &Group) -> String {
    let inside = split(group.stream()).join(", ");
    match group.delimiter() {
        Delimiter::Parenthesis => format!("({inside})"),
        Delimiter::Bracket => format!("[{inside}]"),
        Delimiter::Brace => format!("{{ {inside} }}"),
        Delimiter::None => inside,
    }
}

/// Returns whether there is a space between two tokens.
fn is_apart(before: &TokenTree, token: &TokenTree) -> bool {
    match (before, token) {
        (TokenTree::Punct(before), _) if before.spacing() == Spacing::Joint => false,
        (TokenTree::Punct(before), TokenTree::Punct(_)) => matches!(before.as_char(), '='),
        (TokenTree::Punct(before), _) => matches!(before.as_char(), '=' | ':'),
        (_, TokenTree::Punct(punct)) => punct.as_char() == '=',
        (_, TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
        _ => true,
    }
}
