//! Mutations of spec files: the generator answers each with files or problems, never with a panic. A change of meaning
//! changes the files or is a problem, and is never ignored.
//!
//! `MUTATIONS=100000 cargo test -p codegen --test mutations` runs longer than CI does, and `MUTATION_SEED=…` tries other
//! mutations. `cargo xtask ci mutants` compiles the clients of those that pass.

mod meaning;
#[path = "../support/mutants.rs"]
mod mutants;
mod mutation;
mod reduce;
mod slice;
mod structure;
mod text;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};

use codegen::{Color, Failure, GENERATED, Output, Rules, generate};
use fastrand::Rng;

use crate::meaning::meaning;
use crate::mutation::{Mutation, mutate};
use crate::slice::{Slice, slices};

/// The number of mutations that a run of the tests tries.
const MUTATIONS: u64 = 2_000;
const SEED: u64 = 20_240_415;
/// The manifest of a client without groups.
const MANIFEST: &str = "[package]\nname = \"client\"\n\n[features]\nfull = []\n";

#[test]
fn mutations_are_seen() {
    let (count, seed) = (
        setting("MUTATIONS", MUTATIONS),
        setting("MUTATION_SEED", SEED),
    );
    let slices = slices();
    let next = AtomicU64::new(0);
    let work = || {
        let mut failures = Vec::new();
        loop {
            let case = next.fetch_add(1, Ordering::Relaxed);
            if case >= count {
                return failures;
            }
            let mut rng = Rng::with_seed(seed.wrapping_add(case));
            let slice = &slices[rng.usize(..slices.len())];
            let mutation = mutate(&slice.sources, &mut rng);
            let name = format!("MUTATION_SEED={}", seed.wrapping_add(case));
            if let Err(reason) = judge(slice, &mutation, &name) {
                failures.push(format!("{name} {}: {reason}", mutation.what));
            }
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let failures: Vec<_> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().expect("panics are caught"))
            .collect()
    });
    assert!(
        failures.is_empty(),
        "{} of {count} mutations:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name)
        .ok()
        .map_or(otherwise, |text| text.parse().expect("a number"))
}

/// Returns what is wrong with the generator's answer to a mutation.
fn judge(slice: &Slice, mutation: &Mutation, name: &str) -> Result<(), String> {
    let answer = catch_unwind(AssertUnwindSafe(|| {
        let answer = generate(&mutation.sources, MANIFEST, Rules::Client);
        if let Err(Failure::Spec(problems)) = &answer {
            assert!(
                problems.render(Color::Ansi).contains("spec/"),
                "a report without a place"
            );
        }
        answer
    }));
    let after = match answer {
        Ok(Ok(output)) => output,
        Ok(Err(Failure::Spec(_))) => return Ok(()),
        Ok(Err(failure)) => return Err(format!("neither files nor problems: {failure:?}")),
        Err(_) => return Err("a panic".to_owned()),
    };
    let is_same =
        after.files.iter().eq(slice.output.files.iter()) && after.coverage == slice.output.coverage;
    match (meaning(&mutation.sources), is_same) {
        (None, _) => return Err("what is no JSON was taken".to_owned()),
        (Some(after), true) if after != slice.meaning => {
            return Err("passed over in silence".to_owned());
        }
        _ => {}
    }
    if let Some(folder) = mutants::folder().filter(|_| code(&after) != code(&slice.output)) {
        mutants::write(&folder, name, &after);
    }
    Ok(())
}

/// Returns the generated lines that are not comments.
fn code(output: &Output) -> Vec<&str> {
    let files = output.files.iter();
    let files = files.filter(|(path, _)| path.starts_with(GENERATED));
    let lines = files.flat_map(|(_, text)| text.lines());
    lines
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect()
}
