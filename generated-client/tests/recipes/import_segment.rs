//! `examples/import_segment.rs`.

use std::{
    fs,
    sync::atomic::{AtomicUsize, Ordering},
};

use expect_test::expect;

use crate::{
    program::{Ran, run},
    server::{answering, example_of},
    support::{Answer, Received, Server},
};

/// A chunk is 100,000 keys.
const KEYS: usize = 100_001;

#[tokio::test]
async fn imports_one_chunk_after_the_other() {
    let looks = AtomicUsize::new(0);
    let status = move || match looks.fetch_add(1, Ordering::Relaxed) {
        0 => "preparing",
        1 | 3 => "ready",
        _ => "complete",
    };
    let server = answering(move |request| imports(request, &status)).await;
    let ran = import(&server).await;
    let uploads = ran.sent().iter().filter(|it| it.method == "POST");
    assert_eq!(uploads.map(keys).collect::<Vec<_>>(), [KEYS - 1, 1]);
    ran.without_bodies("POST").check(&expect![[r#"
        POST /api/v2/segments/my-project/production/beta-testers/imports
        GET /api/v2/segments/my-project/production/beta-testers/imports/c80a4d35
        GET /api/v2/segments/my-project/production/beta-testers/imports/c80a4d35
        PATCH /api/v2/segments/my-project/production/beta-testers {"environmentKey":"production","instructions":[{"importId":"c80a4d35","kind":"processBigSegmentImport"}]}
        GET /api/v2/segments/my-project/production/beta-testers/imports/c80a4d35
        POST /api/v2/segments/my-project/production/beta-testers/imports
        GET /api/v2/segments/my-project/production/beta-testers/imports/c80a4d35
        PATCH /api/v2/segments/my-project/production/beta-testers {"environmentKey":"production","instructions":[{"importId":"c80a4d35","kind":"processBigSegmentImport"}]}
        GET /api/v2/segments/my-project/production/beta-testers/imports/c80a4d35

        imported 100000 keys
        imported 1 keys
    "#]]);
}

#[tokio::test]
async fn ends_with_an_import_that_was_stopped() {
    let server = answering(|request| imports(request, &|| "stopped")).await;
    import(&server)
        .await
        .without_bodies("POST")
        .check_failure(&expect![[r#"
            POST /api/v2/segments/my-project/production/beta-testers/imports
            GET /api/v2/segments/my-project/production/beta-testers/imports/c80a4d35
            GET /api/v2/segments/my-project/production/beta-testers/imports/c80a4d35

            standard error:
            Error: "the import c80a4d35 is stopped"
        "#]]);
}

async fn import(server: &Server) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("keys.csv");
    let keys: Vec<_> = (0..KEYS).map(|number| format!("user-{number}")).collect();
    fs::write(&file, keys.join("\n")).unwrap();
    let arguments = [
        "my-project",
        "production",
        "beta-testers",
        &file.to_string_lossy(),
    ];
    run("import_segment", &arguments, server).await
}

/// An import is created at a location, and has the status that the function says.
fn imports(request: &Received, status: &impl Fn() -> &'static str) -> Option<Answer> {
    match request.method.as_str() {
        "POST" => {
            let location = format!("location: {}/c80a4d35\r\n", request.target);
            Some(Answer::with_headers(204, &location, b""))
        }
        "GET" => {
            let mut import = example_of("getBigSegmentImport");
            import["status"] = status().into();
            Some(Answer::json(200, &import.to_string()))
        }
        _ => None,
    }
}

/// How many keys an upload has.
fn keys(request: &Received) -> usize {
    String::from_utf8_lossy(&request.body)
        .lines()
        .filter(|line| line.starts_with("user-"))
        .count()
}
