//! The generator itself.

use std::path::Path;

use crate::house::House;
use crate::rules::{circles, through_the_root};

fn house() -> House {
    House::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), "")
}

#[test]
fn no_modules_need_each_other() {
    assert_eq!(circles(&house()), [""; 0]);
}

#[test]
fn nothing_is_imported_through_the_crate_root() {
    assert_eq!(through_the_root(&house()), [""; 0]);
}
