//! `examples/import_segment.rs`.

use std::fs;

use expect_test::expect;
use launchdarkly_api::{
    FileUpload,
    segments::{BigSegmentImport, BigSegmentImportMode, BigSegmentImportPost},
    testing::StandIn,
};

use crate::program::{Ran, Request, run};

/// A chunk is 100,000 keys.
const KEYS: usize = 100_001;

#[tokio::test]
async fn imports_one_chunk_after_the_other() {
    // The first one is `ready` for a moment after the instruction.
    let statuses = ["ready", "ready", "complete", "ready", "complete"];
    let ran = import(&imports(2, &statuses)).await;
    let uploads = ran.sent().iter().filter(|it| it.method == "POST");
    assert_eq!(uploads.map(keys).collect::<Vec<_>>(), [KEYS - 1, 1]);
    ran.without_bodies("POST").check(&expect![[r#"
        POST /api/v2/segments/my-project/production/beta-testers/imports
        GET /api/v2/segments/my-project/production/beta-testers/imports/c80a4d35
        PATCH /api/v2/segments/my-project/production/beta-testers {"environmentKey":"production","instructions":[{"importId":"c80a4d35","kind":"processBigSegmentImport"}]}
        GET /api/v2/segments/my-project/production/beta-testers/imports/c80a4d35
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
    import(&imports(1, &["stopped"]))
        .await
        .without_bodies("POST")
        .check_failure(&expect![[r#"
            POST /api/v2/segments/my-project/production/beta-testers/imports
            GET /api/v2/segments/my-project/production/beta-testers/imports/c80a4d35

            standard error:
            Error: "the import c80a4d35 is stopped"
        "#]]);
}

async fn import(stand_in: &StandIn) -> Ran {
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
    run("import_segment", &arguments, stand_in).await
}

/// Takes so many uploads, and says these statuses of the imports, one after the other.
fn imports(uploads: usize, statuses: &[&str]) -> StandIn {
    let stand_in = StandIn::documented();
    let segments = stand_in.client().segments();
    let (project, environment, segment) = ("my-project", "production", "beta-testers");
    let any = BigSegmentImportPost::new(FileUpload::from_bytes("any.csv", ""))
        .mode(BigSegmentImportMode::Merge);
    let location = "/api/v2/segments/my-project/production/beta-testers/imports/c80a4d35";
    stand_in
        .expect(segments.create_big_segment_import(project, environment, segment, &any))
        .any_body()
        .returning(location.into())
        .times(uploads);
    let get = segments.get_big_segment_import(project, environment, segment, "c80a4d35");
    let status = stand_in.expect(get);
    statuses.iter().fold(status, |status, said| {
        let mut import = BigSegmentImport::example();
        import.status = (*said).into();
        status.then_returning(import)
    });
    stand_in
}

/// How many keys an upload has.
fn keys(request: &Request) -> usize {
    String::from_utf8_lossy(&request.body)
        .lines()
        .filter(|line| line.starts_with("user-"))
        .count()
}
