//! Paths: their templates, and the check that each endpoint has only one path.

use super::Lowering;
use crate::problem::Problem;
use crate::source::Place;

/// Returns the names between braces in a path.
pub(super) fn template(path: &str) -> Vec<String> {
    let parts = path.split('{').skip(1);
    parts
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name.to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

impl Lowering<'_> {
    /// Checks a path, independent of its operations.
    pub(super) fn check_path(&mut self, path: &str, place: &Place) {
        if !path.starts_with('/') {
            let message = format!("the path `{path}` does not start with `/`");
            self.report(Problem::key(place, message, "add the `/`"));
        }
        self.check_signs(path, place);
        if path.split('{').skip(1).any(|part| !part.contains('}')) {
            let message = format!("a `{{` in the path `{path}` is not closed");
            let help = "write each parameter as `{name}`";
            self.report(Problem::key(place, message, help));
        }
        let names = template(path);
        let twice = (1..names.len()).find(|index| names[..*index].contains(&names[*index]));
        if let Some(index) = twice {
            let name = &names[index];
            let message = format!("the path `{path}` has `{{{name}}}` twice");
            let help = "rename one of the two: they would get the same value";
            self.report(Problem::key(place, message, help));
        }
        self.claim_path(path, place);
    }

    /// Checks the segments of a path.
    fn check_signs(&mut self, path: &str, place: &Place) {
        let strange = path
            .chars()
            .find(|sign| !sign.is_ascii_alphanumeric() && !"/{}-_.~".contains(*sign));
        let wrong = match strange {
            Some('?') => Some((
                "`?`",
                "describe what follows it as query parameters".to_owned(),
            )),
            Some('#') => Some((
                "`#`",
                "remove it: a server never receives what follows it".to_owned(),
            )),
            Some(_) => Some((
                "a character that is not allowed in a path",
                "write letters, digits and hyphens".to_owned(),
            )),
            None if path.len() > 1 && path.ends_with('/') => {
                let shorter = path.trim_end_matches('/');
                Some(("a trailing slash", format!("write `{shorter}`")))
            }
            None if path.contains("//") => {
                Some(("an empty segment", "remove one of the slashes".to_owned()))
            }
            None if path
                .split('/')
                .any(|segment| [".", ".."].contains(&segment)) =>
            {
                Some((
                    "a segment of dots",
                    "remove it: clients and servers read it as a step to another path".to_owned(),
                ))
            }
            None if path.contains("{}") => Some((
                "a parameter without a name",
                "name it between the braces".to_owned(),
            )),
            None => None,
        };
        if let Some((what, help)) = wrong {
            self.report(Problem::key(
                place,
                format!("the path `{path}` has {what}"),
                help,
            ));
        }
    }

    /// Reports two paths that only differ in the names of their parameters, since they are the same endpoints.
    fn claim_path(&mut self, path: &str, place: &Place) {
        let first = self
            .paths
            .entry(nameless(path))
            .or_insert_with(|| (path.to_owned(), place.clone()));
        if first.0 == path {
            return;
        }
        let message = format!(
            "the path `{path}` differs from `{}` only in the names of its parameters",
            first.0
        );
        let help = "the server cannot tell them apart: give the parameters the same names";
        let problem = Problem::key(place, message, help).also(&first.1.clone(), "the other one");
        self.report(problem);
    }
}

/// `/things/{key}/parts` -> `/things/{}/parts`
fn nameless(path: &str) -> String {
    let mut parts = path.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |path, part| match part.split_once('}') {
        Some((_, rest)) => path + "{}" + rest,
        None => path + "{" + part,
    })
}
