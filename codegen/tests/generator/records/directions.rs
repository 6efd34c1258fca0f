//! The differences between types of requests and types of responses.

use expect_test::expect;
use serde_json::json;

use super::types;
use crate::support::{Spec, object, operation};

#[test]
fn an_absent_list_is_empty_where_it_is_received_and_none_where_it_is_sent() {
    let list = json!({"type": "array", "items": {"type": "string"}, "description": "Tags."});
    let body = json!({
        "required": true,
        "content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/Sent"},
            "examples": {"plain": {"summary": "Plain", "value": {"tags": ["a"]}}},
        }},
    });
    let mut create = operation("createThing");
    create["requestBody"] = body;
    let spec = Spec::new()
        .schema("Received", object("tags", list.clone()))
        .schema("Sent", object("tags", list))
        .operation("/things", "post", create);
    expect![[r#"
        /// A thing.
        ///
        /// [LaunchDarkly's documentation](https://docs.example/things)
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schemars", schemars(transform = Self::by_table))]
        #[non_exhaustive]
        pub struct Received {
            /// Tags.
            #[cfg_attr(feature = "schemars", schemars(default))]
            pub tags: Vec<String>,
            /// Properties unknown to this version of the crate, received or added by `with_extra`.
            pub extra: Extra,
        }
        /// A thing.
        ///
        /// To read one from a file of your own, use [`Strict<Sent>`](crate::Strict), which rejects
        /// misspelt, missing and repeated properties.
        ///
        /// [LaunchDarkly's documentation](https://docs.example/things)
        #[derive(Default)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schemars", schemars(transform = Self::by_table))]
        #[non_exhaustive]
        pub struct Sent {
            /// Tags.
            pub tags: Option<Vec<String>>,
            /// Properties unknown to this version of the crate, received or added by `with_extra`.
            pub extra: Extra,
        }
    "#]]
    .assert_eq(&(types(&spec, "Received") + &types(&spec, "Sent")));
}

#[test]
fn what_is_sent_has_a_constructor_and_setters() {
    let properties = json!({
        "name": {"type": "string", "description": "Its name."},
        "rules": {"type": "array", "items": {"type": "array", "items": {"type": "string"}}, "description": "Its rules."},
        "note": {"type": ["string", "null"], "description": "A note, or null."},
        "secret": {"type": "string", "format": "password", "description": "A secret."},
        "limits": {"type": "object", "additionalProperties": {"type": "integer"}, "description": "Limits by name."},
        "config": {"description": "Anything."},
        "next": {"$ref": "#/components/schemas/Sent", "description": "The next one."},
    });
    let schema = json!({
        "type": "object",
        "description": "To send.",
        "required": ["name", "rules", "note"],
        "properties": properties,
    });
    let example = json!({"name": "a", "rules": [["x"]], "note": null});
    let mut create = operation("createThing");
    create["requestBody"] = json!({
        "required": true,
        "content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/Sent"},
            "examples": {"plain": {"summary": "Plain", "value": example}},
        }},
    });
    let spec = Spec::new()
        .schema("Sent", schema)
        .operation("/things", "post", create);
    expect![[r#"
        impl Sent {
            /// Creates a value from its required properties; methods set the optional ones.
            #[must_use]
            pub fn new(
                name: impl Into<String>,
                rules: impl IntoIterator<Item = impl IntoIterator<Item = impl Into<String>>>,
                note: Option<String>,
            ) -> Self {
                Self {
                    name: name.into(),
                    rules: rules
                        .into_iter()
                        .map(|element| element.into_iter().map(Into::into).collect())
                        .collect(),
                    note,
                    ..Decode::blank()
                }
            }

            /// Limits by name.
            #[must_use]
            pub fn limits(
                mut self,
                limits: impl IntoIterator<Item = (impl Into<String>, i64)>,
            ) -> Self {
                self.limits = Some(
                    limits.into_iter().map(|(key, value)| (key.into(), value)).collect(),
                );
                self
            }

            /// Anything.
            #[must_use]
            pub fn config(mut self, config: impl Into<Value>) -> Self {
                self.config = Some(config.into());
                self
            }

            /// The next one.
            #[must_use]
            pub fn next(mut self, next: impl Into<Option<Sent>>) -> Self {
                self.next = next.into().map(Box::new);
                self
            }
        }
    "#]]
    .assert_eq(&spec.item("things/types/sent.rs", "impl Sent"));
    expect![[r#"
        setters! {
            Sent {
                /// A secret.
                secret: IntoOption<Secret>,
            }
        }
    "#]]
    .assert_eq(&spec.item("things/types/sent.rs", "setters!"));
}

/// If the server leaves out a value that is false or zero, the type needs no `Option`. In a request, false or zero may be
/// meant, so it is sent.
#[test]
fn a_blank_default_stands_for_absence_in_an_answer() {
    let thing = json!({
        "type": "object",
        "description": "A thing.",
        "properties": {
            "isOff": {"type": "boolean", "default": false, "description": "Whether it is off."},
            "rules": {"type": "integer", "default": 0, "description": "How many."},
            "name": {"type": "string", "default": "", "description": "A name."},
            "isOn": {"type": "boolean", "default": true, "description": "Whether it is on."},
            "size": {"type": ["integer", "null"], "default": 0, "description": "Its size."},
        },
    });
    let fields = |spec: &Spec, of: &str| {
        let text = spec.file("things/types/thing.rs");
        let lines = text.lines().filter(|line| line.contains(of));
        lines
            .map(|line| line.trim().to_owned() + "\n")
            .collect::<String>()
    };
    let spec = Spec::new().schema("Thing", thing.clone());
    expect![[r#"
        pub struct Thing {
        pub is_off: bool,
        pub rules: i64,
        pub name: String,
        pub is_on: Option<bool>,
        pub size: Option<i64>,
        pub extra: Extra,
        0: "isOff?" is_off = false,
        1: "rules?" rules = 0,
        2: "name?" name = Decode::blank(),
        3: "isOn?" is_on = None,
        4: "size?" size = None,
    "#]]
    .assert_eq(&(fields(&spec, "pub ") + &fields(&spec, "?\"")));
    let mut post = operation("postThing");
    post["requestBody"] = json!({"required": true, "content": {"application/json": {
        "schema": {"$ref": "#/components/schemas/Thing"},
        "examples": {"one": {"summary": "One", "value": {"isOff": false}}},
    }}});
    let spec = Spec::new()
        .schema("Thing", thing)
        .operation("/things", "post", post);
    let sent = fields(&spec, "?\"");
    assert!(sent.contains(r#"0: "isOff?" is_off = None,"#), "{sent}");
}
