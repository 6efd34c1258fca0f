//! The types that requests contain, in their bodies and parameters. The module's page lists them separately.

use std::collections::{BTreeMap, BTreeSet};

use super::needs::{named, shapes_of};
use crate::api::{Api, Operation, Shape, Type};

/// Module and name of a type.
type Name = (String, String);

/// Sets for each module which of its types requests contain.
pub(super) fn mark(api: &mut Api) {
    let sent = sent(api);
    let groups = api.groups.iter_mut().map(|group| &mut group.module);
    for module in api.common.iter_mut().chain(groups) {
        let own = sent.iter().filter(|(home, _)| *home == module.name);
        module.sent = own.map(|(_, name)| name.clone()).collect();
    }
}

fn sent(api: &Api) -> BTreeSet<Name> {
    let types: BTreeMap<Name, &Type> = api
        .modules()
        .flat_map(|module| module.types.iter().map(move |ty| (module, ty)))
        .map(|(module, ty)| ((module.name.clone(), ty.name.clone()), ty))
        .collect();
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    let mut left: Vec<&Shape> = operations.flat_map(carried).collect();
    let mut sent = BTreeSet::new();
    while !left.is_empty() {
        let names = named(&left).map(|(module, name)| (module.to_owned(), name.to_owned()));
        let new: Vec<Name> = names.filter(|name| sent.insert(name.clone())).collect();
        let new = new.iter().filter_map(|name| types.get(name));
        left = new.flat_map(|ty| shapes_of(ty)).collect();
    }
    sent
}

/// Returns the shapes in a request of the operation.
fn carried(operation: &Operation) -> impl Iterator<Item = &Shape> {
    let bodies = operation.body.iter().flat_map(|body| &body.types);
    let bodies = bodies.map(|body| &body.shape);
    operation.parameters().map(|one| &one.shape).chain(bodies)
}
