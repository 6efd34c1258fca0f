//! The client and its settings.
//!
//! This wing creates clients and checks their settings. What a client can do is elsewhere:
//! [`requests`](crate::requests) and the generated groups add requests as methods. This wing uses
//! [`wire`](crate::wire), [`values`](crate::values) and [`error`](crate::error).
//!
//! | room | content |
//! |---|---|
//! | `handle` | the client itself |
//! | `builder` | its settings |
//! | `entry` | the ways to a client: a token, the environment, or all settings |
//! | `gated` | the compiler's message for a group whose feature is off |

pub(crate) mod builder;
mod entry;
#[macro_use]
mod gated;
pub(crate) mod handle;
