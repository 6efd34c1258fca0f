//! The spans and events for `tracing`.

use crate::{
    ENVIRONMENT, TOKEN, builder,
    clock::Clock,
    secrets::check,
    support::{Answer, Server},
};
use launchdarkly_api::Method;
use std::{
    cell::RefCell,
    io::{self, Write},
};
use tracing_subscriber::fmt::format::FmtSpan;

thread_local! {
    /// What was written by the test of this thread.
    static LOG: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

struct Log;

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.with_borrow_mut(|log| log.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_is_a_span_and_an_attempt_an_event() {
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(FmtSpan::NEW | FmtSpan::CLOSE)
        .with_writer(|| Log)
        .with_ansi(false)
        .finish();
    // Of the whole process: one for a thread would miss what other tests have called before.
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let secret = format!("{{\"message\": \"{TOKEN} hidden\"}}");
    let answers = [
        Answer::json(503, &secret),
        Answer::json(200, ENVIRONMENT),
        Answer::json(404, &secret),
    ];
    let server = Server::script(answers).await.unwrap();
    let mut clock = Clock::stop();
    let builder = clock
        .watch(builder(&server))
        .default_header("x-key", "hidden");
    let client = builder.build().unwrap();
    let call = client.environments().get_environment("p", "e");
    clock.run(call.send()).await.unwrap();
    let raw = client.request(Method::PUT, "/a").query("q", "hidden");
    raw.json("hidden").await.unwrap_err();

    let text = String::from_utf8(LOG.take()).unwrap();
    check(&text);
    let own: Vec<&str> = text
        .lines()
        .filter(|line| line.contains(": launchdarkly_api: "))
        .collect();
    let events: Vec<&&str> = own
        .iter()
        .filter(|line| line.contains("attempt="))
        .collect();
    assert_eq!((own.len(), events.len()), (7, 3), "{text}");
    let span = "launchdarkly_api{operation=\"getEnvironment\" method=\"GET\" \
                path=\"/api/v2/projects/p/environments/e\" \
                route=\"/api/v2/projects/{projectKey}/environments/{environmentKey}\"}";
    assert!(own[..4].iter().all(|line| line.contains(span)), "{text}");
    assert!(
        events[0].contains("status=503 error=Api attempt=1 elapsed=0ns wait="),
        "{text}"
    );
    assert!(
        events[1].contains("status=200 attempt=2 elapsed="),
        "{text}"
    );
    assert!(
        events[2].contains("status=404 error=Api attempt=1"),
        "{text}"
    );
    assert!(!events[2].contains("wait="), "{text}");
    // The span says it, so that the event need not.
    let is_said_once = |line: &&&&str| line.matches("getEnvironment").count() == 1;
    assert_eq!(events[..2].iter().filter(is_said_once).count(), 2, "{text}");
}
