//! Reading a body no further than its limit.

use crate::error::KEPT;
use bytes::{Bytes, BytesMut};
use reqwest::Response;

/// How reading a body ended.
#[must_use]
pub(super) enum End {
    Complete,
    /// There is more than the limit allows; the connection is given up.
    TooLarge,
    Broken(reqwest::Error),
}

/// Reads up to `limit` bytes, counted after decompression.
pub(super) async fn read(response: &mut Response, limit: usize) -> (Bytes, End) {
    let declared = response
        .content_length()
        .map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
    // Of a body that is known to be too large, only what an error keeps is worth reading.
    let limit = if declared > limit {
        limit.min(KEPT)
    } else {
        limit
    };
    // The declared length may be a lie, so it is not trusted with much memory.
    let mut body = BytesMut::with_capacity(declared.min(KEPT));
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if body.len() + chunk.len() > limit => {
                body.extend_from_slice(&chunk[..limit - body.len()]);
                return (body.freeze(), End::TooLarge);
            }
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => return (body.freeze(), End::Complete),
            Err(error) => return (body.freeze(), End::Broken(error)),
        }
    }
}
