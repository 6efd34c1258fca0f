//! The place of the conformance tests' list of types in the tables: the survey calls operations, and leaves types alone.

/// A type that is listed in the tables.
pub(crate) struct TypeCheck;

/// Names the types, since the tables import them, and compiles nothing for them.
macro_rules! types {
    ($file:ident { $($(#[$gate:meta])* $name:ty => $pointer:literal,)* }) => {
        pub(crate) const TYPES: &[$crate::types::TypeCheck] = &[];
        const _: &str = $file;
        $(
            $(#[$gate])*
            const _: Option<$name> = None;
        )*
    };
}
