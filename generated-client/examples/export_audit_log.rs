//! Exports the audit log of the last days as lines of JSON, page by page, so that memory does not grow with the log.
//!
//! Without `LAUNCHDARKLY_ACCESS_TOKEN` it asks a stand-in that answers the documented examples; with it,
//! LaunchDarkly. In an app, `Client::from_env()?` is all that is needed in place of `cookbook::client()`.
//!
//! ```text
//! cargo run --example export_audit_log
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example export_audit_log 7 > audit-log.jsonl
//! ```
#![expect(clippy::print_stderr, reason = "a program that says what it did")]

mod cookbook;

use std::{
    collections::BTreeSet,
    io::{self, Write},
    time::{Duration, SystemTime},
};

use launchdarkly_api::UnixMillis;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (client, server) = cookbook::client()?;
    let days: u64 = std::env::args()
        .nth(1)
        .map_or(Ok(30), |days| days.parse())?;
    let begin = SystemTime::now() - Duration::from_secs(days * 24 * 60 * 60);
    let begin = begin.duration_since(SystemTime::UNIX_EPOCH)?.as_millis();

    // Entries come newest first. The client goes from page to page by time, and leaves out what two pages share.
    let log = client.audit_log().get_audit_log_entries();
    let mut entries = log.after(UnixMillis::new(begin.try_into()?)).items();
    let mut out = io::stdout().lock();
    let mut exported = BTreeSet::new();
    let mut written = 0;
    while let Some(entry) = entries.next().await {
        let entry = entry?;
        serde_json::to_writer(&mut out, &entry)?;
        writeln!(out)?;
        written += 1;
        exported.insert(entry.id);
    }
    eprintln!("exported {written} entries of the last {days} days");
    if exported.len() != written {
        return Err("an entry was exported twice".into());
    }
    let pages = server.map(|server| server.received().len());
    match pages {
        // The second page of the documentation repeats an entry of the first one.
        Some(pages) if (pages, written) != (2, 2) => {
            Err(format!("expected 2 entries from 2 pages, not {written} from {pages}").into())
        }
        _ => Ok(()),
    }
}
