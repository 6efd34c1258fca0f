//! The statuses of an operation: in order, with those that any request can get, and errors from the shared document.

use crate::load::{COMMON, Spec};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{Operation, RefOr};

use super::operations::all;

/// What any request can get: no valid token, no permission, too many requests.
const ANYWHERE: [&str; 3] = ["401", "403", "429"];
/// What a request can get whose path names a resource.
const NOT_FOUND: &str = "404";

/// A problem for each operation whose statuses are not as those of the others.
pub(super) fn check(spec: &Spec, problems: &mut Vec<Problem>) {
    for (place, operation) in all(spec) {
        let statuses = place.key("responses");
        problems.extend(order(operation, &statuses));
        problems.extend(none(operation, &statuses).or_else(|| lacking(operation, &place)));
        problems.extend(own_errors(operation, &statuses));
    }
}

fn order(operation: &Operation, place: &Place) -> Option<Problem> {
    let statuses: Vec<_> = operation.responses.keys().collect();
    let index = (1..statuses.len()).find(|index| statuses[*index] < statuses[index - 1])?;
    let before = statuses.iter().find(|other| **other > statuses[index])?;
    let message = format!("the status {} is not in ascending order", statuses[index]);
    let help = format!("move it before {before}");
    Some(Problem::key(&place.key(statuses[index]), message, help))
}

/// Whatever is asked for, the token may be wrong.
fn none(operation: &Operation, place: &Place) -> Option<Problem> {
    let mut statuses = operation.responses.keys();
    if statuses.any(|status| status.starts_with(['4', '5'])) {
        return None;
    }
    let help = "refer to those of spec/common.json that the page names, and to `Unauthorized`, `Forbidden` and `RateLimited`";
    let message = "the operation documents no errors";
    Some(Problem::key(place, message, help))
}

/// Statuses that readers expect, and of which the comment says nothing.
fn lacking(operation: &Operation, place: &Place) -> Option<Problem> {
    let comment = operation.comment.as_deref().unwrap_or_default();
    let is_named = place.pointer.contains('{');
    let expected = ANYWHERE.into_iter().chain(is_named.then_some(NOT_FOUND));
    let lacking: Vec<_> = expected
        .filter(|status| !operation.responses.contains_key(*status) && !comment.contains(status))
        .collect();
    if lacking.is_empty() {
        return None;
    }
    let list = lacking.join(" and ");
    let message = format!("the operation has no {list}, which any such request can get");
    let help = "refer to the responses of spec/common.json, or say in `x-comment` why there is none, with its number";
    Some(Problem::key(&place.key("responses"), message, help))
}

fn own_errors(operation: &Operation, place: &Place) -> Vec<Problem> {
    let own = operation.responses.iter().filter(|(status, response)| {
        let is_shared = match response {
            RefOr::Ref(reference) => reference.target.starts_with(COMMON),
            RefOr::Here(_) => false,
        };
        status.starts_with(['4', '5']) && !is_shared
    });
    let problem = |(status, _)| {
        let message = "errors are described in spec/common.json, once for all operations";
        let help = "refer to the response there; if there is none for this status, add it";
        Problem::key(&place.key(status), message, help)
    };
    own.map(problem).collect()
}
