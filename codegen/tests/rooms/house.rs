//! A crate, read from its files: which module uses what of which other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use quote::ToTokens;
use syn::{Attribute, Item};

use crate::paths;

/// The path of a module from the crate root. It is empty for the root itself.
pub type Way = Vec<String>;

/// A crate.
#[derive(Default)]
pub struct House {
    modules: BTreeMap<Way, Module>,
    /// The modules that are only compiled for tests.
    tests: BTreeSet<Way>,
}

#[derive(Default)]
struct Module {
    file: String,
    text: String,
    /// The paths from the crate root that its `use` lines import, by name.
    names: BTreeMap<String, Way>,
    /// The modules that it imports with a glob.
    globs: Vec<Way>,
    mentions: Vec<Way>,
}

/// A use of another module.
pub struct Arrow<'h> {
    /// The file and the line: `src/wire/send.rs:12`.
    pub place: String,
    /// The module that uses the other one.
    pub from: &'h Way,
    /// The path from the crate root, as the code has it.
    pub written: &'h Way,
    /// The module that defines the name.
    pub to: Way,
    /// Whether the use is in code that is only compiled for tests.
    pub is_test: bool,
}

impl House {
    /// Reads a crate, except for the folder `left_out`.
    pub fn read(folder: &Path, left_out: &str) -> Self {
        let mut files = Vec::new();
        collect(folder, "", left_out, &mut files);
        Self::of(
            files
                .iter()
                .map(|(name, text)| (name.as_str(), text.as_str())),
        )
    }

    /// Creates a crate from these files.
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut house = Self::default();
        let files: Vec<_> = files.into_iter().collect();
        for (name, text) in &files {
            let module = Module {
                file: (*name).to_owned(),
                text: (*text).to_owned(),
                ..Module::default()
            };
            house.modules.insert(way(name), module);
        }
        for (name, text) in files {
            let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            house.items(&way(name), file.items);
        }
        house
    }

    fn items(&mut self, at: &Way, items: Vec<Item>) {
        for item in items {
            match item {
                Item::Use(line) => self.line(at, &line.tree),
                Item::Mod(module) => {
                    let inner = [at.as_slice(), &[module.ident.to_string()]].concat();
                    if module.attrs.iter().any(is_for_tests) {
                        self.tests.insert(inner.clone());
                    }
                    match module.content {
                        Some((_, items)) => {
                            self.room_in(at, &inner);
                            self.items(&inner, items);
                        }
                        // Its file may be one that is not read.
                        None => drop(self.modules.entry(inner).or_default()),
                    }
                }
                other => {
                    for path in paths::of_code(other.into_token_stream()) {
                        let path = absolute(at, &path, &self.modules);
                        self.mention(at, path);
                    }
                }
            }
        }
    }

    /// Adds a module in braces, whose text is in the file of its parent.
    fn room_in(&mut self, parent: &Way, inner: &Way) {
        let (file, text) = match self.modules.get(parent) {
            Some(parent) => (parent.file.clone(), parent.text.clone()),
            None => return,
        };
        let module = Module {
            file,
            text,
            ..Module::default()
        };
        self.modules.insert(inner.clone(), module);
    }

    fn line(&mut self, at: &Way, tree: &syn::UseTree) {
        for (path, name) in paths::of_use(tree) {
            let Some(path) = absolute(at, &path, &self.modules) else {
                continue;
            };
            let Some(module) = self.modules.get_mut(at) else {
                continue;
            };
            if name == "*" {
                module.globs.push(path.clone());
            } else {
                module.names.insert(name, path.clone());
            }
            module.mentions.push(path);
        }
    }

    fn mention(&mut self, at: &Way, path: Option<Way>) {
        if let (Some(module), Some(path)) = (self.modules.get_mut(at), path) {
            module.mentions.push(path);
        }
    }

    /// Returns all uses of other modules.
    pub fn arrows(&self) -> impl Iterator<Item = Arrow<'_>> {
        self.modules.iter().flat_map(move |(from, module)| {
            module.mentions.iter().map(move |written| Arrow {
                place: format!("{}:{}", module.file, line_of(&module.text, written)),
                from,
                written,
                to: self.definer(written),
                is_test: self.is_test(from),
            })
        })
    }

    fn is_test(&self, module: &Way) -> bool {
        (0..=module.len()).any(|length| self.tests.contains(&module[..length]))
    }

    /// Returns the module that defines the name at the end of a path.
    fn definer(&self, path: &Way) -> Way {
        let mut path = path.clone();
        // A name may be reexported several times, but not in a circle, since the code compiles.
        loop {
            let module = self.module_of(&path);
            let next = self.handed_on(&module, &path[module.len()..]);
            match next {
                Some(next) if next != path => path = next,
                _ => return module,
            }
        }
    }

    /// Returns the longest beginning of the path that is a module.
    pub fn module_of(&self, path: &Way) -> Way {
        let lengths = (0..=path.len()).rev();
        let mut ways = lengths.map(|length| path[..length].to_vec());
        ways.find(|way| self.modules.contains_key(way))
            .unwrap_or_default()
    }

    /// Returns the path that the rest of a path leads to, if the module imports it.
    fn handed_on(&self, module: &Way, rest: &[String]) -> Option<Way> {
        let (name, behind) = rest.split_first()?;
        let known = &self.modules.get(module)?;
        let target = known.names.get(name)?;
        Some([target.as_slice(), behind].concat())
    }

    /// Returns whether the module imports this name.
    pub fn hands_on(&self, module: &Way, name: &str) -> bool {
        let known = self.modules.get(module);
        known.is_some_and(|module| module.names.contains_key(name))
    }

    /// Returns the modules that a module imports with a glob.
    pub fn globs(&self, module: &Way) -> &[Way] {
        self.modules.get(module).map_or(&[], |module| &module.globs)
    }
}

