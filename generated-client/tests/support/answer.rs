//! What is done with a request.

use super::State;
use std::{io, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time,
};

/// What is done with a request.
#[derive(Debug, Clone)]
pub enum Answer {
    /// These bytes, then the connection is closed.
    Bytes(Vec<u8>),
    /// These bytes, and the connection stays open for more.
    KeepAlive(Vec<u8>),
    /// These bytes, which may be none, then a reset.
    Reset(Vec<u8>),
    /// These bytes, then that chunk many times, until the client has enough.
    Repeat(Vec<u8>, Vec<u8>, usize),
    /// These bytes, and then one blank after another, with a pause after each.
    Trickle(Vec<u8>, Duration),
    /// Nothing, ever, with the connection open.
    Silence,
}

/// What follows a response.
pub(super) enum Then {
    Next,
    End,
}

impl Answer {
    /// A JSON response.
    pub fn json(status: u16, body: &str) -> Self {
        Self::with_type(status, "application/json", body.as_bytes())
    }

    /// A response of that media type.
    pub fn with_type(status: u16, content_type: &str, body: &[u8]) -> Self {
        Self::with_headers(status, &format!("content-type: {content_type}\r\n"), body)
    }

    /// A response with those header lines.
    pub fn with_headers(status: u16, headers: &str, body: &[u8]) -> Self {
        Self::Bytes(response(status, headers, body))
    }

    /// The same response, with the connection left open.
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
                // The end of the stream, or an error: either way the client is gone.
                let _ = stream.read_to_end(&mut Vec::new()).await;
                state.abandoned.send_modify(|count| *count += 1);
                return Ok(Then::End);
            }
        }
        stream.shutdown().await?;
        // What the client still sends is read, since closing before that would reset the connection under the response.
        stream.read_to_end(&mut Vec::new()).await?;
        Ok(Then::End)
    }
}

fn response(status: u16, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!("HTTP/1.1 {status} -\r\n{headers}content-length: {length}\r\n\r\n");
    [head.as_bytes(), body].concat()
}
