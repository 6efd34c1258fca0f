//! Annotated enumerations -> open enums.

use crate::support::{Spec, object};
use expect_test::expect;
use serde_json::{Value, json};

fn size() -> Value {
    json!({
        "type": "string",
        "description": "How large it is.",
        "oneOf": [
            {"const": "small", "description": "Less than ten."},
            {"const": "veryLarge", "description": "A hundred or more.", "deprecated": true},
            {"const": "unknown", "description": "Nobody has counted.", "x-rust-name": "Uncounted"},
        ],
    })
}

#[test]
fn an_enum_keeps_what_it_does_not_know() {
    let spec = Spec::new().schema("Size", size());
    expect![[r#"
        /// How large it is.
        ///
        /// [LaunchDarkly's documentation](https://docs.example/things)
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        pub enum Size {
            /// `small`: Less than ten.
            Small,
            /// `veryLarge`: A hundred or more.
            ///
            /// **Deprecated** by LaunchDarkly.
            VeryLarge,
            /// `unknown`: Nobody has counted.
            Uncounted,
            /// A value that this version of the crate does not know, kept as received.
            Unknown(UnknownValue),
        }
    "#]]
    .assert_eq(&spec.item("things/types/size.rs", "pub enum Size"));
    expect![[r#"
        open_enum! {
            Size {
                Small = "small",
                VeryLarge = "veryLarge",
                Uncounted = "unknown",
            }
        }
    "#]]
    .assert_eq(&spec.item("things/types/size.rs", "open_enum!"));
}

#[test]
fn an_inline_enumeration_is_named_after_its_place() {
    let sizes = json!({"type": "array", "items": size(), "description": "All sizes."});
    let spec = Spec::new().schema("Thing", object("sizes", sizes));
    let text = spec.file("things/types/thing.rs");
    assert!(text.contains("pub sizes: Vec<ThingSizes>"), "{text}");
    assert!(text.contains("pub enum ThingSizes {"), "{text}");
}
