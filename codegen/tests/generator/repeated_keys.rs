//! A key that is in one object twice, in texts where that is hard to see.

use codegen::{Color, Failure, Rules, Sources, generate};

use crate::support::{MANIFEST, Spec};

/// Colons, quotes and backslashes in strings, as JSON writes them.
const STRINGS: [&str; 4] = ["a:b", r#"\":\\"#, r#"\\\\"#, r#"::\""#];

/// A spec with these members in the group's `info`, in place of the description.
fn with_info(members: &str) -> Sources {
    let sources = Spec::new().sources();
    let things = sources.text("things.json").unwrap_or_default();
    let things = things.replace(r#""description": "Things, all of them.""#, members);
    let changed = sources.iter().map(|(file, text)| {
        let text = if file == "things.json" { &things } else { text };
        (file.to_owned(), text.to_owned())
    });
    changed.collect()
}

fn member(string: &str) -> String {
    format!(r#""description": "Things: {string}""#)
}

#[test]
fn what_strings_hold_is_no_key() {
    for string in STRINGS {
        let sources = with_info(&member(string));
        assert!(
            generate(&sources, MANIFEST, Rules::Client).is_ok(),
            "{string}"
        );
    }
}

#[test]
fn a_repeated_key_is_seen_behind_any_string() {
    for string in STRINGS {
        let twice = [member(string), member(string)].join(",");
        let Err(Failure::Spec(problems)) = generate(&with_info(&twice), MANIFEST, Rules::Client)
        else {
            panic!("{string}: nothing is wrong with it");
        };
        let said = problems.render(Color::None);
        assert!(
            said.contains("the key `description` appears twice"),
            "{said}"
        );
    }
}
