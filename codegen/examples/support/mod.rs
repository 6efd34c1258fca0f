//! What examples share. The library itself does not use the file system.

use codegen::Sources;
use std::{error::Error, fs, path::Path};

/// Reads the spec, without what is generated there.
pub fn spec(folder: &Path) -> Result<Sources, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if codegen::is_document(&name) {
            files.push((name.into_owned(), fs::read_to_string(&path)?));
        }
    }
    Ok(files.into_iter().collect())
}
