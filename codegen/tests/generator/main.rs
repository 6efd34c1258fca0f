//! Tests the generator from the outside: the code for a spec, and the reports for a spec with mistakes.

#![expect(
    clippy::needless_raw_string_hashes,
    clippy::too_many_lines,
    reason = "snapshots are as long as what they show, and expect-test writes them with hashes"
)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "`json!` values are made where they are passed"
)]

mod aliases;
mod bodies;
mod bundle;
mod compare;
mod conformance;
mod coverage;
mod documented;
mod enumerations;
mod examples;
mod filters;
mod house;
mod layout;
mod lists;
mod manifest;
mod meaning;
mod mistakes;
#[path = "../support/mutants.rs"]
mod mutants;
mod naming;
mod operations;
mod order;
mod parallel;
mod parameters;
mod patches;
mod problems;
mod prose;
mod records;
mod render;
mod repeated_keys;
mod reserved;
mod responses;
mod shared;
mod support;
mod surface;
mod titles;
mod unions;
mod uploads;
