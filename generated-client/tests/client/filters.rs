//! Filters: what they send, and what they refuse.

use launchdarkly_api::{
    ErrorKind, UnixMillis,
    approvals::{ApprovalReviewStatus, GetApprovalRequestsFilter},
    contexts::{ContextSearch, SearchContextsFilter},
    feature_flags::{FlagLifetime, FlagState, GetFeatureFlagsFilter},
    metrics::GetMetricGroupsFilter,
    testing::StandIn,
};

#[tokio::test]
async fn a_filter_is_sent_in_the_syntax_of_its_list() {
    let stand_in = StandIn::documented();
    let client = stand_in.client();
    let flags = GetFeatureFlagsFilter::new()
        .state(FlagState::Live)
        .kind(FlagLifetime::Temporary)
        .tags(["billing", "eu"])
        .evaluated_after(UnixMillis::new(1))
        .with_condition("new:1");
    let request = client.feature_flags().get_feature_flags("p").filter(flags);
    // One of the conditions is not documented.
    stand_in.expect(request.clone());
    request.await.unwrap();
    let approvals = GetApprovalRequestsFilter::new()
        .project_key("web")
        .review_status_any_of([ApprovalReviewStatus::Pending]);
    let request = client.approvals().get_approval_requests();
    request.filter(approvals).await.unwrap();
    let groups = GetMetricGroupsFilter::new()
        .has_connections(true)
        .query("a, b");
    let request = client.metrics().get_metric_groups("p");
    request.filter(groups).await.unwrap();
    let contexts = SearchContextsFilter::new()
        .kind_any_of(["user"])
        .attribute("*.email", "a@b");
    let request = client
        .contexts()
        .search_contexts("p", "e", &ContextSearch::new());
    request.filter(contexts).await.unwrap();
    let sent = stand_in.received();
    let filters = sent.iter().map(|request| request.parameter("filter"));
    assert_eq!(
        filters.collect::<Vec<_>>(),
        [
            Some(r#"state:live,type:temporary,tags:billing+eu,evaluated:{"after":1},new:1"#),
            Some(r#"projectKey equals web,reviewStatus anyOf ["pending"]"#),
            Some("hasConnections equals true and query equals 'a, b'"),
            Some(r#"kind anyOf ["user"],*.email equals "a@b""#),
        ]
    );
}

#[tokio::test]
async fn texts_do_as_filters() {
    let stand_in = StandIn::documented();
    let client = stand_in.client();
    let flags = client.feature_flags();
    let text = format!("query:{}", "a");
    let list = || flags.get_feature_flags("p");
    list().filter("state:live").await.unwrap();
    list().filter(&text).await.unwrap();
    list().filter(text).await.unwrap();
    list().filter(GetFeatureFlagsFilter::new()).await.unwrap();
    let sent = stand_in.received();
    let filters = sent.iter().map(|request| request.parameter("filter"));
    assert_eq!(
        filters.collect::<Vec<_>>(),
        [Some("state:live"), Some("query:a"), Some("query:a"), None]
    );
}

/// As with an empty list, it would mean all.
#[tokio::test]
async fn an_empty_text_is_no_filter() {
    let stand_in = StandIn::new();
    let client = stand_in.client();
    let list = || client.feature_flags().get_feature_flags("p");
    let live = GetFeatureFlagsFilter::new().state(FlagState::Live);
    for filter in ["".into(), " ".into(), live.with_condition("")] {
        let filter: GetFeatureFlagsFilter = filter;
        let error = list().filter(filter).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        assert!(
            error.to_string().contains("of the filter is empty"),
            "{error}"
        );
    }
    assert!(stand_in.received().is_empty());
}

#[tokio::test]
async fn what_the_syntax_cannot_carry_is_not_sent() {
    let stand_in = StandIn::new();
    let filter = GetFeatureFlagsFilter::new().query("a,b");
    let client = stand_in.client();
    let flags = client.feature_flags().get_feature_flags("p");
    let error = flags.filter(filter).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Request, 0));
    let message = error.to_string();
    assert!(
        message.contains("`query` of the filter: `a,b` has a `,`"),
        "{message}"
    );
    assert!(stand_in.received().is_empty());
}
