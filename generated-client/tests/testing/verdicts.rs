//! The complaints at the end of a test.

use launchdarkly_api::{
    Error,
    testing::{Fault, StandIn},
};

use crate::misuse::panic_of;

/// A panic of the test itself is what is shown.
#[test]
fn a_panic_is_not_covered_by_another_one() {
    let text = panic_of(|| {
        let stand_in = StandIn::new();
        stand_in.expect(stand_in.client().environments().get_environment("web", "a"));
        panic!("the test's own");
    });
    assert_eq!(text, "the test's own");
}

/// The stand-in is dropped after the error is on its way, and its panic takes the place of it: it has to tell both.
#[tokio::test]
async fn an_error_that_ends_the_test_is_shown() {
    async fn test(stand_in: StandIn) -> Result<(), Error> {
        let environments = stand_in.client().environments();
        let first = environments.get_environment("web", "first");
        let second = environments.get_environment("web", "second");
        let expected = stand_in.expect(first.clone());
        expected.failing(404, "not_found", "Unknown environment");
        stand_in.expect(second.clone());
        first.await?;
        second.await.map(drop)
    }
    let panic = tokio::spawn(test(StandIn::new())).await.unwrap_err();
    let text = panic.into_panic().downcast::<String>().expect("a text");
    for words in [
        "did not come as expected:\n  GET /api/v2/projects/web/environments/second",
        "was answered with an error:\n  GET /api/v2/projects/web/environments/first: 404 Not Found: ",
        "Unknown environment",
    ] {
        assert!(text.contains(words), "{text}\nlacks {words}");
    }
}

/// An app that does not end is waited for.
#[tokio::test]
async fn all_that_is_expected_can_be_waited_for() {
    let stand_in = StandIn::new();
    let environments = stand_in.client().environments();
    let get = environments.get_environment("web", "production");
    stand_in.expect(get.clone()).times(2);
    stand_in.expect(get.clone()).failing_by(Fault::Silence);
    let app = tokio::spawn(async move { while get.clone().await.is_ok() {} });
    stand_in.all_came().await;
    assert_eq!(stand_in.received().len(), 3);
    app.abort();
    assert!(app.await.is_err_and(|error| error.is_cancelled()));
    stand_in.all_came().await;
}

/// One that could not be read is the last one that was answered.
#[tokio::test]
async fn the_last_answer_is_told_where_none_was_an_error() {
    let stand_in = StandIn::new();
    let environments = stand_in.client().environments();
    let get = environments.get_environment("web", "production");
    stand_in.expect(get.clone()).returning_json([1]);
    stand_in.expect(environments.delete_environment("web", "old"));
    assert!(get.await.is_err());
    let text = panic_of(|| drop(stand_in));
    let words = "came last, and was answered:\n  GET /api/v2/projects/web/environments/production";
    assert!(text.ends_with(words), "{text}");
}
