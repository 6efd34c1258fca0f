//! Follows the audit log: prints new entries as lines of JSON, oldest first and none twice, and continues after a
//! restart where it was.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example tail_audit_log audit-log.state 30 >> audit-log.jsonl
//! ```

use std::{
    collections::BTreeMap,
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

    let mut state: State = match fs::read(file) {
        Ok(json) => serde_json::from_slice(&json)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            (UnixMillis::now(), BTreeMap::new())
        }
        Err(error) => return Err(error.into()),
    };
    loop {
        // An error ends a round before anything is printed, and the next one reads the same again.
        match new_entries(&client, &state).await {
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

/// Returns what has not been printed yet, newest first.
async fn new_entries(
    client: &Client,
    (latest, printed): &State,
) -> Result<Vec<AuditLogEntrySummary>, Error> {
    let begin = *latest - OVERLAP;
    let mut entries = client
        .audit_log()
        .get_audit_log_entries()
        .after(begin)
        .items();
    let mut new = Vec::new();
    while let Some(entry) = entries.next().await {
        let entry = entry?;
        if entry.date > begin && !printed.contains_key(&entry.id) {
            new.push(entry);
        }
    }
    Ok(new)
}

fn print(entries: &[AuditLogEntrySummary], (latest, printed): &mut State) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for entry in entries.iter().rev() {
        serde_json::to_writer(&mut out, entry)?;
        writeln!(out)?;
        *latest = entry.date.max(*latest);
        printed.insert(entry.id.clone(), entry.date);
    }
    let begin = *latest - OVERLAP;
    printed.retain(|_, date| *date > begin);
    out.flush()
}
