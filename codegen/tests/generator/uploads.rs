//! Forms with files.

use codegen::Sources;
use expect_test::expect;
use serde_json::{Value, json};

use crate::problems::Case;
use crate::support::{Spec, object, operation};

/// Mistakes in forms, for the catalogue.
pub(crate) const CASES: &[Case] = &[
    ("a file in a body of json", a_file_in_a_body_of_json),
    ("a file as an answer", a_file_as_an_answer),
    ("a form without a name", a_form_without_a_name),
    ("a form that is no object", a_form_that_is_no_object),
    (
        "a part that is no single value",
        a_part_that_is_no_single_value,
    ),
    ("a form as an answer", a_form_as_an_answer),
    ("a file of another media type", a_file_of_another_media_type),
    ("a file with a format", a_file_with_a_format),
    ("a form beside json", a_form_beside_json),
];

fn file() -> Value {
    json!({"type": "string", "contentMediaType": "application/octet-stream", "description": "The file."})
}

fn import() -> Value {
    let mode = json!({"type": "string", "description": "What to do.", "oneOf": [{"const": "merge", "description": "Merge."}]});
    json!({
        "type": "object",
        "description": "A file to import.",
        "required": ["file", "mode"],
        "properties": {
            "file": file(),
            "mode": mode,
            "waitOnApprovals": {"type": "boolean", "description": "Whether to wait."},
            "tags": {"type": "array", "items": {"type": "string"}, "description": "Tags."},
            "more": {"type": "array", "items": {"type": "string", "contentMediaType": "application/octet-stream"}, "description": "More files."},
        },
    })
}

fn upload(media_type: &str, schema: Value, example: Value) -> Value {
    let mut create = operation("createImport");
    create["requestBody"] = json!({
        "required": true,
        "content": {media_type: {
            "schema": schema,
            "examples": {"one": {"summary": "One", "value": example}},
        }},
    });
    create
}

fn form(schema: Value) -> Spec {
    let target = json!({"$ref": "#/components/schemas/Import"});
    let example = json!({"file": "a,b\n", "mode": "merge", "waitOnApprovals": true});
    let create = upload("multipart/form-data", target, example);
    Spec::new()
        .schema("Import", schema)
        .operation("/imports", "post", create)
}

