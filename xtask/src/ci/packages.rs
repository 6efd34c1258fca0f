//! The client in other forms: each API group alone, and the package for the registry.

use super::scratch::{self, Scratch, put, target};
use super::steps::{for_package, run};
use crate::tree::{text, workspace_root};

/// The client's manifest.
pub(super) const CLIENT: &str = "generated-client/Cargo.toml";
/// The workspace's profiles, from its root.
const PROFILES: &str = "target/profiles.toml";

/// Compiles each group without warnings. Cargo unifies features, so there is one package of the client for each group, with
/// that group as its only feature. So a single build uses all cores.
pub(super) fn groups() -> Result<(), String> {
    let groups = crate::codegen::features()?;
    let scratch = Scratch::new("groups", &groups)?;
    let client = text(&workspace_root()?.join(CLIENT))?;
    for group in &groups {
        let name = format!("{group}-alone");
        let library = "../../../../generated-client/src/lib.rs";
        let features = std::slice::from_ref(group);
        let manifest = scratch::client(&client, &name, features, library)?;
        scratch.add(group, &scratch::with_warnings(&manifest, "deny")?)?;
    }
    scratch.check()
}

/// Creates the package and builds it, even if the tree is not committed.
pub(super) fn package() -> Result<(), String> {
    let root = workspace_root()?;
    let manifest = text(&root.join("Cargo.toml"))?;
    put(&root.join(PROFILES), &scratch::profiles(&manifest)?)?;
    let mut command = for_package(
        PROFILES,
        "package --quiet --allow-dirty -p launchdarkly-api",
    );
    command.current_dir(&root);
    run(command.arg("--target-dir").arg(target()?))
}
