//! The smallest complete spec, and methods that change one thing in it.

use codegen::{Color, Failure, Output, Rules, Sources, generate};
use serde_json::{Value, json};

/// The manifest of a client without groups.
pub const MANIFEST: &str =
    "[package]\nname = \"client\"\n\n[features]\ndefault = [\"full\"]\nfull = []\n";

/// A spec with one group, `things`, and nothing in it.
#[derive(Clone)]
pub struct Spec {
    root: Value,
    common: Value,
    things: Value,
}

impl Spec {
    pub fn new() -> Self {
        let document = |title: &str, description: &str| {
            json!({
                "openapi": "3.1.1",
                "info": {"title": title, "description": description, "version": "20240415"},
                "externalDocs": {"url": "https://docs.example/things"},
                "paths": {},
                "components": {"schemas": {}, "parameters": {}, "responses": {}},
            })
        };
        let mut root = document("API", "The API.");
        root["tags"] = json!([{"name": "things"}]);
        Self {
            root,
            common: document("Shared", "Shared types."),
            things: document("Things", "Things, all of them."),
        }
    }

    /// Adds a schema to the group.
    pub fn schema(mut self, name: &str, schema: Value) -> Self {
        self.things["components"]["schemas"][name] = schema;
        self
    }

    /// Adds a schema to the shared document.
    pub fn common_schema(mut self, name: &str, schema: Value) -> Self {
        self.common["components"]["schemas"][name] = schema;
        self
    }

    /// Adds an operation to the group.
    pub fn operation(mut self, path: &str, method: &str, operation: Value) -> Self {
        self.things["paths"][path][method] = operation;
        self
    }

    /// Changes the group's document.
    pub fn with(mut self, change: impl FnOnce(&mut Value)) -> Self {
        change(&mut self.things);
        self
    }

    /// Changes the shared document.
    pub fn with_common(mut self, change: impl FnOnce(&mut Value)) -> Self {
        change(&mut self.common);
        self
    }

    /// Changes the root document.
    pub fn with_root(mut self, change: impl FnOnce(&mut Value)) -> Self {
        change(&mut self.root);
        self
    }

    pub fn sources(&self) -> Sources {
        let text = |value: &Value| format!("{value:#}\n");
        [
            ("openapi.json", text(&self.root)),
            ("common.json", text(&self.common)),
            ("things.json", text(&self.things)),
        ]
        .into_iter()
        .collect()
    }

    pub fn generate(&self) -> Result<Output, Failure> {
        generate(&self.sources(), MANIFEST, Rules::Client)
    }

    /// Returns the text of a generated file, without its header.
    #[track_caller]
    pub fn file(&self, path: &str) -> String {
        self.read(&format!("{}/{path}", codegen::GENERATED))
    }

    /// Returns the text of a table for the conformance tests, without its header.
    #[track_caller]
    pub fn table(&self, path: &str) -> String {
        self.read(&format!("{}/{path}", codegen::TABLES))
    }

    #[track_caller]
    fn read(&self, path: &str) -> String {
        match self.generate() {
            Ok(output) => {
                let text = output.files.get(path);
                let text = text.unwrap_or_else(|| panic!("{path} was not generated"));
                text.split_once("\n\n")
                    .map(|(_, body)| body.to_owned())
                    .unwrap_or_default()
            }
            Err(Failure::Spec(problems)) => panic!("{}", problems.render(Color::None)),
            Err(other) => panic!("{other:?}"),
        }
    }

    /// Returns the method of an operation, in the block of its handle.
    #[track_caller]
    pub fn method(&self, operation: &str) -> String {
        let path = format!("things/operations/{operation}.rs");
        self.item(&path, "impl ThingsApi")
    }

    /// Returns the part of a generated file from the line that starts with `from` to the end of that item.
    #[track_caller]
    pub fn item(&self, path: &str, from: &str) -> String {
        let text = self.file(path);
        let lines: Vec<_> = text.lines().collect();
        let start = lines
            .iter()
            .position(|line| line.starts_with(from))
            .unwrap_or_else(|| panic!("no `{from}` in {text}"));
        let docs = lines[..start]
            .iter()
            .rev()
            .take_while(|line| !line.is_empty())
            .count();
        let end = if lines[start].ends_with(';') {
            Some(0)
        } else {
            lines[start..].iter().position(|line| *line == "}")
        };
        let end = end.unwrap_or_else(|| panic!("`{from}` has no end in {text}"));
        lines[start - docs..=start + end].join("\n") + "\n"
    }
}

/// Returns the report of the problems in these files.
#[track_caller]
pub fn report(sources: &Sources) -> String {
    match generate(sources, MANIFEST, Rules::House) {
        Ok(_) => panic!("nothing was found wrong"),
        Err(Failure::Spec(problems)) => problems.render(Color::None),
        Err(other) => panic!("{other:?}"),
    }
}

/// A schema with one property.
pub fn object(property: &str, schema: Value) -> Value {
    json!({"type": "object", "description": "A thing.", "properties": {property: schema}})
}

/// An operation without parameters and bodies.
pub fn operation(id: &str) -> Value {
    json!({
        "operationId": id,
        "summary": "Do it",
        "externalDocs": {"url": "https://docs.example/things/do-it"},
        "responses": {"204": {"description": "Done."}},
    })
}

/// A string parameter, or a count of items.
pub fn parameter(name: &str, location: &str) -> Value {
    let (schema, example) = match name {
        "limit" | "offset" => (
            json!({"type": "integer", "format": "int64", "minimum": 0}),
            json!(20),
        ),
        _ => (json!({"type": "string"}), json!("one")),
    };
    json!({
        "name": name,
        "in": location,
        "required": location == "path",
        "description": "Which one.",
        "schema": schema,
        "example": example,
    })
}
