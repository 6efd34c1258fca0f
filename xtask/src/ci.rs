//! `cargo xtask ci [STEP…]`: everything that CI runs and that has changed since it has passed, or the named steps. It stops at
//! the first one that fails.

mod mutants;
mod packages;
mod passed;
mod scratch;
mod steps;
mod times;

use std::time::Instant;

use crate::{Outcome, clock, report, tree::workspace_root};

use passed::Passed;
use steps::{STEPS, Step};
pub(crate) use steps::{cargo, run as run_program};
use times::Time;

/// Runs all steps, or the named ones, in their order.
pub(crate) fn run(names: &[&str]) -> Result<Outcome, String> {
    let is_known = |name: &&str| STEPS.iter().any(|step| step.name == *name);
    if let Some(name) = names.iter().find(|name| !is_known(name)) {
        report::err(&unknown(name));
        return Ok(Outcome::Usage);
    }
    let passed = Passed::open(workspace_root()?, std::env::var_os("CI").is_some());
    let mut times = Vec::new();
    let is_wanted = |step: &&Step| names.is_empty() || names.contains(&step.name);
    let outcome = STEPS.iter().filter(is_wanted).try_for_each(|step| {
        if names.is_empty() && passed.has(step.name) {
            report::err(&left_out(step));
            return Ok(());
        }
        timed(step, &mut times)?;
        passed.note(step.name)
    });
    report::err(&times::table(&times));
    outcome.map(|()| Outcome::Success)
}

/// Says why a step is not run.
fn left_out(step: &Step) -> String {
    let name = step.name;
    let again = format!("`cargo xtask ci {name}` runs it all the same");
    format!("== {name}: nothing has changed since it has passed; {again}\n")
}

/// Reports an unknown step.
fn unknown(name: &str) -> String {
    let lines = STEPS
        .iter()
        .map(|step| format!("  {:14} {}\n", step.name, step.proves));
    let lines: String = lines.collect();
    format!("error: `{name}` is not a step of ci\n\nsteps:\n{lines}")
}

/// Runs a step and records its time, even if it fails.
fn timed(step: &Step, times: &mut Vec<Time>) -> Result<(), String> {
    report::err(&format!("\n== {}: {}\n", step.name, step.proves));
    let (start, cpu) = (Instant::now(), clock::children().ok());
    let outcome = (step.run)();
    let time = Time {
        step: step.name,
        wall: start.elapsed(),
        cpu: cpu.and_then(|before| Some(clock::children().ok()?.saturating_sub(before))),
    };
    report::err(&format!("== {time}\n"));
    times.push(time);
    outcome.map_err(|reason| {
        let again = format!("`cargo xtask ci {}` repeats it alone", step.name);
        format!("the step `{}` failed: {reason}\n help: {again}", step.name)
    })
}
