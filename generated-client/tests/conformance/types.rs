//! The checks of generated types, as the generator lists them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use launchdarkly_api::testing::Example;

use crate::tables::TYPES;

/// A generated type, and the place of its schema in the spec.
pub(crate) struct TypeCheck {
    /// The document in `spec/`.
    pub(crate) file: &'static str,
    /// The JSON pointer into it.
    pub(crate) pointer: &'static str,
    /// Decodes JSON into the type, and encodes it again.
    pub(crate) round_trip: fn(&str) -> Result<Value, String>,
    /// Returns the documented example of the type, which the feature `testing` provides.
    #[cfg_attr(
        not(feature = "full"),
        expect(dead_code, reason = "only the whole has an example of each type")
    )]
    pub(crate) example: fn() -> Value,
    /// Returns the JSON Schema that `schemars` derives from the type.
    #[cfg(feature = "schemars")]
    pub(crate) json_schema: fn() -> Value,
}

impl TypeCheck {
    /// Creates the checks of one type.
    pub(crate) const fn of<T: Checked>(file: &'static str, pointer: &'static str) -> Self {
        Self {
            file,
            pointer,
            round_trip: round_trip::<T>,
            example: example::<T>,
            #[cfg(feature = "schemars")]
            json_schema: || schemars::schema_for!(T).to_value(),
        }
    }
}

/// Defines the table of a module: its types, in the order of the spec, each with the place of its schema.
macro_rules! types {
    ($file:ident { $($(#[$gate:meta])* $name:ty => $pointer:literal,)* }) => {
        pub(crate) const TYPES: &[$crate::types::TypeCheck] = &[$(
            $(#[$gate])*
            $crate::types::TypeCheck::of::<$name>($file, $pointer),
        )*];
    };
}

/// The traits that every generated type implements.
#[cfg(feature = "schemars")]
pub(crate) trait Checked:
    DeserializeOwned + Serialize + Example + schemars::JsonSchema
{
}
#[cfg(feature = "schemars")]
impl<T: DeserializeOwned + Serialize + Example + schemars::JsonSchema> Checked for T {}

/// The traits that every generated type implements.
#[cfg(not(feature = "schemars"))]
pub(crate) trait Checked: DeserializeOwned + Serialize + Example {}
#[cfg(not(feature = "schemars"))]
impl<T: DeserializeOwned + Serialize + Example> Checked for T {}

fn round_trip<T: DeserializeOwned + Serialize>(json: &str) -> Result<Value, String> {
    let value: T = serde_json::from_str(json).map_err(|error| error.to_string())?;
    serde_json::to_value(value).map_err(|error| error.to_string())
}

fn example<T: Example + Serialize>() -> Value {
    serde_json::to_value(T::example()).expect("a value of the API is JSON")
}

/// Returns the checks of all types, by place.
pub(crate) fn all() -> &'static BTreeMap<(&'static str, &'static str), &'static TypeCheck> {
    static ALL: LazyLock<BTreeMap<(&str, &str), &TypeCheck>> = LazyLock::new(|| {
        let types = TYPES.iter().copied().flatten();
        types
            .map(|check| ((check.file, check.pointer), check))
            .collect()
    });
    &ALL
}

#[test]
fn every_type_is_listed_once_and_refuses_null() {
    assert_eq!(
        all().len(),
        TYPES.iter().map(|types| types.len()).sum::<usize>()
    );
    for check in all().values() {
        assert!(
            (check.round_trip)("null").is_err(),
            "{}#{}",
            check.file,
            check.pointer
        );
    }
}
