//! The purpose of each document. Content in the wrong document would be ignored.

use super::Lowering;
use crate::load::{COMMON, ROOT};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::Document;

impl Lowering<'_> {
    /// Reports content in the wrong document.
    pub(super) fn check_roles(&mut self) {
        for (file, document) in &self.spec.documents {
            for (place, home) in misplaced(file, document) {
                let message = format!("`{}` has no effect in spec/{file}", place.last());
                self.report(Problem::key(&place, message, format!("move it to {home}")));
            }
            self.check_version(file, document);
        }
    }

    /// Reports unused shared parameters, responses and examples, and unused schemas of types that are in the runtime. Only for a
    /// spec without other problems, since an operation that could not be read may have used them.
    pub(super) fn check_unused(&mut self) {
        for (file, document) in &self.spec.documents {
            let components = Place::root(file).key("components");
            let shared = &document.components;
            let parameters = shared.parameters.keys().map(|name| ("parameters", name));
            let responses = shared.responses.keys().map(|name| ("responses", name));
            let examples = shared.examples.keys().map(|name| ("examples", name));
            let provided = shared.schemas.iter();
            let provided = provided.filter(|(_, schema)| schema.rust_type.is_some());
            let provided = provided.map(|(name, _)| ("schemas", name));
            let all = parameters.chain(responses).chain(examples).chain(provided);
            for (section, name) in all {
                let place = components.key(section).key(name);
                if !self.referred.contains(&place) {
                    let help = format!(
                        "refer to it with `{file}#/components/{section}/{name}`, or remove it"
                    );
                    self.report(Problem::key(
                        &place,
                        format!("no operation refers to `{name}`"),
                        help,
                    ));
                }
            }
        }
    }

    /// Reports documents with different versions, since the client sends one version with all requests.
    fn check_version(&mut self, file: &str, document: &Document) {
        let Some(root) = self.spec.documents.get(ROOT) else {
            return;
        };
        if document.info.version != root.info.version {
            let version = |file: &str| Place::root(file).key("info").key("version");
            let message = format!(
                "this version is not that of spec/{ROOT}, `{}`",
                root.info.version
            );
            let help = "write one version everywhere: all documents describe one API";
            self.report(
                Problem::new(&version(file), message, help)
                    .also(&version(ROOT), "the version of the API"),
            );
        }
    }
}

/// Content of a document: whether there is any, and its place.
type Content = (bool, Place);

/// Returns content that is ignored in this document, with the document where it belongs.
fn misplaced(file: &str, document: &Document) -> Vec<(Place, &'static str)> {
    let place = Place::root(file);
    let (is_root, is_group) = (file == ROOT, file != ROOT && file != COMMON);
    let rules = [
        (is_root, "spec/openapi.json", of_the_root(document, &place)),
        (
            is_group,
            "the document of a group",
            of_a_group(document, &place),
        ),
        (
            !is_root,
            "spec/common.json, or the document of the group that has it alone",
            shared(document, &place),
        ),
    ];
    let broken = rules.into_iter().filter(|(is_at_home, ..)| !is_at_home);
    let misplaced = broken.flat_map(|(_, home, contents)| {
        let present = contents.into_iter().filter(|(is_present, _)| *is_present);
        present.map(move |(_, place)| (place, home))
    });
    misplaced.collect()
}

fn of_the_root(document: &Document, place: &Place) -> Vec<Content> {
    let schemes = &document.components.security_schemes;
    vec![
        (document.servers.is_some(), place.key("servers")),
        (document.security.is_some(), place.key("security")),
        (document.tags.is_some(), place.key("tags")),
        (
            !schemes.is_empty(),
            place.key("components").key("securitySchemes"),
        ),
    ]
}

fn of_a_group(document: &Document, place: &Place) -> Vec<Content> {
    vec![
        (!document.paths.is_empty(), place.key("paths")),
        (document.info.beta, place.key("info").key("x-beta")),
    ]
}

fn shared(document: &Document, place: &Place) -> Vec<Content> {
    let (components, place) = (&document.components, place.key("components"));
    vec![
        (!components.schemas.is_empty(), place.key("schemas")),
        (!components.parameters.is_empty(), place.key("parameters")),
        (!components.responses.is_empty(), place.key("responses")),
        (!components.examples.is_empty(), place.key("examples")),
    ]
}
