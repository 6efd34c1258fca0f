//! The names that generated code uses but does not define: all of them are reserved.

use std::collections::BTreeSet;
use std::path::Path;

use codegen::naming::RESERVED_TYPES;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A type with such a name would hide a type of the runtime or of Rust that the generated code uses.
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
            let heads = ["pub struct ", "pub enum ", "pub type "];
            let names = text
                .lines()
                .filter_map(|line| heads.iter().find_map(|head| line.strip_prefix(head)));
            let names =
                names.filter_map(|rest| rest.split(|sign: char| !sign.is_alphanumeric()).next());
            self.own.extend(names.map(str::to_owned));
        }
        // The runtime defines these types, and they have the same names in the spec.
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

    /// Collects the names. Those in attributes and macros do not count, nor do those after `::`.
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
                    // `Item = …` is an associated type.
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
