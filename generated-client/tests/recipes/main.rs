//! The cookbook: runs each program of `examples` as a user does, against a stand-in for LaunchDarkly on loopback, and
//! checks what it sends and what it prints.
//!
//! A recipe has a file of its own here, with its name. `examples/soak.rs` is a load test, and no recipe.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes snapshots with them"
)]
#![expect(
    clippy::unwrap_used,
    reason = "what helpers unwrap fails the test that calls them"
)]

#[expect(dead_code, reason = "other tests use more of it")]
#[path = "../support/mod.rs"]
mod support;

mod cookbook;
mod program;
mod server;

mod add_team_members;
mod approval_bot;
mod code_references;
mod copy_flags;
mod copy_targeting;
mod create_project;
mod export_audit_log;
mod flag_admin;
#[cfg(feature = "blocking")]
mod flag_tool;
mod four_operations;
mod hygiene_report;
mod import_segment;
mod provision;
mod rotate_sdk_key;
mod stale_flags;
mod stand_in;
mod tail_audit_log;
mod turn_flag_on;
