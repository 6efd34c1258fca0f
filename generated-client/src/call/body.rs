//! The body of a call, before it is sent.

use crate::upload::Form;
use bytes::Bytes;
use http::HeaderValue;

#[derive(Clone)]
pub(crate) struct Body {
    pub(crate) content_type: HeaderValue,
    pub(crate) content: Content,
}

/// What a body is made of.
#[derive(Clone)]
pub(crate) enum Content {
    Bytes(Bytes),
    Form(Form),
}

impl Content {
    /// The length, where it is known before files are opened.
    pub(super) fn length(&self) -> Option<usize> {
        match self {
            Self::Bytes(bytes) => Some(bytes.len()),
            Self::Form(_) => None,
        }
    }
}
