//! The curated skeleton of operations that the spec lacks: facts, structure and names, and no sentence.
//!
//! What the spec has of the official document already tells how it is to be written: which type stands for which schema,
//! which response for which status, how a timestamp and a secret are called ([`kin`]). What people have to write, each
//! `summary`, `description` and example, is left out, so that the generator asks for it.

mod errors;
mod insert;
mod kin;
mod limits;
mod operation;
mod parameters;
mod types;
mod writing;

use std::collections::BTreeMap;

use super::operation::{Operation, operations};
use super::pairs::OFFICIAL;
use super::{Extent, Failure, document, names, read};
use crate::lines::Lines;
use crate::node::Files;
use codegen::load::file_of;
use codegen::source::Sources;
use kin::Kin;
use types::Types;

/// A request for a draft.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'w> {
    /// The `operationId`s, as the official document spells them.
    pub operations: &'w [String],
    /// The API group of those operations whose tag does not tell it.
    pub group: Option<&'w str>,
    /// How much of the API the official document tells.
    pub extent: Extent,
}

/// The result of drafting.
#[derive(Debug, Default)]
pub struct Draft {
    /// The files of the spec that change, by name.
    pub files: BTreeMap<String, String>,
    /// The operations: `putThing -> things.json`.
    pub operations: Vec<String>,
    /// The types that were written: `ThingPut (ThingPutRep)`.
    pub written: Vec<String>,
    /// The types that the spec has for what the official document calls otherwise: `Thing (ThingRep)`.
    pub found: Vec<String>,
    /// What the official document says and the draft cannot, each with its place: for the sentences, or for a decision.
    pub lost: Vec<String>,
}

/// Drafts operations of the official document.
///
/// # Errors
///
/// [`Failure::Spec`] and [`Failure::Document`] as for a comparison; [`Failure::Wish`] where an operation is not there or
/// curated already, or where its group cannot be told.
pub fn draft(sources: &Sources, official: &str, wish: Wish<'_>) -> Result<Draft, Failure> {
    let spec = read(sources)?;
    let official = document::document(official).map_err(Failure::Document)?;
    let files = Files::from([(OFFICIAL.to_owned(), official)]);
    let lines = Lines::new(sources);
    let kin = Kin::of(&spec, &files, &lines, wish.extent);
    let wanted = wanted(&kin, &files, wish)?;
    let mut draft = Draft::default();
    let mut types = Types::new(&kin);
    for (operation, group) in wanted {
        let file = file_of(&group);
        let value = operation::skeleton(&mut types, &operation, &file, wish.extent);
        draft
            .operations
            .push(format!("{} -> spec/{file}", operation.id));
        add(&mut draft, sources, &file, |text| {
            insert::operation(text, operation.path, operation.method, &value)
        });
        for (name, schema) in types.take() {
            add(&mut draft, sources, &file, |text| {
                insert::schema(text, &name, &schema)
            });
        }
    }
    draft.lost = types.lost();
    (draft.written, draft.found) = types.into_types();
    Ok(draft)
}

fn add(draft: &mut Draft, sources: &Sources, file: &str, edit: impl FnOnce(&str) -> String) {
    let text = draft
        .files
        .entry(file.to_owned())
        .or_insert_with(|| sources.text(file).unwrap_or_default().to_owned());
    *text = edit(text);
}

/// The operations, each with its group.
fn wanted<'d>(
    kin: &Kin<'d>,
    files: &'d Files,
    wish: Wish<'_>,
) -> Result<Vec<(Operation<'d>, String)>, Failure> {
    let all = operations(files, OFFICIAL);
    let mut wanted = Vec::new();
    for id in wish.operations {
        let Some(index) = all.iter().position(|operation| operation.id == id) else {
            return Err(Failure::Wish(errors::unknown(id, &all)));
        };
        if let Some(place) = kin.curated(index) {
            return Err(Failure::Wish(errors::curated(id, place)));
        }
        wanted.push(index);
    }
    let mut all: Vec<_> = all.into_iter().map(Some).collect();
    let mut found = Vec::new();
    for index in wanted {
        let Some(operation) = all.get_mut(index).and_then(Option::take) else {
            continue;
        };
        let group = group_of(kin, &operation, wish).map_err(Failure::Wish)?;
        found.push((operation, group));
    }
    Ok(found)
}

/// The group of an operation: that of the others with its tag, the one that the tag names, or else the one that is wished for.
fn group_of(kin: &Kin<'_>, operation: &Operation<'_>, wish: Wish<'_>) -> Result<String, String> {
    let wished = match wish.group {
        Some(name) => {
            let group = kin.group(name);
            Some(group.ok_or_else(|| errors::group(name, kin.groups()))?)
        }
        None => None,
    };
    kin.group_of(operation)
        .or_else(|| kin.group(&names::slug(operation.tag()?)))
        .or(wished)
        .ok_or_else(|| errors::groupless(operation.id))
}
