//! Follows the audit log: prints new entries as lines of JSON, oldest first and none twice, and continues after a
//! restart where it was. Reports where the API hides entries: if more have one millisecond than fit on a page.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example tail_audit_log audit-log.state 30 >> audit-log.jsonl
//! ```

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{self, Write},
    time::Duration,
};

use launchdarkly_api::{Client, Error, UnixMillis, audit_log::AuditLogEntrySummary};

/// An entry may appear a little after its time, so each round reads the last minute again.
const OVERLAP: Duration = Duration::from_secs(60);

/// The time of the latest entry, and the entries of the minute before it, with their times. It is not a `Position`, since
/// that leads to older entries.
type State = (UnixMillis, BTreeMap<String, UnixMillis>);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, seconds] = arguments.as_slice() else {
        return Err("usage: tail_audit_log STATE_FILE SECONDS_BETWEEN_ROUNDS".into());
    };
    let pause = Duration::from_secs(seconds.parse()?);

    let mut state: State = if fs::exists(file)? {
        serde_json::from_slice(&fs::read(file)?)?
    } else {
        (UnixMillis::now(), BTreeMap::new())
    };
    let mut gaps = BTreeSet::new();
    loop {
        // An error ends a round before anything is printed, and the next one reads the same again.
        match latest_entries(&client, state.0 - OVERLAP, &mut gaps).await {
            Ok(entries) => {
                print(&entries, &mut state)?;
                // Written to a second file first, so that the state is never incomplete.
                fs::write(format!("{file}.new"), serde_json::to_vec(&state)?)?;
                fs::rename(format!("{file}.new"), file)?;
            }
            Err(error) => eprintln!("{error}; trying again"),
        }
        tokio::time::sleep(pause).await;
    }
}

/// Returns all entries since then, newest first. Reports each new gap.
async fn latest_entries(
    client: &Client,
    begin: UnixMillis,
    gaps: &mut BTreeSet<UnixMillis>,
) -> Result<Vec<AuditLogEntrySummary>, Error> {
    let log = client.audit_log().get_audit_log_entries().after(begin);
    let (mut found, mut gap, mut entries) = (Vec::new(), None, log.clone().items());
    while let Some(entry) = entries.next().await {
        match (entry, crowded(&found)) {
            (Ok(entry), _) if entry.date > begin => found.push(entry),
            (Ok(_), _) => {}
            (Err(error), Some(instant)) if error.is_decode() && gap != Some(instant) => {
                if gaps.insert(instant) {
                    eprintln!("more entries of {instant} than fit on a page: some may be missing");
                }
                gap = Some(instant);
                entries = log.clone().before(instant).items();
            }
            (Err(error), _) => return Err(error),
        }
    }
    Ok(found)
}

/// Returns the millisecond of the oldest entry, if it fills a page of 20, perhaps with the one after it: a list gets no further.
fn crowded(found: &[AuditLogEntrySummary]) -> Option<UnixMillis> {
    let oldest = found.last()?.date;
    let first = found.iter().rev().nth(20 - 1)?;
    (first.date <= oldest + Duration::from_millis(1)).then_some(oldest)
}

fn print(entries: &[AuditLogEntrySummary], (latest, printed): &mut State) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for entry in entries.iter().rev() {
        if printed.insert(entry.id.clone(), entry.date).is_none() {
            serde_json::to_writer(&mut out, entry)?;
            writeln!(out)?;
        }
        *latest = entry.date.max(*latest);
    }
    let begin = *latest - OVERLAP;
    printed.retain(|_, date| *date > begin);
    out.flush()
}
