//! Compiles clients of unusual specs: one with every odd name, and those of specs with one random change. The generator's
//! tests write these clients.

use std::fs;
use std::path::{Path, PathBuf};

use super::packages::CLIENT;
use super::scratch::{self, Scratch, forget, put};
use super::steps::{for_tools, run};
use crate::tree::{entries, text, workspace_root};

/// The default number of changes. One in eighty passes and results in different code.
const MUTATIONS: (&str, &str) = ("MUTATIONS", "400");
/// The tests that write clients.
const MAKERS: &str = "test --quiet -p codegen --test generator --test mutations -- \
                      odd_names_are_refused_or_become_rust what_is_harmless_is_taken mutations_are_seen";
/// The variable with the folder for the clients.
const MADE: (&str, &str) = ("MUTANTS", "target/mutants/made");
/// The client's code. Each client has its own generated half.
const SOURCES: &str = "generated-client/src";
const GENERATED: &str = "generated";
/// Hand-written code for some groups, which is left out, since these clients may lack the types.
const HELPERS: &str = "helpers.rs";

/// Lets the tests write the clients, and compiles each. Warnings are not shown, since such a client may not use all of
/// the runtime.
pub(super) fn mutants() -> Result<(), String> {
    let root = workspace_root()?;
    let made = root.join(MADE.1);
    make(&made)?;
    let names = names(&made)?;
    let scratch = Scratch::new("mutants", &names)?;
    for (index, name) in names.iter().enumerate() {
        let client = made.join(name);
        let manifest = text(&client.join(CLIENT))?;
        let package = format!("mutant-{index}");
        let groups = scratch::groups(&manifest)?;
        let manifest = scratch::client(&manifest, &package, &groups, "src/lib.rs")?;
        scratch.add(name, &scratch::with_warnings(&manifest, "allow")?)?;
        let sources = scratch.package(name).join("src");
        copy(&root.join(SOURCES), &sources, &[GENERATED, HELPERS])?;
        put(&sources.join(HELPERS), "")?;
        let generated = client.join(SOURCES).join(GENERATED);
        copy(&generated, &sources.join(GENERATED), &[])?;
    }
    scratch.check()
}

/// Runs the tests that write clients, with an empty folder.
fn make(folder: &Path) -> Result<(), String> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let mut command = for_tools(MAKERS);
    command.env(MADE.0, folder);
    if std::env::var_os(MUTATIONS.0).is_none() {
        command.env(MUTATIONS.0, MUTATIONS.1);
    }
    run(&mut command)
}

/// Makes a folder the same as another one, without what these names stand for, and does not touch what is the same.
fn copy(from: &Path, to: &Path, left_out: &[&str]) -> Result<(), String> {
    let names = names(from)?;
    for name in &names {
        let (from, to) = (from.join(name), to.join(name));
        if left_out.contains(&name.as_str()) {
            continue;
        }
        if from.is_dir() {
            copy(&from, &to, &[])?;
        } else {
            put(&to, &text(&from)?)?;
        }
    }
    forget(to, &names)
}

/// Returns the names in a folder.
fn names(folder: &Path) -> Result<Vec<String>, String> {
    let paths = entries(folder)?.into_iter();
    let name = |path: PathBuf| {
        path.file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    Ok(paths.map(name).collect())
}
