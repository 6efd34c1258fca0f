//! [`Spec`] -> [`Api`]: every decision about the client, and every Rust name, is taken here.
//!
//! First the types of all modules are lowered, then the operations that use them. Problems are collected, and lowering
//! continues with the rest, so that one run reports everything.

mod aliases;
mod bodies;
mod constants;
mod described;
mod encodings;
mod enumerations;
mod examples;
mod filters;
mod known;
mod names;
mod needs;
mod operations;
mod order;
mod pages;
mod parameters;
mod patches;
mod paths;
mod provided;
mod records;
mod recursion;
pub(crate) mod references;
mod responses;
mod roles;
mod samples;
mod sent;
mod shapes;
mod statuses;
mod strict;
mod unions;
mod uploads;
mod usage;
mod whole;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::thread;

use crate::api::{Api, Group, Module, Type};
use crate::load::{COMMON, ROOT, Spec, file_of};
use crate::naming::{self, pascal, snake};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::Document;

use known::KnownType;
use names::Scope;

/// Designs the client, and adds mistakes of the spec to `problems`.
#[must_use]
pub fn lower(spec: &Spec, problems: &mut Vec<Problem>) -> Api {
    let mut lowering = Lowering::new(spec);
    // In parallel: the examples do not depend on the lowered client, and take as long.
    let (api, examples) = thread::scope(|scope| {
        let examples = scope.spawn(|| examples::check(spec));
        let api = lowering.api(problems);
        let examples = examples.join();
        (api, examples.unwrap_or_else(|panic| resume_unwind(panic)))
    });
    lowering.forget_consequences();
    problems.append(&mut lowering.problems);
    report_examples(examples, problems);
    samples::check(&lowering.unsampled, problems);
    if problems.is_empty() {
        problems.extend(whole::check(spec, &api));
    }
    api
}

/// Returns the client of an old spec, without its problems and without a check of its examples.
#[must_use]
pub fn client(spec: &Spec) -> Api {
    Lowering::new(spec).api(&[])
}

/// Checks the examples. If there are problems, this may be impossible, since schemas with a dangling reference cannot be
/// compiled.
fn report_examples(examples: Result<Vec<Problem>, String>, problems: &mut Vec<Problem>) {
    match examples {
        Ok(found) => problems.extend(found),
        Err(reason) if problems.is_empty() => {
            let help =
                "this is a gap in the checks of codegen/src/lower: they should have found it";
            problems.push(Problem::new(
                &Place::root(ROOT),
                format!("the schemas cannot be compiled: {reason}"),
                help,
            ));
        }
        Err(_) => {}
    }
}

/// The state of lowering.
struct Lowering<'s> {
    spec: &'s Spec,
    problems: Vec<Problem>,
    /// The schemas that requests contain.
    sent: BTreeSet<String>,
    /// Those of them that are forms.
    uploaded: BTreeSet<String>,
    /// Those of them that are semantic patches.
    patches: BTreeMap<String, patches::Environment>,
    /// The place of each Rust type. Names are unique across all modules.
    type_names: Scope,
    /// The inline enumerations of the module that is being lowered.
    inline: Vec<Type>,
    /// The lowered types by name, for sample code.
    known: BTreeMap<String, KnownType>,
    /// Examples that cannot be turned into sample code.
    unsampled: Vec<Place>,
    /// The targets of references.
    referred: BTreeSet<Place>,
    /// References to what could not be read.
    unread: Vec<Place>,
    /// The operations so far, by `operationId` in lower case.
    operation_ids: BTreeMap<String, (String, Place)>,
    /// The schemas that are bodies of responses.
    answered: BTreeSet<String>,
    /// Where shared responses are referred to.
    statuses: BTreeMap<Place, statuses::Uses>,
    /// The paths so far, by their form without the names of parameters.
    paths: BTreeMap<String, (String, Place)>,
}

