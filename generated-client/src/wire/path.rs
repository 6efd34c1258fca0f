//! The path of a request: a template that is filled with values, or the caller's own.

use super::encode;
use std::fmt;

/// A path of which the first part is ready.
#[derive(Clone)]
pub(crate) struct Path {
    /// With names in braces, if it is not the caller's own.
    template: Option<&'static str>,
    ready: String,
    /// The part of the template that still waits for values.
    rest: &'static str,
}

impl Path {
    pub(crate) fn template(template: &'static str) -> Self {
        Self {
            template: Some(template),
            ready: String::new(),
            rest: template,
        }
    }

    #[inline]
    pub(crate) fn verbatim(path: &str) -> Self {
        Self {
            template: None,
            ready: path.to_owned(),
            rest: "",
        }
    }

    /// What paths of the same endpoint have in common: the template. Of the caller's own, the path itself.
    pub(crate) fn route(&self) -> &str {
        self.template.unwrap_or(&self.ready)
    }

    /// Puts a value in place of the next name in braces.
    pub(crate) fn fill(&mut self, value: &str) -> Result<(), String> {
        let Some((before, name, after)) = self.next() else {
            return Err(format!("the path {self} has no place for another value"));
        };
        let checked = check_segment(value);
        self.ready.push_str(before);
        // A name stays where a value is refused, so that the values after it take their own places.
        let shown = match checked {
            Ok(()) => encode::value(value),
            Err(_) => format!("{{{name}}}"),
        };
        self.ready.push_str(&shown);
        self.rest = after;
        checked.map_err(|problem| format!("path parameter `{name}` {problem}"))
    }

    /// What is wrong if a value was never given.
    pub(super) fn missing(&self) -> Option<String> {
        self.next()
            .map(|(_, name, _)| format!("path parameter `{name}` has no value"))
    }

    fn next(&self) -> Option<(&'static str, &'static str, &'static str)> {
        let (before, from) = self.rest.split_once('{')?;
        let (name, after) = from.split_once('}')?;
        Some((before, name, after))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.ready, self.rest)
    }
}

/// Refuses values that make another path of it. URL parsers resolve dot segments, encoded ones too, so that
/// `delete_environment("p", "..")` would delete the project.
fn check_segment(value: &str) -> Result<(), &'static str> {
    match value {
        "" => Err("is empty, which would name another endpoint"),
        "." => Err("is `.`, which would name another endpoint"),
        ".." => Err("is `..`, which would name another endpoint"),
        _ => Ok(()),
    }
}

/// Refuses a path that would not arrive as it stands.
#[inline]
pub(crate) fn check_verbatim(path: &str) -> Result<(), String> {
    if !path.starts_with('/') {
        return Err("the path has to begin with `/`".to_owned());
    }
    if path.bytes().any(|byte| matches!(byte, b'?' | b'#')) {
        return Err("the path must not hold `?` or `#`; use `query` for parameters".to_owned());
    }
    if !is_encoded(path) {
        return Err("the path holds characters that have to be percent-encoded".to_owned());
    }
    // As URL parsers see them when they look for dots.
    let path = path.replace("%2e", ".").replace("%2E", ".");
    if path.split('/').any(|segment| matches!(segment, "." | "..")) {
        return Err("the path must not hold the segments `.` or `..`".to_owned());
    }
    Ok(())
}

/// Whether there are only characters that a path may hold, by RFC 3986.
#[inline]
fn is_encoded(path: &str) -> bool {
    let is_digit = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_hexdigit());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let is_fine = match byte {
            b'%' => is_digit(rest.next()) && is_digit(rest.next()),
            _ => byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@".contains(&byte),
        };
        if !is_fine {
            return false;
        }
    }
    true
}
