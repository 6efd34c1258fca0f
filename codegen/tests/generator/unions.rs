//! Constants -> types that can be told apart; unions of them -> open enums; `oneOf` with null -> options.

use expect_test::expect;
use serde_json::{Value, json};

pub(crate) use self::mistakes::CASES;
use crate::support::{Spec, object, operation};

mod mistakes;

fn kind(value: &str) -> Value {
    json!({"type": "string", "const": value, "description": "What is to be done."})
}

fn turn_on() -> Value {
    json!({
        "type": "object",
        "description": "Turns the flag on. It serves its rules then.",
        "required": ["kind"],
        "properties": {"kind": kind("turnFlagOn")},
    })
}

fn add_targets() -> Value {
    json!({
        "type": "object",
        "description": "Adds targets.",
        "deprecated": true,
        "required": ["kind", "values"],
        "properties": {
            "kind": kind("addTargets"),
            "values": {"type": "array", "items": {"type": "string"}, "description": "Their keys."},
            "variationId": {"type": "string", "description": "What they get."},
        },
    })
}

fn instruction() -> Value {
    json!({
        "description": "A change.",
        "oneOf": [
            {"$ref": "#/components/schemas/TurnFlagOn"},
            {"$ref": "#/components/schemas/AddTargets"},
        ],
        "discriminator": {"propertyName": "kind"},
    })
}

fn union(schema: Value) -> Spec {
    Spec::new()
        .schema("TurnFlagOn", turn_on())
        .schema("AddTargets", add_targets())
        .schema("FlagInstruction", schema)
}

fn patch(examples: &Value) -> Spec {
    let instructions = json!({
        "type": "array",
        "items": {"$ref": "#/components/schemas/FlagInstruction"},
        "description": "What is to be done.",
    });
    let mut patch = object("instructions", instructions);
    patch["required"] = json!(["instructions"]);
    patch["properties"]["first"] =
        json!({"$ref": "#/components/schemas/FlagInstruction", "description": "The first."});
    let mut change = operation("patchThing");
    change["requestBody"] = json!({"required": true, "content": {"application/json": {
        "schema": {"$ref": "#/components/schemas/FlagPatch"},
        "examples": {"all": {"summary": "All", "value": examples}},
    }}});
    union(instruction())
        .schema("FlagPatch", patch)
        .operation("/things", "patch", change)
}

