//! The parts of requests as sent: method, raw target, headers and body. What the HTTP library adds or encodes needs sockets.

use crate::{ENVIRONMENT, TOKEN, builder, client, server, support::Answer};
use launchdarkly_api::{
    ErrorKind, Method,
    applications::GetApplicationExpand,
    contexts::ContextSearch,
    insights_scores::{GetInsightGroupExpand, InsightGroupPost},
    testing::StandIn,
};
use serde_json::{Value, json};

#[tokio::test]
async fn headers_stand_once_each() {
    let server = server(Answer::json(200, ENVIRONMENT)).await;
    let client = builder(&server)
        .user_agent_suffix("my-app/1.2")
        .default_header("x-proxy", "a")
        .build()
        .unwrap();
    client
        .environments()
        .get_environment("p", "e")
        .with_header("X-Proxy", "b")
        .await
        .unwrap();

    let request = server.received().remove(0);
    let agent = concat!(
        "launchdarkly-api/",
        env!("CARGO_PKG_VERSION"),
        " my-app/1.2"
    );
    for (name, value) in [
        ("authorization", TOKEN),
        ("ld-api-version", "20240415"),
        ("accept", "application/json"),
        ("user-agent", agent),
        ("x-proxy", "b"),
        ("accept-encoding", "gzip"),
        ("host", &server.url()["http://".len()..]),
    ] {
        assert_eq!(request.header(name), [value], "{name}");
    }
    for absent in [
        "content-type",
        "content-length",
        "cookie",
        "referer",
        "transfer-encoding",
    ] {
        assert!(request.header(absent).is_empty(), "{absent}");
    }
}

#[tokio::test]
async fn operations_in_beta_say_so() {
    let stand_in = StandIn::documented();
    let builder = stand_in.client_builder().api_version("20220603");
    let client = builder.build().unwrap();
    let raw = client.request(Method::GET, "/api/v2/new");
    stand_in.expect(raw.clone()).returning_json(()).times(2);
    let environment = client.environments().get_environment("p", "e");
    environment.await.unwrap();
    client.applications().get_application("a").await.unwrap();
    raw.clone().await.unwrap();
    raw.beta().await.unwrap();

    let received = stand_in.received();
    let versions = received.iter().map(|request| {
        let versions = request.headers().get_all("ld-api-version").iter();
        versions.map(|version| version.to_str().unwrap()).collect()
    });
    let versions: Vec<Vec<_>> = versions.collect();
    assert_eq!(versions, [["20220603"], ["beta"], ["20220603"], ["beta"]]);
}

#[tokio::test]
async fn path_values_arrive_as_given() {
    let server = server(Answer::json(200, ENVIRONMENT)).await;
    for (value, encoded) in [
        ("production", "production"),
        ("a/b?c#d%", "a%2Fb%3Fc%23d%25"),
        ("a/../b", "a%2F..%2Fb"),
        ("%2e%2e", "%252e%252e"),
        ("...", "..."),
        ("with space+plus", "with%20space%2Bplus"),
        ("grün\u{1F600}", "gr%C3%BCn%F0%9F%98%80"),
        (
            "\\\t\r\n;:@&=$,!'()*[]{}|^`\"<>",
            "%5C%09%0D%0A%3B%3A%40%26%3D%24%2C%21%27%28%29%2A%5B%5D%7B%7D%7C%5E%60%22%3C%3E",
        ),
        ("{environmentKey}", "%7BenvironmentKey%7D"),
        ("-._~", "-._~"),
    ] {
        client(&server)
            .environments()
            .get_environment(value, "e")
            .await
            .unwrap();
        let target = server.received().pop().unwrap().target;
        assert_eq!(target, format!("/api/v2/projects/{encoded}/environments/e"));
    }
}

#[tokio::test]
async fn path_values_that_name_another_endpoint_are_not_sent() {
    let stand_in = StandIn::new();
    for value in ["", ".", ".."] {
        let error = stand_in
            .client()
            .environments()
            .get_environment("p", value)
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.operation()),
            (ErrorKind::Request, Some("getEnvironment"))
        );
        assert!(
            error
                .to_string()
                .contains("path parameter `environmentKey` is"),
            "{error}"
        );
    }
    assert!(stand_in.received().is_empty());
}

