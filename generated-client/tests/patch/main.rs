//! Patches as documents: what they say, and that they mean it.

mod builder;
mod rfc6902;
