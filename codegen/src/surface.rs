//! What a run changes for apps: operations, types, fields, methods that come, go or look different.
//!
//! The old state is the generated code on disk, the new one the code that replaces it: both are parsed, and their
//! public items compared. Types are `#[non_exhaustive]`, so what is added breaks no app; what goes away or has another
//! type does. Method, path and version of an operation may change without an app noticing when it is compiled.

use std::collections::BTreeMap;

use quote::ToTokens;
use syn::{Fields, FnArg, ImplItem, Item, Signature, Visibility};

use crate::compare::Change;
use crate::files::GENERATED;

/// Whether an app that compiles goes on compiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Impact {
    /// It may not: a major version.
    Breaking,
    /// It does: a minor version.
    Compatible,
}

/// One thing of the public API that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ApiChange {
    /// Whether that breaks apps.
    pub impact: Impact,
    /// What it is: `applications::Application.kind`.
    pub name: String,
    /// What it was; `None` if it is new.
    pub old: Option<String>,
    /// What it is now; `None` if it is gone.
    pub new: Option<String>,
}

/// A public item: what it looks like, and what it is part of.
#[derive(Debug, PartialEq, Eq)]
struct Shown {
    look: String,
    parent: Option<String>,
    /// What a change of the look means; that the item goes away always breaks.
    impact: Impact,
}

type Surface = BTreeMap<String, Shown>;

/// What the changes of files mean for apps: what breaks them first. `old` is what is on disk.
///
/// # Errors
///
/// The file that is no Rust, whose old state cannot be told therefore.
pub fn api_changes(
    changes: &[Change],
    old: &BTreeMap<String, String>,
) -> Result<Vec<ApiChange>, String> {
    let (mut before, mut after) = (Surface::new(), Surface::new());
    for change in changes {
        let path = change.path();
        let Some(module) = module(path) else { continue };
        let new = match change {
            Change::Missing { new, .. } | Change::Stale { new, .. } => Some(new),
            Change::Orphaned { .. } => None,
        };
        for (text, surface) in [(old.get(path), &mut before), (new, &mut after)] {
            let file = syn::parse_file(text.map_or("", String::as_str));
            let file = file.map_err(|error| format!("{path}: {error}"))?;
            file.items
                .iter()
                .for_each(|item| add_item(surface, module, item));
        }
    }
    let mut found = compare(&before, &after);
    found.sort();
    Ok(found)
}

/// The module that apps see: that of the group, whatever file of it this is. `None` for what apps do not see.
fn module(path: &str) -> Option<&str> {
    let inside = path.strip_prefix(GENERATED)?.strip_prefix('/')?;
    let stem = inside.strip_suffix(".rs")?;
    let module = stem.split('/').next().unwrap_or(stem);
    (module != "mod").then_some(module)
}

fn compare(before: &Surface, after: &Surface) -> Vec<ApiChange> {
    let names = before
        .keys()
        .chain(after.keys().filter(|name| !before.contains_key(*name)));
    names
        .filter_map(|name| {
            let (old, new) = (before.get(name), after.get(name));
            let impact = match (old, new) {
                (Some(old), Some(new)) if old.look == new.look => return None,
                (Some(old), Some(_)) => old.impact,
                // The method for it says that an operation is new, or gone.
                (Some(item), None) | (None, Some(item)) if item.impact == Impact::Compatible => {
                    return None;
                }
                (Some(_), None) => Impact::Breaking,
                (None, _) => Impact::Compatible,
            };
            // Whoever reads that a type is new, or gone, knows it of its fields.
            let parent = old.or(new).and_then(|item| item.parent.as_ref());
            let with_parent = parent
                .is_some_and(|parent| before.contains_key(parent) != after.contains_key(parent));
            (!with_parent).then(|| ApiChange {
                impact,
                name: name.clone(),
                old: old.map(|item| item.look.clone()),
                new: new.map(|item| item.look.clone()),
            })
        })
        .collect()
}