#[test]
fn a_form_is_a_type_that_lists_its_parts() {
    let spec = form(import());
    let types = spec.file("things/types/import.rs");
    let (before_enum, _) = types.split_once("/// What to do.\n///").expect("an enum");
    expect![[r#"
        use crate::requests::upload::{FileUpload, Form, Multipart};
        use crate::values::open_enum::UnknownValue;

        /// A file to import.
        ///
        /// [LaunchDarkly's documentation](https://docs.example/things)
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        pub struct Import {
            /// The file.
            pub file: FileUpload,
            /// What to do.
            pub mode: ImportMode,
            /// Whether to wait.
            pub wait_on_approvals: Option<bool>,
            /// Tags.
            pub tags: Option<Vec<String>>,
            /// More files.
            pub more: Option<Vec<FileUpload>>,
        }

        impl Import {
            /// Creates a value from its required properties; methods set the optional ones.
            #[inline]
            #[must_use]
            pub fn new(file: FileUpload, mode: ImportMode) -> Self {
                Self {
                    file,
                    mode,
                    wait_on_approvals: None,
                    tags: None,
                    more: None,
                }
            }

            /// More files.
            #[must_use]
            pub fn more(mut self, more: impl IntoIterator<Item = FileUpload>) -> Self {
                self.more = Some(more.into_iter().collect());
                self
            }
        }

        setters! {
            Import {
                /// Whether to wait.
                wait_on_approvals: Into<Option<bool>>,
                /// Tags.
                tags: OneOrMany<String>,
            }
        }

        impl Multipart for Import {
            #[inline]
            fn write(&self, form: &mut Form) {
                form.file("file", [&self.file]);
                form.text("mode", [&self.mode]);
                form.text("waitOnApprovals", &self.wait_on_approvals);
                form.text("tags", self.tags.iter().flatten());
                form.file("more", self.more.iter().flatten());
            }
        }

    "#]]
    .assert_eq(before_enum);
    let methods = spec.method("create_import");
    let (_, sample) = methods.split_once("```no_run").expect("a sample");
    expect![[r#"

            /// use launchdarkly_api::{Client, FileUpload};
            /// use launchdarkly_api::things::{Import, ImportMode};
            ///
            /// # async fn example() -> Result<(), launchdarkly_api::Error> {
            /// let client = Client::from_env()?;
            /// let body = Import::new(FileUpload::from_bytes("file", "a,b\n"), ImportMode::Merge)
            ///     .wait_on_approvals(true);
            /// client.things().create_import(&body).await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// [LaunchDarkly's documentation](https://docs.example/things/do-it)
            #[doc(alias = "createImport")]
            #[doc(alias = "POST /imports")]
            #[doc(alias = "do it")]
            #[inline]
            pub fn create_import(&self, body: &Import) -> CreateImport {
                let operation = Operation::post("createImport", "/imports");
                let mut call = Call::new(&self.client, operation);
                call.multipart(body);
                Request::new(call)
            }
        }
    "#]]
    .assert_eq(sample);
    let checks = spec.table("things.rs");
    expect![[r#"
        //! The operations and types of this module, for the tests that compare it with the spec.

        use launchdarkly_api::FileUpload;
        use launchdarkly_api::things::{Import, ImportMode};

        use crate::calls::{OperationCheck, outcome};

        const FILE: &str = "things.json";

        types! {
            FILE {
                ImportMode => "/components/schemas/Import/properties/mode",
            }
        }

        /// The operations, in the order of the spec, each with a call that sets all its parameters.
        pub(crate) const OPERATIONS: &[OperationCheck] = &[
            OperationCheck {
                file: FILE,
                id: "createImport",
                call: |client, _| outcome(
                    client
                        .things()
                        .create_import(
                            &Import::new(
                                    FileUpload::from_bytes("file", "a,b\n"),
                                    ImportMode::Merge,
                                )
                                .wait_on_approvals(true),
                        )
                        .send(),
                ),
            },
        ];
    "#]]
    .assert_eq(&checks);
}

fn a_file_in_a_body_of_json() -> Sources {
    let target = json!({"$ref": "#/components/schemas/Import"});
    let create = upload("application/json", target, json!({"file": "a"}));
    let spec = Spec::new()
        .schema("Import", object("file", file()))
        .operation("/imports", "post", create);
    spec.sources()
}

fn a_file_as_an_answer() -> Sources {
    let mut get = operation("getExport");
    get["responses"] = json!({"200": {"description": "It.", "content": {"application/json": {
        "schema": file(),
        "examples": {"one": {"summary": "One", "value": "a"}},
    }}}});
    let spec = Spec::new().operation("/exports", "get", get);
    spec.sources()
}

fn a_form_without_a_name() -> Sources {
    let schema = json!({"type": "object", "additionalProperties": {"type": "string"}});
    let create = upload("multipart/form-data", schema, json!({"file": "a"}));
    let spec = Spec::new().operation("/imports", "post", create);
    spec.sources()
}

fn a_form_that_is_no_object() -> Sources {
    let size = json!({"type": "string", "description": "A size.", "oneOf": [{"const": "small", "description": "Small."}]});
    let target = json!({"$ref": "#/components/schemas/Size"});
    let create = upload("multipart/form-data", target, json!("small"));
    let spec = Spec::new()
        .schema("Size", size)
        .operation("/imports", "post", create);
    spec.sources()
}

fn a_part_that_is_no_single_value() -> Sources {
    let mut schema = import();
    schema["properties"]["rules"] =
        json!({"type": "object", "additionalProperties": {}, "description": "Rules."});
    form(schema).sources()
}

fn a_form_as_an_answer() -> Sources {
    let mut get = operation("getImport");
    get["responses"] = json!({"200": {"description": "It.", "content": {"application/json": {
        "schema": {"$ref": "#/components/schemas/Import"},
        "examples": {"one": {"summary": "One", "value": {"file": "a", "mode": "merge"}}},
    }}}});
    form(import()).operation("/imports", "get", get).sources()
}

fn a_file_of_another_media_type() -> Sources {
    let mut schema = import();
    schema["properties"]["file"]["contentMediaType"] = "text/csv".into();
    form(schema).sources()
}

fn a_file_with_a_format() -> Sources {
    let mut schema = import();
    schema["properties"]["file"]["format"] = "binary".into();
    form(schema).sources()
}

fn a_form_beside_json() -> Sources {
    let json = json!({
        "schema": {"type": "string"},
        "examples": {"one": {"summary": "One", "value": "a"}},
    });
    let spec = form(import()).with(|things| {
        things["paths"]["/imports"]["post"]["requestBody"]["content"]["application/json"] = json;
    });
    spec.sources()
}
