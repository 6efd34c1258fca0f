//! What is meant by a value that fits none of the branches of a `oneOf`.

use jsonschema::JsonType;
use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};

/// The branch that a value should fit.
pub(super) enum Branch<'e> {
    /// This one: what is wrong there.
    Meant(&'e [ValidationError<'static>]),
    /// None, since the value says that it is of another type: one of the errors that say so.
    Unknown(&'e ValidationError<'static>),
}

/// Whether the branches are values and no types.
pub(super) fn is_enumeration(
    error: &ValidationError<'_>,
    context: &[Vec<ValidationError<'static>>],
) -> bool {
    context
        .iter()
        .flatten()
        .all(|inner| is_value(inner) && relative(inner, error).is_empty())
}

/// The branch whose constants the value has.
pub(super) fn branch<'e>(
    error: &ValidationError<'_>,
    context: &'e [Vec<ValidationError<'static>>],
) -> Branch<'e> {
    let is_other = |inner: &&ValidationError<'_>| is_value(inner) && is_property(inner, error);
    let is_meant = |errors: &&Vec<ValidationError<'static>>| {
        !errors
            .iter()
            .any(|inner| is_other(&inner) || is_null(inner))
    };
    let meant = context.iter().find(is_meant).map(Vec::as_slice);
    match (meant, context.iter().flatten().find(is_other)) {
        (None, Some(tag)) => Branch::Unknown(tag),
        (meant, _) => Branch::Meant(meant.unwrap_or_default()),
    }
}

/// The way from the place of an error to that of an error inside it.
pub(super) fn relative<'e>(inner: &'e ValidationError<'_>, error: &ValidationError<'_>) -> &'e str {
    let path = inner.instance_path().as_str();
    path.strip_prefix(error.instance_path().as_str())
        .unwrap_or_default()
}

fn is_property(inner: &ValidationError<'_>, error: &ValidationError<'_>) -> bool {
    relative(inner, error).matches('/').count() == 1
}

fn is_value(error: &ValidationError<'_>) -> bool {
    matches!(error.kind(), Kind::Constant { .. })
}

fn is_null(error: &ValidationError<'_>) -> bool {
    matches!(
        error.kind(),
        Kind::Type {
            kind: TypeKind::Single(JsonType::Null)
        }
    )
}
