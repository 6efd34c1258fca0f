//! The workspace's commands: code generation and its drift check, what is made of the spec besides, what the client costs,
//! and all that CI runs.

mod bundle;
mod ci;
mod clock;
mod codegen;
mod cost;
mod report;
mod tree;
mod upstream;

use std::path::Path;
use std::process::ExitCode;

use mimalloc::MiMalloc;
use upstream::Format;

/// Why not the system's: generated-client/PERFORMANCE.md, "The generator".
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const HELP: &str = "\
usage: cargo xtask <command>

commands:
  codegen           generate the client from spec/; writes only what changed
  codegen --check   write nothing, report what is not as the spec makes it
  bundle OUT        write the whole spec to OUT as one OpenAPI 3.1 document
  upstream FILE     compare spec/ with an official OpenAPI document; --format json for programs
  cost [NAME…]      measure what the client costs to compile; NAME is a group, `full` or `app`
  ci [STEP…]        run all that CI runs, in reading order, or these steps of it

exit codes: 0 success, 1 drift, differences, problems or a failed step, 2 usage
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["codegen"] => codegen::write(),
        ["codegen", "--check"] => codegen::check(),
        ["bundle", path] if !path.starts_with('-') => bundle::run(Path::new(path)),
        ["upstream", path] if !path.starts_with('-') => {
            upstream::run(Path::new(path), Format::Text)
        }
        ["upstream", path, "--format", "json"] | ["upstream", "--format", "json", path] => {
            upstream::run(Path::new(path), Format::Json)
        }
        ["cost", names @ ..] if !names.iter().any(|name| name.starts_with('-')) => cost::run(names),
        ["ci", names @ ..] if !names.iter().any(|name| name.starts_with('-')) => ci::run(names),
        ["help" | "--help" | "-h"] => {
            report::out(HELP);
            return ExitCode::SUCCESS;
        }
        _ => {
            report::err(&usage(&arguments));
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(Outcome::Success) => ExitCode::SUCCESS,
        Ok(Outcome::Failure) => ExitCode::FAILURE,
        Ok(Outcome::Usage) => ExitCode::from(2),
        Err(message) => {
            report::err(&format!("error: {message}\n"));
            ExitCode::FAILURE
        }
    }
}

/// How a command ended that did what it had to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
enum Outcome {
    /// All is well.
    Success,
    /// What it found is not; it has said so.
    Failure,
    /// It was given something that it cannot work with; it has said so.
    Usage,
}

fn usage(arguments: &[&str]) -> String {
    match arguments {
        [] => format!("error: no command\n\n{HELP}"),
        _ => format!(
            "error: `{}` is no command of xtask\n\n{HELP}",
            arguments.join(" ")
        ),
    }
}
