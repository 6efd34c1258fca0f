//! The format of a spec file: two spaces for each level, one key per line, like the output of `python3 -m json.tool`.
//!
//! Strings and numbers keep their spelling; only the white space between them changes.

use crate::parallel;
use crate::source::Sources;

/// Returns the files with another format, each with its formatted text. They must be valid JSON.
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
    let mut rest = text.trim_ascii_start();
    while let Some(first) = rest.chars().next() {
        let token;
        (token, rest) = rest.split_at(length(first, rest));
        rest = rest.trim_ascii_start();
        printer.token(token, rest);
    }
    printer.text + "\n"
}

/// Returns the length of the token at the beginning: a string, a number, a word or a single character.
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

/// Returns the length of the string at the beginning, with its quotes.
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

/// The output, and the depth of nesting.
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
