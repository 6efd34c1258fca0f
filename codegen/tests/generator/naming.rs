//! Wire names -> Rust names.

use codegen::naming::{RESERVED_GROUPS, group, is_group, is_identifier, pascal, snake};

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
fn groups_are_called_like_their_features() {
    for name in ["things", "insights-scores", "oauth2-clients"] {
        assert!(is_group(name), "{name}");
    }
    let names = [
        ("adaptive_triggers", Some("adaptive-triggers")),
        ("Adaptive-Triggers", Some("adaptive-triggers")),
        ("a--b", Some("a-b")),
        ("things-", Some("things")),
        ("Größen", None),
        ("2things", None),
        ("", None),
    ];
    for (name, right) in names {
        assert_eq!(group(name).as_deref(), right, "{name}");
        assert!(!is_group(name), "{name}");
    }
}

#[test]
fn what_cannot_be_named_is_recognised() {
    assert!(is_identifier("type_"));
    for name in ["", "2fa", "type", "a-b"] {
        assert!(!is_identifier(name), "{name}");
    }
}

/// A group with such a name would hide something of the client, or be hidden by it.
#[test]
fn groups_cannot_have_the_names_of_the_client() {
    for file in [
        "lib.rs",
        "client/entry.rs",
        "client/handle.rs",
        "requests/request.rs",
    ] {
        let path = format!(
            "{}/../generated-client/src/{file}",
            env!("CARGO_MANIFEST_DIR")
        );
        let text = std::fs::read_to_string(path).expect("the client is beside the generator");
        for item in syn::parse_file(&text).expect("the client is Rust").items {
            for name in names(item) {
                let is_reserved = RESERVED_GROUPS.contains(&name.as_str());
                assert!(
                    is_reserved,
                    "{file} has `{name}`: add it to RESERVED_GROUPS"
                );
            }
        }
    }
}

/// The modules of the crate, and the methods of the client.
fn names(item: syn::Item) -> Vec<String> {
    match item {
        syn::Item::Mod(module) if module.ident != "tests" => vec![module.ident.to_string()],
        syn::Item::Impl(block) if block.trait_.is_none() && is_client(&block.self_ty) => block
            .items
            .into_iter()
            .filter_map(|item| match item {
                syn::ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn is_client(of: &syn::Type) -> bool {
    matches!(of, syn::Type::Path(of) if of.path.is_ident("Client"))
}

/// A group with such a name would replace a feature that is written by hand.
#[test]
fn groups_cannot_have_the_names_of_features() {
    let path = format!(
        "{}/../generated-client/Cargo.toml",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(path).expect("the client is beside the generator");
    let manifest: toml_edit::DocumentMut = text.parse().expect("the manifest is TOML");
    let features = manifest["features"].as_table().expect("a table");
    let full = features["full"].as_array().expect("a list");
    let is_group = |name: &str| full.iter().any(|group| group.as_str() == Some(name));
    for (name, _) in features.iter().filter(|(name, _)| !is_group(name)) {
        let is_reserved = RESERVED_GROUPS.contains(&snake(name).as_str());
        assert!(
            is_reserved,
            "`{name}` is a feature: add it to RESERVED_GROUPS"
        );
    }
}
