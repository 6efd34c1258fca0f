//! Statuses: which content they allow, and the check that a shared response is used for one status.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Lowering;
use crate::naming::reason;
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::Response;

/// The references to a shared response, by status.
#[derive(Default)]
pub(super) struct Uses(BTreeMap<String, Vec<Place>>);

/// Statuses whose responses have no body, by HTTP.
const BODILESS: [&str; 3] = ["204", "205", "304"];

impl Lowering<'_> {
    /// Checks a response for a status at `place`. The response itself is `at` the same place, or at that of the shared one.
    pub(super) fn check_status(
        &mut self,
        status: &str,
        response: &Response,
        place: &Place,
        at: &Place,
    ) {
        if place != at {
            let uses = self.statuses.entry(at.clone()).or_default();
            let places = uses.0.entry(status.to_owned()).or_default();
            places.push(place.clone());
        }
        if BODILESS.contains(&status) && !response.content.is_empty() {
            let message = format!("a response with the status {status} has no body");
            let help = "remove `content`, or write the status that the server really sends";
            self.report(Problem::key(&at.key("content"), message, help));
        }
    }

    /// Checks that a shared response is used for one status: the one that it is named after, or the most frequent one.
    pub(super) fn check_statuses(&mut self) {
        for (response, uses) in std::mem::take(&mut self.statuses) {
            let name = response.last();
            let right = uses.right(&name);
            let others = uses.0.iter().filter(|(status, _)| **status != right);
            for (status, place) in
                others.flat_map(|(status, all)| all.iter().map(move |at| (status, at)))
            {
                let message =
                    format!("`{name}` is the response for {right}, but is used for {status} here");
                let help = format!("refer to the response of {status}, or describe one here");
                let problem = Problem::key(place, message, help);
                self.report(problem.also(&response, "the shared response"));
            }
        }
    }
}

impl Uses {
    fn right(&self, name: &str) -> String {
        let own = (100..600).find(|status| reason(*status) == Some(name));
        let most = self
            .0
            .iter()
            .max_by_key(|(status, all)| (all.len(), Reverse(*status)));
        let most = most.map(|(status, _)| status.clone());
        own.map(|status| status.to_string())
            .or(most)
            .unwrap_or_default()
    }
}
