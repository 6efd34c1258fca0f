//! Bodies of operations that accept several types. Each type determines how it is sent.
//!
//! Everything here is `#[inline]` or generic: PERFORMANCE.md, "What is inlined".

use crate::requests::{call::Call, patch};
use http::HeaderValue;
use serde::Serialize;

/// `application/json`
pub(crate) const JSON: &str = "application/json";

pub(crate) use patch::SEMANTIC_PATCH;

/// A type that an operation accepts as its body, where it accepts several types. `R` is the operation's request.
///
/// For example, a change to a flag can be a [`JsonPatch`](crate::JsonPatch) or a list of instructions; the type of the
/// argument decides which media type is sent. You can implement this trait for your own types.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a body of the request `{R}`",
    note = "the operation's documentation lists the types that it takes"
)]
pub trait BodyOf<R>: Serialize {
    /// The `Content-Type` of the request.
    const MEDIA_TYPE: &'static str;
}

impl Call {
    /// Sets the body of a request that accepts several types.
    pub(crate) fn body<R, B: BodyOf<R>>(&mut self, body: &B) {
        self.set_written(B::MEDIA_TYPE, serde_json::to_vec(body));
    }

    /// Sets a semantic patch as the body, with its media type.
    #[inline]
    pub(crate) fn semantic_patch<T: Serialize>(&mut self, patch: &T) {
        self.set_written(SEMANTIC_PATCH, serde_json::to_vec(patch));
    }

    #[inline]
    fn set_written(&mut self, media_type: &str, body: serde_json::Result<Vec<u8>>) {
        match (HeaderValue::from_str(media_type), body) {
            (Ok(media_type), Ok(json)) => self.set_body(media_type, json.into()),
            (Err(_), Ok(_)) => self.keep(Err(format!("{media_type:?} is not a media type"))),
            (_, Err(error)) => self.set_json(Err(error)),
        }
    }
}

/// Lists the types that a request accepts as its body, and their media types.
macro_rules! bodies {
    ($request:ident, [$($media_type:ident($body:ty)),+ $(,)?] $(,)?) => {$(
        impl $crate::requests::body::BodyOf<$request> for $body {
            const MEDIA_TYPE: &'static str = $crate::requests::body::$media_type;
        }
    )+};
}
