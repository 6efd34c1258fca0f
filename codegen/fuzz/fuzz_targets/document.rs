//! A document of a group, whatever it holds, beside the real `common.json`: files or problems, never a panic.
//!
//! In `codegen/`: `mkdir -p fuzz/corpus/document && cargo +nightly fuzz run document fuzz/corpus/document ../spec --
//! -max_total_time=600`; the spec files are the seeds. New inputs go to the first folder that is named: not to `../spec`.

#![no_main]

use std::sync::LazyLock;

use codegen::{Color, Failure, Sources, Rules, generate};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

const ROOT: &str = include_str!("../root.json");
const MANIFEST: &str = "[package]\nname = \"client\"\n\n[features]\nfull = []\n";
const SECTIONS: [&str; 4] = ["parameters", "responses", "examples", "schemas"];

static COMMON: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../spec/common.json")).expect("the spec is JSON")
});

fuzz_target!(|text: &str| {
    let common = common(text);
    let files = [("openapi.json", ROOT), ("common.json", &common), ("things.json", text)];
    let sources: Sources = files.into_iter().collect();
    match generate(&sources, MANIFEST, Rules::Client) {
        Ok(output) => assert!(output.files.iter().count() > 0),
        Err(Failure::Spec(problems)) => assert!(problems.render(Color::None).contains("spec/")),
        Err(failure) => panic!("neither files nor problems: {failure:?}"),
    }
});

/// The shared document with what the other one refers to. What nothing refers to is a problem, and a document with
/// problems comes no further than to them.
fn common(text: &str) -> String {
    let mut common = COMMON.clone();
    let mut whole = common.to_string();
    loop {
        for section in SECTIONS {
            let is_used = |name: &str| {
                let target = format!("#/components/{section}/{name}\"");
                text.contains(&format!("common.json{target}")) || whole.contains(&format!("\"{target}"))
            };
            if let Some(entries) = common["components"][section].as_object_mut() {
                entries.retain(|name, _| is_used(name));
            }
        }
        let rest = common.to_string();
        if rest == whole {
            return rest;
        }
        whole = rest;
    }
}
