//! Groups that lack types, operations, or both.

use expect_test::expect;

use super::{paths, size};
use crate::support::{MANIFEST, Spec, object, operation};

/// If a module lacks types or operations, nothing in it is empty or unused.
#[test]
fn a_group_without_types_has_operations_and_requests_alone() {
    let spec = Spec::new().operation("/things", "post", operation("createThing"));
    expect![[r#"
        common.rs
        common/documented.json
        exports.rs
        mod.rs
        operations.rs
        things.rs
        things/documented.json
        things/operations.rs
        things/operations/create_thing.rs
        tables/mod.rs
        tables/things.rs
    "#]]
    .assert_eq(&paths(&spec));
    let group = spec.file("things.rs");
    assert!(
        group.contains("mod operations;\n")
            && group.contains("pub use self::operations::*;\n")
            && !group.contains("types"),
        "{group}"
    );
    let root = spec.table("mod.rs");
    assert!(!root.contains("things::TYPES"), "{root}");
    let tables = spec.table("things.rs");
    assert!(!tables.contains("TypeCheck"), "{tables}");
}

#[test]
fn a_group_without_operations_has_types_alone() {
    let spec = Spec::new().schema("Thing", object("size", size()));
    expect![[r#"
        common.rs
        common/documented.json
        exports.rs
        mod.rs
        operations.rs
        things.rs
        things/documented.json
        things/types.rs
        things/types/thing.rs
        tables/mod.rs
        tables/things.rs
    "#]]
    .assert_eq(&paths(&spec));
    expect![[r#"
        //! Things, all of them.
        //!
        //! [LaunchDarkly's documentation](https://docs.example/things)

        mod types;

        pub use self::types::*;
    "#]]
    .assert_eq(&spec.file("things.rs"));
    let root = spec.table("mod.rs");
    assert!(!root.contains("things::OPERATIONS"), "{root}");
}

#[test]
fn a_group_without_anything_is_its_documentation() {
    expect![[r#"
        common.rs
        common/documented.json
        exports.rs
        mod.rs
        operations.rs
        things.rs
        things/documented.json
        tables/mod.rs
    "#]]
    .assert_eq(&paths(&Spec::new()));
}

/// The file of a new group says that it is in beta before its operations are drafted.
#[test]
fn a_group_that_is_begun_may_be_in_beta() {
    let spec = Spec::new().with(|things| things["info"]["x-beta"] = true.into());
    let output = codegen::generate(&spec.sources(), MANIFEST, codegen::Rules::House);
    assert!(output.is_ok(), "{output:?}");
}
