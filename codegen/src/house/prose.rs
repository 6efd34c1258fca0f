//! Prose: whole sentences, with nothing left to be written.

use serde_json::Value;

use super::walk::walk;
use crate::load::Spec;
use crate::problem::Problem;
use crate::source::Trail;

/// What authors write where they mean to come back.
const REMINDERS: [&str; 4] = ["TODO", "FIXME", "XXX", "TBD"];

/// A problem for each text that is not finished.
pub(super) fn check(spec: &Spec, problems: &mut Vec<Problem>) {
    walk(spec, &mut |key, value, trail| {
        if let Value::String(text) = value {
            problems.extend(judge(key, text, trail));
        }
    });
}

fn judge(key: &str, text: &str, trail: Trail<'_>) -> Option<Problem> {
    let is_sentence = matches!(key, "description" | "$comment" | "x-comment");
    if !is_sentence && key != "summary" && key != "title" {
        return None;
    }
    let (message, help) = reminder(text)
        .or_else(|| edges(text))
        .or_else(|| start(text))
        .or_else(|| end(text).filter(|_| is_sentence))?;
    Some(Problem::new(&trail.place(), message, help))
}

/// What is wrong, and what to do.
type Verdict = (String, &'static str);

fn reminder(text: &str) -> Option<Verdict> {
    let mut words = text.split(|sign: char| !sign.is_alphanumeric());
    let word = words.find(|word| REMINDERS.contains(word))?;
    let help = "write what is missing: readers of the documentation would see the note";
    Some((format!("`{word}` is still to be done"), help))
}

fn edges(text: &str) -> Option<Verdict> {
    let help = "remove it: it came from copied text";
    (text.trim() != text).then(|| ("there is white space around the text".to_owned(), help))
}

/// A name with a capital inside, such as `iOS`, may begin a sentence.
fn start(text: &str) -> Option<Verdict> {
    let word = text.split(|sign: char| !sign.is_alphanumeric()).next()?;
    let is_plain = word.starts_with(char::is_lowercase) && !word.contains(char::is_uppercase);
    let message = || format!("the text begins with a small letter: `{word}`");
    is_plain.then(|| (message(), "begin with a capital letter"))
}

/// A list, a table or a code block has no full stop.
fn end(text: &str) -> Option<Verdict> {
    let is_end = text.ends_with(['.', '!', '?', '`', '|', ')']);
    let last = text.lines().next_back().unwrap_or_default().trim_start();
    let is_item = last.starts_with(['-', '*']);
    let message = || "the text ends without a full stop".to_owned();
    (!is_end && !is_item).then(|| (message(), "write whole sentences, and end the last one"))
}