#[test]
fn a_constant_is_written_but_no_field() {
    let spec = patch(&json!({"instructions": [{"kind": "turnFlagOn"}]}));
    let types =
        spec.file("things/types/turn_flag_on.rs") + &spec.file("things/types/add_targets.rs");
    expect![[r#"
        use crate::values::extra::Extra;

        /// Turns the flag on. It serves its rules then.
        ///
        /// Its `kind` is `turnFlagOn`.
        ///
        /// [LaunchDarkly's documentation](https://docs.example/things)
        #[derive(Default)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schemars", schemars(transform = Self::by_table))]
        #[non_exhaustive]
        pub struct TurnFlagOn {
            /// Properties unknown to this version of the crate, received or added by `with_extra`.
            pub extra: Extra,
        }

        impl TurnFlagOn {
            /// Creates the value, which has no properties to set.
            #[inline]
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }
        }

        record! {
            TurnFlagOn["kind" = "turnFlagOn"] {}
        }
        use crate::values::decode::Decode;
        use crate::values::extra::Extra;
        use crate::values::given::OneOrMany;

        /// Adds targets.
        ///
        /// Its `kind` is `addTargets`.
        ///
        /// **Deprecated** by LaunchDarkly.
        ///
        /// [LaunchDarkly's documentation](https://docs.example/things)
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schemars", schemars(transform = Self::by_table))]
        #[non_exhaustive]
        pub struct AddTargets {
            /// Their keys.
            pub values: Vec<String>,
            /// What they get.
            pub variation_id: Option<String>,
            /// Properties unknown to this version of the crate, received or added by `with_extra`.
            pub extra: Extra,
        }

        impl AddTargets {
            /// Creates a value from its required properties; methods set the optional ones.
            #[must_use]
            pub fn new<K>(values: impl OneOrMany<String, K>) -> Self {
                Self {
                    values: values.into_list().unwrap_or_default(),
                    ..Decode::blank()
                }
            }
        }

        setters! {
            AddTargets {
                /// What they get.
                variation_id: IntoOption<String>,
            }
        }

        record! {
            AddTargets["kind" = "addTargets"] {
                0: "values" values = Decode::blank(),
                1: "variationId?" variation_id = None,
            }
        }
    "#]]
    .assert_eq(&types);
}

#[test]
fn a_union_is_an_enum_that_keeps_what_it_does_not_know() {
    let union = union(instruction()).file("things/types/flag_instruction.rs");
    expect![[r#"
        use serde_json::Value;

        use crate::generated::things::{AddTargets, TurnFlagOn};

        /// A change.
        ///
        /// [LaunchDarkly's documentation](https://docs.example/things)
        #[derive(Clone)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(untagged))]
        #[non_exhaustive]
        pub enum FlagInstruction {
            /// `turnFlagOn`: Turns the flag on.
            TurnFlagOn(Box<TurnFlagOn>),
            /// `addTargets`: Adds targets.
            ///
            /// **Deprecated** by LaunchDarkly.
            AddTargets(Box<AddTargets>),
            /// An object of a kind that this version of the crate does not know, kept as received.
            #[cfg_attr(feature = "schemars", schemars(skip))]
            Unknown(Value),
        }

        union! {
            FlagInstruction["kind"] {
                "turnFlagOn" => TurnFlagOn,
                "addTargets" => AddTargets,
            }
        }
    "#]]
    .assert_eq(&union);
}

#[test]
fn whatever_is_of_a_union_will_do_where_one_is_taken() {
    let spec = patch(&json!({"instructions": [{"kind": "turnFlagOn"}]}));
    let text = spec.file("things/types/flag_patch.rs");
    let (_, construction) = text
        .split_once("impl FlagPatch {")
        .expect("the patch is sent");
    let (construction, _) = construction.split_once("record!").expect("it is read");
    expect![[r#"

            /// Creates a value from its required properties; methods set the optional ones.
            #[must_use]
            pub fn new<K>(instructions: impl OneOrMany<FlagInstruction, K>) -> Self {
                Self {
                    instructions: instructions.into_list().unwrap_or_default(),
                    ..Decode::blank()
                }
            }
        }

        setters! {
            FlagPatch {
                /// The first.
                first: IntoOption<FlagInstruction>,
            }
        }

    "#]]
    .assert_eq(construction);
}

#[test]
fn samples_convert_only_where_types_differ() {
    let sample = |instructions: Value| {
        let first = json!({"kind": "turnFlagOn"});
        let spec = patch(&json!({"instructions": instructions, "first": first}));
        let text = spec.method("patch_thing");
        let (_, sample) = text.split_once("let body").expect("there is a sample");
        let (sample, _) = sample.split_once("client.").expect("it calls the client");
        let lines = sample.lines().map(str::trim);
        lines.collect::<Vec<_>>().join("\n") + "\n"
    };
    let on = json!({"kind": "turnFlagOn"});
    let add = json!({"kind": "addTargets", "values": ["a"], "variationId": "v"});
    expect![[r#"
        = FlagPatch::new([TurnFlagOn::new(), TurnFlagOn::new()])
        ///     .first(FlagInstruction::from(TurnFlagOn::new()));
        ///
    "#]]
    .assert_eq(&sample(json!([on, on])));
    expect![[r#"
        = FlagPatch::new([
        ///         FlagInstruction::from(TurnFlagOn::new()),
        ///         FlagInstruction::from(AddTargets::new("a").variation_id("v")),
        ///     ])
        ///     .first(FlagInstruction::from(TurnFlagOn::new()));
        ///
    "#]]
    .assert_eq(&sample(json!([on, add])));
}

#[test]
fn a_reference_may_be_null() {
    let link = json!({"oneOf": [
        {"$ref": "#/components/schemas/Link"}, {"type": "null"}], "description": "A link."});
    let mut thing = object("optional", link.clone());
    thing["properties"]["required"] = link;
    thing["required"] = json!(["required"]);
    let href = object("href", json!({"type": "string", "description": "Where."}));
    let spec = Spec::new().schema("Link", href).schema("Thing", thing);
    expect![[r#"
        /// A thing.
        ///
        /// [LaunchDarkly's documentation](https://docs.example/things)
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schemars", schemars(transform = Self::by_table))]
        #[non_exhaustive]
        pub struct Thing {
            /// A link.
            pub optional: Option<Link>,
            /// A link.
            pub required: Option<Link>,
            /// Properties unknown to this version of the crate, received or added by `with_extra`.
            pub extra: Extra,
        }
    "#]]
    .assert_eq(&spec.item("things/types/thing.rs", "pub struct Thing"));
}
