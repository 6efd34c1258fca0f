//! A stand-in that listens: HTTP on loopback, for programs in other processes.

use super::{book::Book, sent::Sent};
use crate::wire::transport::{ResponseBody, TransportError};
use http::{Request, Response};
use http_body_util::BodyExt;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use std::{io, net::SocketAddr, sync::Arc};
use tokio::{
    net::{TcpListener, TcpStream},
    task::{JoinHandle, JoinSet},
};

/// Listens on a free port of loopback.
pub(super) async fn listen(book: Arc<Book>) -> io::Result<(SocketAddr, JoinHandle<()>)> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    Ok((address, tokio::spawn(accept(listener, book))))
}

/// Takes connections, until the task is given up, and its connections with it.
async fn accept(listener: TcpListener, book: Arc<Book>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        while connections.try_join_next().is_some() {}
        connections.spawn(serve(stream, Arc::clone(&book)));
    }
}

/// Serves one connection. An error ends it, which is what the one at its other end sees of a fault.
async fn serve(stream: TcpStream, book: Arc<Book>) {
    let service = service_fn(|request| answer(&book, request));
    let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let _ = connection.await;
}

async fn answer(
    book: &Book,
    request: Request<Incoming>,
) -> Result<Response<ResponseBody>, TransportError> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map_err(TransportError::exchange)?;
    book.answer_over_network(Sent::received(head, body.to_bytes()))
        .await
}
