//! The table of groups in the client's README.

use codegen::Failure;
use expect_test::expect;

use crate::support::{Spec, operation};

const README: &str = "# By hand\n\n\
    <!-- coverage: kept by `cargo xtask codegen` -->\nold\n<!-- end of coverage -->\n\nBy hand.\n";

/// Returns the README with the table, or the reason why it cannot have one.
#[track_caller]
fn inserted(readme: &str) -> Result<String, String> {
    let mut beta = operation("makeThing");
    beta["x-beta"] = true.into();
    let mut old = operation("dropThing");
    old["deprecated"] = true.into();
    let spec = Spec::new()
        .operation("/things", "get", operation("getThings"))
        .operation("/things", "post", beta)
        .operation("/things", "delete", old);
    match spec.generate() {
        Ok(output) => output.coverage.insert(readme),
        Err(Failure::Spec(problems)) => panic!("{}", problems.render(codegen::Color::None)),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn each_group_has_a_line_and_what_is_written_by_hand_stays() {
    expect![[r#"
        # By hand

        <!-- coverage: kept by `cargo xtask codegen` -->
        | group | feature | operations | beta | deprecated |
        |---|---|---:|---:|---:|
        | [Things](https://docs.example/things) | `things` | 3 | 1 | 1 |
        | all 1 groups | `full` | 3 | 1 | 1 |
        <!-- end of coverage -->

        By hand.
    "#]]
    .assert_eq(&inserted(README).unwrap_or_default());
}

#[test]
fn the_table_is_replaced_by_itself() {
    let once = inserted(README).unwrap_or_default();
    assert_eq!(inserted(&once), Ok(once));
}

#[test]
fn a_readme_without_the_comments_has_no_place_for_it() {
    let reasons = [
        "# By hand\n",
        "<!-- coverage: kept by `cargo xtask codegen` -->\n",
    ]
    .map(inserted);
    expect![[r#"
        [
            Err(
                "it has no line `<!-- coverage: kept by `cargo xtask codegen` -->`",
            ),
            Err(
                "it has no line `<!-- end of coverage -->` after the other one",
            ),
        ]
    "#]]
    .assert_debug_eq(&reasons);
}
