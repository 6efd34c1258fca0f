//! How long the generator takes for an API of the full size, by a spec that is made of copies of the real one.
//!
//! ```text
//! cargo run -p codegen --example synthetic                    # CPU time of each stage, 350 operations
//! cargo run -p codegen --example synthetic -- heavy           # the same, with twice the types per operation
//! cargo run -p codegen --example synthetic -- write DIR       # a scratch workspace, for `cargo xtask codegen` in DIR
//! cargo run -p codegen --example synthetic -- write DIR heavy
//! ```
//!
//! It is an example, not a bench, since it is the dev profile that counts: that is how `cargo xtask codegen` is built.
#![expect(clippy::print_stdout, reason = "a program that shows what it measured")]

mod copies;
mod stages;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::coverage::{BEGIN, END};
use codegen::{MANIFEST, README, Sources};
use copies::Weight;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (folder, weight) = match arguments.as_slice() {
        [] => (None, Weight::Real),
        ["heavy"] => (None, Weight::Heavy),
        ["write", folder] => (Some(folder), Weight::Real),
        ["write", folder, "heavy"] => (Some(folder), Weight::Heavy),
        _ => return Err("usage: synthetic [write DIR] [heavy]".into()),
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let manifest = fs::read_to_string(root.join(MANIFEST))?;
    let files = copies::multiply(&spec(&root.join("spec"))?, weight)?;
    match folder {
        Some(folder) => write(Path::new(folder), &files, &manifest),
        None => stages::measure(&Sources::from_iter(files), &manifest),
    }
}

/// The real spec, without what is generated there.
fn spec(folder: &Path) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".json") && name != "schema.json" {
            files.insert(name.into_owned(), fs::read_to_string(&path)?);
        }
    }
    Ok(files)
}

/// What `cargo xtask codegen` reads: it takes a folder for a workspace whose manifest says so.
fn write(
    root: &Path,
    files: &BTreeMap<String, String>,
    manifest: &str,
) -> Result<(), Box<dyn Error>> {
    let put = |path: PathBuf, text: &str| {
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)
    };
    put(root.join("Cargo.toml"), "[workspace]\n")?;
    put(root.join(MANIFEST), manifest)?;
    put(root.join(README), &format!("{BEGIN}\n{END}\n"))?;
    for (name, text) in files {
        put(root.join("spec").join(name), text)?;
    }
    println!("{}: {} spec files", root.display(), files.len());
    Ok(())
}
