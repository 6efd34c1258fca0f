//! Calls that are answered from memory.

use std::error::Error;

use launchdarkly_api::feature_flags::FeatureFlags;
use launchdarkly_api::{
    Bytes, Client, Method, RequestBody, ResponseBody, Transport, TransportFuture, http,
};
use serde::de::DeserializeOwned;
use tokio::runtime::{Builder, Runtime};

/// A client whose requests are all answered with the same page.
pub(crate) struct Calls {
    client: Client,
    runtime: Runtime,
}

struct Memory(Bytes);

impl Transport for Memory {
    fn send(&self, _: http::Request<RequestBody>) -> TransportFuture<'_> {
        let body = ResponseBody::from(self.0.clone());
        Box::pin(async { Ok(http::Response::new(body)) })
    }
}

impl Calls {
    pub(crate) fn new(page: &str) -> Result<Self, Box<dyn Error>> {
        let memory = Memory(page.to_owned().into());
        let client = Client::builder().access_token("api-00000000");
        Ok(Self {
            client: client.transport(memory).build()?,
            runtime: Builder::new_current_thread().enable_time().build()?,
        })
    }

    /// A call as an app makes it.
    pub(crate) fn typed(&self) -> Result<FeatureFlags, Box<dyn Error>> {
        let flags = self.client.feature_flags();
        let call = flags.get_feature_flags("default").into_future();
        Ok(self.runtime.block_on(call)?)
    }

    /// The same call, whose body `serde_json::from_slice` decodes, as the `json` of `reqwest` does.
    pub(crate) fn untyped<T: DeserializeOwned>(&self) -> Result<T, Box<dyn Error>> {
        let call = self.client.request(Method::GET, "/api/v2/flags/default");
        let response = self.runtime.block_on(call.into_future())?;
        Ok(response.json()?)
    }
}
