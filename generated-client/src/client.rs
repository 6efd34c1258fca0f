//! The client and its settings.
//!
//! What makes a client lives here, and checks of its settings. What a client can do does not: its requests are methods that
//! [`requests`](crate::requests) and the generated groups add to it. This wing uses [`wire`](crate::wire),
//! [`values`](crate::values) and [`error`](crate::error).
//!
//! | room | what it holds |
//! |---|---|
//! | `handle` | the client itself |
//! | `builder` | its settings |
//! | `entry` | the ways to a client: a token, the environment, or all settings |
//! | `gated` | what the compiler says of a group whose feature is off |

pub(crate) mod builder;
mod entry;
#[macro_use]
mod gated;
pub(crate) mod handle;
