//! Marks the types that are pages, once the operations are known.

use crate::api::{Api, Definition, Shape};

/// Sets the structure of the page for each type that is a page of an operation.
pub(in crate::lower) fn mark(api: &mut Api) {
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    let paged: Vec<_> = operations
        .filter_map(
            |operation| match (operation.output.value(), &operation.paging) {
                (Some(Shape::Named { name, .. }), Some(paging)) => {
                    Some((name.clone(), paging.page.clone()))
                }
                _ => None,
            },
        )
        .collect();
    let modules = api
        .common
        .iter_mut()
        .chain(api.groups.iter_mut().map(|group| &mut group.module));
    for of in modules.flat_map(|module| &mut module.types) {
        let page = paged.iter().find(|(name, _)| *name == of.name);
        if let (Definition::Record(record), Some((_, page))) = (&mut of.definition, page) {
            record.page = Some(page.clone());
        }
    }
}
