//! Time for tests, without sleeping and without racing real sockets.
//!
//! Tokio's paused clock jumps to the next timer as soon as the runtime has nothing to do, also when it waits for a
//! socket, so that a time limit may run out before a response gets through the kernel. Tokio does not let it jump while a
//! blocking task runs, so one is kept running here: time stands still until the test moves it. It is moved when the
//! client says (by a hook) that it begins to wait, and when the server says that it has a request which it will not
//! answer. The hook, and the timer it announces, are in one poll of the client's future, so the timer is always there
//! before time moves.

use crate::support::Server;
use launchdarkly_api::{Attempt, AttemptEnd, ClientBuilder, Hooks};
use std::{
    future::Future,
    pin::pin,
    sync::{Arc, Mutex, mpsc as blocking},
    time::Duration,
};
use tokio::{
    sync::mpsc::{self, UnboundedReceiver, UnboundedSender},
    time::{self, Instant},
};

/// Time that stands still, and what a client's hooks told.
pub struct Clock {
    log: Arc<Log>,
    waits: UnboundedReceiver<Duration>,
    /// While it exists, time does not move by itself.
    _hold: Option<blocking::Sender<()>>,
}

#[derive(Debug, Clone)]
pub enum Event {
    Attempt(Instant),
    End(u32, AttemptEnd),
    Retry(Duration),
}

struct Log {
    events: Mutex<Vec<Event>>,
    waits: UnboundedSender<Duration>,
}

impl Log {
    fn add(&self, event: Event) {
        self.events.lock().unwrap().push(event);
    }
}

impl Hooks for Log {
    fn before_attempt(&self, _: &Attempt<'_>) {
        self.add(Event::Attempt(Instant::now()));
    }

    fn after_attempt(&self, attempt: &Attempt<'_>, end: &AttemptEnd) {
        self.add(Event::End(attempt.number, *end));
    }

    fn before_retry(&self, _: &Attempt<'_>, wait: Duration) {
        self.add(Event::Retry(wait));
        let _ = self.waits.send(wait);
    }
}

impl Clock {
    /// Stops the time. To be called in a runtime of one thread with a paused clock.
    pub fn stop() -> Self {
        let (hold, released) = blocking::channel::<()>();
        tokio::task::spawn_blocking(move || released.recv());
        Self::new(Some(hold))
    }

    /// Leaves the time to Tokio, which jumps to the next timer when there is nothing else to do. For stand-ins, which have no
    /// sockets.
    pub fn jump() -> Self {
        Self::new(None)
    }

    fn new(hold: Option<blocking::Sender<()>>) -> Self {
        let (sender, waits) = mpsc::unbounded_channel();
        let log = Log {
            events: Mutex::default(),
            waits: sender,
        };
        Self {
            log: Arc::new(log),
            waits,
            _hold: hold,
        }
    }

    /// Lets the client tell of its waits.
    pub fn watch(&self, builder: ClientBuilder) -> ClientBuilder {
        builder.hooks(Arc::clone(&self.log))
    }

    /// Awaits a call, moving the time over each of its waits.
    pub async fn run<F: Future>(&mut self, call: F) -> F::Output {
        self.drive(call, None, Duration::ZERO).await
    }

    /// The same, moving the time by so much whenever the server falls silent.
    pub async fn run_stalling<F: Future>(
        &mut self,
        call: F,
        server: &Server,
        by: Duration,
    ) -> F::Output {
        self.drive(call, Some(server), by).await
    }

    async fn drive<F: Future>(
        &mut self,
        call: F,
        server: Option<&Server>,
        by: Duration,
    ) -> F::Output {
        let mut stalled = server.map(Server::stalled);
        let mut call = pin!(call);
        loop {
            let stall = async {
                match &mut stalled {
                    Some(stalled) => stalled.changed().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                biased;
                outcome = &mut call => return outcome,
                Some(wait) = self.waits.recv() => move_on(wait).await,
                Ok(()) = stall => move_on(by).await,
            }
        }
    }

    /// The waits before retries so far.
    pub fn waits(&self) -> Vec<Duration> {
        let wait = |event: &Event| match event {
            Event::Retry(wait) => Some(*wait),
            _ => None,
        };
        self.events().iter().filter_map(wait).collect()
    }

    /// When attempts began.
    pub fn attempts(&self) -> Vec<Instant> {
        let begin = |event: &Event| match event {
            Event::Attempt(begin) => Some(*begin),
            _ => None,
        };
        self.events().iter().filter_map(begin).collect()
    }

    /// Everything the hooks told.
    pub fn events(&self) -> Vec<Event> {
        self.log.events.lock().unwrap().clone()
    }
}

/// Tokio's timers count in milliseconds, rounded up.
pub async fn move_on(by: Duration) {
    time::advance(by + Duration::from_millis(1)).await;
}
