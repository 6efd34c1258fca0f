//! The rules of `spec/README.md` about good documentation, as opposed to what the client needs.
//!
//! A spec that breaks them still makes a client. So they are checked once everything else is right, and an old spec or
//! a part of one need not follow them.

mod addresses;
mod examples;
mod form;
mod operations;
mod schemas;
mod shown;
mod unused;

pub use form::reformed;

use crate::load::{ROOT, Spec};
use crate::problem::Problem;
use crate::source::Place;

/// A problem for each rule that is broken.
#[must_use]
pub fn check(spec: &Spec) -> Vec<Problem> {
    let mut problems = Vec::new();
    problems.extend(order(spec));
    addresses::check(spec, &mut problems);
    operations::check(spec, &mut problems);
    schemas::check(spec, &mut problems);
    examples::check(spec, &mut problems);
    shown::check(spec, &mut problems);
    unused::check(spec, &mut problems);
    problems
}

/// Groups stand in alphabetical order, so that the list can be read, and has one place for each new one.
fn order(spec: &Spec) -> Option<Problem> {
    let names = &spec.groups;
    let index = (1..names.len()).find(|index| names[*index] < names[index - 1])?;
    let name = &names[index];
    let tags = Place::root(ROOT).key("tags");
    let place = |index: usize| tags.key(index).key("name");
    let before = names.iter().position(|other| other > name)?;
    let message = format!("the group `{name}` is not in alphabetical order");
    let help = format!("move it before `{}`", names[before]);
    let problem = Problem::new(&place(index), message, help);
    Some(problem.also(&place(before), "the group that it comes before"))
}
