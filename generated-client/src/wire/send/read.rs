//! Reading a body up to the size limit.

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
}

/// Reads up to `limit` bytes, counted after decompression.
pub(super) async fn read(mut stream: ResponseBody, limit: usize) -> (Bytes, End) {
    let declared = usize::try_from(stream.size_hint().lower()).unwrap_or(usize::MAX);
    // If the body is known to be too large, only the part that an error keeps is read.
    let limit = if declared > limit {
        limit.min(KEPT)
    } else {
        limit
    };
    // The declared length may be wrong, so it does not decide how much memory is allocated.
    let mut body = BytesMut::with_capacity(declared.min(KEPT));
    let end = loop {
        // Other frames contain trailers, which are not used.
        let chunk = match stream.frame().await {
            Some(Ok(frame)) => frame.into_data().unwrap_or_default(),
            Some(Err(error)) => break End::Broken(kind_of(error)),
            None => break End::Complete,
        };
        let room = limit - body.len();
        body.extend_from_slice(&chunk[..room.min(chunk.len())]);
        if chunk.len() > room {
            break End::TooLarge;
        }
    };
    (body.freeze(), end)
}

fn kind_of(error: Box<dyn std::error::Error + Send + Sync>) -> TransportError {
    match error.downcast() {
        Ok(known) => *known,
        Err(other) => TransportError::exchange(other),
    }
}
