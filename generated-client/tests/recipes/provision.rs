//! `examples/provision.rs`.

use std::fs;

use expect_test::expect;
use launchdarkly_api::{Method, testing::StandIn};

use crate::{
    program::{Ran, run},
    server::failing,
};

const ACCOUNT: &str = r#"
roles:
  - key: environment-maintainers
    name: Maintainers of environments
    description: May turn flags on
    basePermissions: reader
    policy: [{effect: allow, actions: [updateOn], resources: ["proj/*:env/*:flag/*"]}]
teams:
  - key: mobile-platform
    name: Mobile apps
    description: Builds the apps
    customRoleKeys: [environment-maintainers, flag-maintainers]
"#;

#[tokio::test]
async fn updates_what_differs() {
    provision(ACCOUNT, &StandIn::documented())
        .await
        .check(&expect![[r#"
            GET /api/v2/roles/environment-maintainers
            PATCH /api/v2/roles/environment-maintainers [{"op":"add","path":"/basePermissions","value":"reader"},{"op":"add","path":"/description","value":"May turn flags on"},{"op":"add","path":"/name","value":"Maintainers of environments"},{"op":"add","path":"/policy","value":[{"actions":["updateOn"],"effect":"allow","resources":["proj/*:env/*:flag/*"]}]}]
            GET /api/v2/teams/mobile-platform?expand=roles
            PATCH /api/v2/teams/mobile-platform {"instructions":[{"kind":"updateName","value":"Mobile apps"},{"kind":"updateDescription","value":"Builds the apps"},{"kind":"addCustomRoles","values":["flag-maintainers"]}]}

            role environment-maintainers: updated
            team mobile-platform: updated
        "#]]);
}

#[tokio::test]
async fn changes_nothing_that_is_as_it_should_be() {
    let account = r#"
roles:
  - key: environment-maintainers
    name: Environment maintainers
    description: May change what hurts in production
    basePermissions: no_access
    policy:
      - effect: allow
        actions: [updateName, updateTags]
        resources: ["proj/my-project:env/production"]
teams:
  - key: mobile-platform
    name: Mobile platform
    description: Builds the apps for guests and staff
    customRoleKeys: [environment-maintainers]
"#;
    provision(account, &StandIn::documented())
        .await
        .check(&expect![[r#"
            GET /api/v2/roles/environment-maintainers
            GET /api/v2/teams/mobile-platform?expand=roles

            role environment-maintainers: as it should be
            team mobile-platform: as it should be
        "#]]);
}

#[tokio::test]
async fn creates_what_is_missing() {
    let stand_in = StandIn::documented();
    for path in [
        "/api/v2/roles/environment-maintainers",
        "/api/v2/teams/mobile-platform",
    ] {
        failing(&stand_in, Method::GET, path, 404, "not_found");
    }
    provision(ACCOUNT, &stand_in)
        .await
        .check(&expect![[r#"
            GET /api/v2/roles/environment-maintainers
            POST /api/v2/roles {"basePermissions":"reader","description":"May turn flags on","key":"environment-maintainers","name":"Maintainers of environments","policy":[{"actions":["updateOn"],"effect":"allow","resources":["proj/*:env/*:flag/*"]}]}
            GET /api/v2/teams/mobile-platform?expand=roles
            POST /api/v2/teams {"customRoleKeys":["environment-maintainers","flag-maintainers"],"description":"Builds the apps","key":"mobile-platform","name":"Mobile apps"}

            role environment-maintainers: created
            team mobile-platform: created
        "#]]);
}

/// A rule without resources would be a rule for none, or for all.
#[tokio::test]
async fn refuses_a_slip_of_the_pen_before_it_changes_anything() {
    let account = ACCOUNT.replace("resources:", "resource:");
    provision(&account, &StandIn::documented())
        .await
        .check_failure(&expect![[r#"

            standard error:
            Error: "FILE: roles: `policy[0].resource` at line 7 column 14: there is no such property; did you mean `resources`? at line 3 column 3"
        "#]]);
}

async fn provision(account: &str, stand_in: &StandIn) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("account.yaml");
    fs::write(&file, account).unwrap();
    let file = file.to_string_lossy();
    run("provision", &[&file], stand_in)
        .await
        .hiding(&file, "FILE")
}
