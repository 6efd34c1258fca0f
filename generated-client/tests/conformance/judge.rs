//! Validates values against schemas of the spec with the crate `jsonschema`, independently of our own code.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use jsonschema::{Draft, Registry, Validator};
use serde_json::{Value, json};

use super::spec::{Node, Spec};

/// The documents of the spec, ready to validate against.
pub(super) struct Judge {
    registry: Registry<'static>,
    /// What was compiled before, by reference: to compile a schema takes longer than to validate a value.
    compiled: RefCell<HashMap<(String, Formats), Rc<Validator>>>,
}

/// Whether strings must have the format of their schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Formats {
    /// They must have it.
    Checked,
    /// They may be any strings.
    Free,
}

impl Judge {
    pub(super) fn new(spec: &Spec) -> Self {
        let documents = spec.documents().map(|document| {
            let resource = Draft::Draft202012.create_resource(document.value.clone());
            (uri(document.file), resource)
        });
        let registry = Registry::new().extend(documents);
        let registry = registry.expect("the documents have different names");
        let registry = registry.prepare().expect("all references lead somewhere");
        Self {
            registry,
            compiled: RefCell::default(),
        }
    }

    /// Returns the schema at a place, compiled.
    pub(super) fn of(&self, file: &str, pointer: &str, formats: Formats) -> Rc<Validator> {
        let target = format!("{}#{}", uri(file), fragment(pointer));
        let mut compiled = self.compiled.borrow_mut();
        let schema = compiled.entry((target, formats));
        Rc::clone(schema.or_insert_with_key(|(target, _)| Rc::new(self.compile(target, formats))))
    }

    fn compile(&self, target: &str, formats: Formats) -> Validator {
        jsonschema::options()
            .with_draft(Draft::Draft202012)
            .with_registry(&self.registry)
            .should_validate_formats(formats == Formats::Checked)
            .build(&json!({"$ref": target}))
            .expect("the spec's schemas can be compiled")
    }

    /// Validates a value against the schema at a node.
    pub(super) fn check(
        &self,
        schema: &Node<'_>,
        value: &Value,
        formats: Formats,
    ) -> Result<(), String> {
        complaints(&self.of(schema.file, &schema.pointer, formats), value)
    }
}

/// Validates a value. The error lists everything that is wrong with it.
pub(super) fn complaints(schema: &Validator, value: &Value) -> Result<(), String> {
    let complaints: Vec<_> = schema
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    if complaints.is_empty() {
        Ok(())
    } else {
        Err(complaints.join("; "))
    }
}

fn uri(file: &str) -> String {
    format!("spec:///{file}")
}

/// Writes a pointer as the fragment of a URI.
fn fragment(pointer: &str) -> String {
    pointer
        .replace('%', "%25")
        .replace(' ', "%20")
        .replace('{', "%7B")
        .replace('}', "%7D")
}
