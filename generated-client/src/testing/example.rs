//! Documented values of each type.

use super::occurrences;
use crate::values::decode::{Named, deserialize, help};
use serde_json::Value;

/// Values of a type for tests: the documented ones, and a blank one to fill.
///
/// All generated types implement it, except for forms with files, which have `new`. `example()` and `blank()` are also methods
/// of each type, so they need no import.
///
#[cfg_attr(feature = "environments", doc = "```")]
#[cfg_attr(not(feature = "environments"), doc = "```text")]
/// use launchdarkly_api::environments::Environment;
/// use launchdarkly_api::testing::Example;
///
/// let mut production = Environment::example();
/// production.critical = true;
/// assert_eq!(production.key, "production");
///
/// let bare = Environment::example_named("EnvironmentWithoutApprovals");
/// assert_eq!(bare.approval_settings, None);
///
/// let mut mine = Environment::blank();
/// assert_eq!(mine.name, "");
/// mine.name = "Mine".to_owned();
/// ```
pub trait Example: Sized {
    /// Returns the documented example; the first one if there are several. For an enumeration, the first documented value.
    ///
    /// If the type is only a part of other types, the example is taken from theirs.
    ///
    /// # Panics
    ///
    /// If no example is documented. Use [`blank`](Self::blank) then.
    #[must_use]
    #[track_caller]
    fn example() -> Self;

    /// Returns the documented example of that name. [`examples`](Self::examples) lists the names.
    ///
    /// # Panics
    ///
    /// If there is no example of that name; the message lists the names.
    #[must_use]
    #[track_caller]
    fn example_named(name: &str) -> Self;

    /// Returns all documented examples with their names. Of a type that is a part of others, the name is that of an example
    /// and the way into it, such as `Environment/approvalSettings`; of an enumeration, the value itself.
    #[must_use]
    fn examples() -> Vec<(String, Self)>;

    /// Returns a value with nothing in it: `false`, 0, `""`, `None`, and empty lists and maps.
    #[must_use]
    fn blank() -> Self;
}

impl<T: Named> Example for T {
    #[track_caller]
    fn example() -> Self {
        match values(T::NAME, T::KNOWN).into_iter().next() {
            Some((_, value)) => decoded(&value),
            None => panic!("{}", missing(T::NAME)),
        }
    }

    #[track_caller]
    fn example_named(name: &str) -> Self {
        let all = values(T::NAME, T::KNOWN);
        match all.iter().find(|(other, _)| other == name) {
            Some((_, value)) => decoded(value),
            None => panic!("{}", unknown(T::NAME, name, &all)),
        }
    }

    fn examples() -> Vec<(String, Self)> {
        let all = values(T::NAME, T::KNOWN).into_iter();
        all.map(|(name, value)| (name, decoded(&value))).collect()
    }

    fn blank() -> Self {
        <T as crate::values::decode::Decode>::blank()
    }
}

/// A documented example is what its type says, as the generator has made sure.
fn decoded<T: Named>(value: &Value) -> T {
    deserialize(value).unwrap_or_else(|_| T::blank())
}

/// Says that there is no example of a type. A type that several groups share may have its examples in another one.
fn missing(of: &str) -> String {
    format!(
        "no example of `{of}` is documented in the API groups whose features are on; `{of}::blank()` gives one to fill"
    )
}

fn unknown(of: &str, name: &str, all: &[(String, Value)]) -> String {
    let names: Vec<_> = all.iter().map(|(name, _)| name.as_str()).collect();
    match names.as_slice() {
        [] => missing(of),
        names => format!("`{of}` has no example `{name}`; {}", help(names, name)),
    }
}

/// Names and values of all examples: whole bodies first.
fn values(name: &str, known: &[&str]) -> Vec<(String, Value)> {
    if !known.is_empty() {
        let known = known.iter();
        return known
            .map(|value| ((*value).to_owned(), Value::from(*value)))
            .collect();
    }
    let found = occurrences::of(name);
    let mut values: Vec<(String, Value)> = Vec::new();
    for (name, value) in found {
        if values.iter().all(|(_, other)| other != value) {
            values.push((name, value.clone()));
        }
    }
    values.sort_by_key(|(name, _)| name.contains('/'));
    values
}
