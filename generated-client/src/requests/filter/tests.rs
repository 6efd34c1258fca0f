//! What conditions are written as, by syntax.

use super::{Filter, Operand, Syntax};
use crate::values::timestamp::UnixMillis;

fn written(filter: Filter) -> String {
    filter.written().unwrap().unwrap_or_default()
}

fn refused(filter: Filter) -> String {
    filter.written().unwrap_err()
}

#[test]
fn pairs_are_joined_by_commas() {
    let filter = Filter::new(Syntax::Pairs)
        .is("query", Operand::text(Some("a b")))
        .is("tags", Operand::all(Some(vec!["billing", "eu"])))
        .is("role", Operand::any(Some(vec!["admin", "reader"])))
        .is("critical", Operand::bare(Some(true)))
        .is("codeReferences.min", Operand::bare(Some(2_u64)))
        .when(
            "evaluated",
            "after",
            Operand::bare(Some(UnixMillis::new(1))),
        )
        .when("lastSeen", "kind", Operand::text(Some("a\"b")));
    assert_eq!(
        written(filter),
        r#"query:a b,tags:billing+eu,role:admin|reader,critical:true,codeReferences.min:2,evaluated:{"after":1},lastSeen:{"kind":"a\"b"}"#
    );
}

#[test]
fn json_carries_every_text() {
    let filter = Filter::new(Syntax::Json)
        .when("name", "startsWith", Operand::text(Some("a,\"b\" | (c)")))
        .when("tag", "anyOf", Operand::list(Some(vec!["ios", "a,b"])))
        .when("unbounded", "equals", Operand::bare(Some(false)));
    assert_eq!(
        written(filter),
        r#"name startsWith "a,\"b\" | (c)",tag anyOf ["ios","a,b"],unbounded equals false"#
    );
}

#[test]
fn words_and_quoted_texts() {
    let words = Filter::new(Syntax::Words)
        .when("projectKey", "equals", Operand::text(Some("web")))
        .when("status", "anyOf", Operand::list(Some(vec!["pending"])));
    assert_eq!(
        written(words),
        r#"projectKey equals web,status anyOf ["pending"]"#
    );
    let quoted = Filter::new(Syntax::And)
        .when("query", "equals", Operand::text(Some("a, b")))
        .when("hasConnections", "equals", Operand::bare(Some(true)));
    assert_eq!(
        written(quoted),
        "query equals 'a, b' and hasConnections equals true"
    );
}

#[test]
fn conditions_may_be_written_by_hand() {
    let filter = Filter::new(Syntax::And).and("a equals 'b'").and("c");
    assert_eq!(written(filter), "a equals 'b' and c");
    assert_eq!(Filter::new(Syntax::Json).written(), Ok(None));
}

#[test]
fn what_is_not_there_is_no_condition() {
    let filter = Filter::new(Syntax::Pairs)
        .is("query", Operand::text(None::<&str>))
        .is("tags", Operand::all(None::<Vec<&str>>))
        .is("state", Operand::text(Some("live")))
        .when("evaluated", "after", Operand::bare(None::<UnixMillis>));
    assert_eq!(written(filter), "state:live");
}

#[test]
fn what_a_syntax_cannot_carry_is_refused() {
    let text = |syntax, text: &str| Filter::new(syntax).is("f", Operand::text(Some(text)));
    for (filter, says) in [
        (
            text(Syntax::Pairs, "a,b"),
            "`f` of the filter: `a,b` has a `,`",
        ),
        (text(Syntax::Words, "a[0]"), "`a[0]` has a `[`"),
        (text(Syntax::And, "it's"), "`it's` has a `'`"),
        (text(Syntax::Pairs, " "), "the text is empty"),
        (
            Filter::new(Syntax::Pairs).is("f", Operand::all(Some(vec!["a+b"]))),
            "has a `+`",
        ),
        (
            Filter::new(Syntax::Pairs).is("f", Operand::any(Some(vec!["a|b"]))),
            "has a `|`",
        ),
        (
            Filter::new(Syntax::Json).when("f", "anyOf", Operand::list(Some(vec![""; 0]))),
            "the list is empty",
        ),
        (
            Filter::new(Syntax::Json).when("user name", "equals", Operand::text(Some("a"))),
            "a name of the filter: `user name` has a ` `",
        ),
    ] {
        let problem = refused(filter);
        assert!(problem.contains(says), "{problem}");
    }
}

/// What follows does not hide it.
#[test]
fn the_first_problem_is_told() {
    let filter = Filter::new(Syntax::Pairs)
        .is("a", Operand::text(Some("x,y")))
        .is("b", Operand::text(Some("fine")))
        .is("c", Operand::text(Some("")));
    assert!(refused(filter).starts_with("`a` of the filter"));
}
