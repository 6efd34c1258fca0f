//! Paths and queries, as far as no socket is needed.

use super::{Call, Operation};
use crate::client::handle::Client;
use http::Method;
use std::fmt::Display;

fn call(values: &[&dyn Display]) -> Result<String, String> {
    let client = Client::new("token").unwrap();
    let operation = Operation::get("two", "/a/{one}/b/{two}/c");
    let call = Call::new(&client, operation);
    let mut call = values.iter().fold(call, Call::path);
    call.query_each("each", Some(["x", "y z"]));
    call.query_list("list", Some(["1", "2"]));
    call.query_each("each", Some([3, 4]));
    finish(call)
}

/// A query that is filled in.
fn query(fill: impl FnOnce(&mut Call)) -> Result<String, String> {
    let client = Client::new("token").unwrap();
    let mut call = Call::raw(&client, Method::GET, "/a");
    fill(&mut call);
    finish(call)
}

/// Path and query as they are sent.
fn finish(call: Call) -> Result<String, String> {
    let parts = call.0;
    parts.check().map_err(|error| error.to_string())?;
    let uri = parts.uri().expect("it can be sent");
    Ok(uri.path_and_query().expect("it has a path").to_string())
}

#[test]
fn values_take_their_places() {
    assert_eq!(
        call(&[&"{two}", &2]).unwrap(),
        "/a/%7Btwo%7D/b/2/c?list=1,2&each=3&each=4"
    );
}

#[test]
fn the_first_problem_is_reported() {
    for (values, problem) in [
        (
            &[&"1" as &dyn Display][..],
            "two: path parameter `two` has no value (GET /a/1/b/{two}/c)",
        ),
        (
            &[&"..", &""],
            "two: path parameter `one` is `..`, which would name another endpoint (GET /a/{one}/b/{two}/c)",
        ),
        (
            &[&"", &"my-flag"],
            "two: path parameter `one` is empty, which would name another endpoint (GET /a/{one}/b/my-flag/c)",
        ),
        (
            &[&"my-project", &"."],
            "two: path parameter `two` is `.`, which would name another endpoint (GET /a/my-project/b/{two}/c)",
        ),
        (
            &[&"1", &"2", &"3"],
            "two: the path /a/1/b/2/c has no place for another value (GET /a/1/b/2/c)",
        ),
    ] {
        assert_eq!(call(values).unwrap_err(), problem);
    }
}

#[test]
fn a_limit_is_one_at_least() {
    for limit in [0, -1, i64::MIN] {
        let client = Client::new("token").unwrap();
        let mut call = Call::raw(&client, Method::GET, "/a");
        call.query("limit", Some(limit));
        let problem = finish(call).unwrap_err();
        assert!(
            problem.contains(&format!("`limit` is {limit},")),
            "{problem}"
        );
    }
    let refused = |limit: Option<u64>| query(|call| call.check_limit(limit)).is_err();
    assert_eq!(
        [Some(0), Some(1), None].map(refused),
        [true, false, false],
        "as of a limit in a body"
    );
    assert_eq!(
        query(|call| call.query("limit", Some(1))).unwrap(),
        "/a?limit=1"
    );
    assert_eq!(
        query(|call| call.query("offset", Some(0))).unwrap(),
        "/a?offset=0"
    );
}

#[test]
fn an_empty_list_that_would_mean_all_is_refused() {
    let none: [&str; 0] = [];
    for fill in [
        (|call| call.query_each("env", Some([""; 0]))) as fn(&mut Call),
        |call| call.query_list("env", Some([""; 0])),
    ] {
        let problem = query(fill).unwrap_err();
        assert!(problem.contains("`env` is an empty list"), "{problem}");
    }
    for name in ["expand", "sort", "groupBy", "groupby"] {
        let client = Client::new("token").unwrap();
        let mut call = Call::raw(&client, Method::GET, "/a");
        call.query_list(name, Some(["x"]));
        call.query_list(name, Some(none));
        assert_eq!(finish(call).unwrap(), "/a");
    }
}
