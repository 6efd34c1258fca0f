//! The servers of the spec are the regions of the client.

use std::sync::{Arc, Mutex};

use launchdarkly_api::{
    Client, Method, Region, RequestBody, ResponseBody, Transport, TransportFuture, http,
};

use super::spec::Spec;

/// Writes down the addresses of requests, and answers them.
#[derive(Default)]
struct Addresses(Mutex<Vec<String>>);

impl Transport for Addresses {
    fn send(&self, request: http::Request<RequestBody>) -> TransportFuture<'_> {
        let mut addresses = self.0.lock().expect("nobody panics with it");
        addresses.push(request.uri().to_string());
        Box::pin(async { Ok(http::Response::new(ResponseBody::from("{}"))) })
    }
}

/// The first server is the default, in the spec and in the client.
#[tokio::test]
async fn the_regions_are_the_servers() {
    let addresses = Arc::new(Addresses::default());
    let client = || {
        let builder = Client::builder().access_token("api-token");
        builder.transport(Arc::clone(&addresses))
    };
    let regions = [Region::Commercial, Region::Federal, Region::Eu];
    let regions = regions.map(|region| client().region(region));
    for client in [client()].into_iter().chain(regions) {
        let client = client.build().unwrap();
        client.request(Method::GET, "/").await.unwrap();
    }
    let spec = Spec::read();
    let servers = spec.at("openapi.json", "/servers").value.as_array();
    let servers = servers.into_iter().flatten();
    let servers: Vec<_> = servers
        .filter_map(|server| server["url"].as_str())
        .collect();
    let addresses = addresses.0.lock().unwrap();
    let sent: Vec<_> = addresses
        .iter()
        .map(|uri| uri.trim_end_matches('/'))
        .collect();
    assert_eq!(sent[0], servers[0]);
    assert_eq!(sent[1..], servers);
}
