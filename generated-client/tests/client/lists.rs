//! The real lists, page by page: one for each style of paging.

use launchdarkly_api::{
    Error, Page, Pages, UnixMillis,
    audit_log::{AuditLogEntries, AuditLogEntrySummary},
    contexts::Contexts,
    insights_deployments::{Deployment, Deployments},
    insights_scores::{InsightGroup, InsightGroups},
    testing::StandIn,
    views::{LinkableResourceKind, ViewLinkedResource},
};

/// How many items each page has.
async fn counts<P: Page>(mut pages: Pages<P>, count: fn(&P) -> usize) -> Result<Vec<usize>, Error> {
    let mut counts = Vec::new();
    while let Some(page) = pages.next().await {
        counts.push(count(&page?));
    }
    Ok(counts)
}

#[tokio::test]
async fn insight_groups_come_by_offset_and_a_wrong_total_does_not_matter() -> Result<(), Error> {
    let page = |keys: &[&str]| {
        let mut page = InsightGroups::blank();
        page.total_count = 0;
        page.items = vec![InsightGroup::example(); keys.len()];
        for (group, key) in page.items.iter_mut().zip(keys) {
            (*key).clone_into(&mut group.key);
        }
        page
    };
    let stand_in = StandIn::new();
    let list = stand_in.client().insights_scores().get_insight_groups();
    let list = list.limit(2);
    stand_in.expect(list.clone()).returning(page(&["g0", "g1"]));
    stand_in
        .expect(list.clone().offset(2))
        .returning(page(&["g2"]));
    let mut groups = list.items();
    let mut keys = Vec::new();
    while let Some(group) = groups.next().await {
        keys.push(group?.key);
    }
    assert_eq!(keys, ["g0", "g1", "g2"]);
    Ok(())
}

/// What tells items apart may be a property that only some have: each environment has these two segments.
#[tokio::test]
async fn pages_that_are_alike_are_no_circle() -> Result<(), Error> {
    let linked = |environment: &str, key: &str| {
        let mut one = ViewLinkedResource::example();
        key.clone_into(&mut one.resource_key);
        one.environment_key = Some(environment.to_owned());
        one
    };
    let stand_in = StandIn::new();
    let views = stand_in.client().views();
    let list = views.get_linked_resources("web", "mine", LinkableResourceKind::Segments);
    let list = list.limit(2);
    let pages = ["a", "b", "c"].map(|name| vec![linked(name, "beta"), linked(name, "staff")]);
    stand_in.expect(list.clone()).returning_pages(pages);
    let mut items = list.items();
    for name in ["a", "a", "b", "b", "c", "c"] {
        let item = items.next().await.expect("it is not the end")?;
        assert_eq!(item.environment_key.as_deref(), Some(name));
    }
    assert!(items.next().await.is_none());
    Ok(())
}

#[tokio::test]
async fn contexts_come_by_continuation_token() -> Result<(), Error> {
    let page = |token: Option<&str>| {
        let mut page = Contexts::example();
        page.links.clear();
        page.items.truncate(1);
        page.continuation_token = token.map(str::to_owned);
        page
    };
    let stand_in = StandIn::new();
    let list = stand_in
        .client()
        .contexts()
        .get_contexts("p", "e", "user", "u");
    let list = list.limit(1);
    stand_in.expect(list.clone()).returning(page(Some("a/b=")));
    stand_in
        .expect(list.clone().continuation_token("a/b="))
        .returning(page(None));
    let counts = counts(list.pages(), |page: &Contexts| page.items.len()).await?;
    assert_eq!(counts, [1, 1]);
    Ok(())
}

#[tokio::test]
async fn deployments_come_after_the_last_one_and_go_on_from_a_position() -> Result<(), Error> {
    let page = |id: &str| {
        let mut page = Deployments::blank();
        let mut deployment = Deployment::example();
        id.clone_into(&mut deployment.id);
        page.items = vec![deployment];
        page
    };
    let stand_in = StandIn::new();
    let list = stand_in
        .client()
        .insights_deployments()
        .get_deployments("p", "e");
    let list = list.limit(1);
    stand_in.expect(list.clone()).returning(page("d0"));
    stand_in
        .expect(list.clone().after("d0"))
        .returning(page("d1"));
    let mut pages = list.clone().pages();
    pages.next().await.expect("a page")?;
    let position = pages.position().to_string().parse().expect("a position");

    let mut later = list.pages().starting_at(position);
    let page = later.next().await.expect("a page")?;
    assert_eq!(page.items[0].id, "d1");
    Ok(())
}

#[tokio::test]
async fn audit_log_entries_come_by_time_newest_first() -> Result<(), Error> {
    let page = |entries: &[(&str, i64)]| {
        let mut page = AuditLogEntries::blank();
        for (id, millis) in entries {
            let mut entry = AuditLogEntrySummary::example();
            (*id).clone_into(&mut entry.id);
            entry.date = UnixMillis::new(*millis);
            page.items.push(entry);
        }
        page
    };
    let stand_in = StandIn::new();
    let list = stand_in.client().audit_log().get_audit_log_entries();
    let list = list.limit(2);
    stand_in
        .expect(list.clone())
        .any_query()
        .returning(page(&[
            ("e0", 1_700_000_000_002),
            ("e1", 1_700_000_000_001),
        ]))
        .then_returning(page(&[
            ("e1", 1_700_000_000_001),
            ("e2", 1_700_000_000_000),
        ]));
    let mut log = list.items();
    let mut ids = Vec::new();
    while let Some(entry) = log.next().await {
        ids.push(entry?.id);
    }
    assert_eq!(ids, ["e0", "e1", "e2"]);
    assert_eq!(
        stand_in.received()[1].parameter("before"),
        Some("1700000000002")
    );
    Ok(())
}
