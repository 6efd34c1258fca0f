//! Validates values against schemas of the spec with the crate `boon`, independently of our own code.

use std::cell::RefCell;

use boon::{Compiler, ErrorKind, SchemaIndex, Schemas, ValidationError};
use serde_json::Value;

use super::spec::{Node, Spec};

/// The documents of the spec, ready to validate against.
pub(super) struct Judge {
    checked: RefCell<Compiled>,
    free: RefCell<Compiled>,
}

/// Whether strings must have the format of their schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Formats {
    /// They must have it.
    Checked,
    /// They may be any strings.
    Free,
}

/// The documents, and the schemas that were compiled before: to compile one takes longer than to validate a value.
struct Compiled {
    compiler: Compiler,
    schemas: Schemas,
}

/// A schema to validate against.
pub(super) struct Schema<'j> {
    all: &'j RefCell<Compiled>,
    index: SchemaIndex,
}

/// Something that a schema does not allow.
pub(super) struct Complaint {
    /// The place in the value, as a JSON pointer.
    pub(super) at: String,
    message: String,
}

impl Judge {
    pub(super) fn new(spec: &Spec) -> Self {
        let mut checking = Compiler::new();
        checking.enable_format_assertions();
        Self {
            checked: Compiled::new(checking, spec),
            free: Compiled::new(Compiler::new(), spec),
        }
    }

    /// Returns the schema at a place.
    pub(super) fn of(&self, file: &str, pointer: &str, formats: Formats) -> Schema<'_> {
        let all = match formats {
            Formats::Checked => &self.checked,
            Formats::Free => &self.free,
        };
        let index = all.borrow_mut().compile(file, pointer);
        Schema { all, index }
    }

    /// Validates a value against the schema at a node.
    pub(super) fn check(
        &self,
        schema: &Node<'_>,
        value: &Value,
        formats: Formats,
    ) -> Result<(), String> {
        self.of(schema.file, &schema.pointer, formats).check(value)
    }
}

impl Compiled {
    fn new(mut compiler: Compiler, spec: &Spec) -> RefCell<Self> {
        for document in spec.documents() {
            compiler
                .add_resource(&uri(document.file), document.value.clone())
                .expect("the documents have different names");
        }
        let schemas = Schemas::new();
        RefCell::new(Self { compiler, schemas })
    }

    fn compile(&mut self, file: &str, pointer: &str) -> SchemaIndex {
        let target = format!("{}#{}", uri(file), fragment(pointer));
        let compiled = self.compiler.compile(&target, &mut self.schemas);
        compiled.expect("the spec's schemas can be compiled")
    }
}

impl Schema<'_> {
    pub(super) fn allows(&self, value: &Value) -> bool {
        self.all
            .borrow()
            .schemas
            .validate(value, self.index)
            .is_ok()
    }

    /// Validates a value. The error lists everything that is wrong with it.
    pub(super) fn check(&self, value: &Value) -> Result<(), String> {
        let complaints = self.complaints(value);
        if complaints.is_empty() {
            return Ok(());
        }
        let told = complaints
            .iter()
            .map(|one| format!("{}: {}", one.at, one.message));
        Err(told.collect::<Vec<_>>().join("; "))
    }

    /// Returns everything that is wrong with a value.
    pub(super) fn complaints(&self, value: &Value) -> Vec<Complaint> {
        let mut complaints = Vec::new();
        if let Err(error) = self.all.borrow().schemas.validate(value, self.index) {
            collect(&error, &mut complaints);
        }
        complaints
    }
}

/// The validator returns a tree, in which references and lists of errors are nodes of their own. Of a value that fits no branch
/// of a union, only that is told.
fn collect(error: &ValidationError<'_, '_>, complaints: &mut Vec<Complaint>) {
    match &error.kind {
        ErrorKind::Schema { .. }
        | ErrorKind::Group
        | ErrorKind::Reference { .. }
        | ErrorKind::AllOf => {
            for cause in &error.causes {
                collect(cause, complaints);
            }
        }
        kind => complaints.push(Complaint {
            at: error.instance_location.to_string(),
            message: kind.to_string(),
        }),
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
