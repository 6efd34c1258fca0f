//! `cargo xtask try GROUP…`: the checks for curating a group, limited to these groups.

use crate::ci::{cargo, run_program};
use crate::codegen::{self, Options};
use crate::{Outcome, report};

/// One check.
struct Trial {
    name: &'static str,
    /// The arguments of cargo. `CLIENT` stands for the client with these groups, `FILES` for the folders of their code.
    command: &'static str,
    /// The hint for a failure.
    help: &'static str,
}

/// The quick ones first. Each reports problems that the later ones would report with more noise.
const TRIALS: [Trial; 3] = [
    Trial {
        name: "conformance",
        command: "test --quiet CLIENT --test conformance",
        help: "the tests compare what the client sends and reads with the spec: look at the operation or the type that is named, in spec/",
    },
    Trial {
        name: "sample code",
        command: "test --quiet CLIENT --doc -- FILES",
        help: "the sample code is made from the first example of the body, and from those of the parameters",
    },
    Trial {
        name: "clippy",
        command: "clippy --quiet CLIENT --lib -- -D warnings",
        help: "what it says of generated code is a bug in the generator: a name or a sentence that it should reject or fix",
    },
];

/// The arguments for the client, with the TLS provider that compiles fastest.
const CLIENT: &str = "-p launchdarkly-api --no-default-features --features rustls-ring";

/// Generates the client, and checks these groups.
pub(crate) fn run(groups: &[&str]) -> Result<Outcome, String> {
    let Some(known) = codegen::fresh(&Options::default())? else {
        return Ok(Outcome::Failure);
    };
    if let Some(group) = groups
        .iter()
        .find(|group| !known.iter().any(|other| other == *group))
    {
        let help = "name a feature from the table of groups in generated-client/README.md";
        report::err(&format!(
            "error: `{group}` is not an API group\n help: {help}\n"
        ));
        return Ok(Outcome::Usage);
    }
    for trial in &TRIALS {
        report::err(&format!("\n== {}\n", trial.name));
        let command = command(trial.command, groups);
        run_program(&mut cargo(&command))
            .map_err(|reason| format!("{reason} failed\n help: {}", trial.help))?;
    }
    report::out(&format!("\n{}: all is well\n", groups.join(", ")));
    Ok(Outcome::Success)
}

fn command(pattern: &str, groups: &[&str]) -> String {
    let client = format!("{CLIENT},{}", groups.join(","));
    let folders = groups
        .iter()
        .map(|group| format!("generated/{}", group.replace('-', "_")));
    let folders: Vec<_> = folders.collect();
    pattern
        .replace("CLIENT", &client)
        .replace("FILES", &folders.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_groups_are_the_only_ones_that_are_built() {
        let groups = ["teams", "flag-links"];
        let commands = TRIALS.iter().map(|trial| command(trial.command, &groups));
        let client =
            "-p launchdarkly-api --no-default-features --features rustls-ring,teams,flag-links";
        assert_eq!(
            commands.collect::<Vec<_>>(),
            [
                format!("test --quiet {client} --test conformance"),
                format!("test --quiet {client} --doc -- generated/teams generated/flag_links"),
                format!("clippy --quiet {client} --lib -- -D warnings"),
            ]
        );
    }
}
