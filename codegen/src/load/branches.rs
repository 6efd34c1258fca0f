//! The intended branch of a `oneOf`, for a value that fits none of them.

use super::finding::{Finding, Kind};

/// The branch that a value was probably meant for.
pub(super) enum Branch<'e> {
    /// This branch, with the errors there.
    Meant(&'e [Finding<'e>]),
    /// No branch, since the value has the constant of an unknown type. Contains one of the errors about it.
    Unknown(&'e Finding<'e>),
}

/// Returns whether the branches are values, not types.
pub(super) fn is_enumeration(finding: &Finding<'_>, branches: &[Vec<Finding<'_>>]) -> bool {
    branches
        .iter()
        .flatten()
        .all(|inner| is_value(inner) && relative(inner, finding).is_empty())
}

/// Returns the branch whose constants the value has.
pub(super) fn branch<'e>(finding: &Finding<'_>, branches: &'e [Vec<Finding<'e>>]) -> Branch<'e> {
    let is_other = |inner: &&Finding<'_>| is_value(inner) && is_property(inner, finding);
    let is_meant = |errors: &&Vec<Finding<'e>>| {
        !errors
            .iter()
            .any(|inner| is_other(&inner) || is_null(inner))
    };
    // Of several candidates, the one with the fewest errors: a value without a tag still has its other properties.
    let meant = branches.iter().filter(is_meant);
    let meant = meant.min_by_key(|errors| errors.len()).map(Vec::as_slice);
    match (meant, branches.iter().flatten().find(is_other)) {
        (None, Some(tag)) => Branch::Unknown(tag),
        (meant, _) => Branch::Meant(meant.unwrap_or_default()),
    }
}

/// Returns the path from a finding to another finding inside it.
fn relative<'e>(inner: &'e Finding<'_>, finding: &Finding<'_>) -> &'e str {
    let path = inner.path.strip_prefix(finding.path.as_str());
    path.unwrap_or_default()
}

fn is_property(inner: &Finding<'_>, finding: &Finding<'_>) -> bool {
    relative(inner, finding).matches('/').count() == 1
}

fn is_value(finding: &Finding<'_>) -> bool {
    matches!(finding.kind, Kind::Constant(_))
}

fn is_null(finding: &Finding<'_>) -> bool {
    matches!(&finding.kind, Kind::Type(name) if name == "null")
}
