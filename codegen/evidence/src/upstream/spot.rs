//! Where the walk is, and which comments are in reach there.

use crate::node::Node;
use codegen::source::Place;

/// A comment that may explain what is found.
#[derive(Debug, Clone)]
pub(super) struct Note {
    pub(super) place: Place,
    pub(super) reach: Reach,
}

/// Where a comment stands, as seen from the place that is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// At it: it explains whatever differs.
    Here,
    /// Above it, with a name between the two: it explains what it names.
    Above,
}

/// A place of the spec by names alone, so that it stays the same whatever is added beside it.
#[derive(Debug, Clone, Default)]
pub(super) struct Anchor {
    pub(super) file: String,
    pub(super) steps: Vec<String>,
}

/// Where the walk is.
#[derive(Debug, Clone, Default)]
pub(super) struct Spot {
    /// The operation from which it started.
    pub(super) operation: String,
    pub(super) way: Vec<String>,
    /// The way from the nearest thing of the spec that has a name of its own: an operation, a schema.
    pub(super) anchor: Anchor,
    /// The name of the last step that has one.
    pub(super) name: String,
    /// The comments in reach.
    pub(super) notes: Vec<Note>,
}

impl Spot {
    /// The start of the walk.
    pub(super) fn new(operation: &str, file: &str) -> Self {
        Self {
            operation: operation.to_owned(),
            anchor: Anchor {
                file: file.to_owned(),
                steps: vec![operation.to_owned()],
            },
            ..Self::default()
        }
    }

    /// What a reference leads to has a name of its own.
    #[must_use]
    pub(super) fn inside(&self, site: &Node<'_>) -> Self {
        let mut next = self.clone();
        if let [_, .., target] = site.chain().as_slice() {
            next.anchor = Anchor {
                file: target.place.file.clone(),
                steps: vec![target.place.last()],
            };
        }
        next
    }

    /// One step to a thing that has a name: what is above has to name it from now on.
    #[must_use]
    pub(super) fn named(&self, step: &str, name: &str) -> Self {
        let mut next = self.clone();
        next.way.push(step.to_owned());
        next.anchor.steps.push(step.to_owned());
        name.clone_into(&mut next.name);
        for note in &mut next.notes {
            note.reach = Reach::Above;
        }
        next
    }

    /// One step to the elements of a list, or to the values of a map.
    #[must_use]
    pub(super) fn unnamed(&self, step: &str) -> Self {
        let mut next = self.clone();
        for way in [&mut next.way, &mut next.anchor.steps] {
            match way.last_mut() {
                Some(last) => last.push_str(step),
                None => way.push(step.to_owned()),
            }
        }
        next
    }
}
