//! The runtime of blocking calls, and the check that waiting is allowed.
//!
//! It has its own thread, so that connections are kept alive between calls. It is never dropped, since dropping a runtime
//! panics in some places.

use crate::{
    error::{Error, Target},
    requests::future::Exchange,
    wire::{response::RawResponse, trace::as_caller},
};
use std::{
    io,
    panic::resume_unwind,
    sync::{Mutex, PoisonError, mpsc},
    task::{Context, Poll, Waker},
};
use tokio::{
    runtime::{Builder, Handle, Runtime},
    task::coop,
};

/// Runs a call to its end. It uses a channel, because `block_on` panics in some places.
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
    // A task of its own, whose handle tells of a panic.
    let call = runtime.spawn(as_caller(exchange));
    // This cannot fail, since the receiver exists until the end of this function.
    runtime.spawn(async move { drop(sender.send(call.await)) });
    if let Ok(ended) = receiver.recv() {
        // A panic, such as that of a hook, is the caller's, as in asynchronous code.
        return ended.unwrap_or_else(|ended| resume_unwind(ended.into_panic()));
    }
    let problem = "the thread for blocking calls has ended";
    Err(Error::request(target, problem).with_doubt(true))
}

/// Runs a function in the context of this runtime, so that tasks are spawned on it.
pub(super) fn within<T>(action: impl FnOnce() -> T) -> T {
    // In a task or without a runtime, the call itself returns the error.
    let runtime = if is_in_task() { None } else { runtime().ok() };
    let _guard = runtime.map(Runtime::enter);
    action()
}

/// Returns the runtime of all clients, which the first call starts, under a lock, so that no other one has to be dropped.
fn runtime() -> io::Result<&'static Runtime> {
    static RUNTIME: Mutex<Option<&Runtime>> = Mutex::new(None);
    let mut runtime = RUNTIME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(runtime) = *runtime {
        return Ok(runtime);
    }
    let started = Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("launchdarkly-api")
        .enable_all()
        .build()?;
    Ok(runtime.insert(Box::leak(Box::new(started))))
}

/// Returns whether this is the thread of an asynchronous task. Tokio has no function for that: there is a current runtime in
/// `spawn_blocking`, too, where waiting is allowed, and `task::try_id` returns an identifier there, but none in `block_on`.
/// However, Tokio only counts operations, up to a limit (128 at present), while it polls a task. So this uses up the count to
/// see whether there is a limit, and the guard restores it.
///
/// If that changes, or if a task is `unconstrained`, `wait` blocks the thread, but does not panic.
pub(super) fn is_in_task() -> bool {
    if Handle::try_current().is_err() {
        return false;
    }
    let mut context = Context::from_waker(Waker::noop());
    let Poll::Ready(_guard) = coop::poll_proceed(&mut context) else {
        return true;
    };
    // Tokio's counter is a byte.
    (0..=u8::MAX).any(|_| match coop::poll_proceed(&mut context) {
        Poll::Ready(counted) => {
            counted.made_progress();
            false
        }
        Poll::Pending => true,
    })
}
