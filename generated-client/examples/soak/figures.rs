//! What must not grow.

use crate::{Outcome, support::Server};
use std::{
    fmt::{self, Display, Formatter},
    fs,
    time::Duration,
};
use tokio::time;

#[derive(Debug, Clone, Copy)]
pub struct Figures {
    /// Connections that the server sees open.
    connections: usize,
    /// Open files of the process, with both ends of each connection; none where it cannot be told.
    files: Option<usize>,
    /// Resident memory in kilobytes.
    memory: Option<usize>,
}

impl Figures {
    pub fn now(server: &Server) -> Self {
        let files = fs::read_dir("/proc/self/fd").ok().map(Iterator::count);
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let resident = status.lines().find(|line| line.starts_with("VmRSS:"));
        let memory = resident.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
        Self {
            connections: server.open(),
            files,
            memory,
        }
    }

    /// At the end: no connection is left over since the start, and no more than a fifth of memory came since the middle.
    pub fn check(&self, start: &Self, middle: &Self) -> Outcome<()> {
        if self.connections > 0 || self.files > start.files {
            return Err("sockets are left over".into());
        }
        match (self.memory, middle.memory) {
            (Some(end), Some(middle)) if end > middle + middle / 5 => Err("memory grew".into()),
            _ => Ok(()),
        }
    }
}

impl Display for Figures {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let or_unknown = |figure: Option<usize>| figure.map_or("?".to_owned(), |n| n.to_string());
        write!(
            f,
            "{:3} connections, {:>3} open files, {:>6} kB of memory",
            self.connections,
            or_unknown(self.files),
            or_unknown(self.memory)
        )
    }
}

/// The figures once the client is gone and its connections are closed, or after five seconds.
pub async fn settle(server: &Server) -> Figures {
    for _ in 0..50 {
        if server.open() == 0 {
            break;
        }
        time::sleep(Duration::from_millis(100)).await;
    }
    Figures::now(server)
}
