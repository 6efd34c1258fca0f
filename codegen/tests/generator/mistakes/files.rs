//! The files of a spec as texts, with methods that change them like a person would.

use std::collections::BTreeMap;

use codegen::Sources;

const RIGHT: [(&str, &str); 4] = [
    ("common.json", include_str!("common.json")),
    ("openapi.json", include_str!("openapi.json")),
    ("parts.json", include_str!("parts.json")),
    ("things.json", include_str!("things.json")),
];
/// The group that most mistakes are made in.
const THINGS: &str = "things.json";

/// The files of a spec, by name.
pub(super) struct Files(BTreeMap<String, String>);

impl Files {
    /// Returns the files without a mistake.
    pub(super) fn new() -> Self {
        let files = RIGHT.iter();
        Self(
            files
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect(),
        )
    }

    /// Replaces the first `from` of `things.json`. In both texts, `'` stands for a quotation mark.
    #[track_caller]
    pub(super) fn swap(&mut self, from: &str, to: &str) {
        self.swap_in(THINGS, "", from, to);
    }

    /// Replaces the first `from` that comes after another text.
    #[track_caller]
    pub(super) fn swap_after(&mut self, anchor: &str, from: &str, to: &str) {
        self.swap_in(THINGS, anchor, from, to);
    }

    /// The same in another file.
    #[track_caller]
    pub(super) fn swap_in(&mut self, file: &str, anchor: &str, from: &str, to: &str) {
        let [anchor, from, to] = [anchor, from, to].map(|text| text.replace('\'', "\""));
        self.edit(file, |text| {
            let start = text.find(&anchor).unwrap_or_else(|| panic!("no {anchor}"));
            let at = text[start..].find(&from);
            let at = start + at.unwrap_or_else(|| panic!("no {from}"));
            [&text[..at], &to, &text[at + from.len()..]].concat()
        });
    }

    /// Replaces each `from`.
    #[track_caller]
    pub(super) fn swap_all(&mut self, file: &str, from: &str, to: &str) {
        let [from, to] = [from, to].map(|text| text.replace('\'', "\""));
        self.edit(file, |text| text.replace(&from, &to));
    }

    /// Changes the text of a file.
    #[track_caller]
    pub(super) fn edit(&mut self, file: &str, change: impl FnOnce(&str) -> String) {
        let text = self.0.get_mut(file).unwrap_or_else(|| panic!("no {file}"));
        *text = change(text);
    }

    /// Gives a file another name.
    pub(super) fn rename(&mut self, from: &str, to: &str) {
        let text = self.0.remove(from).expect("a file");
        self.0.insert(to.to_owned(), text);
    }

    pub(super) fn remove(&mut self, file: &str) {
        self.0.remove(file);
    }

    pub(super) fn add(&mut self, file: &str, text: &str) {
        self.0.insert(file.to_owned(), text.to_owned());
    }

    pub(super) fn sources(&self) -> Sources {
        self.0
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect()
    }

    pub(super) fn has_changes(&self) -> bool {
        self.0 != Self::new().0
    }

    /// Returns whether a line is between the first and the last changed line, or next to them.
    pub(super) fn is_changed(&self, file: &str, line: usize) -> bool {
        let Some(new) = self.0.get(file) else {
            return false;
        };
        let right = RIGHT.iter().find(|(name, _)| *name == file);
        let old = right.map_or("", |(_, text)| text);
        let same = |pair: &(&str, &str)| pair.0 == pair.1;
        let above = new.lines().zip(old.lines()).take_while(same).count();
        let below = new
            .lines()
            .rev()
            .zip(old.lines().rev())
            .take_while(same)
            .count();
        let last = (new.lines().count() - below.min(new.lines().count())).max(above);
        (above..=last + 1).contains(&line)
    }
}
