//! The spans and events for `tracing`.

use crate::{ENVIRONMENT, JSON, TOKEN, secrets::check};
use launchdarkly_api::{Client, Method, environments::Environment, testing::StandIn};
use std::{
    cell::RefCell,
    io::{self, Write},
};
use tracing::Instrument;
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
    let stand_in = StandIn::new();
    let expected = stand_in.client();
    stand_in
        .expect(expected.environments().get_environment("p", "e"))
        .returning_body(JSON, secret.as_str())
        .with_status(503)
        .returning_body(JSON, ENVIRONMENT);
    let put = expected.request(Method::PUT, "/a").query("q", "hidden");
    let put = stand_in.expect(put.json("hidden"));
    put.returning_body(JSON, secret).with_status(404);
    let builder = stand_in.client_builder().access_token(TOKEN);
    let client = builder.default_header("x-key", "hidden").build().unwrap();
    let call = client.environments().get_environment("p", "e");
    call.await.unwrap();
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
    check_bodies(&stand_in, &client, span).await;
    check_ahead(&stand_in, &client).await;
}

/// What was wrong with a body belongs to the span of its call, too.
async fn check_bodies(stand_in: &StandIn, client: &Client, span: &str) {
    let odd = ENVIRONMENT.replace("\"ops\"", "null");
    let expected = stand_in.client();
    let expected = expected.environments().get_environment("p", "e");
    let answers = stand_in.expect(expected).returning_body(JSON, odd);
    answers.returning_body("text/html", "<p>hidden</p>");
    let get = client.environments().get_environment("p", "e");
    let kept = get.clone().send().await.unwrap();
    get.await.unwrap_err();
    assert_eq!(kept.deviations().count(), 1);
    let text = String::from_utf8(LOG.take()).unwrap();
    // A response that is kept does not keep the span open.
    assert_eq!(text.matches(": close ").count(), 2, "{text}");
    let warnings = text.lines().filter(|line| line.contains(" WARN "));
    let warnings: Vec<&str> = warnings.collect();
    let end = format!("WARN {span}: launchdarkly_api: the response ");
    assert!(warnings.iter().all(|line| line.contains(&end)), "{text}");
    let [deviation, failure] = &warnings[..] else {
        panic!("{text}")
    };
    let first = "is not as documented count=1 first=`tags[0]`: expected a string, found null";
    assert!(deviation.ends_with(first), "{text}");
    assert!(
        failure.contains("cannot be decoded status=200 error=Decode reason=getEnvironment: "),
        "{text}"
    );
    assert!(!text.contains("hidden"), "{text}");
}

/// A page that is fetched in a task of its own logs where its caller does.
async fn check_ahead(stand_in: &StandIn, client: &Client) {
    let list = |client: &Client| {
        let environments = client.environments();
        environments.get_environments_by_project("p").limit(1)
    };
    let page = || [Environment::example()];
    let expected = stand_in.expect(list(&stand_in.client()));
    expected.returning_pages([page(), page(), page(), page()]);
    let mut items = list(client).items().prefetch(2);
    let read = async { while items.next().await.transpose().unwrap().is_some() {} };
    read.instrument(tracing::info_span!("report")).await;
    let text = String::from_utf8(LOG.take()).unwrap();
    let answers = text.lines().filter(|line| line.contains(" answered "));
    let (own, others): (Vec<_>, Vec<_>) =
        answers.partition(|line| line.contains(" report:launchdarkly_api{operation="));
    assert!(own.len() >= 4 && others.is_empty(), "{text}");
}