impl<'s> Lowering<'s> {
    fn new(spec: &'s Spec) -> Self {
        Self {
            spec,
            problems: Vec::new(),
            sent: usage::sent(spec),
            uploaded: usage::uploaded(spec),
            patches: patches::patches(spec),
            type_names: Scope::types(),
            inline: Vec::new(),
            known: BTreeMap::new(),
            unsampled: Vec::new(),
            referred: BTreeSet::new(),
            unread: Vec::new(),
            operation_ids: BTreeMap::new(),
            answered: usage::answered(spec),
            statuses: BTreeMap::new(),
            paths: BTreeMap::new(),
        }
    }

    /// Lowers all modules. Unused schemas are only reported if there are no other problems, which may be the reason.
    fn api(&mut self, problems: &[Problem]) -> Api {
        let mut types: BTreeMap<String, Vec<Type>> = BTreeMap::new();
        for (file, document) in self.spec.modules() {
            types.insert(file.to_owned(), self.types(file, document));
        }
        recursion::break_cycles(&mut types, self);
        let names = self.spec.groups.iter();
        let groups = names
            .filter_map(|name| self.group(name, &mut types))
            .collect();
        let common = self.spec.documents.get(COMMON).map(|common| {
            let types = types.remove(COMMON).unwrap_or_default();
            self.module(COMMON, common, types)
        });
        self.check_shared_responses();
        self.check_statuses();
        self.check_roles();
        if problems.is_empty() && self.problems.is_empty() {
            self.check_unused();
        }
        let mut api = Api { common, groups };
        pages::mark(&mut api);
        needs::gate(&mut api);
        sent::mark(&mut api);
        api
    }

    fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Removes the problems that follow from a reference to what could not be read, of which only that is to be said.
    fn forget_consequences(&mut self) {
        let Self {
            problems, unread, ..
        } = self;
        problems.retain(|problem| !unread.iter().any(|place| problem.depends_on(place)));
    }

    fn types(&mut self, file: &str, document: &Document) -> Vec<Type> {
        let place = Place::root(file).key("components").key("schemas");
        let mut types = Vec::new();
        for (name, schema) in &document.components.schemas {
            let new = self.named_type(name, schema, &place.key(name));
            self.known
                .extend(new.iter().map(|of| (of.name.clone(), KnownType::new(of))));
            types.extend(new);
            types.extend(self.inline.drain(..).map(|of| Type {
                file: naming::file(name),
                ..of
            }));
        }
        types
    }

    fn group(&mut self, name: &str, types: &mut BTreeMap<String, Vec<Type>>) -> Option<Group> {
        let file = file_of(name);
        let document = self.spec.documents.get(&file)?;
        let operations = self.operations(&file, document);
        let mut types = types.remove(&file).unwrap_or_default();
        types.append(&mut self.inline);
        let handle = format!("{}Api", pascal(name));
        self.claim_type(&handle, &Place::root(&file), "the handle of the group");
        self.check_group_name(name);
        let mut group = Group {
            module: self.module(&file, document, types),
            feature: name.to_owned(),
            needs: Vec::new(),
            handle,
            operations,
        };
        group.needs = needs::of_groups(&group, &self.spec.groups);
        Some(group)
    }

    fn module(&mut self, file: &str, document: &Document, types: Vec<Type>) -> Module {
        if document.external_docs.is_none() {
            let help = "add `externalDocs` with the page in LaunchDarkly's documentation";
            self.report(Problem::key(
                &Place::root(file).key("info"),
                "the document has no documentation page",
                help,
            ));
        }
        Module {
            file: file.to_owned(),
            name: module_name(file),
            title: document.info.title.clone(),
            docs: document.info.description.clone().unwrap_or_default(),
            url: document
                .external_docs
                .as_ref()
                .map(|docs| docs.url.clone())
                .unwrap_or_default(),
            types,
            gates: BTreeMap::new(),
            sent: BTreeSet::new(),
            kept_in_files: BTreeSet::new(),
        }
    }
}

/// `insights-scores.json` -> `insights_scores`
fn module_name(file: &str) -> String {
    snake(file.trim_end_matches(".json"))
}
