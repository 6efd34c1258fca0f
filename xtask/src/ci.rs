//! `cargo xtask ci [STEP…]`: everything that CI runs, or the named steps. It stops at the first one that fails.

mod mutants;
mod packages;
mod scratch;
mod steps;
mod times;

use std::time::Instant;

use crate::{Outcome, clock, report};

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
    let is_wanted = |step: &&Step| names.is_empty() || names.contains(&step.name);
    let mut times = Vec::new();
    let outcome = STEPS
        .iter()
        .filter(is_wanted)
        .try_for_each(|step| timed(step, &mut times));
    report::err(&times::table(&times));
    outcome.map(|()| Outcome::Success)
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
