//! The client: `generated-client/src`, except for the generated code.

use std::path::Path;

use crate::house::House;
use crate::rules::{circles, through_the_root, upwards};

/// The wings from the ground up. `generated-client/src/lib.rs` says what each is for.
const ORDER: [&str; 10] = [
    "values",
    "error",
    "wire",
    "client",
    "requests",
    "lists",
    "testing",
    "blocking",
    "generated",
    "helpers",
];

fn house() -> House {
    let client = concat!(env!("CARGO_MANIFEST_DIR"), "/../generated-client/src");
    House::read(Path::new(client), "generated")
}

/// Tests are exempt, since they use the whole client.
#[test]
fn no_wing_takes_from_a_higher_one() {
    assert_eq!(upwards(&house(), &ORDER), [""; 0]);
}

#[test]
fn no_modules_need_each_other() {
    assert_eq!(circles(&house()), [""; 0]);
}

/// Tests are not exempt: the exports of the crate root are for users.
#[test]
fn nothing_is_imported_through_the_crate_root() {
    assert_eq!(through_the_root(&house()), [""; 0]);
}
