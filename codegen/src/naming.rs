//! Wire names -> Rust names: the one place where that happens.

mod reserved;

use heck::{ToKebabCase, ToSnakeCase, ToUpperCamelCase};

pub(crate) use reserved::{
    CATCH_ALL, EXTRA, PATCH_WITH_COMMENT, PROVIDED_CHANGES, PROVIDED_RECORDS,
};
pub use reserved::{RESERVED_GROUPS, RESERVED_PARAMETERS, RESERVED_SETTERS, RESERVED_TYPES};

/// Spellings that would be split in the wrong place: `OAuth` is one word, and so is `IDs`.
const WORDS: [(&str, &str); 6] = [
    ("OAuth", "Oauth"),
    ("IDs", "Ids"),
    ("URLs", "Urls"),
    ("SDKs", "Sdks"),
    ("APIs", "Apis"),
    ("MAUs", "Maus"),
];

/// The folders of a module's files: what is called like its folder passes for it.
const FOLDERS: [&str; 2] = ["operations", "types"];

/// What Windows takes for a device, whatever the ending and the number after it, in place of a file.
const DEVICES: [&str; 6] = ["aux", "com", "con", "lpt", "nul", "prn"];

/// A function, argument, field or module: `getOAuthClients` -> `get_oauth_clients`, `_links` -> `links`,
/// `type` -> `type_`.
#[must_use]
pub fn snake(wire: &str) -> String {
    let name = words(wire).to_snake_case();
    if !is_identifier(&name) && is_identifier(&format!("{name}_")) {
        format!("{name}_")
    } else {
        name
    }
}

/// Whether a group may have this name, which is that of a file, a module and a Cargo feature alike.
#[must_use]
pub fn is_group(name: &str) -> bool {
    group(name).as_deref() == Some(name)
}

/// What a group with such a name should be called: `Adaptive_Triggers` -> `adaptive-triggers`. `None` where nothing is left
/// of it.
#[must_use]
pub fn group(name: &str) -> Option<String> {
    let name = words(name).to_kebab_case();
    let is_ascii = name
        .bytes()
        .all(|sign| sign == b'-' || sign.is_ascii_alphanumeric());
    (is_ascii && name.starts_with(|first: char| first.is_ascii_lowercase())).then_some(name)
}

/// The file of a type or an operation, and thus its module: `Environment` -> `environment`, `Types` -> `types_`.
#[must_use]
pub fn file(name: &str) -> String {
    let name = snake(name);
    let is_device = DEVICES
        .iter()
        .any(|device| name.trim_end_matches(|sign: char| sign.is_ascii_digit()) == *device);
    if is_device || FOLDERS.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}

/// A type or a variant: `needsAttention` -> `NeedsAttention`.
#[must_use]
pub fn pascal(wire: &str) -> String {
    let name = words(wire).to_upper_camel_case();
    if name == "Self" {
        "Self_".to_owned()
    } else {
        name
    }
}

/// The variant of a success, by the reason phrase of its status: `207` -> `MultiStatus`.
#[must_use]
pub fn success(status: u16) -> Option<&'static str> {
    Some(match status {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritativeInformation",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        208 => "AlreadyReported",
        226 => "ImUsed",
        _ => return None,
    })
}

/// What a status is called, by its reason phrase: `404` -> `NotFound`.
#[must_use]
pub fn reason(status: u16) -> Option<&'static str> {
    success(status).or_else(|| error(status))
}

/// The same of errors: those that an API answers with.
fn error(status: u16) -> Option<&'static str> {
    Some(match status {
        400 => "BadRequest",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        409 => "Conflict",
        410 => "Gone",
        412 => "PreconditionFailed",
        413 => "PayloadTooLarge",
        415 => "UnsupportedMediaType",
        422 => "UnprocessableEntity",
        429 => "TooManyRequests",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        _ => return None,
    })
}

/// Whether a name can stand in Rust code as it is. `syn` does not know that edition 2024 has taken `gen`.
#[must_use]
pub fn is_identifier(name: &str) -> bool {
    name != "gen" && syn::parse_str::<syn::Ident>(name).is_ok()
}

/// Characters that a name cannot contain separate words. Nothing valid is left of `+1` and the like, which are rejected
/// later.
fn words(wire: &str) -> String {
    let spelled = WORDS
        .iter()
        .fold(wire.to_owned(), |name, (from, to)| name.replace(from, to));
    spelled.replace(|sign: char| !sign.is_alphanumeric(), " ")
}

/// What serde's `rename_all = "camelCase"` makes of a field.
#[must_use]
pub(crate) fn camel(name: &str) -> String {
    let mut words = name.split('_').filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let (head, tail) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        name + &head.to_uppercase() + tail
    })
}
