//! `x-filter`: types of filters, and their documentation.

use codegen::{Surface, api_changes, old_surface};
use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::problems::Case;
use crate::support::{Spec, operation, parameter};

/// The mistakes, in the order of the catalogue.
pub(crate) const CASES: &[Case] = &[
    ("a syntax that is not known", || {
        with(|filter| filter["syntax"] = "sql".into())
    }),
    ("a key of a filter that is not known", || {
        with(|filter| filter["feilds"] = json!([]))
    }),
    ("a field with both a value and operators", || {
        with(|filter| filter["fields"][0]["operators"] = json!({"equals": {"type": "string"}}))
    }),
    ("a field with neither", || {
        with(|filter| {
            drop(
                filter["fields"][1]
                    .as_object_mut()
                    .expect("a field")
                    .remove("operators"),
            );
        })
    }),
    ("a value where there have to be operators", || {
        with(|filter| filter["syntax"] = "json".into())
    }),
    ("a list that says nothing of its joints", || {
        with(|filter| {
            drop(
                filter["fields"][0]
                    .as_object_mut()
                    .expect("a field")
                    .remove("join"),
            );
        })
    }),
    ("joints of what is no list", || {
        with(|filter| filter["fields"][2]["join"] = "+".into())
    }),
    ("a value that no filter can carry", || {
        with(|filter| filter["fields"][2]["value"] = json!({"type": "number"}))
    }),
    ("a description of one condition", || {
        with(|filter| filter["fields"][2]["value"]["description"] = "How many.".into())
    }),
    ("an operator that nothing explains", || {
        with(|filter| filter["fields"][1]["operators"] = json!({"never": {"type": "boolean"}}))
    }),
    ("two conditions of one name", || {
        with(|filter| filter["fields"][2]["name"] = "Tags".into())
    }),
    ("a field without a description", || {
        with(|filter| {
            drop(
                filter["fields"][0]
                    .as_object_mut()
                    .expect("a field")
                    .remove("description"),
            );
        })
    }),
    ("an example of another filter", || {
        spec(pairs(), "kind:a").sources()
    }),
    ("a filter that is no string", || {
        let number = |things: &mut Value| {
            let parameter = &mut things["paths"]["/things"]["get"]["parameters"][0];
            parameter["schema"] = json!({"type": "integer"});
            parameter["example"] = 1.into();
        };
        spec(pairs(), "").with(number).sources()
    }),
];

fn with(change: impl FnOnce(&mut Value)) -> codegen::Sources {
    let mut filter = pairs();
    change(&mut filter);
    spec(filter, "tags:a+b").sources()
}

/// An operation with a filter.
fn spec(filter: Value, example: &str) -> Spec {
    let mut get = operation("getThings");
    let mut one = parameter("filter", "query");
    one["description"] = "Only things for which all of these hold.".into();
    one["example"] = example.into();
    one["x-filter"] = filter;
    get["parameters"] = json!([one]);
    Spec::new().operation("/things", "get", get)
}

fn pairs() -> Value {
    json!({
        "syntax": "pairs",
        "fields": [
            {"name": "tags", "description": "Its tags.", "join": "+", "value": {"type": "array", "items": {"type": "string"}}},
            {"name": "seen", "description": "When it was seen.", "operators": {"before": {"type": "integer", "format": "unix-millis"}}},
            {"name": "code.min", "description": "How many.", "value": {"type": "integer", "minimum": 0}},
            {"name": "state", "description": "Its state.", "value": {
                "type": "string", "description": "A state.", "oneOf": [{"const": "live", "description": "In use."}],
            }},
        ],
    })
}

