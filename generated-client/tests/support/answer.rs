//! The answers that the server can give.

use super::State;
use std::{io, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time,
};

/// An answer to a request.
#[derive(Debug, Clone)]
pub enum Answer {
    /// Sends these bytes and closes the connection.
    Bytes(Vec<u8>),
    /// Sends these bytes and keeps the connection open for the next request.
    KeepAlive(Vec<u8>),
    /// Sends these bytes, if any, and resets the connection.
    Reset(Vec<u8>),
    /// Sends these bytes, and then the chunk that many times, unless the client hangs up before.
    Repeat(Vec<u8>, Vec<u8>, usize),
    /// Sends these bytes, and then one space after another, with a pause before each.
    Trickle(Vec<u8>, Duration),
    /// Sends nothing and keeps the connection open.
    Silence,
}

/// What the server does after an answer: read the next request, or end the connection.
pub(super) enum Then {
    Next,
    End,
}

impl Answer {
    /// Creates a JSON response.
    pub fn json(status: u16, body: &str) -> Self {
        Self::with_type(status, "application/json", body.as_bytes())
    }

    /// Creates a response of this media type.
    pub fn with_type(status: u16, content_type: &str, body: &[u8]) -> Self {
        Self::with_headers(status, &format!("content-type: {content_type}\r\n"), body)
    }

    /// Creates a response with these header lines.
    pub fn with_headers(status: u16, headers: &str, body: &[u8]) -> Self {
        Self::Bytes(response(status, headers, body))
    }

    /// Returns the same response, after which the connection stays open.
    pub fn keeping_alive(self) -> Self {
        match self {
            Self::Bytes(bytes) => Self::KeepAlive(bytes),
            other => other,
        }
    }

    pub(super) async fn give(self, stream: &mut TcpStream, state: &State) -> io::Result<Then> {
        match self {
            Self::Bytes(bytes) => stream.write_all(&bytes).await?,
            Self::KeepAlive(bytes) => {
                stream.write_all(&bytes).await?;
                return Ok(Then::Next);
            }
            Self::Reset(bytes) => {
                stream.write_all(&bytes).await?;
                stream.set_zero_linger()?;
                return Ok(Then::End);
            }
            Self::Repeat(head, chunk, times) => {
                stream.write_all(&head).await?;
                for _ in 0..times {
                    stream.write_all(&chunk).await?;
                }
            }
            Self::Trickle(bytes, pause) => {
                state.stalled.send_modify(|count| *count += 1);
                stream.write_all(&bytes).await?;
                loop {
                    time::sleep(pause).await;
                    stream.write_all(b" ").await?;
                }
            }
            Self::Silence => {
                state.stalled.send_modify(|count| *count += 1);
                // The read ends with the stream or with an error. In both cases the client has hung up.
                let _ = stream.read_to_end(&mut Vec::new()).await;
                state.abandoned.send_modify(|count| *count += 1);
                return Ok(Then::End);
            }
        }
        stream.shutdown().await?;
        // Read what the client still sends: closing the connection before would reset it, and the response could be lost.
        stream.read_to_end(&mut Vec::new()).await?;
        Ok(Then::End)
    }
}

fn response(status: u16, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!("HTTP/1.1 {status} -\r\n{headers}content-length: {length}\r\n\r\n");
    [head.as_bytes(), body].concat()
}
