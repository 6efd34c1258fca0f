//! Mistakes in patches, for the catalogue.

use codegen::Sources;
use serde_json::json;

use super::{JSON, SEMANTIC, patch, semantic, takes};
use crate::problems::Case;

/// The cases, in the order of the catalogue.
pub(crate) const CASES: &[Case] = &[
    (
        "a type that the runtime lacks",
        a_type_that_the_runtime_lacks,
    ),
    (
        "instructions in a list of their own",
        instructions_in_a_list,
    ),
    (
        "a semantic patch without instructions",
        without_instructions,
    ),
    ("one type for two media types", one_type_for_two_media_types),
    ("a media type of bodies in a response", in_a_response),
    ("a patch without its comment", a_patch_without_its_comment),
];

fn instructions_in_a_list() -> Sources {
    let spec = takes(&[(SEMANTIC, "ThingPatch", semantic())]);
    let list = json!({"type": "array", "items": {}});
    let examples = json!({"one": {"summary": "One", "value": [{"kind": "turnFlagOn"}]}});
    spec.with(|things| {
        let content = &mut things["paths"]["/things"]["patch"]["requestBody"]["content"];
        content[SEMANTIC] = json!({"schema": list, "examples": examples});
    })
    .sources()
}

fn without_instructions() -> Sources {
    takes(&[(SEMANTIC, "ThingMerge", json!({"name": "New"}))]).sources()
}

fn one_type_for_two_media_types() -> Sources {
    let bodies = [
        (JSON, "ThingPatch", semantic()),
        (SEMANTIC, "ThingPatch", semantic()),
    ];
    takes(&bodies).sources()
}

fn in_a_response() -> Sources {
    let spec = takes(&[(SEMANTIC, "ThingPatch", semantic())]);
    spec.with(|things| {
        let operation = &mut things["paths"]["/things"]["patch"];
        let content = operation["requestBody"]["content"].clone();
        operation["responses"] = json!({"200": {"description": "Done.", "content": content}});
    })
    .sources()
}

fn a_patch_without_its_comment() -> Sources {
    takes(&[(JSON, "PatchWithComment", json!({"patch": []}))]).sources()
}

fn a_type_that_the_runtime_lacks() -> Sources {
    patch("JsonPath").sources()
}
