//! Holds every generated type and operation against the spec: what examples and random instances become, what
//! `schemars` derives, what goes over the wire.
//!
//! Only in tests, and only in the workspace, where `spec/` stands beside the crate.

mod calls;
mod contract;
mod examples;
mod instances;
mod judge;
mod random;
#[cfg(feature = "schemars")]
mod schemas;
mod spec;
mod uri;
mod wire;

pub(crate) use self::calls::{OperationCheck, outcome};

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::generated::TYPES;
use crate::values::decode::{Decode, from_slice};

/// A generated type, and where in the spec its schema stands.
pub(crate) struct TypeCheck {
    /// The document in `spec/`.
    file: &'static str,
    /// The JSON pointer into it.
    pointer: &'static str,
    /// Decodes JSON into the type as a response is, and encodes it again. Fails with the path and the message.
    round_trip: fn(&str) -> Result<Value, String>,
    /// The JSON Schema that schemars derives from the type.
    #[cfg(feature = "schemars")]
    json_schema: fn() -> Value,
}

impl TypeCheck {
    /// The checks of one type.
    pub(crate) const fn of<T: Checked>(file: &'static str, pointer: &'static str) -> Self {
        Self {
            file,
            pointer,
            round_trip: round_trip::<T>,
            #[cfg(feature = "schemars")]
            json_schema: || schemars::schema_for!(T).to_value(),
        }
    }
}

/// What a generated type is.
#[cfg(feature = "schemars")]
pub(crate) trait Checked: Decode + Serialize + schemars::JsonSchema {}
#[cfg(feature = "schemars")]
impl<T: Decode + Serialize + schemars::JsonSchema> Checked for T {}

/// What a generated type is.
#[cfg(not(feature = "schemars"))]
pub(crate) trait Checked: Decode + Serialize {}
#[cfg(not(feature = "schemars"))]
impl<T: Decode + Serialize> Checked for T {}

fn round_trip<T: Decode + Serialize>(json: &str) -> Result<Value, String> {
    let value: T = from_slice(json.as_bytes())
        .map_err(|error| format!("{:?}: {}", error.path, error.message))?;
    serde_json::to_value(value).map_err(|error| error.to_string())
}

/// All types, by place.
fn types() -> BTreeMap<(&'static str, &'static str), &'static TypeCheck> {
    let types = TYPES.iter().copied().flatten();
    types
        .map(|check| ((check.file, check.pointer), check))
        .collect()
}

#[test]
fn every_type_is_listed_once_and_refuses_null() {
    assert_eq!(
        types().len(),
        TYPES.iter().map(|types| types.len()).sum::<usize>()
    );
    for check in types().values() {
        assert!(
            (check.round_trip)("null").is_err(),
            "{}#{}",
            check.file,
            check.pointer
        );
    }
}
