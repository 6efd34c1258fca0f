//! Reading a body up to the size limit.

use super::deadline::Deadline;
use crate::{
    error::KEPT,
    wire::transport::{ResponseBody, TransportError},
};
use bytes::{Bytes, BytesMut};
use http_body::Body;
use http_body_util::BodyExt;

/// The result of reading a body.
#[must_use]
pub(super) enum End {
    Complete,
    /// The body exceeds the limit. The connection is closed.
    TooLarge,
    Broken(TransportError),
    /// The time has run out.
    Overdue,
}

/// Reads up to `limit` bytes, counted after decompression, until the deadline.
pub(super) async fn read(stream: ResponseBody, limit: usize, deadline: &Deadline) -> (Bytes, End) {
    let mut body = BytesMut::new();
    let end = deadline.within(fill(stream, limit, &mut body)).await;
    (body.freeze(), end.unwrap_or(End::Overdue))
}

async fn fill(mut stream: ResponseBody, limit: usize, body: &mut BytesMut) -> End {
    let declared = usize::try_from(stream.size_hint().lower()).unwrap_or(usize::MAX);
    // If the body is known to be too large, only the part that an error keeps is read.
    let limit = if declared > limit {
        limit.min(KEPT)
    } else {
        limit
    };
    // The declared length may be wrong, so it does not decide how much memory is allocated.
    body.reserve(declared.min(KEPT));
    loop {
        // Other frames contain trailers, which are not used.
        let chunk = match stream.frame().await {
            Some(Ok(frame)) => frame.into_data().unwrap_or_default(),
            Some(Err(error)) => return End::Broken(TransportError::of(error)),
            None => return End::Complete,
        };
        let room = limit - body.len();
        body.extend_from_slice(&chunk[..room.min(chunk.len())]);
        if chunk.len() > room {
            return End::TooLarge;
        }
    }
}
