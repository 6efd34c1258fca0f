//! Compares every generated type and operation with the spec: decodes and encodes examples and random instances, compares
//! the schemas that `schemars` derives, and checks what is sent over the wire.
//!
//! The tables of types and operations are generated. Everything else is written by hand, and reads `spec/` independently.

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
mod servers;
mod spec;
mod stand_in;
#[expect(dead_code, reason = "these tests need only a part of it")]
#[path = "../support/mod.rs"]
mod support;
#[macro_use]
mod types;
#[rustfmt::skip]
mod tables;
mod uri;
mod wire;
