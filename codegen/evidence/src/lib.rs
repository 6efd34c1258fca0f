//! Compares the spec with official documents and with the answers of real accounts.
//!
//! - [`mod@upstream`] compares the spec with an official document, remembers which differences are accepted, and drafts
//!   operations that the spec lacks.
//! - [`mod@survey`] keeps what the answers of real accounts have shown of the spec.
//!
//! The generator does not know this crate: no evidence changes what is generated. It is a crate of its own because the
//! generator is optimised, which these commands, run once a week, do not need: `PERFORMANCE.md` of the client has the
//! figures.
//!
//! Like the generator it is pure: it prints nothing, and uses no clock, environment or file system.

#![warn(clippy::print_stderr, clippy::print_stdout)]

mod digest;
mod lines;
mod node;
pub mod survey;
pub mod upstream;
