//! Transports around the real one.

use super::{ClientBuilder, http};
use crate::{
    error::Error,
    wire::{base_url::BaseUrl, transport::Transport},
};
use std::sync::Arc;

/// Creates a transport around another one.
pub(super) type Wrap = Arc<dyn Fn(Arc<dyn Transport>) -> Arc<dyn Transport> + Send + Sync>;

impl ClientBuilder {
    /// Wraps the transport that the other settings make, as middleware does. If it is called twice, the second transport
    /// wraps the first.
    ///
    /// Each attempt of a call is one request. A token that changes while the client is in use:
    ///
    /// ```no_run
    /// use launchdarkly_api::{Client, RequestBody, Transport, TransportFuture};
    /// use launchdarkly_api::http::{Request, HeaderValue, header::AUTHORIZATION};
    /// use std::sync::{Arc, RwLock};
    ///
    /// /// Sends the present token.
    /// struct Rotating {
    ///     real: Arc<dyn Transport>,
    ///     token: Arc<RwLock<HeaderValue>>,
    /// }
    ///
    /// impl Transport for Rotating {
    ///     fn send(&self, mut request: Request<RequestBody>) -> TransportFuture<'_> {
    ///         let mut token = self.token.read().expect("nobody panics with the lock").clone();
    ///         token.set_sensitive(true);
    ///         request.headers_mut().insert(AUTHORIZATION, token);
    ///         self.real.send(request)
    ///     }
    /// }
    ///
    /// # fn main() -> Result<(), launchdarkly_api::Error> {
    /// let token = Arc::new(RwLock::new(HeaderValue::from_static("api-first")));
    /// let shared = token.clone();
    /// let client = Client::builder()
    ///     .access_token("api-first")
    ///     .wrap_transport(move |real| Rotating { real, token: shared.clone() })
    ///     .build()?;
    /// *token.write().expect("nobody panics with the lock") = HeaderValue::from_static("api-second");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// If a server repeats a token in an error, the client only removes the one that was set by
    /// [`access_token`](Self::access_token).
    pub fn wrap_transport<T: Transport>(
        mut self,
        wrap: impl Fn(Arc<dyn Transport>) -> T + Send + Sync + 'static,
    ) -> Self {
        self.wraps.push(Arc::new(move |real| Arc::new(wrap(real))));
        self
    }

    /// Returns the transport that these settings make, for requests to that base URL.
    pub(crate) fn make_transport(&self, base_url: &BaseUrl) -> Result<Arc<dyn Transport>, Error> {
        let real = http::transport(
            self.transport.as_ref(),
            self.http_client.as_ref(),
            self.connect_timeout,
            base_url,
        )?;
        Ok(self.wraps.iter().fold(real, |real, wrap| wrap(real)))
    }
}
