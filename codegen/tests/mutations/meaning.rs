//! The meaning of a spec to the generator: its documents, without the parts that the generator may ignore.
//!
//! This list is all that may change in a spec without any change of the output and without a problem:
//!
//! - reasons for the maintainer: `$comment`, `x-comment`; what describes a link (`externalDocs.description`);
//! - of the root document, all but `tags` and the version: it is there for other readers of the spec; the title of the
//!   shared document;
//! - of the examples of bodies, those that no sample code shows. They are validated, and so are the others. Of shared
//!   examples, where they stand;
//! - the body of an error, which the runtime reads as it comes; of its description, all after the first sentence; the
//!   description of a success; the description of a value beside that of what holds it (an element, a body); that
//!   of a property with a constant, which is not a field;
//! - what a schema with `x-rust-type` says, for the runtime has the type;
//! - white space in prose, which Markdown does not keep;
//! - formats that only say what a plain string or number looks like;
//! - the order of keys, but for those of `paths`, `schemas`, `properties` (constants apart), `responses` (successes and
//!   errors apart) and the media types of a request; the order of `required`; of parameters, all but the order of those that
//!   a request must have in its query, and of those that it may have;
//! - a key with the value that its absence has (`"deprecated": false`), two spellings of one reference.

use std::collections::BTreeMap;

use codegen::Sources;
use serde_json::{Value, json};

use crate::reduce::{defaults, fold_prose, forget, keep_order, put_first, tidy, values};

/// The meaning of a spec; `None` where a file is no JSON and so has none.
pub fn meaning(sources: &Sources) -> Option<BTreeMap<String, Value>> {
    let read =
        |(file, text): (&str, &str)| Some((file.to_owned(), serde_json::from_str(text).ok()?));
    let files: BTreeMap<String, Value> = sources.iter().map(read).collect::<Option<_>>()?;
    let of = |(file, document): (&String, &Value)| {
        let mut document = document.clone();
        Document {
            file,
            files: &files,
        }
        .reduce(&mut document);
        fold_prose(&mut document);
        (file.clone(), document)
    };
    Some(files.iter().map(of).collect())
}

/// Where a schema stands, which decides what counts in it.
#[derive(Clone, Copy, PartialEq)]
enum Position {
    Type,
    Property,
    Value,
}

struct Document<'f> {
    file: &'f str,
    files: &'f BTreeMap<String, Value>,
}

