//! `examples/code_references.rs`.

use std::fs;

use expect_test::expect;
use launchdarkly_api::{Method, testing::StandIn};
use serde_json::Value;

use crate::{
    program::{Ran, run},
    server::failing,
};

const REPOSITORIES: &str = "/api/v2/code-refs/repositories";

#[tokio::test]
async fn reports_where_flags_occur() {
    report(&StandIn::documented()).await.check(&expect![[r#"
        GET /api/v2/flags/my-project?limit=100
        GET /api/v2/flags/my-project?limit=100&offset=1
        POST /api/v2/code-refs/repositories {"name":"cafe-app"}
        PUT /api/v2/code-refs/repositories/cafe-app/branches/main {"head":"3c7be10f94d2568a","name":"main","references":[{"hunks":[{"flagKey":"new-checkout","lines":"const on = client.variation('new-checkout', false);","projKey":"my-project","startingLineNumber":2}],"path":"FOLDER/shop/checkout.ts"}],"syncTime":0}

        reported 1 files of cafe-app that mention flags
    "#]]);
}

#[tokio::test]
async fn knows_a_repository_from_an_earlier_run() {
    let stand_in = StandIn::documented();
    failing(&stand_in, Method::POST, REPOSITORIES, 409, "conflict");
    report(&stand_in).await.check(&expect![[r#"
        GET /api/v2/flags/my-project?limit=100
        GET /api/v2/flags/my-project?limit=100&offset=1
        POST /api/v2/code-refs/repositories {"name":"cafe-app"}
        PUT /api/v2/code-refs/repositories/cafe-app/branches/main {"head":"3c7be10f94d2568a","name":"main","references":[{"hunks":[{"flagKey":"new-checkout","lines":"const on = client.variation('new-checkout', false);","projKey":"my-project","startingLineNumber":2}],"path":"FOLDER/shop/checkout.ts"}],"syncTime":0}

        reported 1 files of cafe-app that mention flags
    "#]]);
}

#[tokio::test]
async fn reports_nothing_to_a_repository_that_it_may_not_make_known() {
    let stand_in = StandIn::documented();
    failing(&stand_in, Method::POST, REPOSITORIES, 403, "forbidden");
    report(&stand_in).await.check_failure(&expect![[r#"
        GET /api/v2/flags/my-project?limit=100
        GET /api/v2/flags/my-project?limit=100&offset=1
        POST /api/v2/code-refs/repositories {"name":"cafe-app"}

        standard error:
        Error: postRepository: 403 Forbidden: forbidden: As told (POST /api/v2/code-refs/repositories)
    "#]]);
}

/// Reports on a folder with one file that mentions a flag, in a folder of its own, among others that do not.
async fn report(stand_in: &StandIn) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let source = "// new-checkout\nconst on = client.variation('new-checkout', false);\n";
    fs::create_dir(folder.path().join("shop")).unwrap();
    fs::write(folder.path().join("shop/checkout.ts"), source).unwrap();
    fs::write(
        folder.path().join("menu.ts"),
        "client.variation('new-checkout-2', false);\n",
    )
    .unwrap();
    fs::write(folder.path().join("logo.png"), b"\x89PNG 'new-checkout'").unwrap();

    let path = folder.path().to_string_lossy();
    let arguments = ["my-project", "cafe-app", "main", "3c7be10f94d2568a", &path];
    let ran = run("code_references", &arguments, stand_in).await;
    let body = ran
        .sent()
        .last()
        .map(|request| request.body.clone())
        .unwrap_or_default();
    let body: Value = serde_json::from_slice(&body).unwrap();
    ran.hiding(&path, "FOLDER")
        .hiding(&body["syncTime"].to_string(), "0")
}
