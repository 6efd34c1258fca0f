//! The body of a call, before it is sent.

use crate::wire::transport::RequestBody;
use bytes::Bytes;
use http::HeaderValue;
use std::{future::Future, pin::Pin, sync::Arc};

#[derive(Clone)]
pub(crate) struct Body {
    pub(crate) content_type: HeaderValue,
    pub(crate) content: Content,
}

/// The content of a body.
#[derive(Clone)]
pub(crate) enum Content {
    Bytes(Bytes),
    Files(Arc<dyn Open>),
}

/// A body that is opened again for each attempt. It is behind a trait object: PERFORMANCE.md, "What is inlined".
pub(crate) trait Open: Send + Sync {
    /// Opens the body for one attempt. Fails with the problem of a file.
    fn open(&self) -> Opening<'_>;

    /// Reads the whole body. Fails with the problem of a file.
    #[cfg(feature = "testing")]
    fn whole(&self) -> Result<Vec<u8>, String>;
}

/// The result of [`Open::open`].
pub(crate) type Opening<'a> =
    Pin<Box<dyn Future<Output = Result<RequestBody, String>> + Send + 'a>>;

impl Content {
    /// Returns the length, if it is known before files are opened.
    pub(crate) fn length(&self) -> Option<usize> {
        match self {
            Self::Bytes(bytes) => Some(bytes.len()),
            Self::Files(_) => None,
        }
    }
}
