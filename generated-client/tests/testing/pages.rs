//! Lists in pages, in each style of paging.

use launchdarkly_api::{
    Error, Items, Page, UnixMillis, audit_log::AuditLogEntrySummary, contexts::ContextRecord,
    environments::Environment, insights_deployments::Deployment,
    release_pipelines::ReleasePipeline, testing::StandIn,
};

use crate::misuse::panic_of;

async fn count<P: Page>(mut items: Items<P>) -> Result<usize, Error> {
    let mut count = 0;
    while let Some(item) = items.next().await {
        item?;
        count += 1;
    }
    Ok(count)
}

#[tokio::test]
async fn a_list_by_offset() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let list = stand_in
        .client()
        .environments()
        .get_environments_by_project("web");
    let list = list.filter("tags:a");
    let environment = Environment::example;
    let pages = [
        vec![environment(), environment()],
        vec![environment()],
        vec![environment()],
    ];
    stand_in
        .expect(list.clone())
        .returning_pages(pages)
        .times(2);
    assert_eq!(count(list.clone().items()).await?, 4);
    assert_eq!(count(list.clone().items().prefetch(3)).await?, 4);
    let offsets: Vec<_> = stand_in
        .received()
        .iter()
        .take(3)
        .map(|sent| sent.parameter("offset").map(str::to_owned))
        .collect();
    assert_eq!(offsets, [None, Some("2".to_owned()), Some("3".to_owned())]);

    // One page alone, and the list again.
    let stand_in = StandIn::new();
    let list = stand_in
        .client()
        .environments()
        .get_environments_by_project("web");
    stand_in
        .expect(list.clone())
        .returning_pages([[environment()], [environment()]])
        .times(2);
    assert_eq!(list.clone().await?.items.len(), 1);
    assert_eq!(list.clone().await?.items.len(), 1);
    let complaint = panic_of(|| stand_in.verify());
    assert!(
        complaint.contains("page 2 of 2 was never asked for"),
        "{complaint}"
    );
    for _ in 0..2 {
        assert_eq!(list.clone().offset(1).await?.items.len(), 1);
    }
    stand_in.verify();
    let error = list.await.expect_err("a third time");
    assert!(error.to_string().contains("came once more"), "{error}");
    assert!(panic_of(|| drop(stand_in)).contains("expected twice"));
    Ok(())
}

#[tokio::test]
async fn a_list_by_token() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let contexts = stand_in.client().contexts();
    let list = contexts.get_contexts("web", "production", "user", "a");
    let record = ContextRecord::example;
    stand_in
        .expect(list.clone())
        .returning_pages([vec![record(), record()], vec![record()]]);
    assert_eq!(count(list.items()).await?, 3);
    Ok(())
}

#[tokio::test]
async fn a_list_by_identifier() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let list = stand_in
        .client()
        .insights_deployments()
        .get_deployments("web", "production");
    let deployment = |id: &str| {
        let mut deployment = Deployment::example();
        id.clone_into(&mut deployment.id);
        deployment
    };
    stand_in.expect(list.clone()).returning_pages([
        vec![deployment("a"), deployment("b")],
        vec![deployment("c")],
    ]);
    assert_eq!(count(list.items()).await?, 3);
    assert_eq!(stand_in.received()[1].parameter("after"), Some("b"));
    Ok(())
}

#[tokio::test]
async fn a_list_by_time() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let list = stand_in.client().audit_log().get_audit_log_entries();
    let entry = |id: &str, millis| {
        let mut entry = AuditLogEntrySummary::example();
        id.clone_into(&mut entry.id);
        entry.date = UnixMillis::new(millis);
        entry
    };
    let pages = [
        vec![entry("a", 50), entry("b", 40)],
        vec![entry("c", 30)],
        vec![entry("d", 20), entry("e", 10)],
    ];
    stand_in.expect(list.clone()).returning_pages(pages);
    assert_eq!(count(list.items()).await?, 5);
    Ok(())
}

/// Its pages have no link: a page is followed by another one if it is as large as was asked for.
#[expect(deprecated, reason = "no other list has pages without links")]
#[tokio::test]
async fn a_list_without_links() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let list = stand_in
        .client()
        .release_pipelines()
        .get_all_release_pipelines("web");
    let list = list.limit(2);
    let pipeline = ReleasePipeline::example;
    stand_in
        .expect(list.clone())
        .returning_pages([vec![pipeline(), pipeline()], vec![pipeline()]]);
    assert_eq!(count(list.items()).await?, 3);
    Ok(())
}

/// An app that asks twice gets two lists, each to its end.
#[tokio::test]
async fn two_lists_of_one_request_are_not_mixed() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let list = stand_in
        .client()
        .environments()
        .get_environments_by_project("web");
    let named = |name: &str| {
        let mut environment = Environment::example();
        environment.name = name.to_owned();
        [environment]
    };
    for names in [["a", "b"], ["c", "d"]] {
        stand_in
            .expect(list.clone())
            .any_query()
            .returning_pages(names.map(named));
    }
    for expected in [["a", "b"], ["c", "d"]] {
        let mut items = list.clone().filter("tags:a").items();
        for name in expected {
            assert_eq!(items.next().await.expect("an item")?.name, name);
        }
        assert!(items.next().await.is_none());
    }
    stand_in.verify();
    Ok(())
}

/// An app that stops continues from where it was, and the first page does not come again.
#[tokio::test]
async fn a_list_may_continue_from_a_position() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let environments = stand_in.client().environments();
    let list = environments.get_environments_by_project("web");
    let environment = Environment::example;
    let pages = [[environment()], [environment()], [environment()]];
    let expectation = stand_in.expect(list.clone()).returning_pages(pages);
    expectation.at_least(1);

    let mut items = list.clone().items();
    for _ in 0..2 {
        items.next().await.expect("an item")?;
    }
    let position = items.position();
    items.next().await.expect("an item")?;
    drop(items);
    let rest = list.items().starting_at(position);
    assert_eq!(count(rest).await?, 1);
    Ok(())
}

/// Unless the test says so. The message says how.
#[tokio::test]
async fn a_page_that_comes_more_often_than_the_first_is_told() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let environments = stand_in.client().environments();
    let list = environments.get_environments_by_project("web");
    let pages = [[Environment::example()], [Environment::example()]];
    stand_in.expect(list.clone()).returning_pages(pages);
    assert_eq!(count(list.clone().items()).await?, 2);
    let error = list.offset(1).await.expect_err("once more");
    assert!(error.to_string().contains("say `.at_least(…)`"), "{error}");
    assert!(panic_of(|| drop(stand_in)).contains("say `.at_least(…)`"));
    Ok(())
}

/// Neither is what lies beyond the end, which only clients that fetch ahead ask for.
#[tokio::test]
async fn a_page_that_is_fetched_ahead_is_not_waited_for() -> Result<(), Error> {
    for (taken, turns) in (1..=5).flat_map(|taken| [(taken, 0), (taken, 1), (taken, 2)]) {
        let stand_in = StandIn::new();
        let environments = stand_in.client().environments();
        let list = environments.get_environments_by_project("web");
        let environment = Environment::example;
        let pages = [2, 2, 1].map(|count| (0..count).map(|_| environment()));
        stand_in
            .expect(list.clone())
            .returning_pages(pages)
            .at_least(0);
        let mut items = list.items().prefetch(4);
        for _ in 0..taken {
            items.next().await.expect("an item")?;
            for _ in 0..turns {
                tokio::task::yield_now().await;
            }
        }
    }
    Ok(())
}
