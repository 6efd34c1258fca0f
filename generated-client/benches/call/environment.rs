//! An environment as it is documented, and as a program would describe it that has no client.

use std::collections::BTreeMap;

use serde::Deserialize;

/// One without approvals.
pub(super) const JSON: &str = r#"{
  "_links": {"self": {"href": "/api/v2/projects/my-project/environments/production", "type": "application/json"}},
  "_id": "57be1db38b75bf0772d11384", "key": "production", "name": "Production", "apiKey": "sdk-123", "mobileKey": "mob-123",
  "color": "F5A623", "defaultTtl": 5, "secureMode": true, "defaultTrackEvents": false, "requireComments": true,
  "confirmChanges": true, "tags": ["ops"], "critical": true
}"#;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "it is decoded, and that is all")]
pub(super) struct Environment {
    #[serde(rename = "_links")]
    links: BTreeMap<String, Link>,
    #[serde(rename = "_id")]
    id: String,
    key: String,
    name: String,
    api_key: String,
    mobile_key: String,
    color: String,
    default_ttl: i64,
    secure_mode: bool,
    default_track_events: bool,
    require_comments: bool,
    confirm_changes: bool,
    tags: Vec<String>,
    critical: Option<bool>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is decoded, and that is all")]
struct Link {
    href: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
}
