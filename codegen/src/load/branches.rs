//! What is meant by a value that fits none of the branches of a `oneOf`.

use super::finding::{Finding, Kind};

/// The branch that a value should fit.
pub(super) enum Branch<'e> {
    /// This one: what is wrong there.
    Meant(&'e [Finding<'e>]),
    /// None, since the value says that it is of another type: one of the errors that say so.
    Unknown(&'e Finding<'e>),
}

/// Whether the branches are values and no types.
pub(super) fn is_enumeration(finding: &Finding<'_>, branches: &[Vec<Finding<'_>>]) -> bool {
    branches
        .iter()
        .flatten()
        .all(|inner| is_value(inner) && relative(inner, finding).is_empty())
}

/// The branch whose constants the value has.
pub(super) fn branch<'e>(finding: &Finding<'_>, branches: &'e [Vec<Finding<'e>>]) -> Branch<'e> {
    let is_other = |inner: &&Finding<'_>| is_value(inner) && is_property(inner, finding);
    let is_meant = |errors: &&Vec<Finding<'e>>| {
        !errors
            .iter()
            .any(|inner| is_other(&inner) || is_null(inner))
    };
    // Of several that it could be, the one that least speaks against: a value without a tag still has its other properties.
    let meant = branches.iter().filter(is_meant);
    let meant = meant.min_by_key(|errors| errors.len()).map(Vec::as_slice);
    match (meant, branches.iter().flatten().find(is_other)) {
        (None, Some(tag)) => Branch::Unknown(tag),
        (meant, _) => Branch::Meant(meant.unwrap_or_default()),
    }
}

/// The way from the place of a finding to that of a finding inside it.
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
