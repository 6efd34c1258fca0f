//! Code that the benchmarks share.

use std::env;

/// Returns whether `cargo bench` runs this. `cargo test` runs each benchmark for a turn, to show that it still works.
pub(crate) fn is_measured() -> bool {
    env::args().any(|argument| argument == "--bench")
}
