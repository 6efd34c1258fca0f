//! The values in JSON, and how they are read and written.
//!
//! This wing has what all generated types have in common, and the types that the client itself reads. Values are
//! independent of calls: no HTTP, no client and no [`Error`](crate::Error) may be used here. This wing uses no other.
//!
//! | room | what it holds |
//! |---|---|
//! | `decode` | the trait of all values, and lenient decoding |
//! | `record` | writing, showing, comparing and copying structs |
//! | `union` | enums of structs |
//! | `extra` | properties that a struct has no field for |
//! | `deviation` | what was not as documented |
//! | `open_enum` | enums that keep the values they do not know |
//! | `failure_reason`, `link` | objects that the client itself reads |
//! | `given` | what setters and constructors take |
//! | `scalar` | what the types around one value have in common |
//! | `secret` | strings that are not shown |
//! | `strict` | files of users, which are refused where they are not understood |
//! | `timestamp` | instants, and their conversions |
//! | `date_time` | instants that are written as text |

// First, because the others use their macros.
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
pub(crate) mod given;
pub(crate) mod link;
pub(crate) mod secret;
pub(crate) mod strict;
pub(crate) mod timestamp;
