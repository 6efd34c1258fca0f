//! Several hooks of one client.

use launchdarkly_api::{
    Attempt, AttemptEnd, CallInfo, Deviations, Error, Hooks,
    testing::{Fault, StandIn},
};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::time::timeout;

/// Writes down what it is told of, after its own name.
struct Told(char, Arc<Mutex<Vec<String>>>);

impl Told {
    fn of(&self, what: &str) {
        self.1.lock().unwrap().push(format!("{} {what}", self.0));
    }
}

impl Hooks for Told {
    fn before_attempt(&self, _: &Attempt<'_>) {
        self.of("begins");
    }

    fn after_attempt(&self, _: &Attempt<'_>, _: &AttemptEnd) {
        self.of("ends");
    }

    fn on_cancel(&self, _: &Attempt<'_>, _: Duration) {
        self.of("is cancelled");
    }

    fn before_retry(&self, _: &Attempt<'_>, _: Duration) {
        self.of("comes again");
    }

    fn on_deviations(&self, _: &CallInfo<'_>, _: &Deviations) {
        self.of("deviates");
    }

    fn on_decode_error(&self, _: &Error) {
        self.of("cannot be read");
    }
}

#[tokio::test(start_paused = true)]
async fn all_are_told_in_their_order() {
    let (stand_in, told) = (StandIn::new(), Arc::default());
    let builder = stand_in.client_builder();
    let builder = builder.hooks(Told('a', Arc::clone(&told)));
    let builder = builder.hooks(Arc::new(Told('b', Arc::clone(&told))));
    let client = builder.build().unwrap();
    let get = client.environments().get_environment("web", "production");
    stand_in
        .expect(get.clone())
        .failing_by(Fault::Unavailable)
        .then_returning_json(serde_json::json!({}))
        .then_failing_by(Fault::HtmlInPlace)
        .then_failing_by(Fault::Silence);

    get.clone().await.unwrap();
    get.clone().await.unwrap_err();
    timeout(Duration::from_secs(1), get.send())
        .await
        .unwrap_err();
    let expected = [
        "begins",
        "ends",
        "comes again",
        "begins",
        "ends",
        "deviates",
        "begins",
        "ends",
        "cannot be read",
        "begins",
        "is cancelled",
    ];
    let each = |what| ['a', 'b'].map(|name| format!("{name} {what}"));
    assert_eq!(*told.lock().unwrap(), expected.map(each).concat());
}
