//! Recording a body while the client reads it: it is not read further than the client would read it without a recorder.

use super::tape::{self, Exchange, Tape};
use crate::wire::transport::ResponseBody;
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, ready},
};

/// The body of a response. When the client is done with it, the exchange goes onto the tape.
pub(super) struct Overheard {
    body: ResponseBody,
    heard: Vec<u8>,
    is_complete: bool,
    /// The exchange, without this body.
    exchange: Exchange,
    tape: Arc<Mutex<Tape>>,
}

impl Overheard {
    pub(super) fn new(body: ResponseBody, exchange: Exchange, tape: Arc<Mutex<Tape>>) -> Self {
        Self {
            body,
            heard: Vec::new(),
            is_complete: false,
            exchange,
            tape,
        }
    }

    /// Of an error, the client may read the beginning only: the status is what counts.
    fn is_enough(&self) -> bool {
        self.is_complete || self.body.is_end_stream() || !(200..300).contains(&self.exchange.status)
    }
}

impl Body for Overheard {
    type Data = Bytes;
    type Error = <ResponseBody as Body>::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        match &frame {
            Some(Ok(frame)) => {
                let data = frame.data_ref().map(Bytes::as_ref);
                self.heard.extend_from_slice(data.unwrap_or_default());
            }
            Some(Err(_)) => {}
            None => self.is_complete = true,
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Overheard {
    fn drop(&mut self) {
        if self.is_enough() {
            let mut exchange = std::mem::take(&mut self.exchange);
            (exchange.answered, exchange.text) = tape::answered(&self.heard);
            let mut tape = self.tape.lock().unwrap_or_else(PoisonError::into_inner);
            tape.exchanges.push(exchange);
        }
    }
}
