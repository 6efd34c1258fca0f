//! Information about types that sample code needs.

use std::collections::BTreeMap;

use crate::api::{Definition, Field, Presence, Record, Shape, Type};

/// Information about a type that sample code needs.
pub(super) enum KnownType {
    /// A struct: the fields that the constructor takes, in its order, and those that have setters.
    Record {
        arguments: Vec<KnownField>,
        setters: Vec<KnownField>,
        /// Whether it is a patch with a method that adds an instruction.
        grows: bool,
    },
    /// An enum: the variants by wire value.
    Enumeration(BTreeMap<String, String>),
    /// A union: the property that selects the type, and the type for each of its values.
    Union {
        tag: String,
        branches: BTreeMap<String, Shape>,
    },
}

pub(super) struct KnownField {
    pub(super) wire: String,
    pub(super) name: String,
    pub(super) shape: Shape,
    /// Whether the type is not an `Option`.
    pub(super) is_required: bool,
}

impl KnownType {
    /// Returns this information for a type.
    pub(super) fn new(ty: &Type) -> Self {
        match &ty.definition {
            Definition::Record(record) => Self::of_record(record),
            Definition::Enumeration(enumeration) => {
                let variants = enumeration.variants.iter();
                let names = variants.map(|variant| (variant.wire.clone(), variant.name.clone()));
                Self::Enumeration(names.collect())
            }
            Definition::Union(union) => {
                let branches = union.branches.iter();
                let branches = branches.map(|branch| (branch.wire.clone(), branch.shape.clone()));
                Self::Union {
                    tag: union.tag.clone(),
                    branches: branches.collect(),
                }
            }
        }
    }

    /// Returns all fields of a struct; other types have none.
    pub(super) fn fields(&self) -> impl Iterator<Item = &KnownField> {
        let lists = match self {
            Self::Record {
                arguments, setters, ..
            } => [arguments.as_slice(), setters],
            Self::Enumeration(_) | Self::Union { .. } => [&[][..], &[]],
        };
        lists.into_iter().flatten()
    }

    fn of_record(record: &Record) -> Self {
        let known = |field: &Field, shape: &Shape| KnownField {
            wire: field.wire.clone(),
            name: field.name.clone(),
            shape: shape.clone(),
            is_required: field.presence == Presence::Required,
        };
        let arguments = record.arguments().map(|field| known(field, &field.shape));
        // Sample code does not set what the client takes from the path.
        let setters = record
            .setters()
            .filter(|field| field.presence != Presence::FromPath);
        let setters = setters.map(|field| known(field, field.shape.inner()));
        Self::Record {
            arguments: arguments.collect(),
            setters: setters.collect(),
            grows: record.patch.is_some(),
        }
    }
}
