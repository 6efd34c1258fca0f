//! Reserved names and strange names: each is refused, or becomes Rust that compiles.

mod used;

use std::collections::BTreeSet;

use codegen::naming::{
    RESERVED_METHODS, RESERVED_PARAMETERS, RESERVED_SETTERS, RESERVED_TYPES, pascal, snake,
};
use codegen::{Failure, GENERATED};
use proc_macro2::TokenTree;
use serde_json::{Value, json};

use crate::mutants;
use crate::support::{Spec, object, operation, parameter};

/// Keywords of Rust, names from its prelude and from the runtime, and names that are hard to see.
const ODD: [&str; 64] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "Self", "default",
    "value", "source", "sink", "field", "form", "key", "element", "client", "body", "args",
];

/// Returns all names that are tried at each place.
fn names() -> impl Iterator<Item = &'static str> {
    ODD.into_iter()
        .chain(RESERVED_METHODS)
        .chain(RESERVED_SETTERS)
        .chain(RESERVED_PARAMETERS)
        .chain(RESERVED_TYPES)
}

/// The index of the place for operations; the place for types follows it.
const OPERATIONS: usize = 5;

/// Puts a name at one place of a spec.
type Place = fn(Spec, &str) -> Spec;

/// A property of a type that is sent, a property of a type that is read, a value of an enumeration, an optional parameter, a
/// parameter of the path, an operation, a type.
const PLACES: [Place; 7] = [
    |spec, name| property(spec, "Sent", name),
    |spec, name| property(spec, "Read", name),
    |spec, name| {
        spec.with(|things| {
            let value = json!({"const": name, "description": "A value."});
            let values = &mut things["components"]["schemas"]["Kind"]["oneOf"];
            values.as_array_mut().expect("a list").push(value);
        })
    },
    |spec, name| query(spec, parameter(name, "query")),
    |spec, name| {
        let mut get = operation(&format!("readBy{}", pascal(name)));
        get["parameters"] = json!([parameter(name, "path")]);
        spec.operation(&format!("/by-{}/{{{name}}}", snake(name)), "get", get)
    },
    |spec, name| {
        let id = format!("{}{}", name[..1].to_lowercase(), &name[1..]);
        spec.operation(&format!("/run/{name}"), "post", operation(&id))
    },
    |spec, name| {
        let name = pascal(name);
        let text = json!({"type": "string", "description": "Its key."});
        let reference =
            json!({"$ref": format!("#/components/schemas/{name}"), "description": "One."});
        let spec = spec.schema(&name, object("key", text));
        property_of(spec, "Read", &format!("one{name}"), reference)
    },
];

fn property(spec: Spec, of: &str, name: &str) -> Spec {
    property_of(
        spec,
        of,
        name,
        json!({"type": "string", "description": "A part."}),
    )
}

fn property_of(spec: Spec, of: &str, name: &str, schema: Value) -> Spec {
    spec.with(|things| things["components"]["schemas"][of]["properties"][name] = schema)
}

fn query(spec: Spec, parameter: Value) -> Spec {
    spec.with(|things| {
        let parameters = &mut things["paths"]["/things"]["post"]["parameters"];
        parameters.as_array_mut().expect("a list").push(parameter);
    })
}

/// A group in which each place has a plain name.
fn plain() -> Spec {
    let body = |name: &str, value: Value| {
        json!({"application/json": {
            "schema": {"$ref": format!("#/components/schemas/{name}")},
            "examples": {"one": {"summary": "One", "value": value}},
        }})
    };
    let mut post = operation("makeThing");
    post["parameters"] = json!([parameter("plain", "query")]);
    post["requestBody"] = json!({"required": true, "content": body("Sent", json!({"plain": "a"}))});
    post["responses"] =
        json!({"200": {"description": "It.", "content": body("Read", json!({"plain": "a"}))}});
    let text = json!({"type": "string", "description": "A part."});
    let kind = json!({"$ref": "#/components/schemas/Kind", "description": "Its kind."});
    let spec = Spec::new()
        .schema("Kind", json!({"type": "string", "description": "A kind.", "oneOf": [{"const": "plain", "description": "Plain."}]}))
        .schema("Sent", object("plain", text.clone()))
        .schema("Read", object("plain", text))
        .operation("/things", "post", post);
    property_of(spec, "Read", "theKind", kind)
}

/// Returns the names that the generator accepts at a place, without other spellings of the same name. It must respond to
/// every name with files or problems.
fn free(index: usize, place: Place) -> Vec<&'static str> {
    let mut spellings = BTreeSet::new();
    let free = names().filter(|name| match place(plain(), name).generate() {
        Ok(_) => spellings.insert(pascal(name)),
        Err(Failure::Spec(_)) => false,
        Err(other) => panic!("`{name}` at place {index}: {other:?}"),
    });
    free.collect()
}

/// Returns the group with every accepted name at every place. Requests and types must not have the same names, so operations
/// get one half of the names, and types the other.
fn everything() -> Spec {
    let mut whole = plain();
    for (index, place) in PLACES.into_iter().enumerate() {
        for name in free(index, place) {
            if index < OPERATIONS || name.len() % 2 == index - OPERATIONS {
                whole = place(whole, name);
            }
        }
    }
    whole
}

/// No block of methods has a name twice. `cargo xtask ci mutants` compiles the result.
#[test]
fn odd_names_are_refused_or_become_rust() {
    let output = everything().generate().expect("no name is refused");
    if let Some(folder) = mutants::folder() {
        mutants::write(&folder, "odd-names", &output);
    }
    let code = output
        .files
        .iter()
        .filter(|(path, _)| path.starts_with(GENERATED) && !path.ends_with("documented.json"));
    for (path, text) in code {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        for item in &file.items {
            let functions = functions(item);
            let once: BTreeSet<_> = functions.iter().collect();
            assert_eq!(once.len(), functions.len(), "{path}: {functions:?}");
        }
    }
}

/// Returns the names of the methods in a block, or in a table of setters, where they are before a single colon.
fn functions(item: &syn::Item) -> Vec<String> {
    match item {
        syn::Item::Impl(block) => {
            let functions = block.items.iter().filter_map(|item| match item {
                syn::ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
                _ => None,
            });
            functions.collect()
        }
        syn::Item::Macro(call) if call.mac.path.is_ident("setters") => {
            let rows = call.mac.tokens.clone().into_iter().last();
            let Some(TokenTree::Group(rows)) = rows else {
                panic!("{:?} has no rows", call.mac.tokens);
            };
            let tokens: Vec<_> = rows.stream().into_iter().map(|it| it.to_string()).collect();
            let names = tokens
                .windows(3)
                .filter(|three| three[1] == ":" && three[2] != ":");
            let names: Vec<_> = names.map(|three| three[0].clone()).collect();
            assert!(!names.is_empty());
            names
        }
        _ => Vec::new(),
    }
}

/// The generator refuses names that rustc would refuse, and names that nobody could use.
#[test]
fn taken_names_are_refused() {
    let is_refused = |place: usize, name: &str| PLACES[place](plain(), name).generate().is_err();
    for name in RESERVED_METHODS.into_iter().chain(RESERVED_SETTERS) {
        assert!(is_refused(0, name), "{name}");
        assert!(!is_refused(1, name), "{name}");
    }
    for name in RESERVED_METHODS.into_iter().chain(RESERVED_PARAMETERS) {
        assert!(is_refused(3, name), "{name}");
        assert!(is_refused(4, name), "{name}");
    }
    for name in RESERVED_TYPES.iter().filter(|name| **name != "Self") {
        assert!(is_refused(6, name), "{name}");
    }
}
