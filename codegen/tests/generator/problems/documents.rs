//! Mistakes in files and their structure.

use codegen::Sources;
use serde_json::json;

use super::Case;
use crate::support::{Spec, object, operation};

/// The cases, in the order of the catalogue.
pub(super) const CASES: &[Case] = &[
    ("not json", not_json),
    ("truncated", truncated),
    ("a key twice", a_key_twice),
    ("no shared document", no_shared_document),
    ("a file without a group", a_file_without_a_group),
    ("a group without a file", a_group_without_a_file),
    ("a group twice", a_group_twice),
    (
        "a group with an underscore, and its file",
        a_group_with_an_underscore,
    ),
    ("a group that is no word", a_group_that_is_no_word),
    ("a file with an underscore", a_file_with_an_underscore),
    (
        "a file with an underscore, and no group of it",
        a_file_with_an_underscore_alone,
    ),
    ("a file that ends in capitals", a_file_that_ends_in_capitals),
    (
        "a group that the client cannot have",
        a_group_that_the_client_cannot_have,
    ),
    (
        "an unknown key that resembles a known one",
        an_unknown_key_that_resembles_a_known_one,
    ),
    (
        "an unknown key that resembles none",
        an_unknown_key_that_resembles_none,
    ),
    ("a plain enum", a_plain_enum),
    ("a missing key", a_missing_key),
    ("a value of the wrong type", a_value_of_the_wrong_type),
    ("a string for an object", a_string_for_an_object),
    (
        "a misspelt key beside the right one",
        a_misspelt_key_beside_the_right_one,
    ),
    (
        "a value that is none of those allowed",
        a_value_that_is_none_of_those_allowed,
    ),
    (
        "a version that is not the one",
        a_version_that_is_not_the_one,
    ),
    ("a status that is none", a_status_that_is_none),
    (
        "null for a key that is left out",
        null_for_a_key_that_is_left_out,
    ),
    (
        "a document without a documentation page",
        a_document_without_a_documentation_page,
    ),
    ("servers in a group", servers_in_a_group),
    (
        "operations in the root document",
        operations_in_the_root_document,
    ),
    ("another version", another_version),
    ("a path without operations", a_path_without_operations),
    (
        "a key that is known but there already",
        a_key_that_is_known_but_there_already,
    ),
];

fn check(spec: &Spec) -> Sources {
    spec.sources()
}

/// Replaces the text of a file, or adds one.
fn check_text(file: &str, text: &str) -> Sources {
    let whole = Spec::new().sources();
    let others = whole.iter().filter(|(name, _)| *name != file);
    others.chain([(file, text)]).collect()
}

/// `client.request()` already exists.
fn a_group_that_the_client_cannot_have() -> Sources {
    let sources = Spec::new()
        .with_root(|root| root["tags"] = json!([{"name": "request"}]))
        .sources();
    let name = |file| {
        if file == "things.json" {
            "request.json"
        } else {
            file
        }
    };
    sources
        .iter()
        .map(|(file, text)| (name(file), text))
        .collect()
}

fn a_string_for_an_object() -> Sources {
    Spec::new()
        .with(|things| things["externalDocs"] = "https://docs.example/things".into())
        .sources()
}

fn a_misspelt_key_beside_the_right_one() -> Sources {
    Spec::new()
        .with(|things| things["info"]["titel"] = "Things".into())
        .sources()
}

fn not_json() -> Sources {
    check_text(
        "things.json",
        "{\n  \"openapi\": \"3.1.1\"\n  \"info\": {}\n}\n",
    )
}

fn truncated() -> Sources {
    check_text("things.json", "{\n  \"openapi\": ")
}

fn a_key_twice() -> Sources {
    let text = Spec::new()
        .sources()
        .text("things.json")
        .unwrap_or_default()
        .replacen('{', "{\n  \"paths\": {},", 1);
    check_text("things.json", &text)
}

fn no_shared_document() -> Sources {
    let whole = Spec::new().sources();
    whole
        .iter()
        .filter(|(name, _)| *name != "common.json")
        .collect()
}

fn a_file_without_a_group() -> Sources {
    check_text(
        "strange.json",
        Spec::new()
            .sources()
            .text("things.json")
            .unwrap_or_default(),
    )
}

