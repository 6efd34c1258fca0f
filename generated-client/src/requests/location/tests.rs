//! The identifier of what was created, from the header alone.

use super::Location;
use crate::{
    error::ErrorKind,
    requests::{call::Call, request::Request},
    test_api::serve,
    test_server::Answer,
    wire::parts::Operation,
};

/// An operation that answers where the import is, with this header and this body.
async fn import(header: &'static str) -> (crate::test_server::Server, Request<Location>) {
    answering(format!("204 No Content\r\n{header}\r\n")).await
}

/// The same with any answer.
async fn answering(answer: String) -> (crate::test_server::Server, Request<Location>) {
    let answer = answer.replacen("\r\n", "\r\nconnection: close\r\n", 1);
    let answer = format!("HTTP/1.1 {answer}").into_bytes();
    let (server, client) = serve(move |_| Answer::Bytes(answer.clone())).await;
    let operation = Operation::post("import", "/imports");
    let request = Request::new(Call::new(&client, operation));
    (server, request)
}

#[tokio::test]
async fn the_last_part_of_the_address_is_the_identifier() {
    for (header, address) in [
        ("location: /api/v2/imports/one\r\n", "/api/v2/imports/one"),
        (
            "location: https://app/imports/one/?a=b/c\r\n",
            "https://app/imports/one/?a=b/c",
        ),
    ] {
        let (_server, request) = import(header).await;
        let response = request.send().await.unwrap();
        assert_eq!(response.location(), Some(address));
        let created = response.into_inner();
        assert_eq!((created.as_str(), created.id()), (address, "one"));
    }
}

#[tokio::test]
async fn a_missing_header_reads_as_blank_and_is_told() {
    let (_server, request) = import("").await;
    let response = request.clone().send().await.unwrap();
    assert_eq!((response.location(), response.value().id()), (None, ""));
    let deviations: Vec<_> = response.deviations().iter().collect();
    assert_eq!(deviations.len(), 1);
    assert_eq!(deviations[0].path(), "Location");
    let error = request.with_strict_response().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(
        error.to_string().contains("`Location` is missing"),
        "{error}"
    );
}

/// Nothing was created, so there is no address to be blank.
#[tokio::test]
async fn a_web_page_is_an_error() {
    for answer in [
        "200 OK\r\ncontent-type: text/html; charset=utf-8\r\n\r\n<p>Sign in</p>",
        "200 OK\r\ncontent-type: application/xhtml+xml\r\n\r\n<p>Sign in</p>",
        "200 OK\r\n\r\n\n<!DOCTYPE html><p>Sign in</p>",
    ] {
        let (_server, request) = answering(answer.to_owned()).await;
        let error = request.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(error.to_string().contains("is a web page"), "{error}");
    }
    let (_server, request) = answering("200 OK\r\n\r\n{}".to_owned()).await;
    assert_eq!(request.await.unwrap().id(), "");
}
