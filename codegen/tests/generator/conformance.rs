//! The tables for the conformance tests of the client: its types, and a call of every operation.

use crate::support::{Spec, object, operation, parameter};
use expect_test::expect;
use serde_json::json;

#[test]
fn each_operation_has_a_call_that_sets_all_its_parameters() {
    let size = json!({"type": "string", "description": "Its size.", "oneOf": [{"const": "small", "description": "Small."}]});
    let mut limit = parameter("limit", "query");
    limit["schema"] = json!({"type": "integer", "format": "int64", "minimum": 0});
    limit["example"] = 10.into();
    let mut tags = parameter("tags", "query");
    tags["schema"] = json!({"type": "array", "items": {"type": "string"}});
    tags["example"] = json!(["a", "b"]);
    tags["style"] = "form".into();
    tags["explode"] = false.into();
    tags["deprecated"] = true.into();
    let mut put = operation("putThing");
    put["parameters"] = json!([parameter("thingKey", "path"), limit, tags]);
    put["requestBody"] = json!({
        "description": "The thing.",
        "required": true,
        "content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/Thing"},
            "examples": {"one": {"summary": "One", "value": {"size": "small"}}},
        }},
    });
    let text = Spec::new()
        .schema("Thing", object("size", size))
        .operation("/things/{thingKey}", "put", put)
        .operation("/things", "delete", operation("deleteThings"))
        .table("things.rs");
    expect![[r#"
        //! The operations and types of this module, for the tests that compare it with the spec.

        use launchdarkly_api::things::{Thing, ThingSize};

        use crate::calls::{OperationCheck, outcome};

        const FILE: &str = "things.json";

        types! {
            FILE {
                Thing => "/components/schemas/Thing",
                ThingSize => "/components/schemas/Thing/properties/size",
            }
        }

        /// The operations, in the order of the spec, each with a call that sets all its parameters.
        pub(crate) const OPERATIONS: &[OperationCheck] = &[
            #[expect(deprecated, reason = "what is discouraged has to work, too")]
            OperationCheck {
                file: FILE,
                id: "putThing",
                call: |client, given| outcome(
                    client
                        .things()
                        .put_thing(&given.text("one"), &Thing::new().size(ThingSize::Small))
                        .limit(10)
                        .tags([given.text("a"), given.text("b")])
                        .send(),
                ),
            },
            OperationCheck {
                file: FILE,
                id: "deleteThings",
                call: |client, _| outcome(client.things().delete_things().send()),
            },
        ];
    "#]]
    .assert_eq(&text);
}

#[test]
fn the_shared_module_has_types_alone() {
    let name = json!({"type": "string", "description": "Its name."});
    let spec = Spec::new().common_schema("Thing", object("name", name));
    expect![[r#"
        //! The operations and types of this module, for the tests that compare it with the spec.

        use launchdarkly_api::common::Thing;

        const FILE: &str = "common.json";

        types! {
            FILE {
                Thing => "/components/schemas/Thing",
            }
        }
    "#]]
    .assert_eq(&spec.table("common.rs"));
}
