//! A server on loopback that stands in for LaunchDarkly. It uses raw sockets, so it sees exactly what was sent, and can
//! answer with any bytes, even if they are not HTTP.

mod answer;
mod wire;

pub use answer::Answer;
pub use wire::Received;

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

type Handler = Box<dyn Fn(&Received) -> Answer + Send + Sync>;

/// A running server. It stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
    task: JoinHandle<()>,
}

struct State {
    answer: Handler,
    received: Mutex<Vec<Received>>,
    /// The number of connections that are still to be reset before anything is read from them.
    refusals: AtomicUsize,
    connections: AtomicUsize,
    open: AtomicUsize,
    /// The number of requests that the server stalled so far.
    stalled: watch::Sender<usize>,
    /// The number of clients that hung up while they got silence.
    abandoned: watch::Sender<usize>,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").finish_non_exhaustive()
    }
}

impl Server {
    /// Starts a server that answers every request with what the function returns.
    pub async fn start(
        answer: impl Fn(&Received) -> Answer + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let state = Arc::new(State {
            answer: Box::new(answer),
            received: Mutex::default(),
            refusals: AtomicUsize::new(0),
            connections: AtomicUsize::new(0),
            open: AtomicUsize::new(0),
            stalled: watch::Sender::new(0),
            abandoned: watch::Sender::new(0),
        });
        let task = tokio::spawn(accept(listener, Arc::clone(&state)));
        Ok(Self {
            address,
            state,
            task,
        })
    }

    /// Starts a server that gives these answers one after the other, and then repeats the last one.
    pub async fn script(answers: impl IntoIterator<Item = Answer>) -> io::Result<Self> {
        let answers: Vec<_> = answers.into_iter().collect();
        let next = AtomicUsize::new(0);
        Self::start(move |_| {
            let index = next.fetch_add(1, Ordering::Relaxed);
            answers[index.min(answers.len() - 1)].clone()
        })
        .await
    }

    /// Resets this many of the next connections before anything is read from them.
    pub fn refuse(&self, connections: usize) {
        self.state.refusals.store(connections, Ordering::SeqCst);
    }

    /// Returns the base URL for a client.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the requests so far.
    pub fn received(&self) -> Vec<Received> {
        let received = self.state.received.lock();
        received.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Forgets the requests so far.
    pub fn forget(&self) {
        let received = self.state.received.lock();
        received.unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Returns the number of connections that were made so far.
    pub fn connections(&self) -> usize {
        self.state.connections.load(Ordering::SeqCst)
    }

    /// Returns the number of open connections.
    pub fn open(&self) -> usize {
        self.state.open.load(Ordering::SeqCst)
    }

    /// Watches the number of requests that the server stalled so far.
    pub fn stalled(&self) -> watch::Receiver<usize> {
        self.state.stalled.subscribe()
    }

    /// Waits until this many clients have hung up while they got silence.
    pub async fn abandoned(&self, clients: usize) {
        let mut count = self.state.abandoned.subscribe();
        // This only fails if the sender is gone, and that lives as long as `self`.
        let _ = count.wait_for(|count| *count >= clients).await;
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    while let Ok((stream, _)) = listener.accept().await {
        let state = Arc::clone(&state);
        state.connections.fetch_add(1, Ordering::SeqCst);
        state.open.fetch_add(1, Ordering::SeqCst);
        tokio::spawn(async move {
            // An error here means that the client hung up; the test sees that on its side.
            let _ = serve(stream, &state).await;
            state.open.fetch_sub(1, Ordering::SeqCst);
        });
    }
}

/// Serves one connection.
async fn serve(mut stream: TcpStream, state: &State) -> io::Result<()> {
    let refusal = |left: usize| left.checked_sub(1);
    let order = Ordering::SeqCst;
    if state.refusals.fetch_update(order, order, refusal).is_ok() {
        return stream.set_zero_linger();
    }
    loop {
        let request = wire::read(&mut stream).await?;
        let answer = (state.answer)(&request);
        let received = state.received.lock();
        received
            .unwrap_or_else(PoisonError::into_inner)
            .push(request);
        match answer.give(&mut stream, state).await? {
            answer::Then::Next => {}
            answer::Then::End => return Ok(()),
        }
    }
}