impl Document<'_> {
    fn reduce(&self, document: &mut Value) {
        if self.file == "openapi.json" {
            *document = json!({"tags": document["tags"], "version": document["info"]["version"]});
            return;
        }
        if self.file == "common.json" {
            forget(document, "/info", &["title"]);
        }
        forget(document, "/externalDocs", &["description"]);
        defaults(document, &["paths", "components"]);
        defaults(&mut document["info"], &["x-beta"]);
        let is_beta = document["info"]["x-beta"] == true;
        for item in values(document, "/paths") {
            values(item, "").for_each(|operation| self.operation(operation, is_beta));
        }
        keep_order(document, "/paths");
        defaults(
            &mut document["components"],
            &["schemas", "parameters", "responses", "securitySchemes"],
        );
        forget(document, "/components", &["examples"]);
        values(document, "/components/schemas")
            .for_each(|schema| self.schema(schema, Position::Type));
        values(document, "/components/parameters").for_each(|parameter| self.parameter(parameter));
        values(document, "/components/responses").for_each(|response| self.error(response));
        keep_order(document, "/components/schemas");
    }

    fn operation(&self, operation: &mut Value, is_beta: bool) {
        forget(operation, "", &["x-comment"]);
        forget(operation, "/externalDocs", &["description"]);
        let defaulted = ["deprecated", "x-beta", "x-read-only", "parameters"];
        defaults(operation, &defaulted);
        if is_beta {
            forget(operation, "", &["x-beta"]);
        }
        if let Some(parameters) = operation
            .get_mut("parameters")
            .and_then(Value::as_array_mut)
        {
            parameters.sort_by_key(|parameter| self.rank(parameter));
        }
        values(operation, "/parameters").for_each(|parameter| self.parameter(parameter));
        for media_type in values(operation, "/requestBody/content") {
            self.value(media_type, "/schema");
            let examples = media_type["examples"].as_object();
            media_type["examples"] = examples
                .and_then(|all| all.values().next())
                .map(|first| self.example(first))
                .into();
        }
        if let Some(responses) = operation["responses"].as_object_mut() {
            for (status, response) in responses {
                if status.starts_with('2') {
                    self.success(response);
                } else {
                    self.error(response);
                }
            }
        }
        put_first(operation, "/responses", |status, _| status.starts_with('2'));
        keep_order(operation, "/responses");
        keep_order(operation, "/requestBody/content");
    }

    /// The value of an example, or of the shared one that it refers to.
    fn example(&self, example: &Value) -> Value {
        let shared = self.resolve(example);
        shared.map_or(Value::Null, |shared| shared["value"].clone())
    }

    /// The object itself, or what it refers to.
    fn resolve<'v>(&'v self, object: &'v Value) -> Option<&'v Value> {
        let target = object["$ref"].as_str();
        let Some((file, pointer)) = target.and_then(|target| target.split_once('#')) else {
            return Some(object);
        };
        let file = if file.is_empty() { self.file } else { file };
        self.files.get(file)?.pointer(pointer)
    }

    /// The path says in which order its parameters stand; those that a request must have come before the others.
    fn rank(&self, parameter: &Value) -> (u8, String) {
        let parameter = self.resolve(parameter).unwrap_or(parameter);
        match (&parameter["in"], &parameter["required"]) {
            (place, _) if place == "path" => (0, parameter["name"].to_string()),
            (_, Value::Bool(true)) => (1, String::new()),
            _ => (2, String::new()),
        }
    }

    fn parameter(&self, parameter: &mut Value) {
        forget(parameter, "", &["x-comment"]);
        defaults(parameter, &["required", "deprecated"]);
        if parameter["explode"] == true || parameter["schema"]["type"] != "array" {
            forget(parameter, "", &["explode"]);
        }
        forget(parameter, "", &["style"]);
        self.reference(parameter);
        self.value(parameter, "/schema");
        for field in values(parameter, "/x-filter/fields") {
            self.value(field, "/value");
            values(field, "/operators").for_each(|schema| self.schema(schema, Position::Property));
        }
    }

    fn success(&self, response: &mut Value) {
        forget(response, "", &["x-comment", "description"]);
        defaults(response, &["content"]);
        self.reference(response);
        for media_type in values(response, "/content") {
            forget(media_type, "", &["examples"]);
            self.value(media_type, "/schema");
        }
    }

    fn error(&self, response: &mut Value) {
        forget(response, "", &["x-comment", "content"]);
        self.reference(response);
        if let Some(text) = response["description"].as_str() {
            response["description"] = text.split_inclusive(". ").next().unwrap_or_default().into();
        }
    }

    fn value(&self, holder: &mut Value, at: &str) {
        if let Some(schema) = holder.pointer_mut(at) {
            self.schema(schema, Position::Value);
        }
    }

    fn schema(&self, schema: &mut Value, position: Position) {
        forget(schema, "", &["$comment", "examples"]);
        defaults(schema, &["deprecated", "required"]);
        self.reference(schema);
        if schema.get("x-rust-type").is_some() {
            *schema = json!({"x-rust-type": schema["x-rust-type"]});
        }
        let is_constant = position == Position::Property && schema.get("type").is_some();
        if is_constant && schema.get("const").is_some() {
            forget(schema, "", &["description"]);
        }
        if position == Position::Value && schema.get("oneOf").is_none() {
            forget(schema, "", &["description"]);
        }
        if ["int64", "double", "date-time", "uri", "uuid"]
            .map(Value::from)
            .contains(&schema["format"])
        {
            forget(schema, "", &["format"]);
        }
        if let Some(required) = schema["required"].as_array_mut() {
            required.sort_by_key(Value::to_string);
            required.dedup();
        }
        put_first(schema, "/properties", |_, property| {
            property.get("const").is_some()
        });
        values(schema, "/properties")
            .for_each(|property| self.schema(property, Position::Property));
        values(schema, "/oneOf").for_each(|value| self.schema(value, Position::Property));
        self.value(schema, "/items");
        self.value(schema, "/additionalProperties");
        keep_order(schema, "/properties");
        tidy(schema);
    }

    /// A reference into the same file may name it.
    fn reference(&self, object: &mut Value) {
        if let Some(target) = object["$ref"].as_str() {
            let target = if target.starts_with('#') {
                format!("{}{target}", self.file)
            } else {
                target.to_owned()
            };
            object["$ref"] = target.into();
        }
        tidy(object);
    }
}
