//! Changes that look like mistakes but are fine, each with the reason.

use super::files::Files;

/// The effect on the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Client {
    /// Only comments change.
    Same,
    /// The code changes as the spec does.
    Other,
}

const NAME: &str = "'Human-readable name.'";
const KIND: &str = "'name': 'kind'";
const TO_THINGS: &str = "'#/components/schemas/Things'";
const THING: &str = "'Thing': {\n        'type'";

/// A short description of a change, its effect on the client, and a function that makes it.
type Harmless = (&'static str, Client, fn(&mut Files));

/// All of them.
pub(super) const ROWS: &[Harmless] = &[
    (
        "a sentence that begins with a name like iOS",
        Client::Same,
        |files| {
            files.swap(NAME, "'iOS apps show this name.'");
        },
    ),
    // The generator formats the files itself.
    ("tabs", Client::Same, |files| {
        files.swap_all("things.json", "  ", "\t");
    }),
    ("line breaks of Windows", Client::Same, |files| {
        files.swap_all("things.json", "\n", "\r\n");
    }),
    ("line breaks of old", Client::Same, |files| {
        files.swap_all("things.json", "\n", "\r");
    }),
    ("one line", Client::Same, |files| {
        files.edit("things.json", |text| {
            text.lines().map(str::trim_start).collect()
        });
    }),
    ("no line break at the end", Client::Same, |files| {
        files.edit("things.json", |text| text.trim_end().to_owned());
    }),
    // The order of keys has no meaning in JSON. Authors choose the order of properties and parameters.
    ("keys in another order", Client::Same, |files| {
        files.swap(
            "'style': 'offset',\n          'items': 'items'",
            "'items': 'items',\n          'style': 'offset'",
        );
    }),
    ("another spelling of a number", Client::Same, |files| {
        files.swap_all("things.json", "'size': 2.5", "'size': 25e-1");
    }),
    ("another spelling of a letter", Client::Same, |files| {
        files.swap("List things", "List th\\u0069ngs");
    }),
    // It means any value: some values of the API have no documented type.
    ("no type", Client::Other, |files| {
        files.swap_after(THING, "'secret': {\n            'type': 'string',\n            'description': 'Password of the thing.',\n            'format': 'password'", "'secret': {\n            'description': 'Password of the thing.'");
    }),
    // Only the author knows how long a description must be.
    ("a description of 20 kilobytes", Client::Same, |files| {
        files.swap_after(
            THING,
            NAME,
            &format!("'{}'", "Human-readable name. ".repeat(1000).trim_end()),
        );
    }),
    // Markdown is escaped if rustdoc would read it differently.
    ("a backtick that is not closed", Client::Same, |files| {
        files.swap_after(THING, NAME, "'Human-readable `name.'");
    }),
    ("HTML, generics and brackets", Client::Same, |files| {
        files.swap_after(THING, NAME, "'A <b>name</b> in a Vec<String> or [x].'");
    }),
    ("lines in a description", Client::Same, |files| {
        files.swap_after(
            THING,
            NAME,
            "'Human-readable name.\\r\\n\\r\\n- One.\\r\\n- Two.'",
        );
    }),
    // The documentation mentions the default, and the field stays optional: only defaults that are the empty value of their
    // type make a field that is not an `Option`.
    (
        "a default of what is read that is not zero",
        Client::Other,
        |files| {
            files.swap_after(THING, "'default': 0", "'default': 3");
        },
    ),
    // A name may be a keyword of Rust: it gets an underscore.
    (
        "a property called like a word of Rust",
        Client::Other,
        |files| {
            files.swap_all("things.json", "'secret'", "'self'");
        },
    ),
    // They are names, not keywords.
    ("a property called like a keyword", Client::Other, |files| {
        files.swap_all("things.json", "'secret'", "'$ref'");
    }),
    // It gets an underscore in Rust.
    ("a group that is a word of Rust", Client::Other, |files| {
        files.rename("parts.json", "match.json");
        files.swap_in("openapi.json", "", "'name': 'parts'", "'name': 'match'");
    }),
    // It means the same.
    ("the file that it stands in", Client::Same, |files| {
        files.swap(TO_THINGS, "'things.json#/components/schemas/Things'");
    }),
    // The documentation mentions it, as it does for a schema that is written in place.
    ("a default beside a reference", Client::Same, |files| {
        files.swap(
            "'$ref': '#/components/schemas/ThingKind'",
            "'$ref': '#/components/schemas/ThingKind',\n              'default': 'plain'",
        );
    }),
    // It gets an underscore in Rust.
    ("a name that is a word of Rust", Client::Other, |files| {
        files.swap("'postThing'", "'move'");
    }),
    // It is encoded when it is sent.
    ("a name with brackets", Client::Other, |files| {
        files.swap("'name': 'kind'", "'name': 'kinds[]'");
    }),
    // It is encoded when it is sent.
    ("a name with a sign of addresses", Client::Other, |files| {
        files.swap("'name': 'kind'", "'name': 'a&b'");
    }),
    // It becomes the type of all secrets.
    ("a secret", Client::Other, |files| {
        files.swap_after(
            KIND,
            "'$ref': '#/components/schemas/ThingKind'",
            "'type': 'string',\n              'format': 'password'",
        );
    }),
];
