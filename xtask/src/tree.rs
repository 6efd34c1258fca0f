//! The workspace on disk: reading it before generation, and applying changes.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use codegen::{Change, GENERATED, MANIFEST, README, SCHEMA, Sources, TABLES, is_document};

/// All relevant files, read once.
pub(crate) struct Tree {
    /// The workspace's folder.
    pub(crate) root: PathBuf,
    /// The spec files.
    pub(crate) sources: Sources,
    /// The client's manifest.
    pub(crate) manifest: String,
    /// The README.
    pub(crate) readme: String,
    /// The texts in the places of generated files, by path from the root.
    pub(crate) generated: BTreeMap<String, String>,
}

/// Returns the folder, this one or above, whose `Cargo.toml` declares the workspace.
pub(crate) fn workspace_root() -> Result<PathBuf, String> {
    let here = std::env::current_dir()
        .map_err(|error| format!("cannot determine the current folder: {error}"))?;
    let is_root = |folder: &&Path| {
        fs::read_to_string(folder.join("Cargo.toml"))
            .is_ok_and(|manifest| manifest.contains("[workspace]"))
    };
    let root = here.ancestors().find(is_root);
    root.map(Path::to_owned)
        .ok_or_else(|| format!("no workspace at or above {}", here.display()))
}

/// Returns the folder of cargo's output for this workspace, which contains this program.
pub(crate) fn programs() -> Result<PathBuf, String> {
    let own = std::env::current_exe()
        .map_err(|error| format!("cannot determine the path of xtask: {error}"))?;
    Ok(own.parent().unwrap_or(&own).to_owned())
}

impl Tree {
    /// Reads the workspace.
    pub(crate) fn read(root: PathBuf) -> Result<Self, String> {
        let spec = root.join("spec");
        let (mut sources, mut generated) = (Vec::new(), BTreeMap::new());
        for path in entries(&spec)? {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if is_document(&name) {
                is_file(&path)?;
                sources.push((name, text(&path)?));
            } else if left_over(&name).is_some_and(is_json) {
                add(&mut generated, format!("spec/{name}"), &path)?;
            }
        }
        left_overs(&root, &mut generated)?;
        for folder in [GENERATED, TABLES] {
            collect(&root, &root.join(folder), &mut generated)?;
        }
        for path in [MANIFEST, README, SCHEMA]
            .into_iter()
            .filter(|path| root.join(path).exists())
        {
            add(&mut generated, path.to_owned(), &root.join(path))?;
        }
        let manifest = text(&root.join(MANIFEST))?;
        let readme = text(&root.join(README))?;
        Ok(Self {
            sources: sources.into_iter().collect(),
            manifest,
            readme,
            generated,
            root,
        })
    }

    /// Applies a change. A file is written under another name and renamed, so that an interrupted run leaves the old one or
    /// the new one, and at worst a `.tmp` that the next run removes.
    pub(crate) fn apply(&self, change: &Change) -> Result<(), String> {
        let path = self.root.join(change.path());
        let is_spec = path.starts_with(self.root.join("spec"));
        let result = match change {
            Change::Missing { new, .. } | Change::Stale { new, .. } if is_spec => {
                replace_source(&path, new)
            }
            Change::Missing { new, .. } | Change::Stale { new, .. } => replace(&path, new),
            Change::Orphaned { .. } => remove(&path),
        };
        result.map_err(|error| format!("{}: {error}", change.path()))
    }
}

/// Replaces a file of the spec. It may be a link, as whoever keeps it elsewhere has decided: then the file that it leads to.
pub(crate) fn replace_source(path: &Path, text: &str) -> std::io::Result<()> {
    let target = path.canonicalize();
    replace(target.as_deref().unwrap_or(path), text)
}

/// Writes a file under another name, which no other run uses, and renames it.
pub(crate) fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut temporary = path.as_os_str().to_owned();
    temporary.push(format!(".{}.tmp", std::process::id()));
    let written = fs::write(&temporary, text).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // If the disk is full, half a file is of no use.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// Returns the name of the file that an interrupted run has left this half of.
pub(crate) fn left_over(name: &str) -> Option<&str> {
    let (name, run) = name.strip_suffix(".tmp")?.rsplit_once('.')?;
    run.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some(name)
}

fn is_json(name: &str) -> bool {
    let end = Path::new(name).extension();
    end.is_some_and(|end| end == "json")
}

/// Collects what interrupted runs have left beside the manifest and the README, which are generated in part.
fn left_overs(root: &Path, files: &mut BTreeMap<String, String>) -> Result<(), String> {
    for whole in [MANIFEST, README].map(Path::new) {
        let folder = whole.parent().unwrap_or(whole);
        for path in entries(&root.join(folder))? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if left_over(&name).is_some_and(|of| folder.join(of) == whole) {
                add(files, format!("{}/{name}", folder.display()), &path)?;
            }
        }
    }
    Ok(())
}

/// Removes a file. A `.tmp` of an interrupted run may already be gone, since this run may have renamed it.
fn remove(path: &Path) -> std::io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => remove_empty_parents(path),
    }
    Ok(())
}

/// Removes empty folders, up to the first that is not empty, which `remove_dir` rejects.
fn remove_empty_parents(path: &Path) {
    let folders = path.ancestors().skip(1);
    let _ = folders
        .map(fs::remove_dir)
        .take_while(Result::is_ok)
        .count();
}

/// Collects the files in a folder. A link may lead out of the workspace, so it is never followed to another folder.
fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) -> Result<(), String> {
    if !folder.exists() {
        return Ok(());
    }
    for path in entries(folder)? {
        if path.is_dir() && !path.is_symlink() {
            collect(root, &path, files)?;
        } else {
            let relative = path.strip_prefix(root).unwrap_or(&path);
            let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
            add(files, parts.join("/"), &path)?;
        }
    }
    Ok(())
}

/// Returns the entries of a folder, sorted by name.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |error| format!("{}: {error}", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        paths.push(entry.map_err(failed)?.path());
    }
    paths.sort();
    Ok(paths)
}

/// Rejects what is not a file: folders, broken links, and pipes.
fn is_file(path: &Path) -> Result<(), String> {
    if path.is_file() {
        return Ok(());
    }
    let help = "each `.json` in spec/ is a document: rename this, or move it elsewhere";
    Err(format!("{} is not a file\n help: {help}", path.display()))
}

/// Returns the text of a file.
pub(crate) fn text(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    String::from_utf8(bytes).map_err(|error| {
        let valid = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
        format!(
            "{}:{}: not UTF-8\n help: save the file as UTF-8",
            path.display(),
            valid.matches('\n').count() + 1
        )
    })
}

/// Adds what is in the place of a generated file, unless another run has just removed it. What is not UTF-8, or no file, is
/// stale: a pipe would never end, and a link may lead to a folder or nowhere.
fn add(files: &mut BTreeMap<String, String>, name: String, path: &Path) -> Result<(), String> {
    let text = if path.is_file() {
        fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    } else {
        path.symlink_metadata().map(|_| String::new())
    };
    match text {
        Ok(text) => drop(files.insert(name, text)),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(format!("{}: {error}", path.display())),
    }
    Ok(())
}