/// `wire/send.rs` -> `wire::send`
fn way(file: &str) -> Way {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    match path {
        "lib" => Vec::new(),
        path => path.split('/').map(str::to_owned).collect(),
    }
}

/// Returns the path from the crate root, if it leads into this crate.
fn absolute(at: &Way, path: &[String], modules: &BTreeMap<Way, Module>) -> Option<Way> {
    let mut base = at.clone();
    let (first, mut rest) = path.split_first()?;
    match first.as_str() {
        "crate" => base.clear(),
        "self" => {}
        "super" => {
            base.pop();
            while rest.first().is_some_and(|part| part == "super") {
                base.pop();
                rest = &rest[1..];
            }
        }
        child => {
            base.push(child.to_owned());
            modules.get(&base)?;
        }
    }
    base.extend(rest.iter().cloned());
    Some(base)
}

/// Returns whether the attribute means that the item is only compiled for tests.
fn is_for_tests(attribute: &Attribute) -> bool {
    let text = attribute.to_token_stream().to_string().replace(' ', "");
    text.starts_with("#[cfg(") && text.contains("test")
}

/// Returns the line of a path, or 0 if there is none. The parser does not tell the line, so this looks for the first line from
/// which all parts of the path follow each other before the next `;`.
fn line_of(text: &str, path: &Way) -> usize {
    let lines: Vec<_> = text.lines().collect();
    let is_it = |from: usize| {
        let rest = lines[from..].join("\n");
        let end = rest.find(';').unwrap_or(rest.len());
        let mut words = rest[..end].split(|c: char| !c.is_alphanumeric() && c != '_');
        let begins = |line: &str| {
            ["crate::", "super::", "self::", "use "]
                .iter()
                .any(|it| line.contains(it))
        };
        // Of a path that begins with `super`, only the end is in the text.
        let written = path.iter().skip(path.len().saturating_sub(1));
        begins(lines[from])
            && written
                .into_iter()
                .all(|part| words.any(|word| word == part))
    };
    let mut code = (0..lines.len()).filter(|line| !lines[*line].trim_start().starts_with("//"));
    code.find(|line| is_it(*line)).map_or(0, |line| line + 1)
}

fn collect(folder: &Path, before: &str, left_out: &str, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let inside = format!("{before}{name}");
        if path.is_dir() && inside != left_out {
            collect(&path, &format!("{inside}/"), left_out, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push((inside, fs::read_to_string(&path).expect("a text")));
        }
    }
    files.sort();
}
