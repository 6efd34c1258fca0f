//! Follows the audit log: prints what is new as lines of JSON, oldest first and nothing twice, and goes on after a restart
//! where it was.
//!
//! Without `LAUNCHDARKLY_ACCESS_TOKEN` it asks a stand-in that answers the documented examples; with it,
//! LaunchDarkly. In an app, `Client::from_env()?` is all that is needed in place of `cookbook::client()`.
//!
//! ```text
//! cargo run --example tail_audit_log
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example tail_audit_log audit-log.state >> audit-log.jsonl
//! ```
#![expect(clippy::print_stderr, reason = "a program that says what it did")]

mod cookbook;

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use launchdarkly_api::{Client, Error, UnixMillis, audit_log::AuditLogEntrySummary};
use serde::{Deserialize, Serialize};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// An entry may appear a little after its time, so that the last minute is read again in each round.
const OVERLAP: Duration = Duration::from_secs(60);

/// Between two rounds.
const PAUSE: Duration = Duration::from_secs(30);

/// How far the log was printed. `Position` will not do for this: it leads to older entries, and its end is the end.
#[derive(Serialize, Deserialize)]
struct Tail {
    /// The time of the latest entry.
    latest: UnixMillis,
    /// The entries of the last minute before that, with their times.
    printed: BTreeMap<String, UnixMillis>,
}

impl Tail {
    /// From the file, or beginning now.
    fn load(file: &Path) -> Outcome<Self> {
        match fs::read(file) {
            Ok(json) => Ok(serde_json::from_slice(&json)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self {
                latest: UnixMillis::now(),
                printed: BTreeMap::new(),
            }),
            Err(error) => Err(error.into()),
        }
    }

    /// By way of a second file, so that the state is never half of one.
    fn store(&self, file: &Path) -> Outcome<()> {
        let new = file.with_extension("new");
        fs::write(&new, serde_json::to_vec(self)?)?;
        Ok(fs::rename(new, file)?)
    }

    fn begin(&self) -> UnixMillis {
        self.latest - OVERLAP
    }

    /// What is new, newest first.
    async fn fetch(&self, client: &Client) -> Result<Vec<AuditLogEntrySummary>, Error> {
        let log = client.audit_log().get_audit_log_entries();
        let begin = self.begin();
        let mut entries = log.after(begin).items();
        let mut new = Vec::new();
        while let Some(entry) = entries.next().await {
            let entry = entry?;
            if entry.date > begin && !self.printed.contains_key(&entry.id) {
                new.push(entry);
            }
        }
        Ok(new)
    }

    /// Prints it the other way round.
    fn print(&mut self, new: &[AuditLogEntrySummary]) -> io::Result<()> {
        let mut out = io::stdout().lock();
        for entry in new.iter().rev() {
            serde_json::to_writer(&mut out, entry)?;
            writeln!(out)?;
            self.latest = self.latest.max(entry.date);
            self.printed.insert(entry.id.clone(), entry.date);
        }
        let begin = self.begin();
        self.printed.retain(|_, date| *date > begin);
        out.flush()
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let (client, server) = cookbook::client()?;
    if server.is_some() {
        return twice(&client).await;
    }
    let file = PathBuf::from(std::env::args().nth(1).ok_or("name a file for the state")?);
    let mut tail = Tail::load(&file)?;
    loop {
        // An error ends a round before anything is printed, and the next one reads the same again.
        match tail.fetch(&client).await {
            Ok(new) => {
                tail.print(&new)?;
                tail.store(&file)?;
            }
            Err(error) => eprintln!("{error}; trying again"),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// What the documentation shows, and after a restart nothing of it again.
async fn twice(client: &Client) -> Outcome<()> {
    let file = std::env::temp_dir().join(format!("tail-{}.state", std::process::id()));
    let mut begin = Tail::load(&file)?;
    // Earlier than all entries of the documentation.
    begin.latest = UnixMillis::new(1_600_000_000_000);
    begin.store(&file)?;
    let mut rounds = Vec::new();
    for _ in 0..2 {
        let mut tail = Tail::load(&file)?;
        let new = tail.fetch(client).await?;
        tail.print(&new)?;
        tail.store(&file)?;
        rounds.push(new.len());
    }
    fs::remove_file(&file)?;
    eprintln!(
        "printed {} entries, and {} after a restart",
        rounds[0], rounds[1]
    );
    match rounds[..] {
        [2, 0] => Ok(()),
        _ => Err(format!("expected 2 entries and then none, not {rounds:?}").into()),
    }
}
