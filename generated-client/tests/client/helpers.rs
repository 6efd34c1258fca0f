//! The helpers that derive things from the values of a group.

mod approvals;
mod flags;
mod segments;
