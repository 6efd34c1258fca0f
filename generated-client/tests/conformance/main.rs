//! Holds every generated type and operation against the spec: what examples and random instances become, what
//! `schemars` derives, what goes over the wire.
//!
//! The tables of types and operations are generated; all else is written by hand, and reads `spec/` again.

mod calls;
mod changes;
mod contract;
mod deviations;
#[cfg(feature = "full")]
mod documented;
mod examples;
mod instances;
mod judge;
mod random;
#[cfg(feature = "schemars")]
mod schemas;
mod spec;
mod stand_in;
#[expect(dead_code, reason = "the tests here need a part of it")]
#[path = "../support/mod.rs"]
mod support;
#[macro_use]
mod types;
#[rustfmt::skip]
mod tables;
mod uri;
mod wire;
