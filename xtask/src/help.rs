//! The help texts of the commands.

/// The help of a command.
pub(crate) struct Command {
    /// The name of the command.
    pub(crate) name: &'static str,
    /// The arguments.
    arguments: &'static str,
    /// A summary in one line.
    does: &'static str,
    /// The details.
    details: &'static str,
}

pub(crate) const COMMANDS: [Command; 7] = [
    Command {
        name: "codegen",
        arguments: "[--check] [--since COMMIT]",
        does: "generate the client from spec/; writes only what changed",
        details: "\
Writes the client, its feature table, the table of groups in its README, spec/schema.json, and the spec files in the house form.
If the spec has mistakes, lists them all instead. Says what the changes since the last commit mean for apps.

  --check         write nothing, report what is not as the spec makes it
  --since COMMIT  compare the public API with that of another commit: a branch, a tag, HEAD~3
",
    },
    Command {
        name: "try",
        arguments: "GROUP…",
        does: "generate the client, and test these groups alone, which is handy while curating",
        details: "\
After `codegen`, for the client with these groups and no others: the tests that compare it with the spec, the sample code of the
documentation, and clippy. The first failure ends the run, and says what to look at.
",
    },
    Command {
        name: "bundle",
        arguments: "OUT",
        does: "write the whole spec to OUT as one OpenAPI 3.1 document",
        details: "Writes the whole file or nothing, and replaces an existing file.\n",
    },
    Command {
        name: "upstream",
        arguments: "FILE [OPTION…]",
        does: "compare spec/ with an official OpenAPI document",
        details: "\
FILE is an OpenAPI 3.0 or 3.1 document, in JSON or YAML. Lists what is to do: operations that the spec lacks, differences that no
`$comment` and no `x-comment` of the spec explains, comments that no difference bears out, and what is not as it was accepted.

  --accept       write spec/upstream.json first: what is explained, and the facts of each operation, count as accepted
  --partial      FILE does not tell all, as what is made of a generated client: what it lacks proves nothing
  --all          list what is explained, too
  --format json  for programs: everything

  --draft OPERATION…  write the skeletons of operations that the spec lacks, and of their types, into the file of their group:
                      facts and structure, no sentence. `codegen` then lists what is left to write. Name all at once
  --group GROUP       the group of those operations whose tag does not tell it
",
    },
    Command {
        name: "survey",
        arguments: "REPORT… | --unsupported",
        does: "merge what accounts have shown into spec/survey.json",
        details: "\
REPORT is one of `cargo run --example survey -- --format json --out report.json`, of one account. It is merged whole or
not at all: what could be a value of the account is refused with its line. The same report counts once, however it is
written.

  --unsupported  list what is required in answers, and has not always been there when an account was asked; then the types
                 that no account has shown
",
    },
    Command {
        name: "cost",
        arguments: "[NAME…]",
        does: "measure what the client costs to compile",
        details: "\
NAME is a group, `full` or `app`; without one, a selection is measured. The figures are only meaningful on a quiet machine.
",
    },
    Command {
        name: "ci",
        arguments: "[STEP…]",
        does: "run everything that CI runs, in order, or only these steps",
        details: "\
Without names, a step that has passed is left out while no file of the workspace, and nothing about the compiler, has changed
since. Naming a step runs it all the same, and so does a variable `CI`. An unknown name lists the steps.
",
    },
];

/// Returns all commands.
pub(crate) fn overview() -> String {
    let line = |command: &Command| {
        let call = format!("{} {}", command.name, command.arguments);
        format!("  {call:34} {}\n", command.does)
    };
    let lines: String = COMMANDS.iter().map(line).collect();
    format!(
        "usage: cargo xtask <command>\n\ncommands:\n{lines}\n\
         `cargo xtask <command> --help` says more.\n\n\
         exit codes: 0 success, 1 drift, differences, problems or a failed step, 2 usage\n"
    )
}

impl Command {
    /// Returns the command of this name.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        COMMANDS.iter().find(|command| command.name == name)
    }

    /// Returns the text of `--help`.
    pub(crate) fn help(&self) -> String {
        let (usage, does, details) = (self.usage(), self.does, self.details);
        format!("{usage}\n{does}\n\n{details}")
    }

    /// Returns the usage.
    pub(crate) fn usage(&self) -> String {
        format!("usage: cargo xtask {} {}\n", self.name, self.arguments)
    }
}
