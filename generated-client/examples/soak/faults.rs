//! The faults, and what has to become of a request that meets one.

use crate::{
    Outcome,
    support::{Answer, Received},
};
use launchdarkly_api::{Error, ErrorKind};
use std::sync::{Mutex, PoisonError};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Met by the first attempt only; then all is well.
    LimitedRetryAfter,
    LimitedPastReset,
    LimitedWithoutHeaders,
    Unavailable,
    BadGatewayHtml,
    Reset,
    RefusedConnection,
    CutBody,
    Stall,
    /// Met by every attempt.
    InternalError,
    NotFound,
    InvalidJson,
    TooLarge,
    ResetPost,
    Redirect,
    /// The caller gives up.
    Cancelled,
    None,
}

const FAULTS: [Fault; 16] = [
    Fault::LimitedRetryAfter,
    Fault::LimitedPastReset,
    Fault::LimitedWithoutHeaders,
    Fault::Unavailable,
    Fault::BadGatewayHtml,
    Fault::Reset,
    Fault::RefusedConnection,
    Fault::CutBody,
    Fault::Stall,
    Fault::InternalError,
    Fault::NotFound,
    Fault::InvalidJson,
    Fault::TooLarge,
    Fault::ResetPost,
    Fault::Redirect,
    Fault::Cancelled,
];

impl Fault {
    /// The fault that a request meets: each one of 20 requests.
    pub fn of(number: usize) -> Self {
        FAULTS.get(number % 20).copied().unwrap_or(Self::None)
    }

    fn lasts(self) -> bool {
        self >= Self::InternalError
    }

    /// Whether this is what has to become of it.
    pub fn check(self, outcome: &Result<u32, Error>) -> Outcome<()> {
        let kind = outcome.as_ref().map_err(Error::kind);
        let right = match self {
            Self::InternalError | Self::NotFound | Self::Redirect => kind == Err(ErrorKind::Api),
            Self::InvalidJson | Self::TooLarge => kind == Err(ErrorKind::Decode),
            Self::ResetPost => kind == Err(ErrorKind::Transport),
            // A refused connection may be met by any request.
            Self::None | Self::RefusedConnection => kind.is_ok(),
            _ => kind.is_ok_and(|attempts| *attempts > 1),
        };
        if right {
            Ok(())
        } else {
            Err(format!("{self:?} ended in {outcome:?}").into())
        }
    }

    fn answer(self) -> Answer {
        let open =
            |status, headers, body| Answer::with_headers(status, headers, body).keeping_alive();
        match self {
            Self::LimitedRetryAfter => open(429, "retry-after: 0\r\n", b"{}"),
            Self::LimitedPastReset => open(429, "x-ratelimit-reset: 1700000000000\r\n", b"{}"),
            Self::LimitedWithoutHeaders => open(429, "", b""),
            Self::Unavailable => open(503, "", b"{}"),
            Self::BadGatewayHtml => open(502, "content-type: text/html\r\n", b"<html>"),
            Self::Reset | Self::ResetPost => Answer::Reset(Vec::new()),
            Self::CutBody => {
                Answer::Bytes(b"HTTP/1.1 200 -\r\ncontent-length: 9\r\n\r\n{".to_vec())
            }
            Self::Stall | Self::Cancelled => Answer::Silence,
            Self::InternalError => open(500, "", b"{}"),
            Self::NotFound => open(404, "", b"{\"code\": \"not_found\"}"),
            Self::InvalidJson => open(200, "", b"{\"key\": \xff}"),
            Self::TooLarge => {
                let head = b"HTTP/1.1 200 -\r\ncontent-length: 104857600\r\n\r\n";
                Answer::Repeat(head.to_vec(), vec![b' '; 1 << 16], 1600)
            }
            Self::Redirect => open(302, "location: http://127.0.0.1:9/\r\n", b""),
            Self::RefusedConnection | Self::None => open(200, "", b"{\"items\": []}"),
        }
    }
}

/// What the server does: the fault that the number in the path stands for, in the first attempt or in all of them.
pub fn answers(requests: usize) -> impl Fn(&Received) -> Answer + Send + Sync + 'static {
    let seen = Mutex::new(vec![false; requests]);
    move |request| {
        let number: usize = request.target[1..].parse().unwrap_or_default();
        let fault = Fault::of(number);
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        let again = seen
            .get_mut(number)
            .is_some_and(|seen| std::mem::replace(seen, true));
        let fault = if again && !fault.lasts() {
            Fault::None
        } else {
            fault
        };
        fault.answer()
    }
}
