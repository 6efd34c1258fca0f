//! Writes the clients of changed or strange specs that the generator accepted, so that `cargo xtask ci mutants` can compile
//! them. It sets the variable `MUTANTS` to the folder for them.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::{GENERATED, MANIFEST, Output, manifest};

/// Returns the folder for the clients, if one is set.
pub fn folder() -> Option<PathBuf> {
    std::env::var_os("MUTANTS").map(PathBuf::from)
}

/// Writes the generated half of a client and its manifest, with the features of its groups.
pub fn write(folder: &Path, name: &str, output: &Output) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let manifest = fs::read_to_string(root.join(MANIFEST)).expect("the client has a manifest");
    let manifest = manifest::with_features(&manifest, &output.api.groups).expect("features");
    let code = output
        .files
        .iter()
        .filter(|(path, _)| path.starts_with(GENERATED));
    for (path, text) in code.chain([(MANIFEST, manifest.as_str())]) {
        let path = folder.join(name).join(path);
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
}
