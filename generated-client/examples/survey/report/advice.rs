//! What a maintainer would write into the spec.

use super::{Evidence, Kind};

/// In a sentence, for a place and a kind of difference there.
pub(super) fn advice(place: &str, kind: Kind, evidence: &Evidence) -> String {
    let name = last(place);
    let types: Vec<_> = evidence
        .types
        .keys()
        .map(|kind| format!("`{kind}`"))
        .collect();
    let types = types.join(" or ");
    match kind {
        Kind::Missing if evidence.of == 0 => format!("look whether `{name}` has to be there: it was not sent"),
        Kind::Missing => format!(
            "take `{name}` out of `required`: it came {} times of {}",
            evidence.present, evidence.of
        ),
        Kind::Null => format!(
            "let `{name}` be null: `\"type\": [\"…\", \"null\"]`, or, beside a `$ref`, `oneOf` with `{{\"type\": \"null\"}}`"
        ),
        Kind::OtherType => format!("look at the type of `{name}`: {types} came"),
        Kind::UnknownProperty if name == "*" => {
            "ask for a report with `--values`, or see in an account what comes here: names that may be its own, so perhaps a map".to_owned()
        }
        Kind::UnknownProperty => format!("add the property `{name}` ({types}), optional, with a description"),
        Kind::UnknownValue if evidence.values.is_empty() => {
            format!("ask for a report with `--values`: `{name}` has a value that is not listed")
        }
        Kind::UnknownValue => format!("add to `{name}`: {}", quoted(evidence)),
        Kind::UndocumentedStatus => format!("add the response `{name}`, with the comment that it was seen"),
        Kind::UndocumentedHeader => format!("say what `{name}` is, if the API sends it, and not something on the way"),
        Kind::OtherMediaType => format!("look at the media type: {types} came"),
        Kind::NotJson => "look at the media type: what came is not JSON".to_owned(),
        Kind::LimitCut => format!("set `maximum`: the server gave {} where more was asked for", types.replace('`', "")),
        Kind::PagesOverlap => "say in `x-comment` that pages overlap, and whether the order can be fixed by `sort`".to_owned(),
        Kind::Deprecated => format!("keep `{name}`: it is deprecated, and still comes"),
        Kind::ClientDisagrees => {
            "look into the client's reading, or into the survey's: they do not find the same here".to_owned()
        }
        Kind::ValidatorDisagrees => {
            "look into the survey's own walk: `boon` does not find the same here".to_owned()
        }
    }
}

/// The name at the end of a place; of an operation, its method and path.
fn last(place: &str) -> String {
    let pointer = place.split('#').nth(1).unwrap_or_default();
    let pointer = pointer.trim_end_matches("/discriminator");
    let plain = |token: &str| token.replace("~1", "/").replace("~0", "~");
    match pointer.split('/').collect::<Vec<_>>().as_slice() {
        ["", "paths", path, method] => format!("{} {}", method.to_uppercase(), plain(path)),
        [.., "schema"] => "the body".to_owned(),
        tokens => plain(tokens.last().unwrap_or(&"")),
    }
}

fn quoted(evidence: &Evidence) -> String {
    let values: Vec<_> = evidence
        .values
        .iter()
        .map(|value| format!("`{value}`"))
        .collect();
    values.join(", ")
}
