//! Wire names -> Rust names. All names are converted here.

mod reserved;

use heck::{ToKebabCase, ToSnakeCase, ToUpperCamelCase};

pub(crate) use reserved::{
    CATCH_ALL, EXTRA, PATCH_WITH_COMMENT, PROVIDED_CHANGES, PROVIDED_RECORDS,
};
pub use reserved::{
    RESERVED_GROUPS, RESERVED_METHODS, RESERVED_PARAMETERS, RESERVED_SETTERS, RESERVED_TYPES,
};

/// Words that would be split in the wrong place, such as `OAuth` and `IDs`.
const WORDS: [(&str, &str); 6] = [
    ("OAuth", "Oauth"),
    ("IDs", "Ids"),
    ("URLs", "Urls"),
    ("SDKs", "Sdks"),
    ("APIs", "Apis"),
    ("MAUs", "Maus"),
];

/// The folders of a module's files. A file must not have the name of its folder.
const FOLDERS: [&str; 2] = ["operations", "types"];

/// Names that Windows reserves for devices, with any extension and number.
const DEVICES: [&str; 6] = ["aux", "com", "con", "lpt", "nul", "prn"];

/// Returns the name of a function, argument, field or module: `getOAuthClients` -> `get_oauth_clients`, `_links` -> `links`,
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

/// Returns whether a group may have this name, which is also that of a file, a module and a Cargo feature.
#[must_use]
pub fn is_group(name: &str) -> bool {
    group(name).as_deref() == Some(name)
}

/// Returns a valid name for a group: `Adaptive_Triggers` -> `adaptive-triggers`. `None` if nothing is left of it.
#[must_use]
pub fn group(name: &str) -> Option<String> {
    let name = words(name).to_kebab_case();
    let is_ascii = name
        .bytes()
        .all(|sign| sign == b'-' || sign.is_ascii_alphanumeric());
    (is_ascii && name.starts_with(|first: char| first.is_ascii_lowercase())).then_some(name)
}

/// Returns the file, and so the module, of a type or an operation: `Environment` -> `environment`, `Types` -> `types_`.
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

/// Returns the name of a type or a variant: `needsAttention` -> `NeedsAttention`.
#[must_use]
pub fn pascal(wire: &str) -> String {
    let name = words(wire).to_upper_camel_case();
    if name == "Self" {
        "Self_".to_owned()
    } else {
        name
    }
}

/// Returns whether a name has the form of a type's: `Thing`, and not `thing`, `Thing_Kind` or `Self`.
#[must_use]
pub fn is_pascal(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.bytes().all(|sign| sign.is_ascii_alphanumeric())
        && is_identifier(name)
}

/// Returns the variant of a success, by the reason phrase of its status: `207` -> `MultiStatus`.
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

/// Returns the name of a status, by its reason phrase: `404` -> `NotFound`.
#[must_use]
pub fn reason(status: u16) -> Option<&'static str> {
    success(status).or_else(|| error(status))
}

/// Returns the name of the status of an error.
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

/// Returns whether a name is a valid identifier. `syn` does not know that edition 2024 reserves `gen`. Letters beyond ASCII are
/// left out, since rustc warns of those that look like others.
#[must_use]
pub fn is_identifier(name: &str) -> bool {
    name.is_ascii() && name != "gen" && syn::parse_str::<syn::Ident>(name).is_ok()
}

/// Splits a name into words, at characters that an identifier cannot contain. Names such as `+1` become invalid, and are
/// rejected later.
fn words(wire: &str) -> String {
    let mut spelled = wire.to_owned();
    for (from, to) in WORDS {
        if spelled.contains(from) {
            spelled = spelled.replace(from, to);
        }
    }
    spelled.replace(|sign: char| !sign.is_alphanumeric(), " ")
}
