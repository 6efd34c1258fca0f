//! The feature `testing`, used as an app uses it.
#![cfg(all(
    feature = "audit-log",
    feature = "contexts",
    feature = "environments",
    feature = "feature-flags"
))]

mod expecting;
