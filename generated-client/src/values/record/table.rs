//! The table that describes a record.

/// Implements everything for a record, from a table with one row for each field: its index, its name on the wire (with `?`
/// if it may be missing), its name in Rust, and its blank value.
///
/// ```text
/// record! {
///     TurnFlagOn["kind" = "turnFlagOn"] {
///         0: "comment?" comment = None,
///     }
/// }
/// ```
///
/// A constant of the record is in brackets. The struct also has a field `extra`.
macro_rules! record {
    ($name:ident $([$property:literal = $value:literal])? {
        $($index:literal: $entry:literal $field:ident = $blank:expr,)*
    }) => {
        impl $crate::values::decode::Decode for $name {
            #[inline]
            fn blank() -> Self {
                Self {
                    $($field: $blank,)*
                    extra: $crate::values::extra::Extra::new(),
                }
            }

            #[inline]
            fn place(&mut self) -> $crate::values::decode::Place<'_> {
                $crate::values::decode::place(self)
            }
        }

        #[cfg(feature = "testing")]
        exemplary! { $name }

        #[cfg(feature = "testing")]
        impl $crate::values::decode::Named for $name {
            const NAME: &'static str = stringify!($name);
        }

        impl $crate::values::decode::Record for $name {
            const FIELDS: &'static [&'static str] = &[$($entry),*];
            const NAMES: &'static [&'static str] = &[$(stringify!($field)),*];
            const CONSTANTS: &'static [$crate::values::decode::Constant] = &[$(($property, $value))?];

            #[inline]
            fn field(&mut self, field: usize) -> $crate::values::decode::Place<'_> {
                match field {
                    $($index => $crate::values::decode::Decode::place(&mut self.$field),)*
                    _ => $crate::values::decode::no_place(field),
                }
            }

            #[inline]
            fn any(&mut self, field: usize) -> &mut dyn std::any::Any {
                match field {
                    $($index => &mut self.$field,)*
                    _ => $crate::values::decode::no_place(field),
                }
            }

            fn write<S: $crate::values::decode::Sink>(&self, field: usize, sink: S) {
                match field {
                    $($index => sink.take(&self.$field),)*
                    _ => $crate::values::decode::no_field(field, sink),
                }
            }

            fn extra(&self) -> &$crate::values::extra::Extra {
                &self.extra
            }

            fn extra_mut(&mut self) -> &mut $crate::values::extra::Extra {
                &mut self.extra
            }
        }

        #[cfg(feature = "schemars")]
        impl $name {
            fn by_table(schema: &mut schemars::Schema) {
                $crate::values::record::schema::by_table::<Self>(schema);
            }
        }

        impl $name {
            /// Adds a property that this type has no field for; `null` is sent, too. It is sent in place of a field of
            /// the same name.
            #[inline]
            #[must_use]
            pub fn with_extra(
                mut self,
                name: impl Into<String>,
                value: impl Into<serde_json::Value>,
            ) -> Self {
                self.extra.insert(name, value);
                self
            }
        }

        impl Clone for $name {
            #[inline]
            fn clone(&self) -> Self {
                $crate::values::record::copy(self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::values::record::write(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::values::decode::deserialize(deserializer)
            }
        }

        impl std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::values::record::show(self, stringify!($name), f)
            }
        }

        impl PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::values::record::equal(self, other)
            }
        }
    };
}
