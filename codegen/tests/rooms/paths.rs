//! The paths in a file, as the code has them.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::UseTree;

/// Returns the paths of a `use` line, each with the name that it gets.
pub fn of_use(tree: &UseTree) -> Vec<(Vec<String>, String)> {
    let mut found = Vec::new();
    walk(tree, &[], &mut found);
    found
}

fn walk(tree: &UseTree, before: &[String], found: &mut Vec<(Vec<String>, String)>) {
    let with = |name: String| [before, &[name]].concat();
    match tree {
        UseTree::Path(path) => walk(&path.tree, &with(path.ident.to_string()), found),
        UseTree::Group(group) => group
            .items
            .iter()
            .for_each(|tree| walk(tree, before, found)),
        UseTree::Name(name) if name.ident == "self" => {
            let own = before.last().cloned().unwrap_or_default();
            found.push((before.to_vec(), own));
        }
        UseTree::Name(name) => found.push((with(name.ident.to_string()), name.ident.to_string())),
        UseTree::Rename(name) => {
            found.push((with(name.ident.to_string()), name.rename.to_string()));
        }
        UseTree::Glob(_) => found.push((before.to_vec(), "*".to_owned())),
    }
}

/// Returns the paths in other code that begin with `crate` or `super`, also in macros and their definitions.
pub fn of_code(tokens: TokenStream) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let trees: Vec<_> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(tree) = trees.get(at) {
        match tree {
            TokenTree::Group(group) => found.extend(of_code(group.stream())),
            TokenTree::Ident(root) if root == "crate" || root == "super" => {
                let length = path(&trees[at..], &[], &mut found);
                at += length;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Reads the path at the beginning of the tokens, and returns it with its number of tokens.
fn path(trees: &[TokenTree], before: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let mut parts = before.to_vec();
    let mut at = 0;
    while let Some(TokenTree::Ident(part)) = trees.get(at) {
        parts.push(part.to_string());
        at += 1;
        if !is_colons(trees.get(at..at + 2)) {
            break;
        }
        at += 2;
    }
    match trees.get(at) {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace && at > 0 => {
            let is_open = is_colons(trees.get(at - 2..at));
            if is_open {
                members(group.stream(), &parts, found);
                return at + 1;
            }
        }
        _ => {}
    }
    if parts.len() > 1 {
        found.push(parts);
    }
    at.max(1)
}

/// Returns the paths in the braces of a `use` line inside a function.
fn members(tokens: TokenStream, before: &[String], found: &mut Vec<Vec<String>>) {
    let trees: Vec<_> = tokens.into_iter().collect();
    let is_comma = |tree: &TokenTree| matches!(tree, TokenTree::Punct(it) if it.as_char() == ',');
    for member in trees.split(is_comma).filter(|member| !member.is_empty()) {
        path(member, before, found);
    }
}

fn is_colons(trees: Option<&[TokenTree]>) -> bool {
    let is_colon = |tree: &TokenTree| matches!(tree, TokenTree::Punct(it) if it.as_char() == ':');
    trees.is_some_and(|trees| trees.iter().all(is_colon))
}
