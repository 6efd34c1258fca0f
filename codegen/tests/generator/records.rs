//! Objects -> structs.

mod directions;

use crate::support::{Spec, object};
use expect_test::expect;
use serde_json::json;

fn types(spec: &Spec, name: &str) -> String {
    let path = format!("things/types/{}.rs", name.to_lowercase());
    spec.item(&path, &format!("pub struct {name}"))
}

#[test]
fn wire_names_are_kept_by_rule_where_there_is_one() {
    let spec = Spec::new().schema(
        "Thing",
        json!({
            "type": "object",
            "description": "A thing.",
            "required": ["_id", "createdAt"],
            "properties": {
                "_id": {"type": "string", "description": "Its ID."},
                "createdAt": {"type": "integer", "format": "unix-millis", "description": "When it came."},
                "type": {"type": "string", "description": "Its type."},
                "role_name": {"type": ["string", "null"], "description": "A role."},
            },
        }),
    );
    expect![[r#"
        /// A thing.
        ///
        /// [LaunchDarkly's documentation](https://docs.example/things)
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schemars", schemars(transform = Self::by_table))]
        #[non_exhaustive]
        pub struct Thing {
            /// Its ID.
            pub id: String,
            /// When it came.
            pub created_at: UnixMillis,
            /// Its type.
            pub type_: Option<String>,
            /// A role.
            pub role_name: Option<String>,
            /// Properties unknown to this version of the crate, received or added by `with_extra`.
            pub extra: Extra,
        }
    "#]]
    .assert_eq(&types(&spec, "Thing"));
}

#[test]
fn every_shape_has_its_type() {
    let spec = Spec::new().common_schema("Link", object("href", json!({"type": "string", "description": "Where."}))).schema(
        "Thing",
        json!({
            "type": "object",
            "description": "A thing.",
            "required": ["flag", "count", "index", "ratio", "name", "key", "at", "any", "tags", "links", "link", "grid"],
            "properties": {
                "flag": {"type": "boolean", "description": "-"},
                "count": {"type": "integer", "format": "int64", "description": "-"},
                "index": {"type": "integer", "minimum": 0, "description": "-"},
                "ratio": {"type": "number", "format": "double", "description": "-"},
                "name": {"type": "string", "format": "uri", "description": "-"},
                "key": {"type": "string", "format": "password", "description": "-"},
                "at": {"type": "integer", "format": "unix-millis", "description": "-"},
                "any": {"description": "-"},
                "tags": {"type": "array", "items": {"type": "string"}, "description": "-"},
                "links": {
                    "type": "object",
                    "additionalProperties": {"$ref": "common.json#/components/schemas/Link"},
                    "description": "-",
                },
                "link": {"$ref": "common.json#/components/schemas/Link", "description": "-"},
                "grid": {"type": "array", "items": {"type": "array", "items": {}}, "description": "-"},
            },
        }),
    );
    expect![[r#"
        /// A thing.
        ///
        /// [LaunchDarkly's documentation](https://docs.example/things)
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schemars", schemars(transform = Self::by_table))]
        #[non_exhaustive]
        pub struct Thing {
            /// *
            pub flag: bool,
            /// *
            pub count: i64,
            /// *
            pub index: u64,
            /// *
            pub ratio: f64,
            /// *
            pub name: String,
            /// *
            pub key: Secret,
            /// *
            pub at: UnixMillis,
            /// *
            pub any: Value,
            /// *
            pub tags: Vec<String>,
            /// *
            pub links: BTreeMap<String, Link>,
            /// *
            pub link: Link,
            /// *
            pub grid: Vec<Vec<Value>>,
            /// Properties unknown to this version of the crate, received or added by `with_extra`.
            pub extra: Extra,
        }
    "#]]
    .assert_eq(&types(&spec, "Thing"));
}

#[test]
fn a_record_says_its_fields_in_a_table() {
    let spec = Spec::new().schema(
        "Thing",
        json!({
            "type": "object",
            "description": "A thing.",
            "required": ["name"],
            "properties": {
                "name": {"type": "string", "description": "Its name."},
                "size": {"type": "integer", "description": "Its size."},
            },
        }),
    );
    expect![[r#"
        record! {
            Thing {
                0: "name" name = Decode::blank(),
                1: "size?" size = None,
            }
        }
    "#]]
    .assert_eq(&spec.item("things/types/thing.rs", "record!"));
}

#[test]
fn a_type_that_contains_itself_is_boxed_and_only_there() {
    let spec = Spec::new().schema(
        "Node",
        json!({
            "type": "object",
            "description": "A node.",
            "properties": {
                "parent": {"$ref": "#/components/schemas/Node", "description": "Above."},
                "children": {"type": "array", "items": {"$ref": "#/components/schemas/Node"}, "description": "Below."},
            },
        }),
    );
    expect![[r#"
        /// A node.
        ///
        /// [LaunchDarkly's documentation](https://docs.example/things)
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schemars", schemars(transform = Self::by_table))]
        #[non_exhaustive]
        pub struct Node {
            /// Above.
            pub parent: Option<Box<Node>>,
            /// Below.
            #[cfg_attr(feature = "schemars", schemars(default))]
            pub children: Vec<Node>,
            /// Properties unknown to this version of the crate, received or added by `with_extra`.
            pub extra: Extra,
        }
    "#]]
    .assert_eq(&types(&spec, "Node"));
}

#[test]
fn defaults_and_deprecations_are_documented() {
    let spec = Spec::new().schema(
        "Thing",
        object("size", json!({"type": "integer", "default": 5, "deprecated": true, "description": "Its size."})),
    );
    expect![[r#"
        /// A thing.
        ///
        /// [LaunchDarkly's documentation](https://docs.example/things)
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schemars", schemars(transform = Self::by_table))]
        #[non_exhaustive]
        pub struct Thing {
            /// Its size.
            ///
            /// Defaults to `5`.
            ///
            /// **Deprecated** by LaunchDarkly.
            pub size: Option<i64>,
            /// Properties unknown to this version of the crate, received or added by `with_extra`.
            pub extra: Extra,
        }
    "#]]
    .assert_eq(&types(&spec, "Thing"));
}

#[test]
fn imports_are_those_that_are_used() {
    let spec = Spec::new().schema(
        "Thing",
        object(
            "size",
            json!({"type": "integer", "description": "Its size."}),
        ),
    );
    let text = spec.file("things/types/thing.rs");
    expect![[r#"
        use crate::values::extra::Extra;

        /// A thing.
        ///
        /// [LaunchDarkly's documentation](https://docs.example/things)
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schemars", schemars(transform = Self::by_table))]
        #[non_exhaustive]
        pub struct Thing {
            /// Its size.
            pub size: Option<i64>,
            /// Properties unknown to this version of the crate, received or added by `with_extra`.
            pub extra: Extra,
        }
    "#]]
    .assert_eq(&format!(
        "{}\n",
        text.split("\n\n").take(2).collect::<Vec<_>>().join("\n\n")
    ));
}

#[test]
fn a_property_that_is_called_as_what_every_struct_has() {
    let text = json!({"type": "string", "description": "More."});
    let spec = Spec::new().schema("Thing", object("extra", text));
    let thing = spec.file("things/types/thing.rs");
    assert!(thing.contains("pub extra_: Option<String>,"), "{thing}");
    assert!(thing.contains("pub extra: Extra,"), "{thing}");
    assert!(thing.contains(r#"0: "extra?" extra_ = None,"#), "{thing}");
}
