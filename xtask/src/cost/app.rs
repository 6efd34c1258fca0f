//! A small app that depends on the client like users do: with default features, in its own workspace.

use std::fs;
use std::path::{Path, PathBuf};

/// The name of its package.
pub(super) const NAME: &str = "cost-app";

/// The calls of the app, in this order: reading, writing, a patch, and lists.
const CALLS: [&str; 6] = [
    r#"client.environments().get_environment("project", "environment").await?.key"#,
    r#"client.insights_scores().create_insight_group(&launchdarkly_api::insights_scores::InsightGroupPost::new("a", "b", "c", "d")).await?.key"#,
    "client.applications().get_applications().await?.items.len()",
    "client.audit_log().get_audit_log_entries().await?.items.len()",
    r#"client.environments().patch_environment("project", "environment", &launchdarkly_api::JsonPatch::new()).await?.key"#,
    r#"client.insights_deployments().get_deployments("project", "environment").await?.items.len()"#,
];

/// The call of an app without operations.
const RAW: &str =
    r#"client.request(launchdarkly_api::Method::GET, "/api/v2/versions").await?.status()"#;

/// Writes the app's manifest, and returns its folder. It gets the workspace's lock file, so that the dependencies are the
/// same.
pub(super) fn create(root: &Path, target: &Path) -> Result<PathBuf, String> {
    let folder = target.join("app");
    let client = root.join("generated-client");
    let manifest = format!(
        "[package]\nname = \"{NAME}\"\nedition = \"2024\"\n\n[workspace]\n\n[profile.release]\nstrip = true\n\n\
         [dependencies]\nlaunchdarkly-api = {{ path = '{}' }}\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n",
        client.display()
    );
    write(&folder.join("Cargo.toml"), &manifest)?;
    let (from, to) = (root.join("Cargo.lock"), folder.join("Cargo.lock"));
    fs::copy(&from, to).map_err(|error| format!("{}: {error}", from.display()))?;
    Ok(folder)
}

/// Makes the app call this many operations.
pub(super) fn call(folder: &Path, operations: u64) -> Result<(), String> {
    write(&folder.join("src/main.rs"), &source(operations))
}

/// Without operations, it sends a raw request, which needs what every app needs: the runtime, HTTP and TLS.
fn source(operations: u64) -> String {
    let calls: Vec<&str> = CALLS
        .into_iter()
        .zip(0..operations)
        .map(|(call, _)| call)
        .collect();
    let calls = if calls.is_empty() { &[RAW] } else { &*calls };
    let lines = calls
        .iter()
        .map(|call| format!("    println!(\"{{}}\", {call});\n"));
    format!(
        "use launchdarkly_api::{{Client, Error}};\n\n\
         #[tokio::main]\n\
         async fn main() -> Result<(), Error> {{\n\
         \x20   let client = Client::from_env()?;\n\
         {}    Ok(())\n\
         }}\n",
        lines.collect::<String>()
    )
}

/// Returns the size of the app.
pub(super) fn size(target: &Path) -> Result<u64, String> {
    let name = format!("{NAME}{}", std::env::consts::EXE_SUFFIX);
    let program = target.join("release").join(name);
    let data = fs::metadata(&program).map_err(|error| format!("{}: {error}", program.display()))?;
    Ok(data.len())
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    crate::tree::replace(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_calls_as_many_operations_as_asked_for() {
        for (operations, lines) in [(0, 1), (1, 1), (2, 2), (6, 6)] {
            let source = source(operations);
            assert_eq!(source.matches("println!").count(), lines);
            assert_eq!(source.contains(RAW), operations == 0);
        }
    }

    /// This test compiles the app, which otherwise only the command does.
    #[test]
    fn the_client_has_what_it_calls() {
        let generated = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("..")
            .join(codegen::GENERATED);
        for call in CALLS {
            let mut names = call.split('.').skip(1).map(|part| part.split('(').next());
            let (Some(Some(group)), Some(Some(operation))) = (names.next(), names.next()) else {
                panic!("`{call}` calls nothing");
            };
            let path = generated.join(format!("{group}/operations/{operation}.rs"));
            assert!(path.exists(), "{call}");
        }
    }
}
