//! Filters: what they send, and what they refuse.

use launchdarkly_api::{
    ErrorKind, UnixMillis,
    approvals::{ApprovalReviewStatus, GetApprovalRequestsFilter},
    contexts::{ContextSearch, SearchContextsFilter},
    feature_flags::{FlagLifetime, FlagState, GetFeatureFlagsFilter},
    metrics::GetMetricGroupsFilter,
};

use crate::{client, server, support::Answer};

#[tokio::test]
async fn a_filter_is_sent_in_the_syntax_of_its_list() {
    let server = server(Answer::json(200, "{}")).await;
    let client = client(&server);
    let flags = GetFeatureFlagsFilter::new()
        .state(FlagState::Live)
        .kind(FlagLifetime::Temporary)
        .tags(["billing", "eu"])
        .evaluated_after(UnixMillis::new(1))
        .with_condition("new:1");
    let request = client.feature_flags().get_feature_flags("p").filter(flags);
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
    let sent = server.received();
    let filters = sent.iter().map(|request| filter(&request.target));
    assert_eq!(
        filters.collect::<Vec<_>>(),
        [
            r#"state:live,type:temporary,tags:billing+eu,evaluated:{"after":1},new:1"#,
            r#"projectKey equals web,reviewStatus anyOf ["pending"]"#,
            "hasConnections equals true and query equals 'a, b'",
            r#"kind anyOf ["user"],*.email equals "a@b""#,
        ]
    );
}

#[tokio::test]
async fn texts_do_as_filters_and_an_empty_one_is_none() {
    let server = server(Answer::json(200, "{}")).await;
    let client = client(&server);
    let flags = client.feature_flags();
    let text = format!("query:{}", "a");
    let list = || flags.get_feature_flags("p");
    list().filter("state:live").await.unwrap();
    list().filter(&text).await.unwrap();
    list().filter(text).await.unwrap();
    list().filter(GetFeatureFlagsFilter::new()).await.unwrap();
    let sent = server.received();
    let filters = sent.iter().map(|request| filter(&request.target));
    assert_eq!(
        filters.collect::<Vec<_>>(),
        ["state:live", "query:a", "query:a", ""]
    );
}

#[tokio::test]
async fn what_the_syntax_cannot_carry_is_not_sent() {
    let server = server(Answer::json(200, "{}")).await;
    let filter = GetFeatureFlagsFilter::new().query("a,b");
    let client = client(&server);
    let flags = client.feature_flags().get_feature_flags("p");
    let error = flags.filter(filter).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Request, 0));
    let message = error.to_string();
    assert!(
        message.contains("`query` of the filter: `a,b` has a `,`"),
        "{message}"
    );
    assert!(server.received().is_empty());
}

/// The value of the parameter, decoded.
fn filter(target: &str) -> String {
    let query = target.split_once('?').map_or("", |(_, query)| query);
    let value = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("filter="));
    let value = percent_encoding::percent_decode_str(value.unwrap_or_default());
    value.decode_utf8().unwrap().into_owned()
}
