//! The Rust type of a value.

use super::{Scalar, Taken};

/// A Rust type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A value without parts: `bool`
    Scalar(Scalar),
    /// `serde_json::Value`
    Any,
    /// `FileUpload`
    File,
    /// A type of the runtime: `JsonPatch`
    Provided(String),
    /// A type of the client: its module and its name.
    Named {
        /// The module that defines it.
        module: String,
        /// Its name there.
        name: String,
    },
    /// A union: its module and its name. A branch of it will do where one is taken.
    Union {
        /// The module that defines it.
        module: String,
        /// Its name there.
        name: String,
    },
    /// `Vec<…>`
    List(Box<Shape>),
    /// `BTreeMap<String, …>`
    Map(Box<Shape>),
    /// `Option<…>`
    Optional(Box<Shape>),
    /// `Box<…>`, where a type contains itself
    Boxed(Box<Shape>),
}

impl Shape {
    /// Module and name of a type of the client.
    #[must_use]
    pub fn named(&self) -> Option<(&str, &str)> {
        match self {
            Self::Named { module, name } | Self::Union { module, name } => Some((module, name)),
            Self::Scalar(_)
            | Self::Any
            | Self::File
            | Self::Provided(_)
            | Self::List(_)
            | Self::Map(_)
            | Self::Optional(_)
            | Self::Boxed(_) => None,
        }
    }

    /// Returns the shape without `Option` and `Box` around it.
    #[must_use]
    pub fn inner(&self) -> &Self {
        match self {
            Self::Optional(inner) | Self::Boxed(inner) => inner.inner(),
            other => other,
        }
    }

    /// Returns whether a single value can be passed in place of a list. For numbers, the type of a literal would be ambiguous,
    /// and free-form JSON can be a list itself.
    #[must_use]
    pub fn stands_for_list(&self) -> bool {
        match self {
            Self::Scalar(scalar) => scalar.facts().taken == Taken::Converted,
            Self::Named { .. } | Self::Union { .. } => true,
            _ => false,
        }
    }

    /// Calls `visit` for this shape and all that it contains.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Optional(inner) | Self::Boxed(inner) => {
                inner.walk(visit);
            }
            Self::Scalar(_)
            | Self::Any
            | Self::File
            | Self::Provided(_)
            | Self::Named { .. }
            | Self::Union { .. } => {}
        }
    }
}
