//! Emphasis. It is not a tree here but a property of each piece of text: marks are written where it changes.

/// A kind of emphasis.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Strong,
    Emphasis,
}

impl Mark {
    /// The outer one first.
    pub(super) const ALL: [Self; 2] = [Self::Strong, Self::Emphasis];

    /// What begins and ends it, after such a character: marks that touch are not alike, lest they become one.
    pub(super) fn text_after(self, last: Option<char>) -> &'static str {
        match (self, last) {
            (Self::Strong, Some('*')) => "__",
            (Self::Strong, _) => "**",
            (Self::Emphasis, Some('*')) => "_",
            (Self::Emphasis, _) => "*",
        }
    }
}

/// How deep a piece is in either kind: more than once is as good as once.
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
