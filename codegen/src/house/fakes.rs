//! Checks that examples are made up: no key that could be real, and no address of a real person or network.

use serde_json::Value;

use super::walk::{is_sample, walk};
use crate::load::Spec;
use crate::problem::Problem;
use crate::source::Trail;

/// The prefixes of LaunchDarkly's keys and tokens.
const KEYS: [&str; 4] = ["api-", "sdk-", "mob-", "rel-"];
/// The text that follows the prefix in a made-up key.
const ZEROS: &str = "00000000-0000-";
/// The length of a UUID.
const UUID: usize = 36;
/// The domains for examples (RFC 2606).
const DOMAINS: [&str; 3] = ["example.com", "example.org", "example.net"];

/// Adds a problem for each value that looks real.
pub(super) fn check(spec: &Spec, problems: &mut Vec<Problem>) {
    walk(spec, &mut |key, value, trail| {
        if key == "value" || is_sample(key, value) {
            find_fakes(value, trail, problems);
        }
    });
}

fn find_fakes(value: &Value, trail: Trail<'_>, problems: &mut Vec<Problem>) {
    match value {
        Value::String(text) => problems.extend(judge(text, trail)),
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                find_fakes(value, Trail::Index(&trail, index), problems);
            }
        }
        Value::Object(members) => {
            for (key, value) in members {
                find_fakes(value, Trail::Key(&trail, key), problems);
            }
        }
        _ => {}
    }
}

fn judge(text: &str, trail: Trail<'_>) -> Option<Problem> {
    let (message, help) = if has_key(text) {
        (
            "this could be a real key",
            "write a made-up one, such as `sdk-00000000-0000-4000-8000-000000000000`; if it is real, replace it at LaunchDarkly: it may have been seen",
        )
    } else if has_person(text) {
        (
            "this could be the address of a person",
            "write one at `example.com`",
        )
    } else {
        return None;
    };
    Some(Problem::new(&trail.place(), message, help))
}

/// Returns whether there is a key: a prefix, and a UUID that does not begin with zeros.
fn has_key(text: &str) -> bool {
    let is_uuid = |rest: &str| {
        let uuid = rest.get(..UUID).unwrap_or_default();
        let is_digit = |byte: u8| byte.is_ascii_hexdigit() || byte == b'-';
        uuid.len() == UUID && uuid.bytes().all(is_digit) && !uuid.starts_with(ZEROS)
    };
    let mut rests = KEYS.iter().flat_map(|key| text.split(key).skip(1));
    rests.any(is_uuid)
}

/// Returns whether there is an address: a sign `@` with a name before it, and a domain behind it that there may be.
fn has_person(text: &str) -> bool {
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-');
    let mut parts = text.split('@').zip(text.split('@').skip(1));
    parts.any(|(name, domain)| {
        let end = domain.find(|sign| !is_part(sign)).unwrap_or(domain.len());
        let domain = domain[..end].trim_end_matches('.');
        let is_fake = DOMAINS
            .iter()
            .any(|fake| domain == *fake || domain.ends_with(&format!(".{fake}")));
        name.ends_with(is_part) && domain.contains('.') && !is_fake
    })
}

#[cfg(test)]
mod tests {
    use super::{has_key, has_person};

    #[test]
    fn a_key_is_told_by_its_prefix_and_a_uuid() {
        for prefix in ["api-", "sdk-", "mob-", "rel-"] {
            let key = |uuid: &str| format!("The key is {prefix}{uuid}.");
            assert!(has_key(&key("8f1c2f3a-41d7-4b6c-9c3b-2d1a5e7f9b04")));
            assert!(!has_key(&key("00000000-0000-4000-8000-000000000000")));
            assert!(!has_key(&key("8f1c2f3a")));
        }
        assert!(!has_key("8f1c2f3a-41d7-4b6c-9c3b-2d1a5e7f9b04"));
    }

    #[test]
    fn an_address_has_a_name_and_a_domain() {
        assert!(has_person("Ask jane.doe@acme.io."));
        assert!(has_person("<jane@notexample.com>"));
        for text in [
            "@acme.io",
            "npm i @acme/sdk.js",
            "jane@host",
            "jane@example.org",
        ] {
            assert!(!has_person(text), "{text}");
        }
        assert!(!has_person("jane@mail.example.com, joe@example.net"));
    }
}
