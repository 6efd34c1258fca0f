//! The steps of CI, in reading order.

use std::process::Command;

use super::{mutants, packages};
use crate::{Outcome, codegen};

/// One step of CI.
pub(super) struct Step {
    /// The name on the command line.
    pub(super) name: &'static str,
    /// What it checks.
    pub(super) proves: &'static str,
    /// Runs it.
    pub(super) run: fn() -> Result<(), String>,
}

/// The cheap ones first, then the rest in an order in which later steps use what earlier ones have built.
pub(super) const STEPS: [Step; 8] = [
    Step {
        name: "format",
        proves: "the hand-written code is formatted",
        run: || run(&mut cargo("fmt --all --check")),
    },
    Step {
        name: "drift",
        proves: "the generated code is what the spec generates",
        run: drift,
    },
    Step {
        name: "lints",
        proves: "clippy has no complaint, on all targets",
        run: || {
            run(&mut for_client(
                "clippy --workspace --all-targets WHOLE -- -D warnings",
            ))
        },
    },
    Step {
        name: "documentation",
        proves: "rustdoc has no complaint",
        run: || run(&mut for_client("doc --workspace --no-deps WHOLE")),
    },
    Step {
        name: "tests",
        proves: "all tests pass, those in the documentation too, and the recipes run",
        run: tests,
    },
    Step {
        name: "groups",
        proves: "each API group compiles alone, without a warning",
        run: packages::groups,
    },
    Step {
        name: "mutants",
        proves: "what is made of odd names, and of specs with a change that passes, compiles",
        run: mutants::mutants,
    },
    Step {
        name: "package",
        proves: "the package is whole, and builds with the default features, TLS among them",
        run: packages::package,
    },
];

/// All features of the client. TLS uses `ring`, since the default provider takes a minute to build, which one step does.
/// `native-tls` is left out, since it needs a system library.
const WHOLE: &str = "--no-default-features --features launchdarkly-api/full,launchdarkly-api/rustls-ring,\
                     launchdarkly-api/blocking,launchdarkly-api/chrono,launchdarkly-api/jiff,\
                     launchdarkly-api/schemars,launchdarkly-api/testing,launchdarkly-api/time,launchdarkly-api/tracing";

/// What nobody needs who builds once: PERFORMANCE.md, "CI".
const ONCE: &str = "--config profile.dev.incremental=false --config profile.dev.debug=false";

/// The generator needs `syn` optimised. Where cargo builds it once more, for the macros of the client, that does not pay:
/// PERFORMANCE.md, "CI".
const MACROS: &str = "--config profile.dev.package.\"syn@3\".opt-level=0";

/// Runs cargo with the macros that `cargo xtask` has built. `WHOLE` stands for all features of the client.
pub(super) fn for_tools(words: &str) -> Command {
    configured(ONCE, words)
}

/// Runs cargo where it does not use those macros.
pub(super) fn for_client(words: &str) -> Command {
    configured(&format!("{ONCE} {MACROS}"), words)
}

/// Runs cargo on the client's package, which has no profiles of its own. They come first, since later configuration has the
/// last word.
pub(super) fn for_package(profiles: &str, words: &str) -> Command {
    configured(&format!("--config {profiles} {ONCE} {MACROS}"), words)
}

/// The configuration follows the subcommand. In front of it, cargo silently drops it for clippy, and for any subcommand that
/// has some of its own.
fn configured(configuration: &str, words: &str) -> Command {
    let words = words.replace("WHOLE", WHOLE);
    let (subcommand, words) = words.split_once(' ').unwrap_or((&words, ""));
    cargo(&format!("{subcommand} {configuration} {words}"))
}

/// In two calls: with the client, which needs other features of the same libraries, the tools would be built again.
fn tests() -> Result<(), String> {
    run(&mut for_tools("test -p codegen -p evidence -p xtask"))?;
    run(&mut for_client("test -p launchdarkly-api WHOLE"))
}

fn drift() -> Result<(), String> {
    match codegen::check()? {
        Outcome::Success => Ok(()),
        Outcome::Failure | Outcome::Usage => Err("the client has drifted from the spec".to_owned()),
    }
}

/// Runs cargo with these arguments.
pub(crate) fn cargo(words: &str) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(words.split_whitespace())
        .env("RUSTDOCFLAGS", "-Dwarnings");
    command
}

/// Runs a program to its end.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status();
    let words = [command.get_program()]
        .into_iter()
        .chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("`{}`", words.join(" "))),
        Err(error) => Err(format!("`{}` did not start: {error}", words.join(" "))),
    }
}

#[cfg(test)]
mod tests {
    use super::{for_client, for_package, for_tools};

    #[test]
    fn the_configuration_follows_the_subcommand() {
        let words = "clippy -- -D warnings";
        for command in [
            for_tools(words),
            for_client(words),
            for_package("profiles.toml", words),
        ] {
            let words: Vec<_> = command.get_args().collect();
            assert_eq!(words[..2], ["clippy", "--config"]);
            assert_eq!(words[words.len() - 3..], ["--", "-D", "warnings"]);
        }
    }
}
