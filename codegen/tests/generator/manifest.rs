//! The feature table of the client's manifest.

use codegen::{Failure, MANIFEST, Rules, generate};
use expect_test::{Expect, expect};
use serde_json::json;

use crate::support::{Spec, object};

/// Two groups: `others`, which mentions a type of `things`, and `things`.
fn sources() -> codegen::Sources {
    let thing = object(
        "name",
        json!({"type": "string", "description": "Its name."}),
    );
    let other = object(
        "thing",
        json!({"$ref": "things.json#/components/schemas/Thing", "description": "A thing."}),
    );
    let groups = json!([{"name": "others"}, {"name": "things"}]);
    let things = Spec::new()
        .schema("Thing", thing)
        .with_root(|root| root["tags"] = groups)
        .sources();
    let others = Spec::new().schema("Other", other).sources();
    let others = others
        .iter()
        .filter(|(name, _)| *name == "things.json")
        .map(|(_, text)| ("others.json", text));
    things.iter().chain(others).collect()
}

#[track_caller]
fn check(manifest: &str, expected: &Expect) {
    match generate(&sources(), manifest, Rules::Client) {
        Ok(output) => expected.assert_eq(output.files.get(MANIFEST).unwrap_or_default()),
        Err(failure) => panic!("{failure:?}"),
    }
}

#[test]
fn a_group_needs_the_groups_whose_types_it_mentions() {
    check(
        "[features]\nfull = []\n",
        &expect![[r#"
        [features]
        full = ["others", "things"]
        others = ["things"]
        things = []
    "#]],
    );
}

#[test]
fn what_is_written_by_hand_stays() {
    let manifest = "\
[package] # by hand
name = \"client\"

[features]
default = [\"full\"] # all

# Groups.
full = [\"gone\", \"things\"]
gone = [\"things\"]
things = []

# More.
tls = []

[dependencies]
serde = \"1\"
";
    check(
        manifest,
        &expect![[r#"
        [package] # by hand
        name = "client"

        [features]
        default = ["full"] # all

        # More.
        tls = []

        # Groups.
        full = ["others", "things"]
        others = ["things"]
        things = []

        [dependencies]
        serde = "1"
    "#]],
    );
}

#[test]
fn the_table_is_stable() {
    let Ok(first) = generate(&sources(), "[features]\nfull = []\n", Rules::Client) else {
        panic!("the spec is whole")
    };
    let manifest = first.files.get(MANIFEST).unwrap_or_default();
    check(
        manifest,
        &expect![[r#"
        [features]
        full = ["others", "things"]
        others = ["things"]
        things = []
    "#]],
    );
}

#[test]
fn a_manifest_that_is_not_toml_is_refused() {
    let Err(Failure::Manifest(reason)) = generate(&sources(), "[features", Rules::Client) else {
        panic!("it is not TOML")
    };
    assert!(reason.starts_with("not TOML: "), "{reason}");
}

/// No cargo command would work with such a manifest, not even the one that repairs it.
#[test]
fn a_feature_that_does_not_resolve_is_refused() {
    let right = "[features]\ndefault = [\"full\", \"tls\"]\nfull = []\ntls = [\"dep:ring\", \"http?/tls\", \"log\"]\n\n\
                 [dependencies]\nring = \"1\"\nhttp = \"1\"\nlog = \"1\"\n";
    assert!(generate(&sources(), right, Rules::Client).is_ok());
    for (from, to, reason) in [
        (
            "\"full\", ",
            "\"ful\", ",
            "the feature `default` needs `ful`",
        ),
        ("dep:ring", "dep:rong", "the feature `tls` needs `dep:rong`"),
        (
            "http?/tls",
            "hotp?/tls",
            "the feature `tls` needs `hotp?/tls`",
        ),
        ("dep:ring", "dep:full", "the feature `tls` needs `dep:full`"),
    ] {
        let wrong = right.replacen(from, to, 1);
        let Err(Failure::Manifest(found)) = generate(&sources(), &wrong, Rules::Client) else {
            panic!("`{to}` was taken")
        };
        let expected = format!("{reason}, which is neither a feature nor a dependency");
        assert_eq!(found, expected);
    }
}
