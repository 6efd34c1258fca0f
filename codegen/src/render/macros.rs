//! Formatting of macro calls, which `prettyplease` does not format.
//!
//! A call in parentheses is written on one line if it fits, and otherwise with one argument per line. A table in braces has
//! one row per line, below its doc comment.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Expr, ExprLit, ItemMacro, Lit, MacroDelimiter};

use super::LINE;

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
    let rows: String = parts(rows.stream()).into_iter().map(row).collect();
    if rows.is_empty() {
        return format!("    {head} {{}}\n");
    }
    format!("    {head} {{\n{rows}    }}\n")
}

/// Returns a row of a table, below its doc comment.
fn row(tokens: TokenStream) -> String {
    const INDENT: &str = "        ";
    let split = |input: ParseStream<'_>| Ok((input.call(Attribute::parse_outer)?, input.parse()?));
    let (attributes, rest) = split.parse2(tokens.clone()).unwrap_or((Vec::new(), tokens));
    let mut text = String::new();
    let mut others = TokenStream::new();
    for attribute in &attributes {
        match comment(attribute) {
            Some(comment) => {
                for line in comment.split(LINE) {
                    text.extend([INDENT, "///", line.trim_end(), "\n"]);
                }
            }
            None => attribute.to_tokens(&mut others),
        }
    }
    others.extend(rest);
    text.extend([INDENT, &inline(others), ",\n"]);
    text
}

/// Returns the text of a doc comment.
fn comment(attribute: &Attribute) -> Option<String> {
    match &attribute.meta.require_name_value().ok()?.value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) => Some(text.value()),
        _ => None,
    }
}

fn lines(parts: &[String], indent: &str) -> String {
    let mut text = String::new();
    for part in parts {
        text.extend([indent, part, ",\n"]);
    }
    text
}

/// Returns the texts of the arguments, which are separated by commas.
fn split(tokens: TokenStream) -> Vec<String> {
    parts(tokens).into_iter().map(inline).collect()
}

/// Splits at the commas, except for those between the arguments of a type.
fn parts(tokens: TokenStream) -> Vec<TokenStream> {
    let mut parts = vec![TokenStream::new()];
    let (mut depth, mut is_arrow) = (0_usize, false);
    for token in tokens {
        if let TokenTree::Punct(sign) = &token {
            match sign.as_char() {
                '<' => depth += 1,
                '>' if !is_arrow => depth = depth.saturating_sub(1),
                ',' if depth == 0 => {
                    parts.push(TokenStream::new());
                    continue;
                }
                _ => {}
            }
            is_arrow = matches!(sign.as_char(), '=' | '-');
        }
        if let Some(part) = parts.last_mut() {
            part.extend([token]);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
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
        (TokenTree::Punct(before), _) => matches!(before.as_char(), '=' | ':' | ','),
        (_, TokenTree::Punct(punct)) => punct.as_char() == '=',
        (_, TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
        _ => true,
    }
}
