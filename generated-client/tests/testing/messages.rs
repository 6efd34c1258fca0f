//! What a failed test reads.

use launchdarkly_api::{
    Error, JsonPatch, Method,
    environments::Environment,
    testing::{Fault, StandIn},
};

use crate::misuse::panic_of;

#[tokio::test]
async fn other_operations_are_not_compared() {
    let stand_in = StandIn::new();
    let client = stand_in.client();
    stand_in.expect(client.environments().get_environment("web", "production"));
    let error = client.feature_flags().get_feature_flags("web").await;
    let text = error.expect_err("nobody expects it").to_string();
    let words = "GET /api/v2/flags/web was not expected: no `getFeatureFlags` is";
    assert!(text.contains(words) && !text.contains("nearest"), "{text}");
    panic_of(|| drop(stand_in));
}

/// Lists ask for the largest page, so another limit is the app's own.
#[tokio::test]
async fn a_limit_is_explained_where_lists_set_it() {
    let stand_in = StandIn::new();
    let client = stand_in.client();
    let list = || client.feature_flags().get_feature_flags("web");
    stand_in.expect(list());
    for (request, is_explained) in [(list(), true), (list().limit(2), false)] {
        let error = request.items().next().await.expect("an error");
        let text = error.expect_err("another limit").to_string();
        assert_eq!(
            text.contains("`.items()` and `.pages()` ask for"),
            is_explained,
            "{text}"
        );
    }
    panic_of(|| drop(stand_in));
}

#[tokio::test]
async fn requests_are_told_apart_by_their_bodies() {
    let stand_in = StandIn::new();
    let flags = stand_in.client().feature_flags();
    for name in ["One", "Two"] {
        let patch = JsonPatch::new().replace("/name", name);
        stand_in.expect(flags.patch_feature_flag("web", "a", &patch));
    }
    stand_in.expect(flags.patch_feature_flag("web", "b", &JsonPatch::new().remove("/name")));
    let text = panic_of(|| drop(stand_in));
    for part in ["\"One\"", "\"Two\""] {
        assert_eq!(text.matches(part).count(), 1, "{text}");
    }
    assert!(!text.contains("remove"), "no other has its path: {text}");
}

#[tokio::test(start_paused = true)]
async fn a_retry_of_the_client_is_explained() {
    for (fault, is_explained) in [(Some(Fault::Limited), true), (None, false)] {
        let stand_in = StandIn::new();
        let get = stand_in
            .client()
            .environments()
            .get_environment("web", "production");
        let expected = stand_in.expect(get.clone());
        if let Some(fault) = fault {
            expected.failing_by(fault);
        } else {
            expected.returning(Environment::example());
            get.clone().await.expect("the first time");
        }
        let text = get.await.expect_err("once more than expected").to_string();
        assert!(text.contains("came once more than expected"), "{text}");
        let words = "a client may send it again by itself after its last answer, Limited";
        assert_eq!(text.contains(words), is_explained, "{text}");
        panic_of(|| drop(stand_in));
    }
}

/// The message says how a page fails at first, and that is true.
#[tokio::test(start_paused = true)]
async fn pages_with_other_answers_have_a_way_out() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let list = stand_in
        .client()
        .environments()
        .get_environments_by_project("web");
    let (one, mut other) = (Environment::example(), Environment::example());
    other.key = "other".to_owned();
    let pages = || [[one.clone()], [other.clone()]];
    let both = stand_in
        .expect(list.clone())
        .at_least(0)
        .failing_by(Fault::Html);
    let text = panic_of(|| both.returning_pages(pages()));
    let words = "expect its request (with its `.limit(…)` and `.offset(…)`) before the pages";
    assert!(text.contains(words), "{text}");

    let stand_in = StandIn::new();
    let list = stand_in
        .client()
        .environments()
        .get_environments_by_project("web")
        .limit(1);
    stand_in
        .expect(list.clone().offset(1))
        .failing_by(Fault::Html);
    stand_in.expect(list.clone()).returning_pages(pages());
    let mut items = list.items();
    while let Some(item) = items.next().await {
        item?;
    }
    let sent = stand_in.received();
    let second = sent
        .iter()
        .filter(|sent| sent.parameter("offset") == Some("1"));
    assert_eq!(second.count(), 2);
    Ok(())
}

/// Of an answer, the beginning is told, with whole words.
#[tokio::test]
async fn long_texts_are_cut_between_words() {
    let stand_in = StandIn::documented();
    let client = stand_in.client();
    let get = client.environments().get_environment("web", "production");
    stand_in.expect(get).times(1);
    let list = client
        .request(Method::GET, "/api/v2/flags/web")
        .query("colour", "red");
    list.await.expect_err("no such parameter");
    let text = panic_of(|| drop(stand_in));
    let cut = text.split('…').next().expect("what was answered");
    assert!(text.contains('…') && cut.ends_with(','), "{text}");
}
