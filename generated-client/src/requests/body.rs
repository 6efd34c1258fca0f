//! Bodies of operations that take more than one type: each type says how it is sent.
//!
//! Why all is `#[inline]` or generic: PERFORMANCE.md, "What is inlined".

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
    /// The body of a request that takes one of several types.
    pub(crate) fn body<R, B: BodyOf<R>>(&mut self, body: &B) {
        self.set_written(B::MEDIA_TYPE, serde_json::to_vec(body));
    }

    /// A semantic patch as the body, with the media type that says so.
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

/// Says which types a request takes as its body, and as what they are sent.
macro_rules! bodies {
    ($request:ident, [$($media_type:ident($body:ty)),+ $(,)?] $(,)?) => {$(
        impl $crate::requests::body::BodyOf<$request> for $body {
            const MEDIA_TYPE: &'static str = $crate::requests::body::$media_type;
        }
    )+};
}
