//! Keys and values of OpenAPI 2, OpenAPI 3.0 and JSON Schema that the subset does not have, and what to write instead.

use serde_json::Value;

/// Keys, and what to write instead.
const KEYS: [(&[&str], &str); 15] = [
    (
        &["$ref"],
        "write out what it refers to: there can be no reference here",
    ),
    (
        &["enum"],
        "write each value as an entry of `oneOf`: {\"const\": …, \"description\": …}, so that it is documented",
    ),
    (
        &["nullable"],
        "write `\"type\": [\"string\", \"null\"]`, or a `oneOf` of the `$ref` and {\"type\": \"null\"}; only where null has been seen",
    ),
    (
        &["allOf"],
        "write the properties of all parts into one schema: Rust types have no inheritance",
    ),
    (
        &["anyOf"],
        "write a `oneOf`: of `$ref`s, with a `discriminator`, or of one `$ref` and {\"type\": \"null\"}",
    ),
    (
        &[
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
        ],
        "describe it in `description`: the server validates values, not the client",
    ),
    (
        &["readOnly", "writeOnly"],
        "write a separate schema for requests, without the property",
    ),
    (
        &["head", "options", "trace"],
        "remove it: the client sends GET, PUT, POST, DELETE and PATCH",
    ),
    (&["title"], "remove it: a schema is named by its key"),
    (&["example"], "write it as the one element of `examples`"),
    (
        &["collectionFormat", "allowReserved", "allowEmptyValue"],
        "write `\"style\": \"form\"`, and `\"explode\": false` for a comma list",
    ),
    (
        &["consumes", "produces"],
        "write the media type under `content` of the body or the response",
    ),
    (
        &["definitions", "responseSchema"],
        "put schemas under `components.schemas`",
    ),
    (
        &["mapping"],
        "remove it: the `const` of each type says that already",
    ),
    (
        &["operations", "swagger", "host", "basePath", "schemes"],
        "remove it: this is OpenAPI 3.1, and spec/openapi.json has the servers",
    ),
];

/// Keys of parameters in OpenAPI 2.
const IN_SCHEMA: [&str; 6] = ["type", "format", "items", "default", "minimum", "maximum"];

/// Returns what to write instead of an unknown key; `known` are the allowed keys.
pub(super) fn key(key: &str, known: &[&str]) -> Option<&'static str> {
    if IN_SCHEMA.contains(&key) && known.contains(&"schema") {
        return Some("move it into `schema`");
    }
    let mut keys = KEYS.iter().filter(|_| !known.contains(&key));
    keys.find(|(keys, _)| keys.contains(&key))
        .map(|(_, help)| *help)
}

/// Returns what to write instead of a value of `key`.
pub(super) fn value(key: &str, value: &Value) -> Option<&'static str> {
    Some(match (key, value) {
        ("additionalProperties", Value::Bool(false)) => {
            "remove it: all objects are open, since the API may send more at any time"
        }
        ("additionalProperties", Value::Bool(true)) => {
            "remove it, or write {} where the object is a map of any values"
        }
        ("type", Value::Array(types)) if types.len() == 1 => {
            "write the type alone, as in `\"type\": \"string\"`"
        }
        ("required", Value::Bool(_)) => {
            "list the property under `required` of the object that has it"
        }
        ("in", Value::String(place)) if place == "body" || place == "formData" => {
            "describe it as the operation's `requestBody`"
        }
        ("in", Value::String(place)) if place == "header" || place == "cookie" => {
            "remove it: the client sends all headers itself"
        }
        ("nullable" | "deprecated" | "x-beta" | "x-read-only", Value::Bool(false)) => {
            "remove it: leaving it out means the same"
        }
        _ => return None,
    })
}

/// Returns what to write instead of a format.
pub(crate) fn format(format: &str) -> Option<&'static str> {
    Some(match format {
        "int32" | "long" => "write `int64`: it covers these values as well",
        "float" => "write `double`: it covers these values as well",
        "date" | "time" | "email" | "hostname" | "ipv4" | "ipv6" | "string" | "regex" => {
            "remove it, and describe the format in `description`: the client has no type for it"
        }
        "binary" | "byte" => {
            "write `contentMediaType` for a file that is uploaded; otherwise describe the format in `description`"
        }
        _ => return None,
    })
}
