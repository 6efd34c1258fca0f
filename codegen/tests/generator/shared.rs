//! Shared types: a type that only a few groups need is only compiled with them.

use codegen::{GENERATED, Rules, Sources, TABLES, generate};
use expect_test::expect;
use serde_json::{Value, json};

use crate::support::{MANIFEST, Spec, object};

/// Four groups: all need `Link`, and `things` needs `Owner`, and thus `Team`.
fn sources() -> Sources {
    let names = ["others", "parts", "places", "things"];
    let groups: Vec<_> = names.iter().map(|name| json!({"name": name})).collect();
    let text = json!({"type": "string", "description": "A text."});
    let whole = Spec::new()
        .common_schema("Link", object("href", text.clone()))
        .common_schema("Owner", object("team", reference("#", "Team")))
        .common_schema("Team", object("name", text))
        .schema("Thing", object("link", reference("common.json#", "Link")))
        .schema("Tool", object("owner", reference("common.json#", "Owner")))
        .with_root(|root| root["tags"] = json!(groups))
        .sources();
    let others = [
        ("others.json", "Other"),
        ("parts.json", "Part"),
        ("places.json", "Place"),
    ];
    let others = others.map(|(file, name)| {
        let link = object("link", reference("common.json#", "Link"));
        let sources = Spec::new().schema(name, link).sources();
        let document = sources.iter().find(|(file, _)| *file == "things.json");
        (
            file,
            document
                .map(|(_, text)| text.to_owned())
                .unwrap_or_default(),
        )
    });
    let others = others.iter().map(|(file, text)| (*file, text.as_str()));
    whole.iter().chain(others).collect()
}

fn reference(document: &str, name: &str) -> Value {
    json!({"$ref": format!("{document}/components/schemas/{name}"), "description": "It."})
}

#[track_caller]
fn file(path: &str) -> String {
    read(&format!("{GENERATED}/{path}"))
}

#[track_caller]
fn table(path: &str) -> String {
    read(&format!("{TABLES}/{path}"))
}

#[track_caller]
fn read(path: &str) -> String {
    match generate(&sources(), MANIFEST, Rules::Client) {
        Ok(output) => {
            let text = output.files.get(path);
            let text = text.unwrap_or_default().split_once("\n\n");
            text.map(|(_, body)| body.to_owned()).unwrap_or_default()
        }
        Err(failure) => panic!("{failure:?}"),
    }
}

#[test]
fn one_that_few_groups_need_is_compiled_for_those_alone() {
    expect![[r#"
        mod link;
        #[cfg(feature = "things")]
        mod owner;
        #[cfg(feature = "things")]
        mod team;

        pub use self::link::Link;
        #[cfg(feature = "things")]
        pub use self::owner::Owner;
        #[cfg(feature = "things")]
        pub use self::team::Team;
    "#]]
    .assert_eq(&file("common/types.rs"));
}

/// The conformance tests compare it with its schema, as they do for generated types.
#[test]
fn one_that_the_runtime_has_is_shown_where_its_schema_stands() {
    let mut link = object("href", json!({"type": "string", "description": "A text."}));
    link["x-rust-type"] = "Link".into();
    let spec = Spec::new()
        .common_schema("Link", link)
        .schema("Thing", object("link", reference("common.json#", "Link")));
    expect![[r#"
        pub use crate::values::link::Link;
    "#]]
    .assert_eq(&spec.file("common/types.rs"));
    expect![[r#"
        //! The operations and types of this module, for the tests that compare it with the spec.

        use launchdarkly_api::common::Link;

        const FILE: &str = "common.json";

        types! {
            FILE {
                Link => "/components/schemas/Link",
            }
        }
    "#]]
    .assert_eq(&spec.table("common.rs"));
    let thing = spec.file("things/types/thing.rs");
    assert!(
        thing.contains("use crate::generated::common::Link;"),
        "{thing}"
    );
}

#[test]
fn the_tests_look_at_it_there_alone() {
    expect![[r#"
        //! The operations and types of this module, for the tests that compare it with the spec.

        use launchdarkly_api::common::Link;

        const FILE: &str = "common.json";

        types! {
            FILE {
                Link => "/components/schemas/Link",
                #[cfg(feature = "things")] launchdarkly_api::common::Owner => "/components/schemas/Owner",
                #[cfg(feature = "things")] launchdarkly_api::common::Team => "/components/schemas/Team",
            }
        }
    "#]]
    .assert_eq(&table("common.rs"));
}
