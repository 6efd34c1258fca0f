//! Checks which modules of the client and the generator use which others. It reads the `use` lines and the paths in the code.
//!
//! There are three rules. A lower wing of the client uses nothing of a higher one. Sibling modules do not depend on each
//! other in a circle. Names are imported from the module that defines them, not through the crate root.

mod client;
mod generator;
mod house;
mod paths;
mod rules;
mod snippets;
