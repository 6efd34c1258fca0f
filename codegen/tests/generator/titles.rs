//! The title of an operation -> the first sentence of its documentation.

use codegen::prose::sentence;

#[test]
fn a_title_becomes_a_sentence_in_the_third_person() {
    for (title, expected) in [
        ("Get a team", "Gets a team."),
        ("Search contexts", "Searches contexts."),
        ("Apply an approval request", "Applies an approval request."),
        ("Copy a flag's settings", "Copies a flag's settings."),
        ("Deploy", "Deploys."),
        ("Look up a context", "Looks up a context."),
        ("Redo", "Redoes."),
    ] {
        assert_eq!(sentence(title), expected);
    }
}
