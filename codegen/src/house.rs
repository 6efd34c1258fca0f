//! The rules of `spec/README.md` for good documentation, as opposed to those that the client needs.
//!
//! A spec that breaks them still results in a client. So they are only checked if everything else is right, and they do not
//! apply to an old spec or a part of one.

mod addresses;
mod examples;
mod fakes;
mod form;
mod names;
mod operations;
mod prose;
mod schemas;
mod shown;
mod statuses;
mod unused;
mod walk;

pub use form::reformed;

use crate::load::{ROOT, Spec};
use crate::problem::Problem;
use crate::source::Place;

/// Returns a problem for each broken rule.
#[must_use]
pub fn check(spec: &Spec) -> Vec<Problem> {
    let mut problems = Vec::new();
    problems.extend(order(spec));
    addresses::check(spec, &mut problems);
    prose::check(spec, &mut problems);
    names::check(spec, &mut problems);
    operations::check(spec, &mut problems);
    statuses::check(spec, &mut problems);
    schemas::check(spec, &mut problems);
    examples::check(spec, &mut problems);
    fakes::check(spec, &mut problems);
    shown::check(spec, &mut problems);
    unused::check(spec, &mut problems);
    problems
}

/// Checks that groups are in alphabetical order, so that the list is readable and each new group has one place.
fn order(spec: &Spec) -> Option<Problem> {
    let names = &spec.groups;
    let second = (1..names.len()).find(|index| names[*index] < names[index - 1])?;
    let first = second - 1;
    // Of the two, the one without which the list is in order up to here. People mend one group, and not all that follow it.
    let is_first = first == 0 || names[first - 1] < names[second];
    let (index, other, word) = if is_first {
        let other = names.iter().rposition(|other| *other < names[first])?;
        (first, other, "after")
    } else {
        let other = names.iter().position(|other| *other > names[second])?;
        (second, other, "before")
    };
    let tags = Place::root(ROOT).key("tags");
    let place = |index: usize| tags.key(index).key("name");
    let message = format!("the group `{}` is not in alphabetical order", names[index]);
    let help = format!("move it {word} `{}`", names[other]);
    let problem = Problem::new(&place(index), message, help);
    Some(problem.also(&place(other), format!("the group that it comes {word}")))
}
