//! The types of the client.

use super::{Deprecation, Shape};
use crate::source::Place;

/// A type of the client.
#[derive(Debug)]
pub struct Type {
    /// The Rust name.
    pub name: String,
    /// The file of the type, and so its module: `webhook`. Types share a file if they belong together, or if a file system
    /// could not distinguish their names.
    pub file: String,
    /// Where the spec defines it.
    pub origin: Origin,
    /// Who writes it.
    pub author: Author,
    /// Its meaning, as Markdown.
    pub docs: String,
    /// Whether it is deprecated.
    pub deprecated: Deprecation,
    /// Its shape.
    pub definition: Definition,
}

/// Who writes a type of the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// The generator.
    Generator,
    /// The runtime has it already: its module shows it under its name.
    Runtime,
}

/// Where a type comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// `components.schemas` of the module's file, under the type's own name.
    Schema,
    /// A place within another schema or an operation, by JSON pointer.
    Inline(String),
}

impl Type {
    /// Where the spec defines it; `file` is that of its module.
    #[must_use]
    pub fn place(&self, file: &str) -> Place {
        let root = Place::root(file);
        match &self.origin {
            Origin::Schema => root.key("components").key("schemas").key(&self.name),
            Origin::Inline(pointer) => Place {
                pointer: pointer.clone(),
                ..root
            },
        }
    }
}

/// What a type is.
#[derive(Debug)]
pub enum Definition {
    /// A struct.
    Record(Record),
    /// An enum of strings, open to values not known yet.
    Enumeration(Enumeration),
    /// An enum of structs, open to objects not known yet.
    Union(Union),
}

/// An object with known properties.
#[derive(Debug)]
pub struct Record {
    /// The properties, in the order of the spec.
    pub fields: Vec<Field>,
    /// What the constructor takes, in its order: places in `fields`. The others have setters.
    pub arguments: Vec<usize>,
    /// The property that has one value only; it is not a field.
    pub constant: Option<Constant>,
    /// Whether requests carry it, so that apps have to make one.
    pub usage: Usage,
    /// What it is made of, where it is a page of a list.
    pub page: Option<Page>,
    /// What it grows by, where it is a semantic patch.
    pub patch: Option<Box<Patch>>,
}

/// A property that has one value only, and tells a type from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constant {
    /// The name on the wire: `kind`.
    pub wire: String,
    /// The value on the wire: `turnFlagOn`.
    pub value: String,
}

/// A page of a list: where its items are, and what leads to the next one. All names are those of Rust fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The field with the list.
    pub items: String,
    /// The type of its elements.
    pub item: Shape,
    /// What the runtime can use to find the next page: what it is, and the fields on the way to it.
    pub hints: Vec<(&'static str, Vec<String>)>,
}

/// A semantic patch: where its instructions are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// The Rust field with the list.
    pub instructions: String,
    /// The type of its elements.
    pub instruction: Shape,
}

/// Who makes values of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usage {
    /// Apps do, for requests: the type has a constructor and setters.
    Sent,
    /// Apps do, for forms with files: the type has a constructor and setters, and is neither decoded nor JSON.
    Uploaded,
    /// The API alone does.
    Received,
}

/// A property.
#[derive(Debug)]
pub struct Field {
    /// The name on the wire.
    pub wire: String,
    /// The Rust name.
    pub name: String,
    /// Its meaning, as Markdown.
    pub docs: String,
    /// Whether it is deprecated.
    pub deprecated: Deprecation,
    /// Whether it is always there.
    pub presence: Presence,
    /// Its whole Rust type.
    pub shape: Shape,
}

/// Whether a property is always there, and what stands for its absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Always there.
    Required,
    /// Always there in a response. A request is refused without it, and `None` until its setter is called.
    Named,
    /// `None` stands for its absence.
    None,
    /// Always there when it is sent: for `None`, the client sends what the path of the request says.
    FromPath,
    /// An empty list or map stands for its absence, or the default, where that is false, zero or an empty string.
    Empty,
}

/// An enumeration.
#[derive(Debug)]
pub struct Enumeration {
    /// Its values, in the order of the spec.
    pub variants: Vec<Variant>,
}

/// A value of an enumeration.
#[derive(Debug)]
pub struct Variant {
    /// The value on the wire.
    pub wire: String,
    /// The Rust name.
    pub name: String,
    /// Its meaning, as Markdown.
    pub docs: String,
    /// Whether it is deprecated.
    pub deprecated: Deprecation,
}

/// Objects of several types, which differ in the value of one property.
#[derive(Debug)]
pub struct Union {
    /// The property with the constants: `kind`.
    pub tag: String,
    /// The types, in the order of the spec.
    pub branches: Vec<Branch>,
}

/// A type of a union; the variant has its name.
#[derive(Debug)]
pub struct Branch {
    /// The constant on the wire.
    pub wire: String,
    /// The type, and the variant.
    pub name: String,
    /// The type.
    pub shape: Shape,
    /// What the type is, in a sentence, as Markdown.
    pub docs: String,
    /// Whether it is deprecated.
    pub deprecated: Deprecation,
}

impl Record {
    /// What the constructor takes.
    pub fn arguments(&self) -> impl Iterator<Item = &Field> {
        self.arguments.iter().filter_map(|at| self.fields.get(*at))
    }

    /// What has a setter.
    pub fn setters(&self) -> impl Iterator<Item = &Field> {
        let fields = self.fields.iter().enumerate();
        let others = fields.filter(|(at, _)| !self.arguments.contains(at));
        others.map(|(_, field)| field)
    }
}
