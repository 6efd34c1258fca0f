//! Exports the audit log of the last days as lines of JSON, page by page, so that memory does not grow with the log.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example export_audit_log 7 > audit-log.jsonl
//! ```

use std::{
    io::{self, Write},
    time::Duration,
};

use launchdarkly_api::{Client, UnixMillis};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    let Some(days) = std::env::args().nth(1) else {
        return Err("usage: export_audit_log DAYS".into());
    };

    let period = Duration::from_secs(days.parse::<u64>()? * 24 * 60 * 60);
    let begin = UnixMillis::now() - period;
    // Entries come newest first. The client goes from page to page by time, and leaves out what two pages share.
    let log = client.audit_log().get_audit_log_entries();
    let mut entries = log.after(begin).items();
    let mut out = io::stdout().lock();
    let mut written = 0;
    while let Some(entry) = entries.next().await {
        serde_json::to_writer(&mut out, &entry?)?;
        writeln!(out)?;
        written += 1;
    }
    eprintln!("exported {written} entries of the last {days} days");
    Ok(())
}
