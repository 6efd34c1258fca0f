//! `$ref`: resolving references.

use indexmap::IndexMap;

use super::Lowering;
use crate::load::{COMMON, Spec};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{Components, RefOr, Schema};
use crate::suggest::closest;

/// The target of a reference.
pub(crate) struct Found<'s, T> {
    /// Its file.
    pub(crate) file: String,
    /// Its key.
    pub(crate) name: String,
    /// Its place.
    pub(crate) place: Place,
    /// Its value.
    pub(crate) value: &'s T,
}

/// One of the maps under `components`.
pub(crate) struct Section<T> {
    key: &'static str,
    entries: fn(&Components) -> &IndexMap<String, T>,
}

/// `components.schemas`
pub(crate) const SCHEMAS: Section<Schema> = Section {
    key: "schemas",
    entries: |all| &all.schemas,
};
/// `components.parameters`
pub(crate) const PARAMETERS: Section<crate::spec::Parameter> = Section {
    key: "parameters",
    entries: |all| &all.parameters,
};
/// `components.responses`
pub(crate) const RESPONSES: Section<crate::spec::Response> = Section {
    key: "responses",
    entries: |all| &all.responses,
};
/// `components.examples`
pub(crate) const EXAMPLES: Section<crate::spec::Example> = Section {
    key: "examples",
    entries: |all| &all.examples,
};

impl<'s> Lowering<'s> {
    /// Resolves a reference at `place`.
    pub(super) fn follow<T>(
        &mut self,
        target: &str,
        place: &Place,
        section: &Section<T>,
    ) -> Option<Found<'s, T>> {
        match find(self.spec, target, place, section) {
            Ok(Some(found)) => {
                self.referred.insert(found.place.clone());
                Some(found)
            }
            Ok(None) => {
                self.unread.push(place.clone());
                None
            }
            Err(problem) => {
                self.report(*problem);
                None
            }
        }
    }

    /// Resolves all references in a schema for which nothing is generated, and checks the required properties of its objects.
    pub(super) fn follow_all(&mut self, schema: &Schema, place: &Place) {
        self.check_required(schema, place);
        if let Some(target) = &schema.reference {
            self.follow(target, &place.key("$ref"), &SCHEMAS);
        }
        for (name, property) in schema.properties.iter().flatten() {
            self.follow_all(property, &place.key("properties").key(name));
        }
        for (index, branch) in schema.one_of.iter().flatten().enumerate() {
            self.follow_all(branch, &place.key("oneOf").key(index));
        }
        let inner = [
            ("items", &schema.items),
            ("additionalProperties", &schema.additional_properties),
        ];
        for (key, schema) in inner {
            if let Some(schema) = schema {
                self.follow_all(schema, &place.key(key));
            }
        }
    }

    /// Returns an object and its place, after resolving a reference.
    pub(super) fn resolve<T>(
        &mut self,
        object: &'s RefOr<T>,
        place: &Place,
        section: &Section<T>,
    ) -> Option<(&'s T, Place)> {
        match object {
            RefOr::Here(value) => Some((value, place.clone())),
            RefOr::Ref(reference) => {
                let found = self.follow(&reference.target, &place.key("$ref"), section)?;
                Some((found.value, found.place))
            }
        }
    }
}

/// Returns an object, after resolving a reference in a file.
pub(crate) fn resolve<'s, T>(
    spec: &'s Spec,
    object: &'s RefOr<T>,
    file: &str,
    section: &Section<T>,
) -> Option<&'s T> {
    match object {
        RefOr::Here(value) => Some(value),
        RefOr::Ref(reference) => {
            let found = find(spec, &reference.target, &Place::root(file), section);
            Some(found.ok()??.value)
        }
    }
}

/// Returns `Ok(None)` if the file could not be read, since the reference cannot be checked then.
pub(crate) fn find<'s, T>(
    spec: &'s Spec,
    target: &str,
    place: &Place,
    section: &Section<T>,
) -> Result<Option<Found<'s, T>>, Box<Problem>> {
    let prefix = format!("/components/{}/", section.key);
    let (file, pointer) = target.split_once('#').unwrap_or((target, ""));
    let file = if file.is_empty() {
        place.file.as_str()
    } else {
        file
    };
    if place.file == COMMON && file != COMMON && spec.values.contains_key(file) {
        return Err(Box::new(outward(place, file, pointer)));
    }
    if spec.is_unreadable(&Place::pointer(file, pointer)) {
        return Ok(None);
    }
    let entries = spec
        .documents
        .get(file)
        .map(|document| (section.entries)(&document.components));
    let found = entries
        .zip(pointer.strip_prefix(&prefix))
        .and_then(|(entries, name)| entries.get_key_value(name));
    let Some((name, value)) = found else {
        let problem = if let Some(there) = stands(spec, file, pointer) {
            of_other_kind(place, target, there, section.key)
        } else {
            let message = format!("there is nothing at `{target}`");
            Problem::new(place, message, suggestion(spec, target, section))
        };
        return Err(Box::new(problem.folds_by(format!("{file}#{pointer}"))));
    };
    let place = Place::root(file)
        .key("components")
        .key(section.key)
        .key(name);
    Ok(Some(Found {
        file: file.to_owned(),
        name: name.clone(),
        place,
        value,
    }))
}

/// Rejects references from the shared module to a group, which may not be compiled.
fn outward(place: &Place, file: &str, pointer: &str) -> Problem {
    let message = format!("spec/{COMMON} refers to spec/{file}, which not every app compiles");
    let name = pointer.rsplit('/').next().unwrap_or_default();
    let help = format!(
        "move `{name}` to spec/{COMMON}, or what refers to it to the document of the group that has it"
    );
    Problem::new(place, message, help).also(&Place::pointer(file, pointer), "what it refers to")
}

/// Returns the section of the components that a pointer leads into, if it exists.
fn stands<'p>(spec: &Spec, file: &str, pointer: &'p str) -> Option<&'p str> {
    spec.values.get(file)?.pointer(pointer)?;
    let (section, name) = pointer.strip_prefix("/components/")?.split_once('/')?;
    (!name.contains('/')).then_some(section)
}

/// Creates the problem of a reference to something of another kind.
fn of_other_kind(place: &Place, target: &str, there: &str, wanted: &str) -> Problem {
    let one = |section: &str| section.trim_end_matches('s').to_owned();
    let message = format!(
        "`{target}` is one of the `{there}`, but a {} is expected here",
        one(wanted)
    );
    let help = format!(
        "refer to one of the `{wanted}`: `<file>#/components/{wanted}/<name>`, or `#/components/{wanted}/<name>` in the same file"
    );
    Problem::new(place, message, help)
}

fn suggestion<T>(spec: &Spec, target: &str, section: &Section<T>) -> String {
    let all = spec.documents.iter().flat_map(|(file, document)| {
        let names = (section.entries)(&document.components).keys();
        names.map(move |name| (file, name.as_str()))
    });
    let wanted = target.rsplit('/').next().unwrap_or_default();
    let meant = closest(wanted, all.clone().map(|(_, name)| name));
    let meant = meant.and_then(|meant| all.into_iter().find(|(_, name)| *name == meant));
    match meant {
        Some((file, name)) => format!("did you mean `{file}#/components/{}/{name}`?", section.key),
        None => format!(
            "write `<file>#/components/{0}/<name>`, or `#/components/{0}/<name>` in the same file",
            section.key
        ),
    }
}
