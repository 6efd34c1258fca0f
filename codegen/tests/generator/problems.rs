//! Every kind of problem, as a maintainer sees it after making the mistake: `problems/catalogue.txt`. Read that file from
//! top to bottom. `UPDATE_EXPECT=1 cargo test -p codegen` rewrites it.

mod documents;
mod habits;
mod operations;
mod parameters;
mod schemas;
mod sharing;
mod silence;

use crate::support::{self, MANIFEST, Spec, object};
use codegen::{Failure, Rules, Sources, generate};

/// A short description of a mistake, and a spec with the mistake.
pub(crate) type Case = (&'static str, fn() -> Sources);

/// All reports in one file.
#[test]
fn catalogue() {
    let chapters = [
        ("Files and their structure", documents::CASES),
        ("What people bring along", habits::CASES),
        ("What documents share", sharing::CASES),
        ("Schemas, properties and examples", schemas::CASES),
        (
            "Operations, their bodies and their responses",
            operations::CASES,
        ),
        ("Parameters and path templates", parameters::CASES),
        ("What would be passed over", silence::CASES),
        ("Good documentation", crate::house::CASES),
        ("Shared examples", crate::examples::CASES),
        ("Uploads", crate::uploads::CASES),
        ("Constants, unions and null", crate::unions::CASES),
        ("Lists", crate::lists::CASES),
        ("Filters", crate::filters::CASES),
        (
            "Changes: JSON Patch and semantic patch",
            crate::patches::CASES,
        ),
    ];
    let mut catalogue = String::new();
    for (title, cases) in chapters {
        catalogue.extend([title, "\n", &"=".repeat(title.len()), "\n"]);
        for (name, sources) in cases {
            let report = support::report(&sources());
            catalogue.extend(["\n-- ", name, " --\n\n", &report]);
        }
        catalogue.push('\n');
    }
    expect_test::expect_file!["problems/catalogue.txt"].assert_eq(&catalogue);
}

/// The problems of all stages and all files are in one report, sorted by file and line.
#[test]
fn all_problems_come_at_once() {
    let sources = Spec::new()
        .with(|things| things["info"]["titel"] = "Things".into())
        .schema(
            "Thing",
            object(
                "next",
                serde_json::json!({"$ref": "#/components/schemas/Thong", "description": "-"}),
            ),
        )
        .operation("/things/{key}", "get", support::operation("getThing"))
        .sources();
    let sources = sources.iter().chain([("broken.json", "{")]).collect();
    let Err(Failure::Spec(problems)) = generate(&sources, MANIFEST, Rules::Client) else {
        panic!("nothing was found wrong")
    };
    let found: Vec<_> = problems
        .iter()
        .map(|problem| (problem.line_column(&sources), problem.message()))
        .collect();
    expect_test::expect![[r#"
        [
            (
                (
                    1,
                    1,
                ),
                "not JSON: the file ends within an object",
            ),
            (
                (
                    1,
                    1,
                ),
                "spec/broken.json belongs to no group",
            ),
            (
                (
                    7,
                    5,
                ),
                "unknown key `titel`",
            ),
            (
                (
                    14,
                    7,
                ),
                "the path `/things/{key}` has `{key}`, but the operation has no such parameter",
            ),
            (
                (
                    35,
                    21,
                ),
                "there is nothing at `#/components/schemas/Thong`",
            ),
        ]
    "#]]
    .assert_debug_eq(&found);
}
