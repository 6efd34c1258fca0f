//! A scratch workspace for compiling variants of the client. It has the versions and profiles of the workspace, and the same
//! target folder, so that dependencies are only built once.

use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, Item, Table, value};

use super::steps::{for_client, run};
use crate::tree::{entries, programs, replace, text, workspace_root};

/// The folder of its packages.
const PACKAGES: &str = "packages";

/// A scratch workspace, by its folder.
pub(super) struct Scratch {
    root: PathBuf,
    folder: PathBuf,
}

impl Scratch {
    /// Opens the workspace in this folder below the target folder, and removes packages that are not named.
    pub(super) fn new(name: &str, packages: &[String]) -> Result<Self, String> {
        let root = workspace_root()?;
        let folder = root.join("target").join(name);
        let scratch = Self { root, folder };
        let packages_folder = scratch.folder.join(PACKAGES);
        fs::create_dir_all(&packages_folder)
            .map_err(|error| format!("{}: {error}", packages_folder.display()))?;
        forget(&packages_folder, packages)?;
        let manifest = workspace(&text(&scratch.root.join("Cargo.toml"))?)?;
        put(&scratch.folder.join("Cargo.toml"), &manifest)?;
        // The workspace's versions. Cargo adds the packages.
        let lock = text(&scratch.root.join("Cargo.lock"))?;
        put(&scratch.folder.join("Cargo.lock"), &lock)?;
        Ok(scratch)
    }

    /// Returns the folder of a package.
    pub(super) fn package(&self, name: &str) -> PathBuf {
        self.folder.join(PACKAGES).join(name)
    }

    /// Writes the manifest of a package.
    pub(super) fn add(&self, name: &str, manifest: &str) -> Result<(), String> {
        put(&self.package(name).join("Cargo.toml"), manifest)
    }

    /// Checks all packages.
    pub(super) fn check(&self) -> Result<(), String> {
        let mut command = for_client("check --quiet --workspace --keep-going");
        let manifest = self.folder.join("Cargo.toml");
        command.arg("--manifest-path").arg(manifest);
        run(command.arg("--target-dir").arg(target()?))
    }
}

/// Returns the folder of the workspace's own builds.
pub(super) fn target() -> Result<PathBuf, String> {
    let programs = programs()?;
    Ok(programs.parent().unwrap_or(&programs).to_owned())
}

/// Removes from a folder what has none of these names.
pub(super) fn forget(folder: &Path, names: &[String]) -> Result<(), String> {
    for path in entries(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if names.iter().any(|kept| *kept == name) {
            continue;
        }
        let removed = if path.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
        removed.map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// Returns the workspace's manifest, with the packages as members.
fn workspace(manifest: &str) -> Result<String, String> {
    let mut manifest = parse(manifest)?;
    manifest["workspace"]["members"] = value(Array::from_iter([format!("{PACKAGES}/*")]));
    Ok(manifest.to_string())
}

/// Returns the client's manifest for a package of this name, with these default features, and with the library at `path` from
/// the package.
pub(super) fn client(
    manifest: &str,
    name: &str,
    features: &[String],
    path: &str,
) -> Result<String, String> {
    let mut manifest = parse(manifest)?;
    let package = &mut manifest["package"];
    package["name"] = value(name);
    package["autobenches"] = value(false);
    package["publish"] = value(false);
    for targets in ["bench", "example", "test"] {
        manifest.remove(targets);
    }
    manifest.remove("dev-dependencies");
    manifest["features"]["default"] = value(Array::from_iter(features));
    let mut library = Table::new();
    library["name"] = value("launchdarkly_api");
    library["path"] = value(path);
    manifest["lib"] = Item::Table(library);
    // The workspace's lints are checked by clippy. The code may mention groups that this client does not have.
    let mut lints = Table::new();
    lints["rust"]["unexpected_cfgs"] = value("allow");
    manifest["lints"] = Item::Table(lints);
    Ok(manifest.to_string())
}

/// Sets what becomes of the compiler's warnings in a package: `deny` or `allow`.
pub(super) fn with_warnings(manifest: &str, level: &str) -> Result<String, String> {
    let mut manifest = parse(manifest)?;
    manifest["lints"]["rust"]["warnings"] = value(level);
    Ok(manifest.to_string())
}

/// Returns the workspace's profiles as cargo configuration, since packages have no profiles.
pub(super) fn profiles(manifest: &str) -> Result<String, String> {
    let mut profiles = DocumentMut::new();
    profiles["profile"] = parse(manifest)?["profile"].clone();
    Ok(profiles.to_string())
}

/// Returns the API groups of a client.
pub(super) fn groups(manifest: &str) -> Result<Vec<String>, String> {
    let manifest = parse(manifest)?;
    let full = manifest["features"]["full"].as_array();
    let names = full
        .into_iter()
        .flatten()
        .filter_map(toml_edit::Value::as_str);
    Ok(names.map(str::to_owned).collect())
}

fn parse(manifest: &str) -> Result<DocumentMut, String> {
    manifest
        .parse()
        .map_err(|error| format!("Cargo.toml: {error}"))
}

/// Writes a file unless it has this text, since cargo looks at its age.
pub(super) fn put(path: &Path, text: &str) -> Result<(), String> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    replace(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    const LIBRARY: &str = "../../../../generated-client/src/lib.rs";

    #[test]
    fn a_client_is_a_package_with_its_own_default_features() {
        let manifest = r#"
[package]
name = "launchdarkly-api"
edition.workspace = true

[features]
default = ["full", "rustls"]
full = ["teams", "views"]
teams = []
views = []

[dependencies]
serde.workspace = true

[dev-dependencies]
flate2.workspace = true

[[bench]]
name = "decode"

[[example]]
name = "provision"
required-features = ["teams"]

[[test]]
name = "recipes"

[lints]
workspace = true
"#;
        let alone = client(manifest, "teams-alone", &["teams".to_owned()], LIBRARY);
        let alone = alone.expect("a manifest");
        expect![[r#"

            [package]
            name = "teams-alone"
            edition.workspace = true
            autobenches = false
            publish = false

            [features]
            default = ["teams"]
            full = ["teams", "views"]
            teams = []
            views = []

            [dependencies]
            serde.workspace = true

            [lints]
            rust = { unexpected_cfgs = "allow" , warnings = "deny" }

            [lib]
            name = "launchdarkly_api"
            path = "../../../../generated-client/src/lib.rs"
        "#]]
        .assert_eq(&with_warnings(&alone, "deny").expect("a manifest"));
    }

    #[test]
    fn profiles_are_those_of_the_workspace() {
        let root = "[workspace]\n\n# Why.\n[profile.dev]\ndebug = false\n\n[profile.dev.package]\nsyn.opt-level = 2\n";
        expect![[r"

            # Why.
            [profile.dev]
            debug = false

            [profile.dev.package]
            syn.opt-level = 2
        "]]
        .assert_eq(&profiles(root).expect("a manifest"));
    }

    #[test]
    fn the_workspace_keeps_versions_and_profiles() {
        let root = "[workspace]\nmembers = [\"codegen\"]\n\n[workspace.dependencies]\nserde = \"1\"\n\n\
                    [profile.dev]\ndebug = false\n";
        expect![[r#"
            [workspace]
            members = ["packages/*"]

            [workspace.dependencies]
            serde = "1"

            [profile.dev]
            debug = false
        "#]]
        .assert_eq(&workspace(root).expect("a manifest"));
    }
}
