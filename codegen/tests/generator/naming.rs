//! Wire names -> Rust names.

use codegen::naming::{is_identifier, pascal, shouty, snake};

#[test]
fn functions_and_fields() {
    let names = [
        ("getEnvironment", "get_environment"),
        ("getOAuthClients", "get_oauth_clients"),
        ("createOAuth2Client", "create_oauth2_client"),
        ("getAIConfigs", "get_ai_configs"),
        ("getMAUTotalUsage", "get_mau_total_usage"),
        ("resetEnvironmentSDKKey", "reset_environment_sdk_key"),
        ("getSubscriptionByID", "get_subscription_by_id"),
        ("_links", "links"),
        ("role_name", "role_name"),
        ("insights-scores", "insights_scores"),
        ("domain.model", "domain_model"),
        ("type", "type_"),
        ("self", "self_"),
        ("ref", "ref_"),
        ("Principal", "principal"),
        ("2fa", "2fa"),
        ("+", ""),
    ];
    for (wire, rust) in names {
        assert_eq!(snake(wire), rust, "{wire}");
    }
}

#[test]
fn types_and_variants() {
    let names = [
        ("getOAuthClients", "GetOauthClients"),
        ("needsAttention", "NeedsAttention"),
        ("no_access", "NoAccess"),
        ("insights-scores", "InsightsScores"),
        ("self", "Self_"),
        ("-ts", "Ts"),
    ];
    for (wire, rust) in names {
        assert_eq!(pascal(wire), rust, "{wire}");
    }
}

#[test]
fn constants() {
    assert_eq!(shouty("getOAuthClients"), "GET_OAUTH_CLIENTS");
}

#[test]
fn what_cannot_be_named_is_recognised() {
    assert!(is_identifier("type_"));
    for name in ["", "2fa", "type", "a-b"] {
        assert!(!is_identifier(name), "{name}");
    }
}
