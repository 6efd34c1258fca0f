//! The workspace's commands: code generation and its drift check, other uses of the spec, the cost of the client, and
//! everything that CI runs.

#![warn(clippy::print_stderr, clippy::print_stdout)]

mod bundle;
mod ci;
mod clock;
mod codegen;
mod cost;
mod help;
mod history;
mod report;
mod survey;
mod tree;
mod trial;
mod upstream;

use std::path::Path;
use std::process::ExitCode;

use help::Command;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let arguments: Vec<_> = arguments
        .iter()
        .map(|word| word.to_string_lossy())
        .collect();
    let arguments: Vec<&str> = arguments.iter().map(AsRef::as_ref).collect();
    match run(&arguments) {
        Ok(Outcome::Success) => ExitCode::SUCCESS,
        Ok(Outcome::Failure) => ExitCode::FAILURE,
        Ok(Outcome::Usage) => ExitCode::from(2),
        Err(message) => {
            report::err(&format!("error: {message}\n"));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<Outcome, String> {
    let are_names = |names: &[&str]| !names.iter().any(|name| name.starts_with('-'));
    match arguments {
        ["help" | "--help" | "-h"] => Ok(helped(&help::overview())),
        [name, rest @ ..] if rest.iter().any(|word| ["--help", "-h"].contains(word)) => {
            Ok(match Command::named(name) {
                Some(command) => helped(&command.help()),
                None => misused(arguments),
            })
        }
        ["codegen", rest @ ..] => match codegen::Options::read(rest) {
            Some(options) => codegen::run(&options),
            None => Ok(misused(arguments)),
        },
        ["bundle", path] if are_names(&[path]) => bundle::run(Path::new(path)),
        ["upstream", rest @ ..] => match upstream::Options::read(rest) {
            Some(options) => upstream::run(&options),
            None => Ok(misused(arguments)),
        },
        ["survey", "--unsupported"] => survey::unsupported(),
        ["survey", _, ..] if are_names(&arguments[1..]) => survey::merge(&arguments[1..]),
        ["cost", names @ ..] if are_names(names) => cost::run(names),
        ["ci", names @ ..] if are_names(names) => ci::run(names),
        ["try", _, ..] if are_names(&arguments[1..]) => trial::run(&arguments[1..]),
        _ => Ok(misused(arguments)),
    }
}

/// The result of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
enum Outcome {
    /// Success.
    Success,
    /// It has found and reported problems.
    Failure,
    /// It has reported wrong arguments.
    Usage,
}

fn helped(text: &str) -> Outcome {
    report::out(text);
    Outcome::Success
}

/// Reports wrong arguments.
fn misused(arguments: &[&str]) -> Outcome {
    let command = arguments.first().and_then(|name| Command::named(name));
    report::err(&match (arguments, command) {
        ([], _) => format!("error: no command\n\n{}", help::overview()),
        ([name, ..], None) => {
            let overview = help::overview();
            format!("error: `{name}` is not a command of xtask\n\n{overview}")
        }
        (_, Some(command)) => {
            let (call, usage) = (arguments.join(" "), command.usage());
            let more = format!("`cargo xtask {} --help` says more", command.name);
            format!("error: `{call}` cannot be understood\n\n{usage} help: {more}\n")
        }
    });
    Outcome::Usage
}
