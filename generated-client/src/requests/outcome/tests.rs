//! Answers of an operation with two successes, over HTTP on loopback.

use crate::{
    error::ErrorKind,
    test_api::{Create, CreateOutcome, items, reply, serve},
    values::deviation::Deviation,
};

#[tokio::test]
async fn each_status_has_its_own_body() {
    let (server, client) =
        serve(
            |request| match request.target.rsplit('/').next().unwrap_or_default() {
                "one" => reply(201, r#"{"id": "0/5", "date": 5}"#),
                "many" => reply(
                    207,
                    r#"[{"id": "0/5", "date": 5}, {"id": "1/6", "date": 6}]"#,
                ),
                _ => reply(204, ""),
            },
        )
        .await;
    let created = Create::new(&client, "one").await.unwrap();
    assert_eq!(created, CreateOutcome::Created(items(&[5]).remove(0)));
    let several = Create::new(&client, "many").send().await.unwrap();
    assert_eq!(several.status(), 207);
    assert_eq!(several.value(), &CreateOutcome::MultiStatus(items(&[5, 6])));
    let nothing = Create::new(&client, "none").await.unwrap();
    assert_eq!(nothing, CreateOutcome::NoContent);
    assert_eq!(server.received().len(), 3);
}

/// A value is written as its body came, whatever its variant.
#[test]
fn an_outcome_is_written_as_its_body() {
    let outcomes = [
        CreateOutcome::Created(items(&[5]).remove(0)),
        CreateOutcome::MultiStatus(items(&[5])),
        CreateOutcome::NoContent,
    ];
    let written = serde_json::to_string(&outcomes).unwrap();
    assert_eq!(
        written,
        r#"[{"id":"0/5","date":5},[{"id":"0/5","date":5}],null]"#
    );
}

#[tokio::test]
async fn a_success_that_is_not_documented_is_an_error_with_all_that_came() {
    let body = r#"{"id": "job"}"#;
    let (server, client) = serve(move |_| reply(202, body)).await;
    let error = Create::new(&client, "one").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.status().unwrap(), 202);
    assert_eq!(error.body().unwrap(), body.as_bytes());
    assert!(error.headers().unwrap().contains_key("content-type"));
    let shown = error.to_string();
    assert!(shown.contains("202"), "{shown}");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_body_of_another_shape_says_where() {
    let (_server, client) = serve(|_| reply(207, r#"[{"id": "a", "date": "x"}]"#)).await;
    let response = Create::new(&client, "one").send().await.unwrap();
    let deviations: Vec<_> = response.deviations().iter().map(Deviation::path).collect();
    assert_eq!(deviations, ["[0].date"]);
    let strict = Create::new(&client, "one").with_strict_response();
    let error = strict.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.decode_path(), Some("[0].date"));
}