#[tokio::test]
async fn queries_are_encoded_once() {
    let server = server(Answer::json(404, "{}")).await;
    let client = client(&server);
    let scores = client.insights_scores().get_insight_group("g");
    let lists = [
        vec![
            GetInsightGroupExpand::Scores,
            GetInsightGroupExpand::Environment,
        ],
        vec![GetInsightGroupExpand::from("a,b c&d")],
        vec![],
    ];
    for list in lists {
        scores
            .clone()
            .expand([GetInsightGroupExpand::Scores])
            .expand(list)
            .await
            .unwrap_err();
    }
    client
        .applications()
        .get_application("a")
        .expand([GetApplicationExpand::Flags])
        .await
        .unwrap_err();
    let raw = client
        .request(Method::GET, "/api/v2/x")
        .query("a", "1 + 2")
        .query("a", "'%20'")
        .query("ä&", 3);
    raw.await.unwrap_err();

    let targets: Vec<_> = server
        .received()
        .into_iter()
        .map(|request| request.target)
        .collect();
    let group = "/api/v2/engineering-insights/insights/groups/g";
    assert_eq!(
        targets,
        [
            format!("{group}?expand=scores,environment"),
            format!("{group}?expand=a%2Cb%20c%26d"),
            group.to_owned(),
            "/api/v2/applications/a?expand=flags".to_owned(),
            "/api/v2/x?a=1%20%2B%202&a=%27%2520%27&%C3%A4%26=3".to_owned(),
        ]
    );
}

#[tokio::test]
async fn a_body_is_sent_as_json() {
    let group = r#"{"key": "k", "name": "n", "projectKey": "p", "environmentKey": "e", "createdAt": 1, "_links": {}}"#;
    let server = server(Answer::json(201, group)).await;
    let post = InsightGroupPost::new("k", "n")
        .project_key("p")
        .environment_key("e")
        .application_keys(["billing"]);
    let response = client(&server)
        .insights_scores()
        .create_insight_group(&post)
        .send()
        .await
        .unwrap();
    assert_eq!(
        (response.status().as_u16(), response.value().key.as_str()),
        (201, "k")
    );

    let request = server.received().remove(0);
    assert_eq!(
        (request.method.as_str(), request.target.as_str()),
        ("POST", "/api/v2/engineering-insights/insights/group")
    );
    assert_eq!(request.header("content-type"), ["application/json"]);
    assert_eq!(request.header("content-length").len(), 1);
    let expected = json!({"name": "n", "key": "k", "projectKey": "p", "environmentKey": "e", "applicationKeys": ["billing"]});
    assert_eq!(
        serde_json::from_slice::<Value>(&request.body).unwrap(),
        expected
    );
}

#[tokio::test]
async fn the_path_of_the_base_url_is_kept() {
    let server = server(Answer::json(200, ENVIRONMENT)).await;
    for prefix in ["/ld", "/ld/", "/a%2Fb/c"] {
        let client = builder(&server)
            .base_url(format!("{}{prefix}", server.url()))
            .build()
            .unwrap();
        client
            .environments()
            .get_environment("p", "e")
            .await
            .unwrap();
        let target = server.received().pop().unwrap().target;
        assert_eq!(
            target,
            format!(
                "{}/api/v2/projects/p/environments/e",
                prefix.trim_end_matches('/')
            )
        );
    }
}

/// What would be a wider request than it says is not sent.
#[tokio::test]
async fn neither_limits_below_one_nor_empty_lists_are_sent() {
    let stand_in = StandIn::new();
    let client = stand_in.client();
    let flags = client.feature_flags();
    let contexts = client.contexts();
    let search = ContextSearch::new().limit(0);
    let none: [&str; 0] = [];
    for (error, says) in [
        (
            contexts.search_contexts("p", "e", &search).await.err(),
            "`limit` is 0",
        ),
        (
            flags.get_feature_flags("p").limit(0).await.err(),
            "`limit` is 0",
        ),
        (
            flags.get_feature_flag("p", "f").env(none).await.err(),
            "`env` is an empty list",
        ),
        (
            client
                .audit_log()
                .get_audit_log_entries()
                .limit(0)
                .items()
                .next()
                .await
                .and_then(Result::err),
            "`limit` is 0",
        ),
    ] {
        let error = error.unwrap();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Request, 0));
        assert!(error.to_string().contains(says), "{error}");
    }
    assert!(stand_in.received().is_empty());
}
