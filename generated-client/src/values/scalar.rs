//! Wrappers of a single JSON value, which are decoded and described like that value.

/// Implements decoding for such a type. `Serialize` is not included.
macro_rules! scalar {
    ($name:ident($value:ty), $kind:literal, $format:literal) => {
        impl $crate::values::decode::Decode for $name {
            #[inline]
            fn blank() -> Self {
                Self($crate::values::decode::Decode::blank())
            }

            #[inline]
            fn place(&mut self) -> $crate::values::decode::Place<'_> {
                self.0.place()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::values::decode::deserialize(deserializer)
            }
        }

        #[cfg(feature = "schemars")]
        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": $kind, "format": $format })
            }
        }
    };
}
