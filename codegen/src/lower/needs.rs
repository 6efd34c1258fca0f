//! Dependencies of each group on other groups and on the shared module.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Api, Definition, Group, Module, Shape, Type};
use crate::naming::snake;

/// A shared file is only compiled with the groups that need it, if these are less than this fraction of all groups. A longer
/// list would be harder to read than the file is to compile.
const ONE_IN: usize = 3;

/// Returns the other groups whose types a group mentions, without the shared module.
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

/// Sets the groups for which each file of the shared module is compiled, unless it is needed by many.
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

/// Returns the files of the shared module that a group needs, directly or indirectly.
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

/// Returns the named types in these shapes: module and name.
pub(super) fn named<'a>(shapes: &[&'a Shape]) -> impl Iterator<Item = (&'a str, &'a str)> {
    let mut names = Vec::new();
    for shape in shapes {
        shape.walk(&mut |part| names.extend(part.named()));
    }
    names.into_iter()
}

/// Returns all shapes that a group mentions.
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

/// Returns the shapes that a type consists of.
pub(super) fn shapes_of(ty: &Type) -> Vec<&Shape> {
    match &ty.definition {
        Definition::Record(record) => record.fields.iter().map(|field| &field.shape).collect(),
        Definition::Enumeration(_) => Vec::new(),
        Definition::Union(union) => union.branches.iter().map(|branch| &branch.shape).collect(),
    }
}
