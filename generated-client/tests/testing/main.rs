//! The feature `testing`, used as an app uses it.
#![cfg(all(
    feature = "announcements",
    feature = "applications",
    feature = "audit-log",
    feature = "code-references",
    feature = "contexts",
    feature = "environments",
    feature = "feature-flags",
    feature = "insights-deployments",
    feature = "insights-scores",
    feature = "release-pipelines",
    feature = "segments",
    feature = "views"
))]

mod answering;
mod checking;
mod clients;
mod disguises;
mod documented;
mod expecting;
mod fakes;
mod faults;
mod messages;
mod misuse;
mod pages;
mod recordings;
mod replays;
mod sending;
mod taping;
mod values;
mod verdicts;
