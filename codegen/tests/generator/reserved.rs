//! Names that are taken, and names that are odd: each is refused, or becomes Rust that compiles.

use std::collections::BTreeSet;
use std::path::Path;

use codegen::naming::{RESERVED_PARAMETERS, RESERVED_SETTERS, RESERVED_TYPES, pascal, snake};
use codegen::{Failure, GENERATED};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use serde_json::{Value, json};

use crate::mutants;
use crate::support::{Spec, object, operation, parameter};

/// The words of Rust, what its prelude and the runtime have, and what looks like nothing.
const ODD: [&str; 64] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "Self", "default",
    "value", "source", "sink", "field", "form", "key", "element", "client", "body", "args",
];

/// All names that are tried at each place.
fn names() -> impl Iterator<Item = &'static str> {
    ODD.into_iter()
        .chain(RESERVED_SETTERS)
        .chain(RESERVED_PARAMETERS)
        .chain(RESERVED_TYPES)
}

/// From this place on, names are those of operations, and then of types.
const OPERATIONS: usize = 5;

/// Puts a name at one place of a spec.
type Place = fn(Spec, &str) -> Spec;

/// A property of what is sent, a property of what is read, a value, an optional parameter, a parameter of the path, an
/// operation, a type.
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

/// The names that are taken at a place, each once in any spelling. The generator has files or problems for all of them.
fn free(index: usize, place: Place) -> Vec<&'static str> {
    let mut spellings = BTreeSet::new();
    let free = names().filter(|name| match place(plain(), name).generate() {
        Ok(_) => spellings.insert(pascal(name)),
        Err(Failure::Spec(_)) => false,
        Err(other) => panic!("`{name}` at place {index}: {other:?}"),
    });
    free.collect()
}

/// The group with every name that is not refused, at every place. Requests and types share their names: operations have one
/// half of them, types the other.
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

/// Each block of methods has each name once. `cargo xtask ci mutants` compiles it.
#[test]
fn odd_names_are_refused_or_become_rust() {
    let output = everything()
        .generate()
        .expect("what is refused alone is not there");
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
            if let syn::Item::Impl(block) = item {
                let functions = block.items.iter().filter_map(|item| match item {
                    syn::ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
                    _ => None,
                });
                let functions: Vec<_> = functions.collect();
                let once: BTreeSet<_> = functions.iter().collect();
                assert_eq!(once.len(), functions.len(), "{path}: {functions:?}");
            }
        }
    }
}

/// What nobody could use, or what rustc refuses, is refused here.
#[test]
fn taken_names_are_refused() {
    let is_refused = |place: usize, name: &str| PLACES[place](plain(), name).generate().is_err();
    for name in RESERVED_SETTERS {
        assert!(is_refused(0, name), "{name}");
        assert!(!is_refused(1, name), "{name}");
    }
    for name in RESERVED_PARAMETERS {
        assert!(is_refused(3, name), "{name}");
        assert!(is_refused(4, name), "{name}");
    }
    for name in RESERVED_TYPES.iter().filter(|name| **name != "Self") {
        assert!(is_refused(6, name), "{name}");
    }
}

/// A type of such a name would hide what the generated code takes from the runtime or from Rust.
#[test]
fn types_cannot_have_the_names_that_generated_code_uses() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated-client/src/generated");
    let mut names = Names::default();
    names.everything_of(&folder);
    for group in [
        "common",
        "teams",
        "feature_flags",
        "code_references",
        "account_members",
        "flag_import_configurations",
    ] {
        names.file(&folder.join(format!("{group}.rs")));
        names.folder(&folder.join(group));
    }
    let foreign: Vec<_> = names
        .used
        .difference(&names.own)
        .filter(|name| !RESERVED_TYPES.contains(&name.as_str()))
        .collect();
    assert!(
        names.used.contains("Decode") && names.own.contains("Team"),
        "nothing was read"
    );
    assert_eq!(foreign, [""; 0]);
}

/// The names of types in code: those that it uses, and those that it defines.
#[derive(Default)]
struct Names {
    used: BTreeSet<String>,
    own: BTreeSet<String>,
}

impl Names {
    fn folder(&mut self, folder: &Path) {
        for entry in std::fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                self.folder(&path);
            } else if !path.ends_with("conformance.rs") {
                self.file(&path);
            }
        }
    }

    /// The types of all groups, which may refer to each other.
    fn everything_of(&mut self, folder: &Path) {
        for entry in std::fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                self.everything_of(&path);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a text");
            let heads = ["pub struct ", "pub enum "];
            let names = text
                .lines()
                .filter_map(|line| heads.iter().find_map(|head| line.strip_prefix(head)));
            let names =
                names.filter_map(|rest| rest.split(|sign: char| !sign.is_alphanumeric()).next());
            self.own.extend(names.map(str::to_owned));
        }
        // What the runtime defines, and the spec has under the same names.
        self.own
            .extend(["FailureReason", "Link", "JsonPatch", "PatchWithComment"].map(str::to_owned));
    }

    fn file(&mut self, path: &Path) {
        let text = std::fs::read_to_string(path).expect("a text");
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let code: String = code.flat_map(|line| [line, "\n"]).collect();
        self.tokens(code.parse().expect("generated code is Rust"));
    }

    /// Attributes and macros have names of their own; what stands behind `::` belongs to what stands before it.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        for (index, token) in tokens.iter().enumerate() {
            let before = index.checked_sub(1).map(|index| tokens[index].to_string());
            let before = before.unwrap_or_default();
            let after = tokens
                .get(index + 1)
                .map(ToString::to_string)
                .unwrap_or_default();
            match token {
                TokenTree::Group(group) => {
                    let is_attribute = group.delimiter() == Delimiter::Bracket && before == "#";
                    let is_macro = before == "!";
                    let is_enum = index > 1 && tokens[index - 2].to_string() == "enum";
                    if is_enum {
                        let variants = group.stream().into_iter();
                        let idents = variants.filter(|token| matches!(token, TokenTree::Ident(_)));
                        self.own.extend(idents.map(|name| name.to_string()));
                    }
                    if !is_attribute && !is_macro {
                        self.tokens(group.stream());
                    }
                }
                TokenTree::Ident(name) => {
                    let name = name.to_string();
                    let is_type = name.starts_with(|first: char| first.is_ascii_uppercase())
                        && name.contains(|sign: char| sign.is_ascii_lowercase());
                    let is_defined = ["struct", "enum"].contains(&before.as_str());
                    // `Item = …` names a part of a trait.
                    if is_type && is_defined {
                        self.own.insert(name);
                    } else if is_type && before != ":" && after != "=" {
                        self.used.insert(name);
                    }
                }
                _ => {}
            }
        }
    }
}
