//! Rust names, which must be unique in their scope.

use std::collections::BTreeMap;

use super::Lowering;
use crate::load::ROOT;
use crate::naming::{
    CATCH_ALL, RESERVED_GROUPS, RESERVED_METHODS, RESERVED_PARAMETERS, RESERVED_SETTERS,
    RESERVED_TYPES, is_identifier, pascal, snake,
};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::Schema;

/// The spelling of a Rust name.
#[derive(Debug, Clone, Copy)]
pub(super) enum Spelling {
    /// A field or an argument: `snake_case`.
    Snake,
    /// A variant: `PascalCase`.
    Pascal,
}

impl Spelling {
    fn of(self, name: &str) -> String {
        match self {
            Self::Snake => snake(name),
            Self::Pascal => pascal(name),
        }
    }

    fn what(self) -> &'static str {
        match self {
            Self::Snake => "a Rust field or argument",
            Self::Pascal => "a Rust variant",
        }
    }
}

/// The names in one Rust scope: a struct's fields, an enum's variants, a request's methods, the types.
#[derive(Debug)]
pub(super) struct Scope {
    taken: BTreeMap<String, Place>,
    /// The names on the wire.
    listed: BTreeMap<String, Place>,
    /// The names that the runtime uses, in lists.
    reserved: &'static [&'static [&'static str]],
    /// The help line, which says how to change a name.
    help: &'static str,
}

impl Scope {
    /// The scope of all types, whatever their modules.
    pub(super) fn types() -> Self {
        let help = "rename it; an enumeration that is named after its place gets a name of its own in `components.schemas`";
        Self {
            taken: BTreeMap::new(),
            listed: BTreeMap::new(),
            reserved: &[&RESERVED_TYPES],
            help,
        }
    }

    /// The fields of a struct.
    pub(super) fn fields() -> Self {
        Self {
            taken: BTreeMap::new(),
            listed: BTreeMap::new(),
            reserved: &[],
            help: X_RUST_NAME,
        }
    }

    /// The fields of a struct that has a setter for each.
    pub(super) fn setters() -> Self {
        Self {
            reserved: &[&RESERVED_METHODS, &RESERVED_SETTERS],
            ..Self::fields()
        }
    }

    /// The variants of an enum.
    pub(super) fn variants() -> Self {
        Self {
            taken: BTreeMap::new(),
            listed: BTreeMap::new(),
            reserved: &[&[CATCH_ALL]],
            help: X_RUST_NAME,
        }
    }

    /// The types of a union: variants that have their names.
    pub(super) fn branches() -> Self {
        Self {
            help: "rename the type: the variant has the same name",
            ..Self::variants()
        }
    }

    /// The parameters of an operation: some are arguments, the others methods of its request.
    pub(super) fn parameters() -> Self {
        let help =
            "remove it, or give its `schema` an `x-rust-name`, and the reason in `x-comment`";
        Self {
            taken: BTreeMap::new(),
            listed: BTreeMap::new(),
            reserved: &[&RESERVED_METHODS, &RESERVED_PARAMETERS],
            help,
        }
    }

    /// The groups.
    fn groups() -> Self {
        Self {
            taken: BTreeMap::new(),
            listed: BTreeMap::new(),
            reserved: &[&RESERVED_GROUPS],
            help: GROUP,
        }
    }

    /// Lists a name on the wire. Returns a problem if it is there already: no `x-rust-name` can mend that.
    #[must_use]
    pub(super) fn list(&mut self, wire: &str, place: &Place) -> Option<Problem> {
        if let Some(first) = self.listed.get(wire) {
            return Some(twice(wire, place, first));
        }
        self.listed.insert(wire.to_owned(), place.clone());
        None
    }

    /// Claims a name for a `place`. Returns a problem if that is not possible.
    #[must_use]
    pub(super) fn claim(&mut self, name: &str, place: &Place, what: &str) -> Option<Problem> {
        if !is_identifier(name) {
            let message = format!("{what} would be `{name}` in Rust, which is not an identifier");
            return Some(Problem::key(place, message, self.help));
        }
        if self.reserved.iter().any(|names| names.contains(&name)) {
            let message =
                format!("{what} would be `{name}` in Rust, a name that the client itself uses");
            return Some(Problem::key(place, message, self.help));
        }
        if let Some(first) = self.taken.get(name) {
            let message = format!("{what} would be `{name}` in Rust, and so would another one");
            return Some(
                Problem::key(place, message, self.help).also(first, format!("`{name}` already")),
            );
        }
        self.taken.insert(name.to_owned(), place.clone());
        None
    }
}

/// Returns the problem of a list that has the same name at two places.
pub(super) fn twice(name: &str, place: &Place, first: &Place) -> Problem {
    let message = format!("`{name}` is listed twice");
    Problem::new(place, message, "remove one of the two").also(first, "first here")
}

/// Returns the place of the name that the name of a type is made from: that of its operation, or its own.
fn source_of_name(place: &Place) -> Place {
    let ends = place.pointer.match_indices('/').map(|(at, _)| at);
    let ends: Vec<_> = ends.chain([place.pointer.len()]).collect();
    match ends.get(3) {
        Some(end) if place.pointer.starts_with("/paths/") => {
            Place::pointer(&place.file, &place.pointer[..*end]).key("operationId")
        }
        _ => place.clone(),
    }
}

/// The name of a group in `tags` of the root document becomes a module, a method of the client and a Cargo feature.
const GROUP: &str = "rename the group: its file, and its entry of `tags`";

const X_RUST_NAME: &str = "give it an `x-rust-name`, and the reason in `$comment`";

impl Lowering<'_> {
    /// Claims a type name. Types of all modules share one scope, so that none has to be qualified.
    pub(super) fn claim_type(&mut self, name: &str, place: &Place, what: &str) {
        let problem = self.type_names.claim(name, place, what);
        self.problems.extend(problem.map(|problem| {
            if is_identifier(name) {
                problem
            } else {
                problem.rests_on(&source_of_name(place))
            }
        }));
    }

    /// Returns the name of a property, a parameter or a value, made from its name on the wire or from `x-rust-name`. `place` is
    /// that of the schema.
    pub(super) fn rust_name(
        &mut self,
        wire: &str,
        schema: &Schema,
        place: &Place,
        spelling: Spelling,
    ) -> String {
        let Some(chosen) = &schema.rust_name else {
            return spelling.of(wire);
        };
        let spelled = spelling.of(chosen);
        // If it cannot be spelled, it is not an identifier either, which is reported elsewhere.
        if spelled == *chosen || !is_identifier(&spelled) {
            return chosen.clone();
        }
        let message = format!("`{chosen}` is not spelled as {}", spelling.what());
        let help = format!("write `{spelled}`");
        self.report(Problem::new(&place.key("x-rust-name"), message, help));
        spelled
    }

    /// A group is a module beside those of the runtime, and a method beside those of the client.
    pub(super) fn check_group_name(&mut self, group: &str) {
        let name = snake(group);
        let index = self.spec.groups.iter().position(|other| other == group);
        let place = Place::root(ROOT)
            .key("tags")
            .key(index.unwrap_or_default())
            .key("name");
        let what = format!("the group `{group}`");
        let mut scope = Scope::groups();
        self.problems.extend(scope.claim(&name, &place, &what));
    }
}
