//! Compiles clients of unusual specs: one with every odd name, and those of specs with one random change. The generator's
//! tests write these clients.

use std::fs;
use std::path::Path;

use super::packages::CLIENT;
use super::scratch::{self, Scratch};
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

/// Lets the tests write the clients, and compiles each. Warnings are ignored, since such a client may not use all of the
/// runtime.
pub(super) fn mutants() -> Result<(), String> {
    let root = workspace_root()?;
    let made = root.join(MADE.1);
    make(&made)?;
    let mut names = Vec::new();
    for path in entries(&made)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        names.push(name.into_owned());
    }
    let scratch = Scratch::new("mutants", &names)?;
    for (index, name) in names.iter().enumerate() {
        let client = made.join(name);
        let manifest = text(&client.join(CLIENT))?;
        let package = format!("mutant-{index}");
        let groups = scratch::groups(&manifest)?;
        let manifest = scratch::client(&manifest, &package, &groups, "src/lib.rs")?;
        scratch.add(name, &manifest)?;
        let sources = scratch.package(name).join("src");
        copy(&root.join(SOURCES), &sources)?;
        without_helpers(&sources)?;
        let generated = client.join(SOURCES).join(GENERATED);
        copy(&generated, &sources.join(GENERATED))?;
    }
    scratch.check()
}

/// Hand-written code for some groups, which is left out, since these clients may lack the types.
fn without_helpers(sources: &Path) -> Result<(), String> {
    let file = sources.join("helpers.rs");
    fs::write(&file, "").map_err(|error| format!("{}: {error}", file.display()))
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

/// Copies a folder, without its generated half.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let failed = |error| format!("{}: {error}", to.display());
    if to.exists() {
        fs::remove_dir_all(to).map_err(failed)?;
    }
    fs::create_dir_all(to).map_err(failed)?;
    for path in entries(from)? {
        let name = path.file_name().unwrap_or_default();
        if !path.is_dir() {
            fs::copy(&path, to.join(name)).map_err(failed)?;
        } else if name != GENERATED {
            copy(&path, &to.join(name))?;
        }
    }
    Ok(())
}
