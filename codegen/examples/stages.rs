//! How long the generator takes for the whole API: the CPU time of each stage.
//!
//! ```text
//! cargo run -p codegen --example stages
//! ```
//!
//! It is an example, not a bench, since it is the dev profile that counts: that is how `cargo xtask codegen` is built.
#![expect(clippy::print_stdout, reason = "a program that shows what it measured")]

mod support;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Duration;

use codegen::{
    Files, GENERATED, MANIFEST, Sources, Surface, api_changes, compare, emit, load, lower, render,
};
use cpu_time::ProcessTime;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let manifest = fs::read_to_string(root.join(MANIFEST))?;
    measure(&support::spec(&root.join("spec"))?, &manifest)
}

/// Runs the stages and prints what each one takes. The least of three runs counts: what disturbs only adds.
fn measure(sources: &Sources, manifest: &str) -> Result<(), Box<dyn Error>> {
    let mut least: Vec<(&str, Duration)> = Vec::new();
    for _ in 0..3 {
        for (index, (name, time)) in run(sources)?.into_iter().enumerate() {
            match least.get_mut(index) {
                Some(best) => best.1 = best.1.min(time),
                None => least.push((name, time)),
            }
        }
    }
    let output = codegen::generate(sources, manifest, codegen::Rules::House)
        .map_err(|failure| format!("{failure:?}"))?;
    let summary = output.summary;
    println!(
        "{} groups, {} operations, {} types",
        summary.groups, summary.operations, summary.types
    );
    for (name, time) in &least {
        println!("{name:>8} {:6.3} s", time.as_secs_f64());
    }
    let whole: Duration = least.iter().map(|(_, time)| *time).sum();
    println!("{:>8} {:6.3} s", "whole", whole.as_secs_f64());
    Ok(())
}

fn run(sources: &Sources) -> Result<Vec<(&'static str, Duration)>, Box<dyn Error>> {
    let mut clock = Clock::start();
    let mut problems = Vec::new();
    let spec = load::load(sources, &mut problems);
    clock.stop("load");
    let api = lower::lower(&spec, &mut problems);
    clock.stop("lower");
    if let Some(problem) = problems.first() {
        return Err(format!("{:?}: {}", problem.place(), problem.message()).into());
    }
    let mut files = Files::default();
    let mut render = |source: emit::Source| {
        clock.stop("emit");
        let text = render::render(&source.origin, &source.tokens)?;
        files.insert(format!("{GENERATED}/{}", source.path), text);
        clock.stop("render");
        Ok(())
    };
    for unit in emit::units(&api) {
        unit.emit(&mut render)?;
    }
    let old = edited(&files);
    clock.restart();
    drop(compare(&files, &old));
    clock.stop("compare");
    let surfaces = [Surface::of(&api), Surface::of(&api)];
    if !api_changes(&surfaces[0], &surfaces[1]).is_empty() {
        return Err("a surface differs from itself".into());
    }
    clock.stop("report");
    Ok(clock.times)
}

/// What is on disk before an edit of one description: one file differs.
fn edited(files: &Files) -> BTreeMap<String, String> {
    let mut old: BTreeMap<String, String> = files
        .iter()
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect();
    if let Some((_, text)) = old.iter_mut().find(|(path, _)| path.contains("/types/")) {
        text.push_str("/// An old comment.\npub struct Old;\n");
    }
    old
}

/// CPU time of this process, in laps.
struct Clock {
    since: ProcessTime,
    times: Vec<(&'static str, Duration)>,
}

impl Clock {
    fn start() -> Self {
        Self {
            since: ProcessTime::now(),
            times: Vec::new(),
        }
    }

    /// Ends a lap; those of one name are summed up.
    fn stop(&mut self, name: &'static str) {
        let lap = self.since.elapsed();
        match self.times.iter_mut().find(|(known, _)| *known == name) {
            Some((_, time)) => *time += lap,
            None => self.times.push((name, lap)),
        }
        self.restart();
    }

    fn restart(&mut self) {
        self.since = ProcessTime::now();
    }
}
