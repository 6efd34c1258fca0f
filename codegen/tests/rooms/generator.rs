//! The generator, and the crate `evidence`, which compares its spec with other documents.

use std::path::Path;

use crate::house::House;
use crate::rules::{circles, through_the_root};

fn houses() -> [House; 2] {
    let generator = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    let evidence = concat!(env!("CARGO_MANIFEST_DIR"), "/evidence/src");
    [generator, evidence].map(|folder| House::read(Path::new(folder), ""))
}

#[test]
fn no_modules_need_each_other() {
    assert_eq!(houses().map(|house| circles(&house)).concat(), [""; 0]);
}

#[test]
fn nothing_is_imported_through_the_crate_root() {
    let found = houses().map(|house| through_the_root(&house));
    assert_eq!(found.concat(), [""; 0]);
}
