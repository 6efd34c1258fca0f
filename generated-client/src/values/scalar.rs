//! Wrappers of a single JSON value, which are decoded and described like that value.

/// Implements decoding for such a type. `Serialize` is not included.
macro_rules! scalar {
    ($name:ident($value:ty), $kind:literal, $format:literal) => {
        impl $crate::values::decode::Decode for $name {
            const EXPECTED: &'static str = <$value as $crate::values::decode::Decode>::EXPECTED;

            #[inline]
            fn blank() -> Self {
                Self($crate::values::decode::Decode::blank())
            }

            #[inline]
            fn decode<'de, D: serde::Deserializer<'de>>(
                &mut self,
                deserializer: D,
                at: $crate::values::decode::At<'_>,
            ) -> Result<$crate::values::decode::Fit, D::Error> {
                self.0.decode(deserializer, at)
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
