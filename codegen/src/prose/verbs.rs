//! From the title of an operation to the first sentence of a function: `Update a team` -> `Updates a team.`

/// Returns the sentence for an imperative without a full stop, as rustdoc's conventions have it: in the third person.
#[must_use]
pub fn sentence(imperative: &str) -> String {
    let (verb, rest) = imperative
        .split_once(' ')
        .map_or((imperative, String::new()), |(verb, rest)| {
            (verb, format!(" {rest}"))
        });
    format!("{}{rest}.", third_person(verb))
}

fn third_person(verb: &str) -> String {
    let hisses = ["s", "x", "z", "ch", "sh", "o"];
    match verb.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if hisses.iter().any(|end| verb.ends_with(end)) => format!("{verb}es"),
        _ => format!("{verb}s"),
    }
}
