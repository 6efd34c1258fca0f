//! A stand-in for LaunchDarkly on loopback: raw sockets, so that it sees exactly what was sent and can answer with
//! anything, also with what is not HTTP.

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// A request as it came over the wire.
#[derive(Debug, Clone)]
pub struct Received {
    pub method: String,
    /// Path and query, byte for byte.
    pub target: String,
    /// With lower-case names, in order, repeated ones too.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Received {
    /// All values of a header.
    pub fn header(&self, name: &str) -> Vec<&str> {
        self.headers
            .iter()
            .filter(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
            .collect()
    }
}

/// What is done with a request.
#[derive(Debug, Clone)]
pub enum Answer {
    /// These bytes, then the connection is closed.
    Bytes(Vec<u8>),
    /// Nothing, ever, with the connection open.
    Silence,
}

impl Answer {
    /// A JSON response.
    pub fn json(status: u16, body: &str) -> Self {
        Self::with_type(status, "application/json", body.as_bytes())
    }

    /// A response of that media type.
    pub fn with_type(status: u16, content_type: &str, body: &[u8]) -> Self {
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status} -\r\ncontent-type: {content_type}\r\ncontent-length: {length}\r\n\r\n"
        );
        Self::Bytes([head.as_bytes(), body].concat())
    }
}

type Handler = Box<dyn Fn(&Received) -> Answer + Send + Sync>;

/// The running server; it ends when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    task: JoinHandle<()>,
}

impl Server {
    /// Answers every request with what the function says.
    pub async fn start(
        answer: impl Fn(&Received) -> Answer + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let received = Arc::new(Mutex::new(Vec::new()));
        let task = tokio::spawn(accept(
            listener,
            Arc::new(Box::new(answer)),
            Arc::clone(&received),
        ));
        Ok(Self {
            address,
            received,
            task,
        })
    }

    /// The base URL for a client.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The requests so far.
    pub fn received(&self) -> Vec<Received> {
        self.received
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn accept(listener: TcpListener, answer: Arc<Handler>, received: Arc<Mutex<Vec<Received>>>) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(serve(stream, Arc::clone(&answer), Arc::clone(&received)));
    }
}

/// Serves one request. An error here is the client hanging up, which the test sees at its end.
async fn serve(
    mut stream: TcpStream,
    answer: Arc<Handler>,
    received: Arc<Mutex<Vec<Received>>>,
) -> io::Result<()> {
    let request = read(&mut stream).await?;
    let answer = answer(&request);
    received
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(request);
    match answer {
        Answer::Bytes(bytes) => {
            stream.write_all(&bytes).await?;
            stream.shutdown().await?;
        }
        Answer::Silence => std::future::pending::<()>().await,
    }
    // What the client still sends is read, since closing before that would reset the connection under the answer.
    stream.read_to_end(&mut Vec::new()).await.map(drop)
}

async fn read(stream: &mut TcpStream) -> io::Result<Received> {
    let mut bytes = Vec::new();
    loop {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if let Some(request) = parse(&bytes)? {
            return Ok(request);
        }
    }
}

/// The request, if it is there as a whole.
fn parse(bytes: &[u8]) -> io::Result<Option<Received>> {
    let mut slots = [httparse::EMPTY_HEADER; 64];
    let mut request = httparse::Request::new(&mut slots);
    let head = match request.parse(bytes).map_err(io::Error::other)? {
        httparse::Status::Complete(head) => head,
        httparse::Status::Partial => return Ok(None),
    };
    let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    let headers: Vec<_> = request
        .headers
        .iter()
        .map(|header| (header.name.to_ascii_lowercase(), text(header.value)))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length: usize = length
        .map_or(Ok(0), |(_, value)| value.parse())
        .map_err(io::Error::other)?;
    let Some(body) = bytes.get(head..head + length) else {
        return Ok(None);
    };
    let (method, target) = (
        request.method.unwrap_or_default().to_owned(),
        request.path.unwrap_or_default().to_owned(),
    );
    Ok(Some(Received {
        method,
        target,
        headers,
        body: body.to_vec(),
    }))
}
