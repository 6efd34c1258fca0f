//! The meaning of a spec to the generator: its documents, without the parts that the generator may ignore.
//!
//! Only the following parts of a spec may change without a change of the output and without a problem:
//!
//! - reasons for the maintainer (`$comment`, `x-comment`), and the description of a link (`externalDocs.description`);
//! - everything in the root document except `tags` and the version, since it is for other readers of the spec; the title of
//!   the shared document;
//! - examples of bodies that no sample code shows (they are validated nevertheless); the place of a shared example;
//! - the body of an error, which the runtime reads without a type, and everything after the first sentence of its
//!   description; the description of a success; the description of an element or a body, if what contains it has one; the
//!   description of a property with a constant, which is not a field;
//! - the content of a schema with `x-rust-type`, since the runtime has the type;
//! - white space in prose, which Markdown does not keep;
//! - formats that only describe a plain string or number;
//! - the order of keys, except in `paths`, `schemas`, `properties` (without constants), `responses` (successes and errors
//!   separately) and the media types of a request; the order of `required`; the order of parameters, except among the
//!   required ones of the query and among the optional ones;
//! - a key with the value that its absence means (`"deprecated": false`), and two spellings of the same reference.

use std::collections::BTreeMap;

use codegen::Sources;
use serde_json::{Value, json};

use crate::reduce::{defaults, fold_prose, forget, keep_order, put_first, tidy, values};

/// Returns the meaning of a spec, or `None` if a file is not JSON.
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

/// The place of a schema, on which it depends which of its parts have a meaning.
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

    /// Returns the value of an example, or of the shared example that it refers to.
    fn example(&self, example: &Value) -> Value {
        let shared = self.resolve(example);
        shared.map_or(Value::Null, |shared| shared["value"].clone())
    }

    /// Returns the object itself, or the object that it refers to.
    fn resolve<'v>(&'v self, object: &'v Value) -> Option<&'v Value> {
        let target = object["$ref"].as_str();
        let Some((file, pointer)) = target.and_then(|target| target.split_once('#')) else {
            return Some(object);
        };
        let file = if file.is_empty() { self.file } else { file };
        self.files.get(file)?.pointer(pointer)
    }

    /// Returns the sort key of a parameter. Those of the path come first, by name, since the path has their order; then the
    /// required ones, then the others.
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

    /// A reference into the same file may contain the file name.
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
