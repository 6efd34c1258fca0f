//! Clients that an app makes itself.

use std::sync::Arc;

use launchdarkly_api::{Client, Error, environments::Environment, testing::StandIn};

/// A client of the app's own takes the stand-in as its transport.
#[tokio::test]
async fn an_apps_own_client_can_be_used() -> Result<(), Error> {
    let stand_in = Arc::new(StandIn::new());
    let expected = stand_in
        .client()
        .environments()
        .get_environment("web", "production");
    stand_in.expect(expected);
    let builder = Client::builder().access_token("api-its-own");
    let client = builder.transport(stand_in.transport()).build()?;
    client
        .environments()
        .get_environment("web", "production")
        .await?;
    Ok(())
}

/// Where a proxy has a path of its own, requests are the same.
#[tokio::test]
async fn a_base_url_may_have_a_path() -> Result<(), Error> {
    for stand_in in [StandIn::new(), StandIn::documented()] {
        let builder = stand_in
            .client_builder()
            .base_url("https://example.com/a/proxy/");
        let client = builder.build()?;
        let environments = client.environments();
        let own = environments.get_environment("web", "production");
        stand_in.expect(own.clone());
        own.await?;
        let list = stand_in
            .client()
            .environments()
            .get_environments_by_project("web");
        let page = || [Environment::example()];
        stand_in.expect(list).returning_pages([page(), page()]);
        let mut items = environments.get_environments_by_project("web").items();
        let mut count = 0;
        while let Some(item) = items.next().await {
            item?;
            count += 1;
        }
        assert_eq!(count, 2);
        let sent = stand_in.received();
        assert_eq!(
            sent[0].path(),
            "/api/v2/projects/web/environments/production"
        );
    }
    Ok(())
}
