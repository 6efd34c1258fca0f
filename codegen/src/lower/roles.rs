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

/// Returns content that is ignored in this document, with the document where it belongs.
fn misplaced(file: &str, document: &Document) -> Vec<(Place, &'static str)> {
    const HOME_ROOT: &str = "spec/openapi.json";
    const HOME_GROUP: &str = "the document of a group";
    const HOME_SHARED: &str = "spec/common.json, or the document of the group that has it alone";
    let place = Place::root(file);
    let components = place.key("components");
    let (is_root, is_group) = (file == ROOT, file != ROOT && file != COMMON);
    let rules = [
        (
            !is_root && document.servers.is_some(),
            place.key("servers"),
            HOME_ROOT,
        ),
        (
            !is_root && document.security.is_some(),
            place.key("security"),
            HOME_ROOT,
        ),
        (
            !is_root && document.tags.is_some(),
            place.key("tags"),
            HOME_ROOT,
        ),
        (
            !is_root && !document.components.security_schemes.is_empty(),
            components.key("securitySchemes"),
            HOME_ROOT,
        ),
        (
            !is_group && !document.paths.is_empty(),
            place.key("paths"),
            HOME_GROUP,
        ),
        (
            !is_group && document.info.beta,
            place.key("info").key("x-beta"),
            HOME_GROUP,
        ),
        (
            is_root && !document.components.schemas.is_empty(),
            components.key("schemas"),
            HOME_SHARED,
        ),
        (
            is_root && !document.components.parameters.is_empty(),
            components.key("parameters"),
            HOME_SHARED,
        ),
        (
            is_root && !document.components.responses.is_empty(),
            components.key("responses"),
            HOME_SHARED,
        ),
        (
            is_root && !document.components.examples.is_empty(),
            components.key("examples"),
            HOME_SHARED,
        ),
    ];
    let wrong = rules.into_iter().filter(|(is_wrong, ..)| *is_wrong);
    wrong.map(|(_, place, home)| (place, home)).collect()
}
