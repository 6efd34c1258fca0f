//! Tests the rules with small crates that break one of them.

use crate::house::House;
use crate::rules::{circles, through_the_root, upwards};

const ORDER: [&str; 3] = ["values", "wire", "client"];

#[test]
fn a_use_line_that_leads_up() {
    let house = House::of([
        ("lib.rs", "mod client; mod wire; mod values;"),
        ("client.rs", "use crate::wire::Call; pub struct Client;"),
        (
            "wire.rs",
            "//! Calls.\n\nuse crate::{\n    client::Client,\n    values::Text,\n};\n",
        ),
        ("values.rs", "pub struct Text;"),
    ]);
    let expected = ["wire.rs:3: `wire` uses `client`"];
    assert_eq!(upwards(&house, &ORDER), expected);
}

#[test]
fn a_path_in_code_that_leads_up() {
    for code in [
        "fn a() { crate::client::b(); }",
        "fn a() { use crate::{client::{b}}; b() }",
        "macro_rules! a { () => { $crate::client::b() } }",
        "mod inner { use super::super::client::b; }",
        "use crate::client as c;",
    ] {
        let house = House::of([
            ("lib.rs", "mod client; mod values;"),
            ("client.rs", "pub fn b() {}"),
            ("values.rs", code),
        ]);
        let expected = ["values.rs:1: `values` uses `client`"];
        assert_eq!(upwards(&house, &ORDER), expected, "{code}");
    }
}

/// The uses of higher wings in tests do not count.
#[test]
fn a_test_may_lead_up() {
    let house = House::of([
        ("lib.rs", "mod client; mod values;"),
        ("client.rs", "use crate::values::Text; pub struct Client;"),
        ("values.rs", "pub struct Text; #[cfg(test)] mod tests;"),
        ("values/tests.rs", "use crate::client::Client;"),
    ]);
    assert_eq!(upwards(&house, &ORDER), [""; 0]);
    assert_eq!(circles(&house), [""; 0]);
}

/// No wing may use a wing that is not in the order, such as the generated code.
#[test]
fn what_is_not_in_the_order_is_higher_than_all() {
    let house = House::of([
        ("lib.rs", "mod client; mod generated;"),
        ("client.rs", "use crate::generated::common::Link;"),
    ]);
    let expected = ["client.rs:1: `client` uses `generated`"];
    assert_eq!(upwards(&house, &ORDER), expected);
}

#[test]
fn an_import_through_the_root() {
    let house = House::of([
        (
            "lib.rs",
            "mod client; mod wire; pub use client::Client; pub use self::generated::*;",
        ),
        ("client.rs", "pub struct Client;"),
        (
            "wire.rs",
            "use crate::Client;\nuse crate::common::Link;\nuse crate::client::Client as C;",
        ),
    ]);
    let expected = [
        "wire.rs:1: `crate::Client` is defined in `client`",
        "wire.rs:2: `crate::common::Link` is defined in `generated`",
    ];
    assert_eq!(through_the_root(&house), expected);
}

#[test]
fn modules_that_need_each_other() {
    let house = House::of([
        ("lib.rs", "mod a; mod b; mod c; mod d;"),
        ("a.rs", "use crate::b::B; pub struct A;"),
        ("b.rs", "use super::c; pub struct B;"),
        ("c.rs", "fn c() { crate::a::f() }"),
        ("d.rs", "use crate::a::A;"),
    ]);
    let expected = [
        "a.rs:1: `a` needs `b`, which needs `a`",
        "b.rs:1: `b` needs `c`, which needs `b`",
        "c.rs:1: `c` needs `a`, which needs `c`",
    ];
    assert_eq!(circles(&house), expected);
}

/// A name that a module reexports counts as used from the module that defines it.
#[test]
fn modules_that_need_each_other_by_way_of_their_parent() {
    let house = House::of([
        ("lib.rs", "mod wing;"),
        (
            "wing.rs",
            "mod a; mod b; use self::a::A; pub use self::b::B;",
        ),
        ("wing/a.rs", "use super::B; pub struct A;"),
        ("wing/b.rs", "use super::A; pub struct B;"),
    ]);
    let expected = [
        "wing/a.rs:1: `a` needs `b`, which needs `a`",
        "wing/b.rs:1: `b` needs `a`, which needs `b`",
    ];
    assert_eq!(circles(&house), expected);
}
