//! The allocator of all programs that contain the generator, which is faster with it than with the system's.
//!
//! It is here and not in the programs, because every crate calls it: here it is optimised, so the programs need not be.
//! generated-client/PERFORMANCE.md, "The generator", has the figures.

use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;
