//! CPU time of finished child processes, and of their children.

use std::time::Duration;

/// Returns the CPU time so far, of user and system.
#[cfg(unix)]
pub(crate) fn children() -> Result<Duration, String> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeVal;

    let duration = |time: TimeVal| {
        let seconds = u64::try_from(time.tv_sec()).unwrap_or_default();
        let micros = u64::try_from(time.tv_usec()).unwrap_or_default();
        Duration::from_secs(seconds) + Duration::from_micros(micros)
    };
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)
        .map_err(|error| format!("cannot determine the CPU time of child processes: {error}"))?;
    Ok(duration(usage.user_time()) + duration(usage.system_time()))
}

/// Not available on this platform.
#[cfg(not(unix))]
pub(crate) fn children() -> Result<Duration, String> {
    Err("the CPU time of child processes is known on Unix alone\n help: run it there".to_owned())
}
