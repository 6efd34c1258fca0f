//! Filling lines with words.
//!
//! Pushed text stays together. A line may end at a gap. Gaps before the first word and after the last one are dropped.

/// The kind of a gap.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrap {
    Free,
    /// A space where the line must not end, since the next word would have another meaning at the start of a line.
    Never,
}

/// A paragraph that is being written.
#[derive(Default)]
pub(super) struct Fill {
    width: usize,
    lines: Vec<String>,
    line: String,
    /// The text that is not split between lines.
    unit: String,
    has_gap: bool,
    breaks: usize,
}

impl Fill {
    /// Creates a paragraph. The width is in bytes.
    pub(super) fn new(width: usize) -> Self {
        Self {
            width,
            ..Self::default()
        }
    }

    pub(super) fn gap(&mut self) {
        self.has_gap = true;
    }

    /// Adds a line break; in a text of one line it is a gap.
    pub(super) fn hard_break(&mut self) {
        self.has_gap = true;
        if self.width < usize::MAX {
            self.breaks += 1;
        }
    }

    pub(super) fn has_gap(&self) -> bool {
        self.has_gap
    }

    /// Returns whether the next word starts a line.
    pub(super) fn is_at_line_start(&self) -> bool {
        self.line.is_empty() && self.unit.is_empty()
    }

    /// Writes the gap, if there is one.
    pub(super) fn begin(&mut self, wrap: Wrap) {
        if !std::mem::take(&mut self.has_gap) {
            return;
        }
        for _ in 0..std::mem::take(&mut self.breaks) {
            self.flush();
            self.line.push('\\');
            self.lines.push(std::mem::take(&mut self.line));
        }
        match wrap {
            Wrap::Never if !self.is_at_line_start() => self.unit.push(' '),
            _ => self.flush(),
        }
    }

    pub(super) fn push(&mut self, text: &str) {
        self.unit.push_str(text);
    }

    /// Returns the previous text, which the next one will touch.
    pub(super) fn unit(&mut self) -> &mut String {
        &mut self.unit
    }

    pub(super) fn finish(mut self) -> Vec<String> {
        self.flush();
        if !self.line.is_empty() {
            self.lines.push(self.line);
        }
        self.lines
    }

    fn flush(&mut self) {
        if self.unit.is_empty() {
            return;
        }
        if self.line.is_empty() {
            std::mem::swap(&mut self.line, &mut self.unit);
            return;
        }
        if self.width - self.line.len().min(self.width) > self.unit.len() {
            self.line.push(' ');
        } else {
            self.lines.push(std::mem::take(&mut self.line));
        }
        self.line.push_str(&self.unit);
        self.unit.clear();
    }
}
