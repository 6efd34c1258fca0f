//! Lists and objects that are nested too deeply.

use super::{LEAST, Node, read};
use crate::values::decode::{Strictness, from_slice};
use serde_json::Value;

/// How deep lists and objects are nested, in JSON whose strings contain none.
fn levels(json: &str) -> i32 {
    let steps = json.bytes().map(|byte| match byte {
        b'[' | b'{' => 1,
        b']' | b'}' => -1,
        _ => 0,
    });
    let depths = steps.scan(0, |depth, step| {
        *depth += step;
        Some(*depth)
    });
    depths.max().unwrap_or_default()
}

/// An object, a list, a free-form value and an unknown property within each other, more often than the stack would bear.
#[test]
fn what_is_nested_too_deeply_reads_as_blank() {
    for (begin, end, path) in [
        (r#"{"next": "#, "}", "next.next"),
        (r#"{"links": {"a": "#, "}}", "links.a.links.a"),
        (r#"{"free": [1, "#, "]}", "free[1].free[1]"),
        (r#"{"new": "#, "}", "new.new"),
    ] {
        let json = |levels: usize| {
            let inner = format!("{}5{}", begin.repeat(levels), end.repeat(levels));
            format!(r#"{{{LEAST}, "tags": ["a"], "new": 1, "next": {inner}, "count": 7}}"#)
        };
        for times in [150, 200_000] {
            let json = json(times);
            let (node, deviations) =
                from_slice::<Node>(json.as_bytes(), Strictness::Lenient, usize::MAX).unwrap();
            assert_eq!((node.count, node.tags.len()), (7, 1));
            let deep = deviations
                .iter()
                .find(|one| one.expected() == "at most 100 levels");
            assert!(deep.is_some_and(|one| one.path().contains(path)), "{begin}");
            let depth = levels(&serde_json::to_string(&node).unwrap());
            // A map of nodes has a level of its own, and a blank node at the bottom two.
            assert!((100..=103).contains(&depth), "{begin}: {depth}");
            let error =
                from_slice::<Node>(json.as_bytes(), Strictness::Strict, usize::MAX).unwrap_err();
            assert!(error.path.is_some(), "{}", error.message);
        }
    }
}

#[test]
fn a_free_form_value_has_at_most_a_hundred_levels() {
    let lists = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    let (value, deviations) = read::<Value>(&lists(100));
    assert_eq!((value.to_string(), deviations.len()), (lists(100), 0));
    let (value, deviations) = read::<Value>(&lists(101));
    assert_eq!(value.to_string(), lists(100).replace("[]", "[null]"));
    let deep = format!(
        "`{}`: expected at most 100 levels, found a list",
        "[0]".repeat(100)
    );
    assert_eq!(deviations, [deep]);
}
