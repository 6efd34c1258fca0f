//! A document of a group, whatever it holds, beside the real `common.json`: files or problems, never a panic.
//!
//! `cargo +nightly fuzz run document ../spec -- -max_total_time=600` in `codegen/`; the spec files are the seeds. New
//! inputs go to the first folder that is named, so name one of your own before `../spec` for more than a look.

#![no_main]

use codegen::{Color, Failure, Sources, generate};
use libfuzzer_sys::fuzz_target;

const ROOT: &str = include_str!("../root.json");
const COMMON: &str = include_str!("../../../spec/common.json");
const MANIFEST: &str = "[package]\nname = \"client\"\n\n[features]\nfull = []\n";

fuzz_target!(|text: &str| {
    let files = [("openapi.json", ROOT), ("common.json", COMMON), ("things.json", text)];
    let sources: Sources = files.into_iter().collect();
    match generate(&sources, MANIFEST) {
        Ok(output) => assert!(output.files.iter().count() > 0),
        Err(Failure::Spec(problems)) => assert!(problems.render(Color::None).contains("spec/")),
        Err(failure) => panic!("neither files nor problems: {failure:?}"),
    }
});
