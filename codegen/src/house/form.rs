//! The form of a spec file: two spaces for each level, one key a line, as `python3 -m json.tool` prints it.
//!
//! Strings and numbers stay as they are spelled: nothing but the white space between them changes.

use crate::parallel;
use crate::source::Sources;

/// The files that have another form, each with its text in the right one. They have to be JSON.
#[must_use]
pub fn reformed(sources: &Sources) -> Vec<(String, String)> {
    let files: Vec<_> = sources.iter().collect();
    let texts = parallel::map(&files, |(file, text)| {
        let right = printed(text);
        (right != *text).then(|| ((*file).to_owned(), right))
    });
    texts.into_iter().flatten().collect()
}

fn printed(text: &str) -> String {
    let mut printer = Printer {
        text: String::with_capacity(text.len()),
        level: 0,
    };
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let token;
        (token, rest) = rest.split_at(length(first, rest));
        rest = rest.trim_start();
        printer.token(token, rest);
    }
    printer.text + "\n"
}

/// How long the token is that begins with a sign: a string, a number or a word, or the sign alone.
fn length(first: char, rest: &str) -> usize {
    match first {
        '"' => string(rest),
        '{' | '}' | '[' | ']' | ',' | ':' => 1,
        _ => {
            let is_end = |sign: char| sign.is_whitespace() || "{}[],:".contains(sign);
            rest.find(is_end).unwrap_or(rest.len())
        }
    }
}

/// How long the string is that begins here, with its quotes.
fn string(text: &str) -> usize {
    let mut bytes = text.bytes().enumerate().skip(1);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => return at + 1,
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
    text.len()
}

/// What has been printed, and how deep in it.
struct Printer {
    text: String,
    level: usize,
}

impl Printer {
    /// Adds a token; `next` is what comes after it.
    fn token(&mut self, token: &str, next: &str) {
        match token {
            "{" | "[" => {
                self.text.push_str(token);
                self.level += 1;
                if !next.starts_with(['}', ']']) {
                    self.line();
                }
            }
            "}" | "]" => {
                self.level = self.level.saturating_sub(1);
                if !self.text.ends_with(['{', '[']) {
                    self.line();
                }
                self.text.push_str(token);
            }
            "," => {
                self.text.push(',');
                self.line();
            }
            ":" => self.text.push_str(": "),
            other => self.text.push_str(other),
        }
    }

    fn line(&mut self) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n("  ", self.level));
    }
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn nothing_changes_but_the_white_space() {
        let text = "\t{\"a\\\"{\":[1e-05,{ },[ ] ,true],\r\n\"b\":{\"c\" : \"d,:\\\\\"}}";
        let right = "{\n  \"a\\\"{\": [\n    1e-05,\n    {},\n    [],\n    true\n  ],\n  \"b\": {\n    \"c\": \"d,:\\\\\"\n  }\n}\n";
        assert_eq!(printed(text), right);
        assert_eq!(printed(right), right);
    }
}
