//! Emphasis. It is not a tree, but a property of each piece of text, and marks are written where it changes.

/// A kind of emphasis.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Strong,
    Emphasis,
}

impl Mark {
    /// The styles, the outer one first.
    pub(super) const ALL: [Self; 2] = [Self::Strong, Self::Emphasis];

    /// Returns the mark that begins and ends it, after this character. Adjacent marks differ, since they would be joined
    /// otherwise.
    pub(super) fn text_after(self, last: Option<char>) -> &'static str {
        match (self, last) {
            (Self::Strong, Some('*')) => "__",
            (Self::Strong, _) => "**",
            (Self::Emphasis, Some('*')) => "_",
            (Self::Emphasis, _) => "*",
        }
    }
}

/// The nesting depth of a piece in each kind. More than once has the same effect as once.
#[derive(Clone, Copy, Default)]
pub(super) struct Style {
    strong: usize,
    emphasis: usize,
}

impl Style {
    pub(super) fn has(self, mark: Mark) -> bool {
        let depth = match mark {
            Mark::Strong => self.strong,
            Mark::Emphasis => self.emphasis,
        };
        depth > 0
    }

    pub(super) fn is_like(self, other: Self) -> bool {
        Mark::ALL
            .into_iter()
            .all(|mark| self.has(mark) == other.has(mark))
    }

    pub(super) fn enter(&mut self, mark: Mark) {
        *self.depth(mark) += 1;
    }

    pub(super) fn leave(&mut self, mark: Mark) {
        let depth = self.depth(mark);
        *depth = depth.saturating_sub(1);
    }

    fn depth(&mut self, mark: Mark) -> &mut usize {
        match mark {
            Mark::Strong => &mut self.strong,
            Mark::Emphasis => &mut self.emphasis,
        }
    }
}