fn add_item(surface: &mut Surface, module: &str, item: &Item) {
    match item {
        Item::Struct(item) if is_public(&item.vis) => {
            let name = format!("{module}::{}", item.ident);
            add_fields(surface, &name, &item.fields);
            add(surface, name, None, look_of("struct", &item.attrs));
        }
        Item::Enum(item) if is_public(&item.vis) => {
            let name = format!("{module}::{}", item.ident);
            for variant in &item.variants {
                let look = format!("variant {}", shown(&variant.fields));
                add(
                    surface,
                    format!("{name}::{}", variant.ident),
                    Some(&name),
                    look,
                );
            }
            add(surface, name, None, look_of("enum", &item.attrs));
        }
        Item::Impl(item) if item.trait_.is_none() => {
            let owner = shown(&item.self_ty);
            let name = match owner.as_str() {
                "Client" => owner,
                _ => format!("{module}::{owner}"),
            };
            for method in &item.items {
                if let ImplItem::Fn(method) = method
                    && is_public(&method.vis)
                {
                    let look = signature(&method.sig);
                    add(
                        surface,
                        format!("{name}::{}", method.sig.ident),
                        Some(&name),
                        look,
                    );
                }
            }
        }
        Item::Static(item) => {
            let name = format!("{module}::{} (sent)", item.ident.to_string().to_lowercase());
            let shown = Shown {
                look: request(&item.expr),
                parent: None,
                impact: Impact::Compatible,
            };
            surface.insert(name, shown);
        }
        _ => {}
    }
}

/// What an operation sends: `GET /api/v2/things (Dated)`.
fn request(expression: &syn::Expr) -> String {
    let syn::Expr::Struct(operation) = expression else {
        return shown(expression);
    };
    let value = |name: &str| {
        let field = operation
            .fields
            .iter()
            .find(|field| matches!(&field.member, syn::Member::Named(ident) if ident == name));
        let text = field.map(|field| shown(&field.expr)).unwrap_or_default();
        let text = text.rsplit("::").next().unwrap_or_default();
        text.trim_matches('"').to_owned()
    };
    format!(
        "{} {} ({})",
        value("method"),
        value("path"),
        value("version")
    )
}

fn add_fields(surface: &mut Surface, owner: &str, fields: &Fields) {
    for field in fields.iter().filter(|field| is_public(&field.vis)) {
        if let Some(ident) = &field.ident {
            add(
                surface,
                format!("{owner}.{ident}"),
                Some(owner),
                shown(&field.ty),
            );
        }
    }
}

fn add(surface: &mut Surface, name: String, parent: Option<&str>, look: String) {
    let parent = parent.map(str::to_owned);
    let impact = Impact::Breaking;
    surface.insert(
        name,
        Shown {
            look,
            parent,
            impact,
        },
    );
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// A type may gain fields or variants without harm only as long as it says so.
fn look_of(kind: &str, attributes: &[syn::Attribute]) -> String {
    let is_open = attributes
        .iter()
        .any(|attribute| attribute.path().is_ident("non_exhaustive"));
    let openness = if is_open { "non-exhaustive " } else { "" };
    format!("{openness}{kind}")
}

/// A method without the names of its arguments, which callers do not write.
fn signature(signature: &Signature) -> String {
    let inputs = signature.inputs.iter().map(|input| match input {
        // `mut self` is the method's own affair.
        FnArg::Receiver(receiver) => shown(receiver).trim_start_matches("mut ").to_owned(),
        FnArg::Typed(typed) => shown(&typed.ty),
    });
    let inputs: Vec<_> = inputs.collect();
    let output = shown(&signature.output);
    format!(
        "fn{}({}) {output}",
        shown(&signature.generics),
        inputs.join(", ")
    )
    .trim_end()
    .to_owned()
}

/// Tokens as people write them, near enough.
fn shown(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    let tight = [
        (" < ", "<"),
        (" > ", "> "),
        (" >", ">"),
        (" :: ", "::"),
        (" ,", ","),
        ("& ", "&"),
        ("( ", "("),
        (" )", ")"),
    ];
    tight
        .iter()
        .fold(text, |text, (loose, tight)| text.replace(loose, tight))
}
