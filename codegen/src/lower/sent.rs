//! The types that requests contain, in their bodies and parameters. The module's page lists them separately. The pages of
//! those that users keep in files say how to read such a file.

use std::collections::{BTreeMap, BTreeSet};

use super::needs::{named, shapes_of};
use crate::api::{Api, BodyEncoding, Definition, Operation, Shape, Type, Usage};
use crate::load::COMMON;

/// Module and name of a type.
type Name = (String, String);

/// Sets for each module which of its types requests contain.
pub(super) fn mark(api: &mut Api) {
    let sent = sent(api);
    let whole = whole(api);
    let groups = api.groups.iter_mut().map(|group| &mut group.module);
    for module in api.common.iter_mut().chain(groups) {
        let own = sent.iter().filter(|(home, _)| *home == module.name);
        module.sent = own.map(|(_, name)| name.clone()).collect();
        let is_shared = module.file == COMMON;
        let records = module.types.iter().filter(|ty| is_written(ty));
        let names = records.map(|record| &record.name);
        let kept = names.filter(|name| is_shared || whole.contains(*name));
        module.kept_in_files = kept.cloned().collect();
    }
}

/// Returns whether users create such objects.
fn is_written(ty: &Type) -> bool {
    matches!(&ty.definition, Definition::Record(record) if record.usage == Usage::Sent)
}

/// Returns the types that are the whole body of a request, in JSON.
fn whole(api: &Api) -> BTreeSet<String> {
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    let bodies = operations.flat_map(|operation| &operation.body);
    let types = bodies.flat_map(|body| &body.types);
    let json = types.filter(|ty| ty.encoding == BodyEncoding::Json);
    let names = json.filter_map(|ty| ty.shape.named());
    names.map(|(_, name)| name.to_owned()).collect()
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
