//! Why there is no draft, and what to do.

use crate::upstream::operation::Operation;
use codegen::suggest::{closest, list};

pub(super) fn unknown(id: &str, all: &[Operation<'_>]) -> String {
    let closest = closest(id, all.iter().map(|operation| operation.id));
    let help = closest.map_or_else(
        || "name the operation as the document does, by its `operationId`".to_owned(),
        |id| format!("did you mean `{id}`?"),
    );
    format!("the document has no operation `{id}`\n help: {help}")
}

pub(super) fn curated(id: &str, place: &str) -> String {
    format!(
        "`{id}` is curated already, in spec/{place}\n help: without `--draft`, the differences are listed"
    )
}

pub(super) fn group<'g>(name: &str, groups: impl Iterator<Item = &'g str>) -> String {
    let help = match closest(name, groups) {
        Some(group) => format!("did you mean `{group}`?"),
        None => format!(
            "name a group of the README's table; for a new one, make spec/{name}.json and its entry in `tags` of spec/openapi.json first"
        ),
    };
    format!("{} is no API group\n help: {help}", list([name]))
}

pub(super) fn groupless(id: &str) -> String {
    format!(
        "the group of `{id}` cannot be told: no operation with its tag is curated, and no group is named like it\n help: say which one: `--group GROUP`"
    )
}
