//! Checks the entry of a place in a report: the kinds of differences, the counts, and that the counts agree.

use serde_json::Value;

use super::{Check, is_count, members};
use crate::survey::known::Spot;
use crate::survey::shape::{MANY, MEDIA_TYPES, looks_like_a_name};

const MEMBERS: [&str; 7] = [
    "answers", "differs", "line", "of", "present", "types", "values",
];

const TYPES: [&str; 7] = [
    "array", "boolean", "integer", "null", "number", "object", "string",
];

/// How a schema can differ; those of some places can in one more way.
const SCHEMA: [&str; 6] = [
    "client-disagrees",
    "deprecated",
    "missing",
    "null",
    "other-type",
    "validator-disagrees",
];

impl Spot {
    fn differs_by(self, kind: &str) -> bool {
        match self {
            Self::Schema => SCHEMA.contains(&kind),
            Self::Body => SCHEMA.contains(&kind) || kind == "not-json",
            Self::Enumeration => SCHEMA.contains(&kind) || kind == "unknown-value",
            Self::Tag => {
                kind == "unknown-value" || (SCHEMA.contains(&kind) && kind != "deprecated")
            }
            other => other.only_kind() == Some(kind),
        }
    }

    /// How it differs, if there is no other reason to speak of it.
    fn only_kind(self) -> Option<&'static str> {
        match self {
            Self::NewProperty => Some("unknown-property"),
            Self::NewHeader => Some("undocumented-header"),
            Self::NewStatus => Some("undocumented-status"),
            Self::Operation => Some("deprecated"),
            Self::Pages => Some("pages-overlap"),
            Self::Limit => Some("limit-cut"),
            Self::Contents => Some("other-media-type"),
            Self::Schema | Self::Body | Self::Enumeration | Self::Tag => None,
        }
    }

    /// Returns whether reports count how often this was found there.
    fn counts(self, found: &str) -> bool {
        match self {
            Self::Limit => {
                (1..=6).contains(&found.len()) && found.bytes().all(|byte| byte.is_ascii_digit())
            }
            Self::Contents => MEDIA_TYPES.contains(&found),
            _ => (self.is_schema() || self == Self::NewProperty) && TYPES.contains(&found),
        }
    }

    /// Returns whether reports count how often a value could have been there.
    fn is_schema(self) -> bool {
        matches!(self, Self::Schema | Self::Body | Self::Enumeration)
    }
}

impl Check<'_> {
    pub(super) fn place(&mut self, place: &str, evidence: &Value) {
        let at = ["places", place];
        let differs = &evidence["differs"];
        let spot = self.known.spot(place);
        let spot = spot.filter(|spot| {
            let kind = spot.only_kind();
            kind.is_none_or(|kind| differs.get(kind).is_some())
        });
        let Some(spot) = spot else {
            let what = "no place of which a report speaks, and nothing that could be new there";
            return self.expect(false, &at, what);
        };
        self.members(evidence, &at, &MEMBERS);
        for name in ["answers", "line", "of", "present"] {
            let is_left_out = name != "answers" && evidence.get(name).is_none();
            let is_right = is_left_out || is_count(&evidence[name]);
            self.expect(is_right, &["places", place, name], "no count");
        }
        self.counts(place, "types", evidence, &|found| spot.counts(found));
        self.counts(place, "differs", evidence, &|kind| spot.differs_by(kind));
        self.presence(place, spot, evidence);
        self.values(place, spot, evidence);
    }

    fn counts(
        &mut self,
        place: &str,
        member: &str,
        evidence: &Value,
        is_name: &dyn Fn(&str) -> bool,
    ) {
        let counts = evidence.get(member);
        let at = ["places", place, member];
        self.expect(counts.is_none_or(Value::is_object), &at, "no object");
        for (name, count) in counts.into_iter().flat_map(members) {
            self.expect(
                is_name(name) && is_count(count) && count != 0,
                &["places", place, member, name],
                "nothing that is counted there",
            );
        }
    }

    /// Checks that no value was present more often than it could have been, and that each has a type.
    fn presence(&mut self, place: &str, spot: Spot, evidence: &Value) {
        let count = |name: &str| evidence[name].as_u64().unwrap_or_default();
        let types = members(&evidence["types"]).filter_map(|(_, count)| count.as_u64());
        let types = types.fold(0, u64::saturating_add);
        let present = count("present");
        let could_be = if spot.is_schema() { count("of") } else { types };
        self.expect(
            present <= could_be.min(types),
            &["places", place, "present"],
            "it cannot be there more often than it could be, or than it is of a type",
        );
        self.expect(
            spot.is_schema() || evidence.get("of").is_none(),
            &["places", place, "of"],
            "nothing that could be there each time",
        );
    }

    fn values(&mut self, place: &str, spot: Spot, evidence: &Value) {
        let Some(values) = evidence.get("values") else {
            return;
        };
        let at = ["places", place, "values"];
        let is_unknown = evidence["differs"].get("unknown-value").is_some();
        let has_values = is_unknown && matches!(spot, Spot::Enumeration | Spot::Tag);
        self.expect(has_values, &at, "no enumeration with an unknown value");
        let is_name = |value: &Value| value.as_str().is_some_and(looks_like_a_name);
        let values = values.as_array().filter(|values| values.len() <= MANY);
        self.expect(
            values.is_some_and(|values| values.iter().all(is_name)),
            &at,
            "no short list of what looks like names of the API",
        );
    }
}
