//! A recipe as a process.

use std::{
    collections::BTreeMap,
    env::{self, consts::EXE_SUFFIX},
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    time::SystemTime,
};

use expect_test::Expect;
use launchdarkly_api::testing::{Sent, StandIn};
use serde_json::Value;

use crate::server::TOKEN;

/// What a recipe has done.
pub struct Ran {
    sent: Vec<Request>,
    output: Output,
}

/// A request of a recipe.
pub struct Request {
    pub method: String,
    /// Path and query, byte for byte.
    pub target: String,
    pub body: Vec<u8>,
}

/// Runs a recipe to its end.
pub async fn run(name: &str, arguments: &[&str], stand_in: &StandIn) -> Ran {
    let mut command = command(name, arguments, stand_in).await;
    let output = tokio::task::spawn_blocking(move || command.output());
    let output = output.await.unwrap().unwrap();
    Ran::new(stand_in, output)
}

/// Runs a recipe until all that is expected of it came.
pub async fn run_until_met(name: &str, arguments: &[&str], stand_in: &StandIn) -> Ran {
    let mut child = command(name, arguments, stand_in).await.spawn().unwrap();
    stand_in.all_came().await;
    child.kill().unwrap();
    Ran::new(stand_in, child.wait_with_output().unwrap())
}

/// A recipe that is to be run against that stand-in.
async fn command(name: &str, arguments: &[&str], stand_in: &StandIn) -> Command {
    let address = stand_in.listen().await.unwrap();
    command_at(name, arguments, &format!("http://{address}"))
}

/// A recipe that is to be run against that server.
pub fn command_at(name: &str, arguments: &[&str], url: &str) -> Command {
    let mut command = Command::new(program(name));
    command
        .args(arguments)
        .env("LAUNCHDARKLY_ACCESS_TOKEN", TOKEN)
        .env("LAUNCHDARKLY_BASE_URL", url)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// The built recipe, which cargo puts beside the folder of this test's own program.
fn program(name: &str) -> PathBuf {
    let this = env::current_exe().unwrap();
    let folder = this.parent().and_then(Path::parent).unwrap();
    let program = folder.join("examples").join(format!("{name}{EXE_SUFFIX}"));
    let source = examples().join(format!("{name}.rs"));
    assert!(
        modified(&program) >= modified(&source),
        "the recipe {name} is not built, or has changed since: `cargo test -p launchdarkly-api` builds all of them, but not \
         with `--test recipes` alone; `cargo build -p launchdarkly-api --examples` with the features of this test does, too"
    );
    program
}

/// The folder of the recipes.
pub fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

/// When a file was last written; none where there is no such file.
fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|file| file.modified()).ok()
}

impl Request {
    fn new(sent: &Sent) -> Self {
        let line = sent.to_string();
        let (method, target) = line.split_once(' ').unwrap();
        Self {
            method: method.to_owned(),
            target: target.to_owned(),
            body: sent.body().to_vec(),
        }
    }
}

impl Ran {
    fn new(stand_in: &StandIn, output: Output) -> Self {
        Self {
            sent: stand_in.received().iter().map(Request::new).collect(),
            output,
        }
    }

    /// Compares what was sent and printed, after the recipe has succeeded.
    pub fn check(&self, expected: &Expect) {
        assert!(self.output.status.success(), "{}", self.transcript());
        expected.assert_eq(&self.transcript());
    }

    /// Compares what was sent and printed, after the recipe has failed.
    pub fn check_failure(&self, expected: &Expect) {
        assert!(!self.output.status.success(), "{}", self.transcript());
        expected.assert_eq(&self.transcript());
    }

    /// Replaces what differs from run to run, in what was sent and printed.
    pub fn hiding(mut self, volatile: &str, name: &str) -> Self {
        for request in &mut self.sent {
            request.target = request.target.replace(volatile, name);
            request.body = text(&request.body).replace(volatile, name).into_bytes();
        }
        for printed in [&mut self.output.stdout, &mut self.output.stderr] {
            *printed = text(printed).replace(volatile, name).into_bytes();
        }
        self
    }

    /// With the requests in an order that does not depend on which came first.
    pub fn sorted(mut self) -> Self {
        self.sent.sort_by(|a, b| a.target.cmp(&b.target));
        self
    }

    /// Forgets the bodies of the requests of that method.
    pub fn without_bodies(mut self, method: &str) -> Self {
        let requests = self.sent.iter_mut();
        requests
            .filter(|it| it.method == method)
            .for_each(|it| it.body.clear());
        self
    }

    /// What was printed as lines of JSON.
    pub fn printed_json(&self) -> Vec<Value> {
        let lines = text(&self.output.stdout);
        let lines = lines.lines().map(serde_json::from_str);
        lines.collect::<Result<_, _>>().unwrap()
    }

    /// Forgets what was printed to standard output.
    pub fn without_output(mut self) -> Self {
        self.output.stdout.clear();
        self
    }

    /// What was printed to standard output, and that nothing was to standard error.
    pub fn printed(&self) -> String {
        assert_eq!(text(&self.output.stderr), "");
        text(&self.output.stdout)
    }

    /// What was printed to standard error.
    pub fn complaints(&self) -> String {
        text(&self.output.stderr)
    }

    /// The requests.
    pub fn sent(&self) -> &[Request] {
        &self.sent
    }

    /// The requests, and then what was printed.
    fn transcript(&self) -> String {
        let requests = self.sent.iter().map(|request| {
            let body = body(request);
            let blank = if body.is_empty() { "" } else { " " };
            format!("{} {}{blank}{body}\n", request.method, request.target)
        });
        let printed = [
            ("", &self.output.stdout),
            ("standard error:\n", &self.output.stderr),
        ];
        let printed = printed.into_iter().filter(|(_, bytes)| !bytes.is_empty());
        let printed = printed.map(|(head, bytes)| format!("\n{head}{}", text(bytes)));
        requests.chain(printed).collect()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// JSON with its members in order of name, as text: how `serde_json` has them depends on a feature that any crate may turn on.
fn body(request: &Request) -> String {
    match serde_json::from_slice(&request.body) {
        Ok(json) => in_order(json).to_string(),
        Err(_) => text(&request.body),
    }
}

fn in_order(json: Value) -> Value {
    match json {
        Value::Object(members) => {
            let members = members
                .into_iter()
                .map(|(name, value)| (name, in_order(value)));
            Value::Object(members.collect::<BTreeMap<_, _>>().into_iter().collect())
        }
        Value::Array(items) => items.into_iter().map(in_order).collect(),
        other => other,
    }
}
