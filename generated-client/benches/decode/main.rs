//! How long a page of 50 feature flags takes to decode: by this crate, and by what serde derives for the same types.
//!
//! ```text
//! cargo bench -p launchdarkly-api --bench decode
//! ```
//!
//! Twice: from text, by the same function of `serde_json`; and in a call that is answered from memory, where this crate
//! checks the UTF-8 of the body as a whole.
//!
//! Both decode in turns, so that what disturbs one disturbs the other. The least of all turns counts. The aim is a ratio of
//! at most 1: leniency should cost nothing.
#![expect(clippy::print_stdout, reason = "a program that shows what it measured")]

mod call;
mod page;
#[path = "../support/mod.rs"]
mod support;
#[expect(dead_code, reason = "what is decoded is shown, and shown only")]
#[rustfmt::skip]
mod twins;

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use launchdarkly_api::feature_flags::FeatureFlags;
use serde::de::DeserializeOwned;

/// The time that the allocator of glibc takes depends on what was freed before: PERFORMANCE.md, "Speed".
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How often each side decodes a page.
fn turns() -> usize {
    if support::is_measured() { 400 } else { 1 }
}

fn main() -> Result<(), Box<dyn Error>> {
    let in_order = page::in_order(50)?;
    let sorted = page::sorted(&in_order)?;
    println!(
        "A page of {} bytes, the least of {} turns",
        sorted.len(),
        turns()
    );
    println!(
        "{:42} {:>10} {:>12} {:>5}",
        "", "this crate", "serde_derive", "ratio"
    );
    measure("in the order of the spec", &in_order)?;
    measure("in alphabetical order", &sorted)
}

fn measure(order: &str, page: &str) -> Result<(), Box<dyn Error>> {
    agree(page)?;
    compare(
        &format!("text, fields {order}"),
        || from_text::<FeatureFlags>(page),
        || from_text::<twins::FeatureFlags>(page),
    )?;
    let calls = call::Calls::new(page)?;
    compare(
        &format!("a call, fields {order}"),
        || calls.typed(),
        || calls.untyped::<twins::FeatureFlags>(),
    )
}

/// The comparison is fair if both read the same.
fn agree(page: &str) -> Result<(), Box<dyn Error>> {
    let ours: FeatureFlags = from_text(page)?;
    let derived: twins::FeatureFlags = from_text(page)?;
    if format!("{ours:?}") == format!("{derived:?}") {
        return Ok(());
    }
    Err("the twins are old: run `cargo run -p codegen --example twins` as it says".into())
}

fn from_text<T: DeserializeOwned>(page: &str) -> Result<T, Box<dyn Error>> {
    Ok(serde_json::from_str(black_box(page))?)
}

fn compare<A, B>(
    what: &str,
    ours: impl Fn() -> Result<A, Box<dyn Error>>,
    derived: impl Fn() -> Result<B, Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let (mut our_time, mut derived_time) = (Duration::MAX, Duration::MAX);
    for _ in 0..turns() {
        our_time = our_time.min(time(&ours)?);
        derived_time = derived_time.min(time(&derived)?);
    }
    let (our_time, derived_time) = (our_time.as_secs_f64(), derived_time.as_secs_f64());
    println!(
        "{what:42} {:7.1} µs {:9.1} µs {:5.2}",
        our_time * 1e6,
        derived_time * 1e6,
        our_time / derived_time
    );
    Ok(())
}

/// The time without that of dropping the value, which is the same for both.
fn time<T>(decode: impl Fn() -> Result<T, Box<dyn Error>>) -> Result<Duration, Box<dyn Error>> {
    let start = Instant::now();
    let value = decode()?;
    let time = start.elapsed();
    drop(black_box(value));
    Ok(time)
}
