//! Asks LaunchDarkly what it really answers, and reports where that differs from the spec: the report has places and counts,
//! and no value of the account.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=… cargo run --release -p launchdarkly-api --example survey -- --out report.md
//! ```
//!
//! It only reads. `--help` says what else it can do; `--dry-run` shows what it would ask.
//!
//! | module | what it does |
//! |---|---|
//! | `arguments` | the command line |
//! | `operations` | what the spec's documents have, with the parameters that are needed |
//! | `harvest` | the keys in answers that other operations need |
//! | `plan` | what is asked next |
//! | `wire` | the requests |
//! | `judge` | holds an answer against the spec: `walk` finds what differs, `confirm` asks `boon`, `agree` asks the client |
//! | `pages` | what only shows in lists: limits and overlaps |
//! | `survey` | the loop over all of it; `state` lets it go on later |
//! | `recorded` | answers from a folder in place of the wire |
//! | `report` | what comes out, as Markdown or JSON |
//!
//! What is read of the spec, and the calls of all operations, are those of `tests/conformance`.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program that says what it does"
)]

mod agree;
mod arguments;
mod confirm;
mod harvest;
mod judge;
mod names;
mod operations;
mod pages;
mod plan;
mod recorded;
mod report;
mod state;
mod survey;
#[cfg(test)]
mod tests;
mod walk;
mod wire;

#[expect(dead_code, reason = "the conformance tests use more of it")]
#[path = "../../tests/conformance/calls.rs"]
mod calls;
#[path = "../../tests/conformance/spec.rs"]
mod spec;
// What may stand in a report is decided where reports are merged.
#[path = "../../../codegen/evidence/src/survey/shape.rs"]
mod shape;
#[macro_use]
mod types;
#[expect(dead_code, reason = "its types are for the conformance tests")]
#[path = "../../tests/conformance/tables/mod.rs"]
#[rustfmt::skip]
mod tables;
#[expect(dead_code, reason = "the conformance tests use more of it")]
#[path = "../../tests/conformance/judge.rs"]
mod validator;

use std::{env, fs, process::ExitCode};

use arguments::{Arguments, Call, Format, Source};
use launchdarkly_api::ClientBuilder;
use report::Report;
use spec::Spec;
use survey::Survey;

#[tokio::main]
async fn main() -> ExitCode {
    match arguments::read(env::args().skip(1)) {
        Ok(Call::Help) => {
            print!("{}", arguments::HELP);
            ExitCode::SUCCESS
        }
        Ok(Call::Run(arguments)) => match run(&arguments).await {
            Ok(()) => ExitCode::SUCCESS,
            Err(problem) => failed(&problem, ExitCode::FAILURE),
        },
        Err(problem) => failed(
            &format!("{problem}\n help: `--help` shows the options"),
            ExitCode::from(2),
        ),
    }
}

fn failed(problem: &str, code: ExitCode) -> ExitCode {
    eprintln!("error: {problem}");
    code
}

async fn run(arguments: &Arguments) -> Result<(), String> {
    let spec = Spec::read();
    if arguments.source == Source::Nothing {
        print!("{}", plan::listing(&operations::all(spec), arguments));
        return Ok(());
    }
    // It is written at the end: better to learn now that it cannot be.
    report::writable(&arguments.out)?;
    let mut survey = Survey::new(spec, arguments)?;
    match &arguments.source {
        Source::Folder(path) => {
            for answer in recorded::read(path)? {
                survey.hear(&answer).await;
            }
        }
        Source::Wire | Source::Nothing => {
            let builder = ClientBuilder::from_env().map_err(|error| error.to_string())?;
            let builder = builder.pace_requests().user_agent_suffix("survey");
            let client = builder.build().map_err(|error| error.to_string())?;
            survey.ask(&client).await?;
        }
    }
    let report = survey.report();
    write(arguments, spec, &report)
}

fn write(arguments: &Arguments, spec: &Spec, report: &Report) -> Result<(), String> {
    let text = match arguments.format {
        Format::Markdown => report::markdown(report, spec),
        Format::Json => report::json(report),
    };
    let out = arguments.out.display();
    fs::write(&arguments.out, text).map_err(|error| format!("{out}: {error}"))?;
    println!("{}", report.summary());
    println!(
        "The report is in {out}. It holds no value of the account; read it before you post it."
    );
    Ok(())
}
