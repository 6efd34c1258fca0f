//! Comparisons with official documents, drafts, and surveys, from the outside.

#![expect(
    clippy::needless_raw_string_hashes,
    clippy::too_many_lines,
    reason = "snapshots are as long as what they show, and expect-test writes them with hashes"
)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "`json!` values are made where they are passed"
)]

mod committed;
#[expect(dead_code, reason = "the generator's tests need more of it")]
#[path = "../../../tests/generator/support/mod.rs"]
mod support;
mod survey;
mod upstream;
