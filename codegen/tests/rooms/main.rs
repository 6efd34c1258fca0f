//! Who may know whom, in the client and in the generator: read from the `use` lines of the code, and from the paths in it.
//!
//! Three rules. A lower wing of the client takes nothing from a higher one. Modules that stand side by side do not need each
//! other in a circle. And nothing is imported through the crate root that a module defines.

mod client;
mod generator;
mod house;
mod paths;
mod rules;
mod snippets;
