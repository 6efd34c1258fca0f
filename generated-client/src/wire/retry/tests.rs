//! The decision as a table.

use super::{Decision, Outcome, RetryPolicy, Situation, Stop, decide, jitter};
use http::{Method, StatusCode};
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);

fn status(status: u16, wait: Option<u64>) -> Outcome {
    let status = StatusCode::from_u16(status).unwrap();
    Outcome::Status(status, wait.map(Duration::from_secs))
}

fn first(method: &Method, outcome: Outcome) -> Situation<'_> {
    Situation {
        policy: RetryPolicy::new(),
        method,
        attempt: 1,
        outcome,
        left: 60 * SECOND,
        roll: 0.5,
    }
}

/// Which methods are sent again after an outcome.
fn repeated(outcome: Outcome) -> String {
    ["GET", "HEAD", "PUT", "DELETE", "POST", "PATCH"]
        .into_iter()
        .filter(|name| {
            let method = name.parse().unwrap();
            matches!(decide(&first(&method, outcome)), Decision::RetryAfter(_))
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn what_is_repeated() {
    let (all, safe) = ("GET HEAD PUT DELETE POST PATCH", "GET HEAD PUT DELETE");
    for (outcome, methods) in [
        (status(429, None), all),
        (status(429, Some(5)), all),
        (Outcome::NotConnected, all),
        (status(502, None), safe),
        (status(503, Some(5)), safe),
        (status(504, None), safe),
        (Outcome::Unknown, safe),
        (Outcome::Final, ""),
    ] {
        assert_eq!(repeated(outcome), methods, "{outcome:?}");
    }
    let never = (300..600).filter(|code| ![429, 502, 503, 504].contains(code));
    for code in never {
        assert_eq!(repeated(status(code, Some(1))), "", "{code}");
    }
}

#[test]
fn how_long_it_waits() {
    let get = &Method::GET;
    let situation = |outcome, attempt, roll| Situation {
        attempt,
        roll,
        ..first(get, outcome)
    };
    let ms = Duration::from_millis;
    for (outcome, attempt, roll, wait) in [
        (status(503, None), 1, 0.0, ms(0)),
        (status(503, None), 1, 0.5, ms(250)),
        (status(503, None), 2, 0.5, ms(500)),
        (status(503, None), 3, 0.5, ms(1000)),
        (Outcome::Unknown, 3, 0.25, ms(500)),
        (Outcome::NotConnected, 2, 1.0, ms(1000)),
        (status(429, Some(0)), 1, 0.5, ms(250)),
        (status(429, Some(10)), 1, 0.5, ms(10_250)),
        (status(503, Some(10)), 2, 0.5, ms(10_500)),
    ] {
        let decision = decide(&situation(outcome, attempt, roll));
        assert_eq!(
            decision,
            Decision::RetryAfter(wait),
            "{outcome:?} {attempt}"
        );
    }
}

#[test]
fn what_bounds_it() {
    let (get, ms, new) = (&Method::GET, Duration::from_millis, RetryPolicy::new());
    // The server asks for 10 s; the random part is 250 ms.
    let with = |policy, attempt, left| {
        let base = first(get, status(429, Some(10)));
        decide(&Situation {
            policy,
            attempt,
            left,
            ..base
        })
    };
    let (stop, again) = (Decision::Stop, Decision::RetryAfter);
    for (policy, attempt, left, decision) in [
        (new, 3, 60 * SECOND, again(11 * SECOND)),
        (new, 4, 60 * SECOND, stop(Stop::NoAttemptsLeft)),
        (
            RetryPolicy::none(),
            1,
            60 * SECOND,
            stop(Stop::NoAttemptsLeft),
        ),
        (
            new.max_attempts(0),
            1,
            60 * SECOND,
            stop(Stop::NoAttemptsLeft),
        ),
        (
            new.max_wait(ms(9999)),
            1,
            60 * SECOND,
            stop(Stop::TooLong(ms(9999))),
        ),
        // The random part does not lift a wait above the longest one.
        (
            new.max_wait(10 * SECOND),
            1,
            60 * SECOND,
            again(10 * SECOND),
        ),
        (
            new.max_wait(Duration::MAX),
            1,
            Duration::MAX,
            again(ms(10_250)),
        ),
        (new, 1, ms(10_251), again(ms(10_250))),
        (new, 1, ms(10_250), stop(Stop::NoTimeLeft(ms(10_250)))),
        (new, 1, Duration::ZERO, stop(Stop::NoTimeLeft(ms(10_250)))),
    ] {
        assert_eq!(
            with(policy, attempt, left),
            decision,
            "{policy:?} {attempt} {left:?}"
        );
    }
}

#[test]
fn the_random_part_grows_to_a_ceiling() {
    let seconds: Vec<f64> = (0..12).map(|n| jitter(n, 1.0).as_secs_f64()).collect();
    assert_eq!(
        seconds,
        [
            0.5, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0, 60.0
        ]
    );
    assert_eq!(jitter(u32::MAX, 0.5), 30 * SECOND);
    assert_eq!(jitter(3, f64::NAN), Duration::ZERO);
}
