//! Changes that no compiler reports as an error.

use expect_test::expect;
use serde_json::json;

use super::{check, spec, text};

/// The client then repeats a request that may have been carried out.
#[test]
fn a_request_that_may_be_repeated_by_now_is_a_change() {
    let post = |is_read_only: bool| {
        spec("key", text("Its key.")).with(move |things| {
            let mut post = things["paths"]["/thing"]["get"].take();
            if is_read_only {
                post["x-read-only"] = true.into();
            }
            things["paths"] = json!({"/thing": {"post": post}});
        })
    };
    check(
        &post(false),
        &post(true),
        &expect![[r#"
        ApiChange { impact: Compatible, name: "things::ThingsApi::get_thing (on the wire)", old: Some("POST /thing"), new: Some("POST /thing (only reads)") }
    "#]],
    );
}

/// Compilers warn of what is deprecated, which is an error in apps that want no warnings.
#[test]
fn a_deprecation_is_a_change() {
    let deprecated = spec("key", text("Its key.")).with(|things| {
        let get = &mut things["paths"]["/thing"]["get"];
        get["deprecated"] = true.into();
        get["parameters"][0]["deprecated"] = true.into();
    });
    check(
        &spec("key", text("Its key.")),
        &deprecated,
        &expect![[r#"
            ApiChange { impact: Compatible, name: "things::GetThing::limit (deprecation)", old: Some("not deprecated"), new: Some("deprecated") }
            ApiChange { impact: Compatible, name: "things::ThingsApi::get_thing (deprecation)", old: Some("not deprecated"), new: Some("deprecated") }
        "#]],
    );
}
