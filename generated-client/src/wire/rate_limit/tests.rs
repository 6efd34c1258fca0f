//! Every way in which the headers come.

use super::{Closed, RateLimit, asked_wait, closed};
use crate::values::timestamp::UnixMillis;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use std::time::Duration;

/// 2026-11-21T08:00:00Z
const NOW: i64 = 1_795_248_000_000;
const DATE: &str = "Sat, 21 Nov 2026 08:00:00 GMT";

fn headers(list: &[(&'static str, &str)]) -> HeaderMap {
    list.iter()
        .map(|(name, value)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_str(value).unwrap(),
            )
        })
        .collect()
}

fn asked(status: u16, list: &[(&'static str, &str)]) -> Option<Duration> {
    let status = StatusCode::from_u16(status).unwrap();
    asked_wait(status, &headers(list), UnixMillis::new(NOW))
}

/// Headers, and the wait in milliseconds that they ask for.
type Case<'a> = (&'a [(&'static str, &'a str)], Option<u64>);

fn check(status: u16, cases: &[Case<'_>]) {
    for (list, wait) in cases {
        assert_eq!(
            asked(status, list),
            wait.map(Duration::from_millis),
            "{list:?}"
        );
    }
}

#[test]
fn retry_after_is_seconds_or_a_date() {
    let retry_after = "retry-after";
    for (value, wait) in [
        ("7", Some(7000)),
        (" 0 ", Some(0)),
        ("9999999", Some(9_999_999_000)),
        ("-3", None),
        ("soon", None),
        ("1.5", Some(1500)),
        ("inf", None),
        ("Sat, 21 Nov 2026 08:00:05 GMT", Some(5000)),
        ("Saturday, 21-Nov-26 08:00:05 GMT", Some(5000)),
        ("Sat, 21 Nov 2026 07:00:00 GMT", Some(0)),
    ] {
        for status in [429, 503] {
            check(status, &[(&[(retry_after, value)], wait)]);
        }
    }
    for value in ["99999999999999999999999", "1e400"] {
        let longest = Some(Duration::MAX);
        assert_eq!(asked(503, &[(retry_after, value)]), longest, "{value}");
    }
    // By the server's clock, where that is known.
    let (date, earlier) = (
        "Sat, 21 Nov 2026 08:00:05 GMT",
        "Sat, 21 Nov 2026 08:00:03 GMT",
    );
    check(
        429,
        &[(&[(retry_after, date), ("date", earlier)], Some(2000))],
    );
}

#[test]
fn a_reset_is_an_instant() {
    let reset = "x-ratelimit-reset";
    let soon = (NOW + 2500).to_string();
    check(
        429,
        &[
            (&[], None),
            (&[(reset, &soon)], Some(2500)),
            (
                &[(reset, &soon), ("date", "Sat, 21 Nov 2026 07:59:59 GMT")],
                Some(3500),
            ),
            (&[(reset, &soon), ("date", "yesterday")], Some(2500)),
            (
                &[(reset, &soon), ("date", DATE), ("retry-after", "1")],
                Some(1000),
            ),
        ],
    );
    // Every response has the figures; of other statuses they say nothing about waiting.
    check(503, &[(&[(reset, &soon)], None)]);
    // Past, absurd or not a number: as if it were not there.
    let (past, far) = ((NOW - 1).to_string(), (NOW + 86_400_001).to_string());
    let (least, most) = (i64::MIN.to_string(), i64::MAX.to_string());
    for value in [
        &past,
        &far,
        &least,
        &most,
        "0",
        "10",
        "1795247999",
        "99999999999999999999",
        "",
    ] {
        check(429, &[(&[(reset, value)], None)]);
    }
    // In seconds, as it has been seen.
    check(429, &[(&[(reset, "1795248002")], Some(2000))]);
    let seen = headers(&[(reset, "1795248002")]);
    assert_eq!(
        RateLimit::read(&seen, UnixMillis::new(NOW)).reset,
        Some(UnixMillis::new(NOW + 2000))
    );
}

#[test]
fn the_token_has_a_reset_of_its_own() {
    let (soon, later) = ((NOW + 2500).to_string(), (NOW + 9000).to_string());
    let reset = ("x-ratelimit-reset", soon.as_str());
    let token_reset = ("x-ratelimit-auth-token-reset", later.as_str());
    let used_up = ("x-ratelimit-auth-token-remaining", "0");
    check(
        429,
        &[
            (&[token_reset], Some(9000)),
            (&[reset, token_reset], Some(2500)),
            (&[reset, token_reset, used_up], Some(9000)),
            (&[reset, used_up], Some(2500)),
        ],
    );
}

#[test]
fn a_value_that_is_not_text_is_not_there() {
    let mut headers = HeaderMap::new();
    headers.insert("retry-after", HeaderValue::from_bytes(b"\xff").unwrap());
    headers.insert(
        "x-ratelimit-reset",
        HeaderValue::from_bytes(b"\xff").unwrap(),
    );
    let limit = RateLimit::read(&headers, UnixMillis::new(i64::MIN));
    assert_eq!(limit, RateLimit::default());
}

#[test]
fn all_figures_are_read() {
    let headers = headers(&[
        ("x-ratelimit-global-limit", "1000"),
        ("x-ratelimit-global-remaining", "999"),
        ("x-ratelimit-route-limit", "10"),
        ("x-ratelimit-route-remaining", "-1"),
        ("x-ratelimit-auth-token-limit", "many"),
        ("x-ratelimit-auth-token-remaining", "3"),
        ("x-ratelimit-reset", "1795248000001"),
        ("x-ratelimit-auth-token-reset", "1795248000002"),
        ("retry-after", "4"),
    ]);
    let limit = RateLimit::read(&headers, UnixMillis::new(NOW));
    let expected = RateLimit {
        global_limit: Some(1000),
        global_remaining: Some(999),
        route_limit: Some(10),
        route_remaining: None,
        auth_token_limit: None,
        auth_token_remaining: Some(3),
        reset: Some(UnixMillis::new(NOW + 1)),
        auth_token_reset: Some(UnixMillis::new(NOW + 2)),
        retry_after: Some(Duration::from_secs(4)),
    };
    assert_eq!(limit, expected);
}

#[test]
fn what_is_used_up_is_closed_until_its_reset() {
    let (reset, later) = ((NOW + 4000).to_string(), (NOW + 9000).to_string());
    let reset = ("x-ratelimit-reset", reset.as_str());
    let token_reset = ("x-ratelimit-auth-token-reset", later.as_str());
    let [route, global, token] = [
        "x-ratelimit-route-remaining",
        "x-ratelimit-global-remaining",
        "x-ratelimit-auth-token-remaining",
    ]
    .map(|name| (name, "0"));
    let left = |(name, _): (&'static str, &'static str)| (name, "1");
    let after = ("retry-after", "3");
    for (status, list, own, all) in [
        (200, &[route, reset][..], Some(4), None),
        (
            200,
            &[left(route), left(global), left(token), reset, token_reset],
            None,
            None,
        ),
        (
            200,
            &[("x-ratelimit-route-remaining", ""), reset],
            None,
            None,
        ),
        (200, &[route, ("x-ratelimit-reset", "5")], None, None),
        (200, &[global, reset], None, Some(4)),
        (200, &[token, reset, token_reset], None, Some(9)),
        (200, &[token, reset], None, Some(4)),
        (
            200,
            &[route, global, token, reset, token_reset],
            Some(4),
            Some(9),
        ),
        (200, &[after], None, None),
        (503, &[after], None, None),
        (429, &[route, reset], Some(4), None),
        (429, &[route, left(global), reset, after], Some(3), None),
        (429, &[global, left(route), after], None, Some(3)),
        (429, &[left(route), reset], None, Some(4)),
        (429, &[after], None, Some(3)),
        (429, &[], None, None),
    ] {
        let status = StatusCode::from_u16(status).unwrap();
        let found = closed(status, &headers(list), UnixMillis::new(NOW));
        let [route, client] = [own, all].map(|wait: Option<u64>| wait.map(Duration::from_secs));
        assert_eq!(found, Closed { route, client }, "{status} {list:?}");
    }
}
