//! A small app that depends on the client like users do: with default features, in its own workspace.

use std::fs;
use std::path::{Path, PathBuf};

/// The name of its package.
pub(super) const NAME: &str = "cost-app";

/// The calls of the app, one on each line.
const CALLS: &str = include_str!("calls.rs");

/// The call of an app without operations.
const RAW: &str = r#"    println!("{}", client.request(launchdarkly_api::Method::GET, "/api/v2/versions").await?.status());"#;

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
    let calls = CALLS.lines().filter(|line| line.contains("client."));
    let mut lines: Vec<&str> = calls.zip(0..operations).map(|(call, _)| call).collect();
    if lines.is_empty() {
        lines.push(RAW);
    }
    format!(
        "use launchdarkly_api::{{Client, Error}};\n\n\
         #[tokio::main]\n\
         async fn main() -> Result<(), Error> {{\n\
         \x20   let client = Client::from_env()?;\n\
         {}\n    Ok(())\n\
         }}\n",
        lines.join("\n")
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
}
