//! The cost of a call: `get_environment` over loopback, by this crate and by bare `reqwest` with a struct that serde derives.
//! The time that fetching ahead saves: for a list whose pages take the server a while.
//!
//! ```text
//! cargo bench -p launchdarkly-api --bench call
//! ```
//!
//! Both call in turns, so that what disturbs one disturbs the other, and the least of all turns counts: of the time on the clock,
//! and on Linux of the CPU time of the calling thread as well. The aim is a ratio of at most 1.05.
#![expect(clippy::print_stdout, reason = "a program that shows what it measured")]

mod environment;
mod lists;
mod server;
#[path = "../support/mod.rs"]
mod support;

use std::error::Error;
use std::fs;
use std::time::{Duration, Instant};

use launchdarkly_api::Client;
use launchdarkly_api::environments::EnvironmentsApi;
use launchdarkly_api::reqwest;

/// The time that the allocator of glibc takes depends on what was freed before: PERFORMANCE.md, "Speed".
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const TOKEN: &str = "api-00000000-0000-4000-8000-00000000test";
const TURNS: usize = 300;
const CALLS_OF_A_TURN: u32 = 50;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = server::start()?;
    let client = Client::builder()
        .access_token(TOKEN)
        .base_url(&address)
        .build()?;
    let environments = client.environments();
    // Whichever TLS feature is on; installing it twice changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let plain = reqwest::Client::builder().no_proxy().build()?;
    let limited = reqwest::Client::builder()
        .no_proxy()
        .timeout(Duration::from_secs(30))
        .build()?;
    let url = format!("{address}/api/v2/projects/my-project/environments/production");

    let turns = if support::is_measured() { TURNS } else { 1 };
    let (mut ours, mut bare, mut with_limit) = (Cost::MOST, Cost::MOST, Cost::MOST);
    for _ in 0..turns {
        ours = ours.least(typed(&environments).await?);
        bare = bare.least(untyped(&plain, &url).await?);
        with_limit = with_limit.least(untyped(&limited, &url).await?);
    }
    println!("A call, the least of {turns} turns of {CALLS_OF_A_TURN} calls");
    println!(
        "{:28} {:>10} {:>5} {:>10} {:>5}",
        "", "wall time", "", "CPU time", ""
    );
    show("this crate", ours, bare);
    show("bare reqwest", bare, bare);
    show("reqwest with a time limit", with_limit, bare);
    lists::measure(&environments).await
}

/// A turn of this crate.
async fn typed(environments: &EnvironmentsApi) -> Result<Cost, Box<dyn Error>> {
    let start = Cost::now();
    for _ in 0..CALLS_OF_A_TURN {
        let environment = environments
            .get_environment("my-project", "production")
            .await?;
        std::hint::black_box(environment);
    }
    Ok(start.until_now())
}

/// A turn of `reqwest`, with the headers that the API asks for.
async fn untyped(client: &reqwest::Client, url: &str) -> Result<Cost, Box<dyn Error>> {
    let start = Cost::now();
    for _ in 0..CALLS_OF_A_TURN {
        let request = client
            .get(url)
            .header("authorization", TOKEN)
            .header("ld-api-version", "20240415")
            .header("accept", "application/json")
            .header("user-agent", "bare");
        let body = request.send().await?.error_for_status()?.bytes().await?;
        let environment: environment::Environment = serde_json::from_slice(&body)?;
        std::hint::black_box(environment);
    }
    Ok(start.until_now())
}

/// Time on the clock, and of the CPU in this thread.
#[derive(Clone, Copy)]
struct Cost {
    wall: Duration,
    cpu: Duration,
}

/// When something began.
struct Start {
    wall: Instant,
    cpu: Duration,
}

impl Cost {
    const MOST: Self = Self {
        wall: Duration::MAX,
        cpu: Duration::MAX,
    };

    fn now() -> Start {
        Start {
            wall: Instant::now(),
            cpu: cpu(),
        }
    }

    fn least(self, other: Self) -> Self {
        Self {
            wall: self.wall.min(other.wall),
            cpu: self.cpu.min(other.cpu),
        }
    }
}

impl Start {
    fn until_now(&self) -> Cost {
        Cost {
            wall: self.wall.elapsed(),
            cpu: cpu().saturating_sub(self.cpu),
        }
    }
}

/// The time that this thread had a CPU; nothing where the system does not tell.
fn cpu() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split(' ').next().and_then(|text| text.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

/// Shows what a call costs, and the ratios to what it costs without this crate.
fn show(what: &str, cost: Cost, bare: Cost) {
    let [wall, cpu, bare_wall, bare_cpu] = [cost.wall, cost.cpu, bare.wall, bare.cpu]
        .map(|time| (time / CALLS_OF_A_TURN).as_secs_f64() * 1e6);
    println!(
        "{what:28} {wall:7.1} µs {:5.2} {cpu:7.1} µs {:5.2}",
        wall / bare_wall,
        cpu / bare_cpu
    );
}
