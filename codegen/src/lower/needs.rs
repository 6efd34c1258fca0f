//! What each group needs of the others, and of what all share.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Api, Definition, Group, Module, Shape, Type};
use crate::naming::snake;

/// A file is compiled only with the groups that need it, if they are fewer than one in so many. A longer list of them would
/// be worse to read than the file is to compile.
const ONE_IN: usize = 3;

/// The others of `groups` whose types a group mentions. The shared module is none of them.
pub(super) fn of_groups(group: &Group, groups: &[String]) -> Vec<String> {
    let shapes = shapes(group);
    let modules: BTreeSet<_> = named(&shapes).map(|(module, _)| module).collect();
    let others = groups.iter().filter(|other| **other != group.feature);
    let mut needed: Vec<_> = others
        .filter(|other| modules.contains(snake(other).as_str()))
        .cloned()
        .collect();
    needed.sort();
    needed
}

/// Says for each file of the shared module which groups it is compiled for, where that is not all of them.
pub(super) fn gate(api: &mut Api) {
    let Some(common) = &mut api.common else {
        return;
    };
    let mut features: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for group in &api.groups {
        for file in files(group, common) {
            features
                .entry(file)
                .or_default()
                .insert(group.feature.clone());
        }
    }
    features.retain(|_, features| features.len() * ONE_IN < api.groups.len());
    common.gates = features
        .into_iter()
        .map(|(file, features)| (file, features.into_iter().collect()))
        .collect();
}

/// The files of the shared module that a group needs: by its own types and operations, and by what those refer to.
fn files(group: &Group, common: &Module) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    let mut left = shapes(group);
    while !left.is_empty() {
        let found: Vec<_> = named(&left)
            .filter(|(module, _)| *module == common.name)
            .filter_map(|(_, name)| common.types.iter().find(|of| of.name == name))
            .filter(|of| files.insert(of.file.clone()))
            .flat_map(|of| common.types.iter().filter(|other| other.file == of.file))
            .collect();
        left = found.into_iter().flat_map(shapes_of).collect();
    }
    files
}

/// The types with a name in these shapes: module and name.
pub(super) fn named<'a>(shapes: &[&'a Shape]) -> impl Iterator<Item = (&'a str, &'a str)> {
    let mut names = Vec::new();
    for shape in shapes {
        shape.walk(&mut |part| names.extend(part.named()));
    }
    names.into_iter()
}

/// All shapes that a group mentions.
fn shapes(group: &Group) -> Vec<&Shape> {
    let types = group.module.types.iter().flat_map(shapes_of);
    let operations = group.operations.iter().flat_map(|operation| {
        let bodies = operation.body.iter().flat_map(|body| &body.types);
        let filters = operation.filters().flat_map(|filter| &filter.conditions);
        operation
            .parameters()
            .map(|parameter| &parameter.shape)
            .chain(filters.map(|condition| &condition.shape))
            .chain(bodies.map(|body| &body.shape))
            .chain(operation.output.shapes())
    });
    types.chain(operations).collect()
}

/// The shapes that a type is made of.
pub(super) fn shapes_of(ty: &Type) -> Vec<&Shape> {
    match &ty.definition {
        Definition::Record(record) => record.fields.iter().map(|field| &field.shape).collect(),
        Definition::Enumeration(_) => Vec::new(),
        Definition::Union(union) => union.branches.iter().map(|branch| &branch.shape).collect(),
    }
}