fn a_group_without_a_file() -> Sources {
    check(
        &Spec::new()
            .with_root(|root| root["tags"] = json!([{"name": "things"}, {"name": "thing"}])),
    )
}

fn a_group_twice() -> Sources {
    check(
        &Spec::new()
            .with_root(|root| root["tags"] = json!([{"name": "things"}, {"name": "things"}])),
    )
}

/// Returns the sources, with these names for the group and its file.
fn renamed(group: &str, file: &str) -> Sources {
    let spec = Spec::new().with_root(|root| root["tags"] = json!([{"name": group}]));
    let name = |name| if name == "things.json" { file } else { name };
    let sources = spec.sources();
    let files = sources.iter();
    files.map(|(other, text)| (name(other), text)).collect()
}

/// The feature is named after the module, and Cargo does not allow this name.
fn a_group_with_an_underscore() -> Sources {
    renamed("Flag_things", "Flag_things.json")
}

fn a_group_that_is_no_word() -> Sources {
    renamed("42", "42.json")
}

fn a_file_with_an_underscore() -> Sources {
    renamed("flag-things", "flag_things.json")
}

fn a_file_with_an_underscore_alone() -> Sources {
    let things = Spec::new().sources();
    check_text(
        "more_things.json",
        things.text("things.json").unwrap_or_default(),
    )
}

fn a_file_that_ends_in_capitals() -> Sources {
    renamed("things", "things.JSON")
}

fn an_unknown_key_that_resembles_a_known_one() -> Sources {
    let mut get = operation("getThing");
    get["descripton"] = "Gets.".into();
    check(&Spec::new().operation("/things", "get", get))
}

fn an_unknown_key_that_resembles_none() -> Sources {
    check(&Spec::new().with(|things| things["info"]["zzz"] = 1.into()))
}

fn a_plain_enum() -> Sources {
    let schema = json!({"type": "string", "enum": ["a"], "description": "-"});
    check(&Spec::new().schema("Thing", object("kind", schema)))
}

fn a_missing_key() -> Sources {
    let mut get = operation("getThing");
    get.as_object_mut().expect("an object").remove("summary");
    check(&Spec::new().operation("/things", "get", get))
}

fn a_value_of_the_wrong_type() -> Sources {
    let mut get = operation("getThing");
    get["deprecated"] = "yes".into();
    check(&Spec::new().operation("/things", "get", get))
}

fn a_value_that_is_none_of_those_allowed() -> Sources {
    check(&Spec::new().schema(
        "Thing",
        object("name", json!({"type": "strng", "description": "-"})),
    ))
}

fn a_version_that_is_not_the_one() -> Sources {
    check(&Spec::new().with(|things| things["openapi"] = "3.0.3".into()))
}

fn a_status_that_is_none() -> Sources {
    let mut get = operation("getThing");
    get["responses"]["2XX"] = json!({"description": "Done."});
    check(&Spec::new().operation("/things", "get", get))
}

fn null_for_a_key_that_is_left_out() -> Sources {
    let mut get = operation("getThing");
    get["description"] = serde_json::Value::Null;
    check(&Spec::new().operation("/things", "get", get))
}

fn a_document_without_a_documentation_page() -> Sources {
    check(&Spec::new().with(|things| {
        things
            .as_object_mut()
            .expect("an object")
            .remove("externalDocs");
    }))
}

fn servers_in_a_group() -> Sources {
    Spec::new()
        .with(|things| {
            things["servers"] = json!([{"url": "https://x.example", "description": "-"}]);
        })
        .sources()
}

fn operations_in_the_root_document() -> Sources {
    Spec::new()
        .with_root(|root| root["paths"] = json!({"/things": {"get": operation("getThings")}}))
        .sources()
}

fn another_version() -> Sources {
    Spec::new()
        .with(|things| things["info"]["version"] = "20220603".into())
        .sources()
}

fn a_path_without_operations() -> Sources {
    Spec::new()
        .with(|things| things["paths"]["/things"] = json!({}))
        .sources()
}

fn a_key_that_is_known_but_there_already() -> Sources {
    Spec::new()
        .with(|things| things["info"]["titles"] = "Things".into())
        .sources()
}
