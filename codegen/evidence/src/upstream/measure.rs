//! How large a YAML document gets once its aliases are written out: a few lines may stand for more than any memory holds.

use std::collections::BTreeMap;

use yaml_rust2::parser::Parser;
use yaml_rust2::{Event, ScanError};

/// The bytes that all texts may have together, with [`EACH`] for each value: many times those of any document of an API.
const MOST: usize = 1 << 28;
const EACH: usize = 32;

/// How deep values may stand inside each other: as in JSON.
const DEPTH: usize = 127;

/// Why the text is no YAML.
#[expect(clippy::needless_pass_by_value, reason = "the form of `map_err`")]
pub(super) fn no_yaml(error: ScanError) -> String {
    format!("it is neither JSON nor YAML: {error}")
}

/// Reads the events of the document, and refuses it before it is built if it would be too large.
pub(super) fn yaml(text: &str) -> Result<(), String> {
    let mut parser = Parser::new_from_str(text);
    let mut size = Size::default();
    loop {
        let (event, mark) = parser.next_token().map_err(no_yaml)?;
        if event == Event::StreamEnd {
            return Ok(());
        }
        size.add(event);
        let line = mark.line();
        if size.all > MOST {
            return Err(format!(
                "its aliases (`*name`) repeat so much that it gets too large to be read, from line {line} on: write it without them"
            ));
        }
        if size.open.len() > DEPTH {
            return Err(format!(
                "its values stand more than {DEPTH} deep inside each other, in line {line}"
            ));
        }
    }
}

/// What has been read.
#[derive(Debug, Default)]
struct Size {
    all: usize,
    /// Where the lists and objects began that are not at their end, each with its anchor.
    open: Vec<(usize, usize)>,
    /// The sizes of what has an anchor.
    anchors: BTreeMap<usize, usize>,
}

impl Size {
    fn add(&mut self, event: Event) {
        match event {
            Event::Alias(anchor) => {
                self.all += self.anchors.get(&anchor).copied().unwrap_or(EACH);
            }
            Event::Scalar(text, _, anchor, _) => {
                let size = EACH + text.len();
                self.all += size;
                self.anchors.insert(anchor, size);
            }
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                self.open.push((anchor, self.all));
                self.all += EACH;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some((anchor, start)) = self.open.pop() {
                    self.anchors.insert(anchor, self.all - start);
                }
            }
            _ => {}
        }
    }
}
