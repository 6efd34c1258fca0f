//! Reading requests off the wire.

use std::io;
use tokio::{io::AsyncReadExt, net::TcpStream};

/// A request as received over the wire.
#[derive(Debug, Clone)]
pub struct Received {
    pub method: String,
    /// Path and query, byte for byte.
    pub target: String,
    /// The headers in their order, with lower-case names; repeated ones are repeated here.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Received {
    /// Returns all values of a header.
    pub fn header(&self, name: &str) -> Vec<&str> {
        self.headers
            .iter()
            .filter(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
            .collect()
    }
}

pub(super) async fn read(stream: &mut TcpStream) -> io::Result<Received> {
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

/// Returns the request once all of it has arrived.
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
