//! Other names of operations, for the search of the documentation.

use crate::support::{Spec, operation, parameter};
use expect_test::expect;
use serde_json::json;

/// Returns the aliases of an operation with this summary.
#[track_caller]
fn aliases(path: &str, method: &str, summary: &str) -> String {
    let mut operation = operation("doIt");
    operation["summary"] = summary.into();
    let names = path.split(['{', '}']).skip(1).step_by(2);
    let parameters: Vec<_> = names.map(|name| parameter(name, "path")).collect();
    if !parameters.is_empty() {
        operation["parameters"] = json!(parameters);
    }
    let text = Spec::new().operation(path, method, operation);
    let text = text.method("do_it");
    let lines = text.lines().map(str::trim);
    let aliases = lines.filter_map(|line| line.strip_prefix("#[doc(alias = ")?.strip_suffix(")]"));
    aliases.collect::<Vec<_>>().join(", ")
}

#[test]
fn an_operation_is_found_by_its_id_its_request_line_and_the_usual_words() {
    expect![[r#""doIt", "POST /api/v2/flags/{projectKey}", "create feature flag", "create flag""#]]
        .assert_eq(&aliases(
            "/api/v2/flags/{projectKey}",
            "post",
            "Create a feature flag",
        ));
}

#[test]
fn what_is_changed_is_updated_and_what_is_removed_is_deleted() {
    let policy = "/api/v2/release-policies/{policyKey}";
    let found = [
        aliases(policy, "patch", "Change a policy"),
        aliases(policy, "delete", "Remove the policy"),
        aliases("/api/v2/code-refs/branches", "get", "List branches"),
        aliases("/api/v2/statuses/{id}", "get", "Get a status"),
    ];
    expect![[r#"
        "doIt", "PATCH /api/v2/release-policies/{policyKey}", "update policy", "update release policy"
        "doIt", "DELETE /api/v2/release-policies/{policyKey}", "delete policy", "delete release policy"
        "doIt", "GET /api/v2/code-refs/branches", "list branches"
        "doIt", "GET /api/v2/statuses/{id}", "get status""#]].assert_eq(&found.join("\n"));
}

#[test]
fn another_verb_is_kept() {
    let copy = aliases(
        "/api/v2/flags/{key}/copy",
        "post",
        "Copy the settings of a flag",
    );
    expect![[r#""doIt", "POST /api/v2/flags/{key}/copy", "copy settings of flag""#]]
        .assert_eq(&copy);
}

/// rustdoc refuses quotes, and an alias must not be empty.
#[test]
fn signs_are_no_words() {
    expect![[r#""doIt", "GET /api/v2", "get root""#]].assert_eq(&aliases(
        "/api/v2",
        "get",
        "Get the \"root\"",
    ));
}
