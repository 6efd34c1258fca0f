//! The client as others compile it: each API group alone, and the package that the registry gets.
//!
//! Cargo joins the features that a build asks for, so the client is one package for each group in a scratch workspace,
//! with that group as its only feature: one build, on all cores. Both use what the workspace has built, where features
//! and profiles agree.

use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table, value};

use super::steps::{cargo, run};
use crate::tree::{entries, programs, replace, text, workspace_root};

/// The scratch workspace.
const FOLDER: &str = "target/groups";
/// Where its packages are.
const PACKAGES: &str = "packages";
/// The client's manifest from there.
const CLIENT: &str = "generated-client";

/// Compiles each group, without a warning.
pub(super) fn groups() -> Result<(), String> {
    write(&workspace_root()?, &crate::codegen::features()?)?;
    let mut command = cargo("check --quiet --workspace --keep-going");
    let manifest = Path::new(FOLDER).join("Cargo.toml");
    command.arg("--manifest-path").arg(manifest);
    run(command.arg("--target-dir").arg(target()?))
}

/// Makes the package and builds it. Whether the tree is committed is not what this is about.
pub(super) fn package() -> Result<(), String> {
    let root = workspace_root()?;
    let profiles = root.join(FOLDER).join("profiles.toml");
    put(
        &profiles,
        &self::profiles(&text(&root.join("Cargo.toml"))?)?,
    )?;
    let mut command = cargo("package --quiet --allow-dirty -p launchdarkly-api");
    command.arg("--config").arg(profiles);
    run(command.arg("--target-dir").arg(target()?))
}

/// Where the workspace's own builds are.
fn target() -> Result<PathBuf, String> {
    let programs = programs()?;
    Ok(programs.parent().unwrap_or(&programs).to_owned())
}

/// Writes the scratch workspace.
fn write(root: &Path, groups: &[String]) -> Result<(), String> {
    let folder = root.join(FOLDER);
    let packages = folder.join(PACKAGES);
    fs::create_dir_all(&packages).map_err(|error| format!("{}: {error}", packages.display()))?;
    forget(&packages, groups)?;
    let manifest = workspace(&text(&root.join("Cargo.toml"))?)?;
    put(&folder.join("Cargo.toml"), &manifest)?;
    // The versions that the workspace has; cargo adds the packages.
    put(&folder.join("Cargo.lock"), &text(&root.join("Cargo.lock"))?)?;
    let client = text(&root.join(CLIENT).join("Cargo.toml"))?;
    for group in groups {
        let path = packages.join(group).join("Cargo.toml");
        put(&path, &alone(&client, group)?)?;
    }
    Ok(())
}

/// Removes the packages of groups that are gone.
fn forget(packages: &Path, groups: &[String]) -> Result<(), String> {
    for path in entries(packages)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !groups.iter().any(|group| *group == name) {
            fs::remove_dir_all(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}

/// The workspace's manifest, with the packages as its members.
fn workspace(manifest: &str) -> Result<String, String> {
    let mut manifest = parse(manifest)?;
    // What helps to compile a crate again would fill the disk, once for each group.
    manifest["profile"]["dev"]["incremental"] = value(false);
    manifest["workspace"]["members"] =
        value(toml_edit::Array::from_iter([format!("{PACKAGES}/*")]));
    Ok(manifest.to_string())
}

/// The client's manifest, with one group as its only default feature. The sources stay where they are.
fn alone(manifest: &str, group: &str) -> Result<String, String> {
    let mut manifest = parse(manifest)?;
    let package = &mut manifest["package"];
    package["name"] = value(format!("{group}-alone"));
    package["autobenches"] = value(false);
    package["publish"] = value(false);
    manifest.remove("bench");
    manifest.remove("dev-dependencies");
    manifest["features"]["default"] = value(toml_edit::Array::from_iter([group]));
    let mut library = Table::new();
    library["name"] = value("launchdarkly_api");
    library["path"] = value(format!("../../../../{CLIENT}/src/lib.rs"));
    manifest["lib"] = Item::Table(library);
    // The lints of the workspace are clippy's part; here a warning of the compiler is an error.
    let mut lints = Table::new();
    lints["rust"]["warnings"] = value("deny");
    manifest["lints"] = Item::Table(lints);
    Ok(manifest.to_string())
}

/// The workspace's profiles, as a configuration of cargo: a package has none of its own.
fn profiles(manifest: &str) -> Result<String, String> {
    let mut profiles = DocumentMut::new();
    profiles["profile"] = parse(manifest)?["profile"].clone();
    Ok(profiles.to_string())
}

fn parse(manifest: &str) -> Result<DocumentMut, String> {
    manifest
        .parse()
        .map_err(|error| format!("Cargo.toml: {error}"))
}

/// Writes a file, unless it is as it should be: cargo looks at its age.
fn put(path: &Path, text: &str) -> Result<(), String> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    replace(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn a_group_is_a_package_with_one_feature() {
        let client = r#"
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

[lints]
workspace = true
"#;
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
            rust = { warnings = "deny" }

            [lib]
            name = "launchdarkly_api"
            path = "../../../../generated-client/src/lib.rs"
        "#]]
        .assert_eq(&alone(client, "teams").expect("a manifest"));
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
            incremental = false
        "#]]
        .assert_eq(&workspace(root).expect("a manifest"));
    }
}
