//! The decision as a table.

use super::{Answered, Decision, Outcome, RetryPolicy, Situation, Stop, WINDOW, decide, jitter};
use http::{Method, StatusCode};
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);

fn status(status: u16, wait: Option<u64>) -> Outcome {
    Outcome::Status(Answered {
        status: StatusCode::from_u16(status).unwrap(),
        asked: wait.map(Duration::from_secs),
        is_version_conflict: false,
    })
}

fn first(method: &Method, outcome: Outcome) -> Situation {
    Situation {
        policy: RetryPolicy::new(),
        is_idempotent: method.is_idempotent(),
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
        (status(503, Some(0)), 1, 0.5, ms(250)),
        (status(429, Some(0)), 1, 0.5, ms(1250)),
        (status(429, None), 1, 0.0, ms(1000)),
        (status(429, None), 4, 0.5, ms(6000)),
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
        (new, 4, 60 * SECOND, again(12 * SECOND)),
        (new, 5, 60 * SECOND, stop(Stop::NoAttemptsLeft)),
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

#[test]
fn attempts_outlast_a_window_of_which_only_the_length_is_known() {
    for attempts in 2..10 {
        let wait = |attempt| {
            let situation = Situation {
                policy: RetryPolicy::new().max_attempts(attempts),
                attempt,
                roll: 0.0,
                ..first(&Method::POST, status(429, None))
            };
            match decide(&situation) {
                Decision::RetryAfter(wait) => wait,
                Decision::Stop(stop) => panic!("{stop:?}"),
            }
        };
        let total: Duration = (1..attempts).map(wait).sum();
        let off = total.abs_diff(WINDOW);
        assert!(off < Duration::from_micros(1), "{attempts}: {total:?}");
    }
}

#[test]
fn a_failure_other_than_429_has_four_attempts() {
    for outcome in [status(503, None), Outcome::Unknown, Outcome::NotConnected] {
        let after = |attempt| {
            decide(&Situation {
                attempt,
                ..first(&Method::GET, outcome)
            })
        };
        assert!(matches!(after(3), Decision::RetryAfter(_)));
        assert_eq!(after(4), Decision::Stop(Stop::NoAttemptsLeft));
    }
}

/// The statuses on which a policy repeats a request that must not be sent twice.
fn repeated_by(policy: RetryPolicy) -> Vec<u16> {
    let is_repeated = |code: &u16| {
        let situation = Situation {
            policy,
            ..first(&Method::POST, status(*code, None))
        };
        matches!(decide(&situation), Decision::RetryAfter(_))
    };
    (100..=999).filter(is_repeated).collect()
}

#[test]
fn further_statuses_are_repeated() {
    let new = RetryPolicy::new();
    assert_eq!(repeated_by(new), [429]);
    assert_eq!(repeated_by(new.retry_conflicts()), [429]);
    for code in 100..=999 {
        let policy = new.also_on(StatusCode::from_u16(code).unwrap());
        let mut expected = vec![429];
        if (400..600).contains(&code) && code != 429 {
            expected.push(code);
            expected.sort_unstable();
        }
        assert_eq!(repeated_by(policy), expected, "{code}");
    }
    let both = new
        .also_on(StatusCode::NOT_FOUND)
        .also_on(StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(repeated_by(both), [404, 429, 500]);
}

#[test]
fn a_conflict_of_versions_is_repeated_where_that_is_wanted() {
    let conflict = Outcome::Status(Answered {
        status: StatusCode::CONFLICT,
        asked: None,
        is_version_conflict: true,
    });
    let again = |policy| {
        let situation = Situation {
            policy,
            ..first(&Method::PATCH, conflict)
        };
        matches!(decide(&situation), Decision::RetryAfter(_))
    };
    assert!(!again(RetryPolicy::new()));
    assert!(again(RetryPolicy::new().retry_conflicts()));
}
