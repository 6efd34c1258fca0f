//! What a field is called in Rust.

/// Keywords that a field cannot be called: an underscore follows.
const KEYWORDS: [&str; 38] = [
    "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern",
    "false", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut",
    "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "type", "unsafe",
    "use", "where", "while",
];

/// The Rust name of a field: `_links` -> `links`, `defaultTtl` -> `default_ttl`, `type` -> `type_`.
pub(super) fn rust_name(wire: &str) -> String {
    let mut name = String::with_capacity(wire.len() + 4);
    let mut before = '_';
    let mut letters = wire.trim_start_matches('_').chars().peekable();
    while let Some(c) = letters.next() {
        let begins_word = match before {
            '_' => false,
            'A'..='Z' => letters.peek().is_some_and(char::is_ascii_lowercase),
            _ => true,
        };
        if c.is_ascii_uppercase() && begins_word {
            name.push('_');
        }
        name.push(c.to_ascii_lowercase());
        before = c;
    }
    if KEYWORDS.contains(&name.as_str()) {
        name.push('_');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::rust_name;

    #[test]
    fn names_are_shown_in_snake_case() {
        for (wire, name) in [
            ("key", "key"),
            ("_siteId", "site_id"),
            ("onVariation2Id", "on_variation2_id"),
            ("jsonURL", "json_url"),
            ("jsonURLPath", "json_url_path"),
            ("a_B", "a_b"),
            ("type", "type_"),
            ("", ""),
        ] {
            assert_eq!(rust_name(wire), name);
        }
    }
}