#[test]
fn a_filter_has_a_method_for_each_condition() {
    let spec = spec(pairs(), "tags:a+b");
    let file = "things/operations/get_things.rs";
    expect![[r#"
        impl GetThingsFilter {
            /// `tags`: Its tags. All of them must match.
            #[must_use]
            pub fn tags<K>(self, tags: impl OneOrMany<Text, K>) -> Self {
                let value = Operand::all(tags.into_list());
                Self(self.0.is("tags", value))
            }

            /// `seen before`: When it was seen. Must be earlier than this.
            #[must_use]
            pub fn seen_before<K>(self, seen_before: impl IntoOption<UnixMillis, K>) -> Self {
                let value = Operand::bare(seen_before.into_option());
                Self(self.0.when("seen", "before", value))
            }

            /// `code.min`: How many.
            #[must_use]
            pub fn code_min(self, code_min: impl Into<Option<u64>>) -> Self {
                let value = Operand::bare(code_min.into());
                Self(self.0.is("code.min", value))
            }

            /// `state`: Its state.
            #[must_use]
            pub fn state(self, state: impl Into<Option<GetThingsFilterState>>) -> Self {
                let value = Operand::text(state.into());
                Self(self.0.is("state", value))
            }
        }
    "#]]
    .assert_eq(&spec.item(file, "impl GetThingsFilter"));
    expect![[r#"
        impl GetThings {
            /// Only things for which all of these hold.
            ///
            /// Conditions are written as `field:value`, with commas between them. The fields are:
            ///
            /// * `tags`: Its tags.
            /// * `seen` (`before`): When it was seen.
            /// * `code.min`: How many.
            /// * `state`: Its state.
            ///
            /// [`GetThingsFilter`] has a method for each of them, and the method says what the operator
            /// means. A string is sent as it is.
            pub fn filter<K>(mut self, filter: impl IntoOption<GetThingsFilter, K>) -> Self {
                self.call.filter("filter", filter.into_option().map(|filter| filter.0));
                self
            }
        }
    "#]]
    .assert_eq(&spec.item(file, "impl GetThings "));
}

#[test]
fn operators_are_words_of_the_method_and_attributes_are_given() {
    let text = || json!({"type": "string"});
    let filter = json!({
        "syntax": "json",
        "fields": [
            {"name": "name", "description": "Its name.", "operators": {"equals": text(), "startsWith": text(), "sounds": {
                "type": "string", "description": "It must sound like this.",
            }}},
            {"name": "{attribute}", "description": "One of its attributes.", "operators": {"exists": {"type": "boolean"}}},
        ],
    });
    let spec = spec(filter, "name equals \"a\"");
    let file = "things/operations/get_things.rs";
    expect![[r#"
        impl GetThingsFilter {
            /// `name equals`: Its name. Must match this value.
            #[must_use]
            pub fn name<K>(self, name: impl IntoOption<Text, K>) -> Self {
                let value = Operand::text(name.into_option());
                Self(self.0.when("name", "equals", value))
            }

            /// `name startsWith`: Its name. Must begin with this value.
            #[must_use]
            pub fn name_starts_with<K>(
                self,
                name_starts_with: impl IntoOption<Text, K>,
            ) -> Self {
                let value = Operand::text(name_starts_with.into_option());
                Self(self.0.when("name", "startsWith", value))
            }

            /// `name sounds`: Its name. It must sound like this.
            #[must_use]
            pub fn name_sounds<K>(self, name_sounds: impl IntoOption<Text, K>) -> Self {
                let value = Operand::text(name_sounds.into_option());
                Self(self.0.when("name", "sounds", value))
            }

            /// `{attribute} exists`: One of its attributes. If `true`, it must be there; if `false`, it
            /// must not.
            #[must_use]
            pub fn attribute_exists(
                self,
                attribute: impl std::fmt::Display,
                value: impl Into<Option<bool>>,
            ) -> Self {
                let value = Operand::bare(value.into());
                Self(self.0.when(&attribute.to_string(), "exists", value))
            }
        }
    "#]]
    .assert_eq(&spec.item(file, "impl GetThingsFilter"));
}

#[test]
fn the_sample_calls_the_methods() {
    let example = r#"tags:a+b,seen:{"before":1700000000000},code.min:2,state:live"#;
    let handle = spec(pairs(), example).item("things/operations/get_things.rs", "impl ThingsApi");
    let sample = handle.split("```").nth(1).expect("a sample");
    expect![[r#"
        no_run
            /// use launchdarkly_api::{Client, UnixMillis};
            /// use launchdarkly_api::things::{GetThingsFilter, GetThingsFilterState};
            ///
            /// # async fn example() -> Result<(), launchdarkly_api::Error> {
            /// let client = Client::from_env()?;
            /// client
            ///     .things()
            ///     .get_things()
            ///     .filter(
            ///         GetThingsFilter::new()
            ///             .tags(["a", "b"])
            ///             .seen_before(UnixMillis::new(1_700_000_000_000))
            ///             .code_min(2)
            ///             .state(GetThingsFilterState::Live),
            ///     )
            ///     .await?;
            /// # Ok(())
            /// # }
            /// "#]]
    .assert_eq(sample);
}

#[track_caller]
fn changes(after: &Value, expected: &Expect) {
    let before = spec(pairs(), "tags:a+b");
    let before = old_surface(&before.sources()).expect("the old spec can be read");
    let after = spec(after.clone(), "tags:a+b")
        .generate()
        .expect("it is right");
    let found = api_changes(&before, &Surface::of(&after.api));
    let lines: Vec<_> = found.iter().map(|change| format!("{change:?}\n")).collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn what_changes_in_a_filter_is_told() {
    let mut after = pairs();
    after["fields"][0]["join"] = "|".into();
    after["fields"][2]["name"] = "code.max".into();
    changes(
        &after,
        &expect![[r#"
            ApiChange { impact: Breaking, name: "things::GetThingsFilter::code_min", old: Some("fn(self, impl Into<Option<u64>>) -> Self"), new: None }
            ApiChange { impact: Compatible, name: "things::GetThingsFilter::code_max", old: None, new: Some("fn(self, impl Into<Option<u64>>) -> Self") }
            ApiChange { impact: Compatible, name: "things::GetThingsFilter::tags (on the wire)", old: Some("`tags` is All"), new: Some("`tags` is Any") }
        "#]],
    );
}
