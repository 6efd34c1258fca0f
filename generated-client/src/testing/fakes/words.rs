//! Words that do not belong in a recording: how they are recognised, and what takes their place.

use crate::error::SHORTEST_TOKEN;
use fastrand::Rng;

/// The prefixes of the keys and tokens of LaunchDarkly.
const PREFIXES: [&str; 5] = ["api-", "mob-", "rel-", "sdk-", "wh-"];

/// The ends of names that say that the value is a secret: in small letters, and without `_` and the `s` of lists.
const ENDS: [&str; 15] = [
    "accesskey",
    "apikey",
    "authorization",
    "cipherkey",
    "credential",
    "fullkey",
    "mobilekey",
    "passphrase",
    "password",
    "privatekey",
    "secret",
    "secretkey",
    "setupscript",
    "token",
    "triggerurl",
];

/// Returns whether the name of a property says that its value is a secret. It has to be enough where nothing is documented,
/// because the request is a raw one or the feature of its group is off.
pub(super) fn says_secret(name: &str) -> bool {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    let name = letters.collect::<String>().to_ascii_lowercase();
    let name = name.trim_end_matches('s');
    // What tells where a list goes on is a part of the next request.
    name != "continuationtoken" && ENDS.iter().any(|end| name.ends_with(end))
}

/// Returns whether a secret looks like a key of a resource, or is so short that it could be a part of anything.
pub(super) fn could_be_word(text: &str) -> bool {
    let is_small = |byte: u8| byte.is_ascii_lowercase() || b"-._".contains(&byte);
    text.len() < SHORTEST_TOKEN || text.bytes().all(is_small)
}

/// Returns whether a text is a key or a token of LaunchDarkly.
pub(super) fn is_key(text: &str) -> bool {
    let mut prefixes = PREFIXES.iter();
    let rest = prefixes.find_map(|prefix| text.strip_prefix(prefix));
    rest.is_some_and(|rest| {
        rest.len() >= 16
            && rest
                .bytes()
                .all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
    })
}

pub(super) fn is_address(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !text.contains(char::is_whitespace)
    })
}

/// Replaces a secret, but keeps its prefix, since programs recognise kinds of keys by it.
pub(super) fn secret(text: &str, mut dice: Rng) -> String {
    let mut prefixes = PREFIXES.iter();
    let prefix = prefixes.find(|prefix| text.starts_with(**prefix));
    let (prefix, rest) = text.split_at(prefix.map_or(0, |prefix| prefix.len()));
    let is_hexadecimal = rest
        .bytes()
        .all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    if !is_hexadecimal {
        return format!("{prefix}{}", same_shape(rest, dice));
    }
    let digit = |c: char| match c {
        '-' => '-',
        _ => char::from_digit(dice.u32(..16), 16).unwrap_or('0'),
    };
    format!("{prefix}{}", rest.chars().map(digit).collect::<String>())
}

/// Returns an address of nobody.
pub(super) fn address(text: &str, dice: Rng) -> String {
    let name = text.split('@').next().unwrap_or_default();
    format!("{}@example.com", same_shape(name, dice))
}

/// Other letters and digits in the same places.
pub(super) fn same_shape(text: &str, mut dice: Rng) -> String {
    let other = |c: char| match c {
        c if c.is_ascii_digit() => dice.digit(10),
        c if c.is_uppercase() => dice.uppercase(),
        c if c.is_alphabetic() => dice.lowercase(),
        c => c,
    };
    text.chars().map(other).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::super::documents::Document, says_secret};
    use std::collections::BTreeSet;

    /// But for three that only their schemas tell from those of the same name.
    #[test]
    fn documented_secrets_say_so() {
        let roots = Document::ALL.iter().map(Document::root);
        let components = roots.filter_map(|root| root.get("components"));
        let schemas = components.flat_map(|components| components.inside("schemas"));
        let properties = schemas.flat_map(|(_, schema)| schema.inside("properties"));
        let secrets = properties.filter(|(_, property)| property.text("format") == "password");
        let silent: BTreeSet<_> = secrets
            .map(|(name, _)| name)
            .filter(|name| !says_secret(name))
            .collect();
        assert!(
            silent.is_subset(&BTreeSet::from(["channel", "url", "value"])),
            "{silent:?}"
        );
    }

    #[test]
    fn names_of_other_things_do_not() {
        for name in ["client_secret", "X-Api-Key", "accessTokens", "credentials"] {
            assert!(says_secret(name), "{name}");
        }
        for name in [
            "tokenName",
            "publicKey",
            "continuationToken",
            "access",
            "key",
        ] {
            assert!(!says_secret(name), "{name}");
        }
    }
}
