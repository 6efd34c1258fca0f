//! The runtime that blocking calls run on, and where they are refused.
//!
//! It has a thread of its own, so that connections are kept up between calls, and it is never dropped, so that it cannot
//! be dropped where that panics.

use crate::{
    error::{Error, Target},
    requests::future::Exchange,
    wire::response::RawResponse,
};
use std::{
    io,
    sync::{OnceLock, mpsc},
    task::{Context, Poll, Waker},
};
use tokio::{
    runtime::{Builder, Handle, Runtime},
    task::coop,
};

/// Runs a call to its end. A channel, because `block_on` panics where it is not allowed.
pub(super) fn run(target: Target, exchange: Exchange) -> Result<RawResponse, Error> {
    if is_in_task() {
        let problem = "`wait` would block an asynchronous task; use `.await` there, or `spawn_blocking` around it";
        return Err(Error::request(target, problem));
    }
    let runtime = match runtime() {
        Ok(runtime) => runtime,
        Err(error) => {
            let problem = format!("no thread for blocking calls: {error}");
            return Err(Error::request(target, problem));
        }
    };
    let (sender, receiver) = mpsc::sync_channel(1);
    // The receiver is waited for below, so there is someone to send to.
    runtime.spawn(async move { drop(sender.send(exchange.await)) });
    receiver.recv().unwrap_or_else(|_| {
        let problem = "the thread for blocking calls has ended";
        Err(Error::request(target, problem))
    })
}

/// Does something for which the runtime of these calls is the current one: what is spawned, it drives.
pub(super) fn within<T>(action: impl FnOnce() -> T) -> T {
    // Without a runtime, the call itself tells.
    let _guard = runtime().ok().map(Runtime::enter);
    action()
}

/// The runtime of all clients, started by the first call. Of two that start at once one is dropped, idle.
fn runtime() -> io::Result<&'static Runtime> {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("launchdarkly-api")
        .enable_all()
        .build()?;
    Ok(RUNTIME.get_or_init(|| runtime))
}

/// Whether this is the thread of an asynchronous task. Tokio cannot be asked for that: it names a runtime in
/// `spawn_blocking` too, where waiting is right. But while it polls a task it counts what the task does, up to a limit
/// (128 at present), and nowhere else. So this counts on, to see whether there is a limit; the guard sets the count back to
/// what it was.
///
/// Should that change, or a task be `unconstrained`, `wait` blocks the thread: unpleasant, but no panic.
fn is_in_task() -> bool {
    if Handle::try_current().is_err() {
        return false;
    }
    let mut context = Context::from_waker(Waker::noop());
    let Poll::Ready(_guard) = coop::poll_proceed(&mut context) else {
        return true;
    };
    // Tokio counts in a byte.
    (0..=u8::MAX).any(|_| match coop::poll_proceed(&mut context) {
        Poll::Ready(counted) => {
            counted.made_progress();
            false
        }
        Poll::Pending => true,
    })
}
