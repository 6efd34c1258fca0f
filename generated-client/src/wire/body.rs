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

/// What a body is made of.
#[derive(Clone)]
pub(crate) enum Content {
    Bytes(Bytes),
    Files(Arc<dyn Open>),
}

/// A body that is opened again for each attempt. Why it is behind a trait object: PERFORMANCE.md, "What is inlined".
pub(crate) trait Open: Send + Sync {
    /// The body of one attempt, or what is wrong with one of its files.
    fn open(&self) -> Opening<'_>;

    /// The whole of it, read at once; what is wrong with one of its files.
    #[cfg(feature = "testing")]
    fn whole(&self) -> Result<Vec<u8>, String>;
}

/// What [`Open::open`] returns.
pub(crate) type Opening<'a> =
    Pin<Box<dyn Future<Output = Result<RequestBody, String>> + Send + 'a>>;

impl Content {
    /// The length, where it is known before files are opened.
    pub(crate) fn length(&self) -> Option<usize> {
        match self {
            Self::Bytes(bytes) => Some(bytes.len()),
            Self::Files(_) => None,
        }
    }
}
