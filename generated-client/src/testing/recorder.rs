//! Recording LaunchDarkly's responses.

use super::{
    fakes::Fakes,
    overheard::Overheard,
    sent::Sent,
    tape::{self, Exchange, Tape},
};
use crate::{
    client::handle::Client,
    error::{Error, SHORTEST_TOKEN},
    wire::{
        base_url::{BaseUrl, PlainHttp, Region},
        transport::{RequestBody, ResponseBody, Transport, TransportError, TransportFuture},
    },
};
use http::{HeaderMap, Response, header};
use http_body_util::BodyExt;
use std::{
    collections::{BTreeMap, BTreeSet},
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
/// The file is JSON that you can read and edit. The access token (of at least 8 bytes), LaunchDarkly's keys, secrets and email
/// addresses are replaced everywhere: in paths, queries, headers and bodies, within longer texts, too. Secrets are what is
/// documented as such, and the values of properties whose names say so: `_clientSecret`, `apiKey`, `triggerURL`. One that is shorter
/// than 8 bytes or consists of small letters is replaced in its own property only, since it could be any word. Names of people
/// and things are replaced in properties for names. A fake has the same form as the original, and is the same everywhere. Recording
/// the same requests anew gives the same fakes, so that a diff shows what LaunchDarkly answers differently.
///
/// Keys and identifiers of resources are kept, since they identify requests, and so is a `name` that a recorded request has in
/// its path or query, such as that of a repository. The rest of texts such as descriptions is kept, too, and so are names and
/// secrets of another form in a body that is no JSON. So read the file before you commit it.
///
/// A response is recorded once the client has read it. One that is too large for the client, or broken off, is not, and
/// neither is that of a call that was cancelled, or of a page that was fetched ahead and dropped.
pub struct Recorder {
    inner: Arc<dyn Transport>,
    tape: Arc<Mutex<Tape>>,
    /// The access tokens that were sent.
    tokens: Mutex<BTreeSet<String>>,
}

/// Headers of responses that say something to a client.
const HEADERS: [&str; 4] = ["content-type", "link", "location", "retry-after"];

impl Recorder {
    /// Records the responses of another transport.
    #[must_use]
    pub fn over(transport: impl Transport) -> Self {
        Self {
            inner: Arc::new(transport),
            tape: Arc::default(),
            tokens: Mutex::default(),
        }
    }

    /// Records responses from the network, received by the default transport of a client. Plain http never goes through the
    /// system's proxy.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if the TLS library cannot be set up.
    pub fn over_network() -> Result<Self, Error> {
        Ok(Self::over(Network {
            https: default_transport(Region::Commercial.url())?,
            http: default_transport("http://localhost")?,
        }))
    }

    /// Returns the recording so far, as JSON with fakes.
    #[must_use]
    pub fn to_json(&self) -> String {
        let tape = self.tape.lock().unwrap_or_else(PoisonError::into_inner);
        let mut fakes = Fakes::default();
        let tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        tokens.iter().for_each(|token| fakes.learn_secret(token));
        let mut exchanges = tape.exchanges.clone();
        for exchange in &exchanges {
            exchange.teach(&mut fakes);
        }
        for exchange in &mut exchanges {
            exchange.disguise(&fakes);
        }
        // A tape is made of texts and JSON, which can be written.
        let text = serde_json::to_string_pretty(&Tape { exchanges });
        text.unwrap_or_default() + "\n"
    }

    /// Writes the recording so far into a file, replacing its content. The folder has to exist.
    ///
    /// # Errors
    ///
    /// The errors of writing the file, with its path.
    pub fn save(&self, path: impl AsRef<Path>) -> io::Result<()> {
        let path = path.as_ref();
        fs::write(path, self.to_json()).map_err(|error| tape::in_file(path, &error))
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
        self.note_token(&head.headers);
        let mut copy = http::Request::new(());
        *copy.method_mut() = head.method.clone();
        *copy.uri_mut() = head.uri.clone();
        let sent = Sent::received(copy.into_parts().0, bytes.clone());
        let request = http::Request::from_parts(head, RequestBody::from(bytes));
        let (head, body) = self.inner.send(request).await?.into_parts();
        let exchange = Exchange {
            request: sent.to_string(),
            sent: tape::sent(sent.body()),
            status: head.status.as_u16(),
            headers: said(&head.headers),
            answered: None,
            text: None,
        };
        let body = Overheard::new(body, exchange, self.tape.clone());
        Ok(Response::from_parts(head, ResponseBody::new(body)))
    }

    fn note_token(&self, headers: &HeaderMap) {
        let token = headers.get(header::AUTHORIZATION);
        let token = token.and_then(|token| token.to_str().ok());
        // A shorter one could be a part of anything.
        if let Some(token) = token.filter(|token| token.len() >= SHORTEST_TOKEN) {
            let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
            tokens.insert(token.to_owned());
        }
    }
}

/// The default transports of clients. Which one a request takes is decided by its own scheme, since the client that uses the
/// recorder is not known in advance.
struct Network {
    https: Arc<dyn Transport>,
    http: Arc<dyn Transport>,
}

impl Transport for Network {
    fn send(&self, request: http::Request<RequestBody>) -> TransportFuture<'_> {
        match request.uri().scheme_str() {
            Some("http") => self.http.send(request),
            _ => self.https.send(request),
        }
    }
}

fn default_transport(base_url: &str) -> Result<Arc<dyn Transport>, Error> {
    let base_url = BaseUrl::parse(base_url, PlainHttp::Loopback)
        .map_err(|problem| Error::config("base URL", &problem))?;
    Client::builder().make_transport(&base_url)
}

fn said(headers: &HeaderMap) -> BTreeMap<String, String> {
    let kept = headers.iter().filter(|(name, _)| {
        HEADERS.contains(&name.as_str()) || name.as_str().starts_with("x-ratelimit-")
    });
    kept.filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())))
        .collect()
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
