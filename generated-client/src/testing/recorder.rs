//! Recording LaunchDarkly's responses.

use super::{
    fakes::Fakes,
    sent::Sent,
    tape::{self, Exchange, Tape},
};
use crate::{
    client::handle::Client,
    error::Error,
    wire::transport::{RequestBody, ResponseBody, Transport, TransportError, TransportFuture},
};
use bytes::Bytes;
use http::{HeaderMap, Response};
use http_body_util::BodyExt;
use std::{
    fmt, fs, io,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

/// Records responses, so that tests can play them back by [`Replay`](super::Replay). It is a transport that wraps another
/// one.
///
/// ```no_run
/// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
/// use launchdarkly_api::{Client, testing::Recorder};
/// use std::sync::Arc;
///
/// let recorder = Arc::new(Recorder::over_network()?);
/// let client = Client::builder().access_token("api-…").transport(recorder.clone()).build()?;
/// // … what the app does …
/// recorder.save("tests/recorded/clean_up.json")?;
/// # Ok(())
/// # }
/// ```
///
/// The file is JSON that you can read and edit. It never contains the access token. LaunchDarkly's keys, documented secrets
/// and email addresses are replaced everywhere; names of people and things are replaced in properties for names. A fake has
/// the same form as the original, and is the same everywhere. Keys and identifiers are kept, since they identify requests,
/// and so are texts such as descriptions. So read the file before you commit it.
pub struct Recorder {
    inner: Arc<dyn Transport>,
    tape: Mutex<Tape>,
}

/// Headers of responses that say something to a client.
const HEADERS: [&str; 3] = ["content-type", "link", "retry-after"];

impl Recorder {
    /// Records the responses of another transport.
    #[must_use]
    pub fn over(transport: impl Transport) -> Self {
        Self {
            inner: Arc::new(transport),
            tape: Mutex::default(),
        }
    }

    /// Records responses from the network, received by the default transport of a client.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if the TLS library cannot be set up.
    pub fn over_network() -> Result<Self, Error> {
        let client = Client::new("api-of-nobody")?;
        Ok(Self::over(Arc::clone(&client.shared.transport)))
    }

    /// Returns the recording so far, as JSON with fakes.
    #[must_use]
    pub fn to_json(&self) -> String {
        let tape = self.tape.lock().unwrap_or_else(PoisonError::into_inner);
        let mut fakes = Fakes::new();
        for exchange in &tape.exchanges {
            exchange.sent.iter().for_each(|body| fakes.learn(body));
            exchange.answered.iter().for_each(|body| fakes.learn(body));
        }
        let mut exchanges = tape.exchanges.clone();
        for exchange in &mut exchanges {
            exchange.request = fakes.in_text(&exchange.request);
            exchange
                .sent
                .iter_mut()
                .for_each(|body| fakes.replace(body));
            exchange
                .answered
                .iter_mut()
                .for_each(|body| fakes.replace(body));
        }
        // A tape is made of texts and JSON, which can be written.
        let text = serde_json::to_string_pretty(&Tape { exchanges });
        text.unwrap_or_default() + "\n"
    }

    /// Writes the recording so far into a file, replacing its content.
    ///
    /// # Errors
    ///
    /// The errors of writing the file.
    pub fn save(&self, path: impl AsRef<Path>) -> io::Result<()> {
        fs::write(path, self.to_json())
    }

    async fn record(
        &self,
        request: http::Request<RequestBody>,
    ) -> Result<Response<ResponseBody>, TransportError> {
        let (head, body) = request.into_parts();
        let bytes = body
            .collect()
            .await
            .map_err(TransportError::unsent)?
            .to_bytes();
        let mut copy = http::Request::new(());
        *copy.method_mut() = head.method.clone();
        *copy.uri_mut() = head.uri.clone();
        let sent = Sent::received(copy.into_parts().0, bytes.clone());
        let request = http::Request::from_parts(head, RequestBody::from(bytes));
        let (head, body) = self.inner.send(request).await?.into_parts();
        let answered = body.collect().await.map_err(broken)?.to_bytes();
        self.keep(&sent, &head, &answered);
        Ok(Response::from_parts(head, ResponseBody::from(answered)))
    }

    fn keep(&self, sent: &Sent, head: &http::response::Parts, answered: &Bytes) {
        let exchange = Exchange {
            request: sent.to_string(),
            sent: tape::body(sent.body()),
            status: head.status.as_u16(),
            headers: said(&head.headers),
            answered: tape::body(answered),
        };
        let tape = self.tape.lock();
        let mut tape = tape.unwrap_or_else(PoisonError::into_inner);
        tape.exchanges.push(exchange);
    }
}

fn said(headers: &HeaderMap) -> std::collections::BTreeMap<String, String> {
    let kept = headers.iter().filter(|(name, _)| {
        HEADERS.contains(&name.as_str()) || name.as_str().starts_with("x-ratelimit-")
    });
    kept.filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())))
        .collect()
}

/// A transport may say how a body failed.
fn broken(error: Box<dyn std::error::Error + Send + Sync>) -> TransportError {
    match error.downcast() {
        Ok(known) => *known,
        Err(other) => TransportError::exchange(other),
    }
}

impl Transport for Recorder {
    fn send(&self, request: http::Request<RequestBody>) -> TransportFuture<'_> {
        Box::pin(self.record(request))
    }
}

impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorder").finish_non_exhaustive()
    }
}
