//! JSON values, and how they are read and written.
//!
//! This wing contains what all generated types have in common, and the types that the client itself reads. Values are
//! independent of calls, so this wing uses no HTTP, no client, no [`Error`](crate::Error) and no other wing.
//!
//! | room | content |
//! |---|---|
//! | `decode` | the trait of all values, and lenient decoding |
//! | `record` | writing, showing, comparing and copying structs |
//! | `union` | enums of structs |
//! | `extra` | properties that a struct has no field for |
//! | `deviation` | reports of values that are not as documented |
//! | `open_enum` | enums that keep unknown values |
//! | `failure_reason`, `link` | objects that the client itself reads |
//! | `given` | the arguments of setters and constructors |
//! | `scalar` | what wrappers of a single value have in common |
//! | `secret` | strings that are not shown |
//! | `strict` | strict reading of files that users write |
//! | `timestamp` | instants, and their conversions |
//! | `date_time` | instants that are written as text |

// First, because the others use their macros.
#[macro_use]
pub(crate) mod given;
#[macro_use]
pub(crate) mod open_enum;
#[macro_use]
pub(crate) mod record;
#[macro_use]
pub(crate) mod scalar;
#[macro_use]
pub(crate) mod union;

pub(crate) mod date_time;
pub(crate) mod decode;
pub(crate) mod deviation;
pub(crate) mod extra;
pub(crate) mod failure_reason;
pub(crate) mod link;
pub(crate) mod secret;
pub(crate) mod strict;
pub(crate) mod timestamp;
