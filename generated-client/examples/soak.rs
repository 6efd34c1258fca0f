//! Puts a client under load, from many tasks, with a server that fails in every way it can, and checks each outcome.
//!
//! ```text
//! cargo run --release --example soak            # 20000 requests from 16 tasks
//! cargo run --release --example soak -- 2000 4  # 2000 requests from 4 tasks
//! ```
//!
//! Of every 20 requests, 16 meet a fault, each of another kind. It ends with an error if an outcome is not the right
//! one, if it takes too long, or if sockets are left over or memory grew (which is measured on Linux).
#![expect(clippy::print_stdout, reason = "a program that shows what it got")]

#[path = "soak/faults.rs"]
mod faults;
#[path = "soak/figures.rs"]
mod figures;
#[expect(dead_code, reason = "tests use more of it than examples do")]
#[path = "../tests/support/mod.rs"]
mod support;

use faults::Fault;
use figures::Figures;
use launchdarkly_api::{Client, Error, Method, RetryPolicy};
use std::{
    collections::BTreeMap,
    error::Error as StdError,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use support::Server;
use tokio::{task::JoinSet, time};

/// The time that the whole may take.
const LIMIT: Duration = Duration::from_secs(600);

type Outcome<T> = Result<T, Box<dyn StdError + Send + Sync>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let mut number = |default| arguments.next().map_or(Ok(default), |text| text.parse());
    let (requests, tasks) = (number(20_000)?, number(16)?);
    let server = Arc::new(Server::start(faults::answers(requests)).await?);
    let before = Figures::now(&server);
    let client = Client::builder()
        .access_token("api-soak")
        .base_url(server.url())
        .attempt_timeout(Duration::from_millis(500))
        .max_response_size(1 << 20)
        .retry(RetryPolicy::new().max_attempts(8))
        .build()?;
    let begin = Instant::now();
    let load = Load::new(&client, &server, requests);
    let middle = time::timeout(LIMIT, run(&load, tasks)).await??;
    let after = Figures::now(&server);
    println!(
        "{requests} requests from {tasks} tasks in {:.1?}",
        begin.elapsed()
    );
    println!(
        "{} connections for {} attempts",
        server.connections(),
        load.attempts()
    );
    for (fault, count) in load.counts() {
        println!("{count:6} {fault:?}");
    }
    drop((load, client));
    let settled = figures::settle(&server).await;
    for (when, figures) in [
        ("start", before),
        ("half", middle),
        ("end", after),
        ("idle", settled),
    ] {
        println!("{when:>6}: {figures}");
    }
    settled.check(&before, &middle)
}

/// Each task takes the next request until there are none. Gives the figures of the middle.
async fn run(load: &Arc<Load>, tasks: usize) -> Outcome<Figures> {
    let mut running = JoinSet::new();
    for _ in 0..tasks {
        let load = Arc::clone(load);
        running.spawn(async move {
            while let Some(number) = load.next() {
                load.request(number).await?;
            }
            Ok::<_, Box<dyn StdError + Send + Sync>>(())
        });
    }
    while let Some(ended) = running.join_next().await {
        ended??;
    }
    let middle = load.middle.lock().map_err(|_| "a task has panicked")?;
    middle.ok_or_else(|| "no request is in the middle".into())
}

struct Load {
    client: Client,
    server: Arc<Server>,
    requests: usize,
    next: AtomicUsize,
    attempts: AtomicUsize,
    counts: Mutex<BTreeMap<Fault, usize>>,
    middle: Mutex<Option<Figures>>,
}

impl Load {
    fn new(client: &Client, server: &Arc<Server>, requests: usize) -> Arc<Self> {
        Arc::new(Self {
            client: client.clone(),
            server: Arc::clone(server),
            requests,
            next: AtomicUsize::new(0),
            attempts: AtomicUsize::new(0),
            counts: Mutex::default(),
            middle: Mutex::default(),
        })
    }

    fn next(&self) -> Option<usize> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        if number.is_multiple_of(100) {
            self.server.forget();
        }
        if let (true, Ok(mut middle)) = (number == self.requests / 2, self.middle.lock()) {
            *middle = Some(Figures::now(&self.server));
        }
        (number < self.requests).then_some(number)
    }

    async fn request(&self, number: usize) -> Outcome<()> {
        let fault = Fault::of(number);
        if fault == Fault::RefusedConnection {
            self.server.refuse(1);
        }
        let method = match fault {
            Fault::ResetPost => Method::POST,
            _ => Method::GET,
        };
        let request = self.client.request(method, &format!("/{number}"));
        if fault == Fault::Cancelled {
            let cancelled = time::timeout(Duration::from_millis(10), request.send()).await;
            self.count(fault, 1)?;
            return cancelled.map_or(Ok(()), |_| Err("silence was answered".into()));
        }
        let outcome = request.await.and_then(|response| {
            response.json::<serde_json::Value>()?;
            Ok(response.attempts())
        });
        let attempts = outcome
            .as_ref()
            .map_or_else(Error::attempts, |attempts| *attempts);
        self.count(fault, attempts)?;
        fault.check(&outcome)
    }

    fn count(&self, fault: Fault, attempts: u32) -> Outcome<()> {
        self.attempts
            .fetch_add(attempts as usize, Ordering::Relaxed);
        let mut counts = self.counts.lock().map_err(|_| "a task has panicked")?;
        *counts.entry(fault).or_default() += 1;
        Ok(())
    }

    fn attempts(&self) -> usize {
        self.attempts.load(Ordering::Relaxed)
    }

    fn counts(&self) -> BTreeMap<Fault, usize> {
        self.counts
            .lock()
            .map(|counts| counts.clone())
            .unwrap_or_default()
    }
}
