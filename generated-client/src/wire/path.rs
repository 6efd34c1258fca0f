//! The path of a request: a template that is filled with values, or a path of the caller.

use super::encode;
use std::fmt;

/// A path that is filled from left to right.
#[derive(Clone)]
pub(crate) struct Path {
    /// The template, with names in braces. `None` for a path of the caller.
    template: Option<&'static str>,
    ready: String,
    /// The part of the template that has no values yet.
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

    /// Returns the template, which all paths of an endpoint have in common. For a path of the caller, the path itself.
    pub(crate) fn route(&self) -> &str {
        self.template.unwrap_or(&self.ready)
    }

    /// Replaces the next name in braces with a value.
    pub(crate) fn fill(&mut self, value: &str) -> Result<(), String> {
        let Some((before, name, after)) = self.next() else {
            return Err(format!("the path {self} has no place for another value"));
        };
        let checked = check_segment(value);
        self.ready.push_str(before);
        // The name stays if the value is rejected, so that the following values go to their own places.
        let shown = match checked {
            Ok(()) => encode::value(value),
            Err(_) => format!("{{{name}}}"),
        };
        self.ready.push_str(&shown);
        self.rest = after;
        checked.map_err(|problem| format!("path parameter `{name}` {problem}"))
    }

    /// Returns the problem, if a value is missing.
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
        f.write_str(&self.ready)?;
        f.write_str(self.rest)
    }
}

/// Rejects values that lead to a different path. URL parsers resolve dot segments, even encoded ones, so
/// `delete_environment("p", "..")` would delete the project.
fn check_segment(value: &str) -> Result<(), &'static str> {
    match value {
        "" => Err("is empty, which would name another endpoint"),
        "." => Err("is `.`, which would name another endpoint"),
        ".." => Err("is `..`, which would name another endpoint"),
        _ => Ok(()),
    }
}

/// Rejects a path that would not arrive unchanged.
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
    // URL parsers treat encoded dots like dots.
    let path = path.to_ascii_lowercase();
    let dots = ["%2e", ".", "..", ".%2e", "%2e.", "%2e%2e"];
    if path.split('/').any(|segment| dots.contains(&segment)) {
        return Err("the path must not hold the segments `.` or `..`".to_owned());
    }
    Ok(())
}

/// Returns whether all characters are allowed in a path by RFC 3986.
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
