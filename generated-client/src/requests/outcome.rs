//! Responses of an operation that has several successes: an enum with a variant for each status.

use crate::{error::Error, wire::response::RawResponse};

/// Implements decoding by status for an enum: `outcome!(Name, Created(201, Thing), NoContent(204))`.
///
/// It is inlined: PERFORMANCE.md, "What is inlined".
macro_rules! outcome {
    ($name:ident, $($variant:ident($status:literal $(, $body:ty)?)),* $(,)?) => {
        impl $crate::wire::response::FromBody for $name {
            #[inline]
            fn from_body(raw: &$crate::wire::response::RawResponse) -> Result<Self, $crate::error::Error> {
                match raw.status.as_u16() {
                    $($status => outcome!(@$variant, raw $(, $body)?),)*
                    _ => Err($crate::requests::outcome::undocumented(raw)),
                }
            }
        }

        #[cfg(feature = "testing")]
        impl $crate::wire::response::ToBody for $name {
            #[inline]
            fn status(&self) -> Option<u16> {
                match self {
                    $(Self::$variant { .. } => Some($status),)*
                }
            }

            #[inline]
            fn to_body(&self) -> serde_json::Result<Vec<u8>> {
                $($(if let Self::$variant(value) = self {
                    return <$body as $crate::wire::response::ToBody>::to_body(value);
                })?)*
                Ok(Vec::new())
            }
        }
    };
    (@$variant:ident, $raw:ident) => {
        Ok(Self::$variant)
    };
    (@$variant:ident, $raw:ident, $body:ty) => {
        <$body as $crate::wire::response::FromBody>::from_body($raw).map(Self::$variant)
    };
}

/// Creates the error for a success that has no variant. It keeps the response.
#[inline]
pub(crate) fn undocumented(raw: &RawResponse) -> Error {
    let problem = format!("the status {} is not one of those documented", raw.status);
    raw.unexpected(&problem)
}

#[cfg(test)]
mod tests;
