//! Reading a body no further than its limit.

use crate::{
    error::KEPT,
    wire::transport::{ResponseBody, TransportError},
};
use bytes::{Bytes, BytesMut};
use http_body::Body;
use http_body_util::BodyExt;

/// How reading a body ended.
#[must_use]
pub(super) enum End {
    Complete,
    /// There is more than the limit allows; the connection is given up.
    TooLarge,
    Broken(TransportError),
}

/// Reads up to `limit` bytes, counted after decompression.
pub(super) async fn read(mut stream: ResponseBody, limit: usize) -> (Bytes, End) {
    let declared = usize::try_from(stream.size_hint().lower()).unwrap_or(usize::MAX);
    // Of a body that is known to be too large, only what an error keeps is worth reading.
    let limit = if declared > limit {
        limit.min(KEPT)
    } else {
        limit
    };
    // The declared length may be a lie, so it is not trusted with much memory.
    let mut body = BytesMut::with_capacity(declared.min(KEPT));
    let end = loop {
        // A frame that is not data holds trailers, which are not used.
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
