//! The walk over both documents: where it has been, and what it has found.

use std::collections::{BTreeMap, BTreeSet};

use super::comments::{claims, is_about_official, mentions};
use super::operation::Operation;
use super::spot::{Note, Reach, Spot};
use super::{Difference, Explanation, Extent};
use crate::lines::Lines;
use crate::node::Node;
use codegen::source::Place;

/// What an official document says where it says nothing: of a partial one, that proves nothing.
const SILENCE: [&str; 7] = [
    "absent",
    "any",
    "no map of a type",
    "no values listed",
    "none",
    "none of its own",
    "not declared",
];

/// The findings so far, and the places that have been compared.
pub(super) struct Walk<'s> {
    lines: &'s Lines<'s>,
    extent: Extent,
    /// Differences in the order in which they were met.
    pub(super) found: Vec<Difference>,
    /// Pairs of places that have been compared: shared schemas are met many times, circles forever.
    been: BTreeSet<(Place, Place)>,
    comments: BTreeMap<Place, String>,
    borne_out: BTreeSet<Place>,
    /// Comments that say that a thing is not there, though it is.
    refuted: BTreeSet<Place>,
    /// Descriptions of everything that cannot be compared.
    pub(super) blind: BTreeSet<String>,
}

impl<'s> Walk<'s> {
    pub(super) fn new(lines: &'s Lines<'s>, extent: Extent) -> Self {
        Self {
            lines,
            extent,
            found: Vec::new(),
            been: BTreeSet::new(),
            comments: BTreeMap::new(),
            borne_out: BTreeSet::new(),
            refuted: BTreeSet::new(),
            blind: BTreeSet::new(),
        }
    }

    /// Returns whether two operations have the same name, as far as the document shows.
    pub(super) fn is_same_name(&self, ours: &str, official: &str) -> bool {
        match self.extent {
            Extent::Complete => ours == official,
            Extent::Partial => ours.eq_ignore_ascii_case(official),
        }
    }

    /// Returns whether the two places have not been compared yet, and marks them as compared.
    pub(super) fn is_first(&mut self, ours: &Node<'_>, official: &Node<'_>) -> bool {
        self.been
            .insert((ours.place.clone(), official.place.clone()))
    }

    /// The pairs of places that have been compared.
    pub(super) fn been(&self) -> impl Iterator<Item = &(Place, Place)> {
        self.been.iter()
    }

    /// Takes the comments at a place into reach. Behind a reference those above are out of it, and a comment that
    /// names the official counterpart is true.
    #[must_use]
    pub(super) fn enter(&mut self, spot: &Spot, ours: &Node<'_>, official: &Node<'_>) -> Spot {
        let mut spot = spot.clone();
        let chain = ours.chain();
        for node in &chain {
            if let Some(text) = node.text("$comment").or_else(|| node.text("x-comment")) {
                self.comments.insert(node.place.clone(), text.to_owned());
                spot.notes.push(Note {
                    place: node.place.clone(),
                    reach: Reach::Here,
                });
            }
        }
        if chain.len() > 1 {
            spot.notes.retain(|note| note.reach == Reach::Here);
        }
        for counterpart in official.chain().iter().skip(1) {
            self.confirm(&spot, &counterpart.place.last());
        }
        spot
    }

    /// Both documents have the operation, the parameter or the property that stands here: a comment that denies it is wrong.
    pub(super) fn has_both(&mut self, ours: &Node<'_>) {
        let comment = ours.text("$comment").or_else(|| ours.text("x-comment"));
        let rest = comment.and_then(|text| text.strip_prefix("Not in the official document"));
        if rest.is_some_and(|rest| rest.starts_with([':', '.', ',', ';'])) {
            self.refuted.insert(ours.place.clone());
        }
    }

    /// Confirms the claims about a name in the comments at this spot.
    pub(super) fn confirm(&mut self, spot: &Spot, name: &str) {
        for note in spot.notes.iter().filter(|note| note.reach == Reach::Here) {
            if self
                .comments
                .get(&note.place)
                .is_some_and(|text| mentions(text, name))
            {
                self.borne_out.insert(note.place.clone());
            }
        }
    }

    /// Notes that this spot cannot be compared, and why.
    pub(super) fn cannot_compare(&mut self, spot: &Spot, reason: &str) {
        let way = spot.way.join(" / ");
        self.blind
            .insert(format!("{}: {way}: {reason}", spot.operation));
    }

    /// Something differs at this spot.
    pub(super) fn differs(
        &mut self,
        spot: &Spot,
        place: &Place,
        what: &'static str,
        (ours, official): (impl Into<String>, impl Into<String>),
    ) {
        let explanation = self.explain(spot);
        let official = official.into();
        if self.extent == Extent::Partial && SILENCE.contains(&official.as_str()) {
            return;
        }
        let difference = Difference {
            operation: spot.operation.clone(),
            way: spot.way.join(" / "),
            what,
            ours: ours.into(),
            official,
            place: self.lines.of(place),
            file: spot.anchor.file.clone(),
            key: format!("{}: {what}", spot.anchor.steps.join(" / ")),
            explanation,
        };
        let is_known = |known: &Difference| {
            (&known.file, &known.key, &known.ours, &known.official)
                == (
                    &difference.file,
                    &difference.key,
                    &difference.ours,
                    &difference.official,
                )
        };
        // A shared schema is compared with each of its counterparts, and may differ from all of them alike.
        if !self.found.iter().any(is_known) {
            self.found.push(difference);
        }
    }

    /// An operation is there on our side alone. A comment has to say so: it is too large for one that speaks of something else.
    pub(super) fn is_own(&mut self, operation: &Operation<'_>) {
        let spot = Spot::new(operation.id, &operation.node.place.file);
        let spot = self.enter(&spot, &operation.node, &operation.node);
        let says_so = |note: &Note| {
            let text = self.comments.get(&note.place);
            text.is_some_and(|text| text.contains("ot in the official document"))
        };
        let is_said = spot.notes.iter().any(says_so);
        let spot = if is_said {
            spot
        } else {
            spot.named("operation", "operation")
        };
        let words = (operation.line(), "absent");
        self.differs(&spot, &operation.node.place, "operation", words);
    }

    /// The comments that no difference bears out: those that claim one, and those that may.
    /// A partial document cannot refute any: they speak of the complete one.
    pub(super) fn unmatched(&self) -> (Vec<Explanation>, Vec<Explanation>) {
        if self.extent == Extent::Partial {
            return Default::default();
        }
        let is_refuted = |place| self.refuted.contains(place);
        let is_idle = |place, text| !self.borne_out.contains(place) && is_about_official(text);
        let comments = self.comments.iter();
        comments
            .filter(|(place, text)| is_refuted(place) || is_idle(place, text))
            .map(|(place, text)| Explanation {
                place: self.lines.of(place),
                text: text.clone(),
            })
            .partition(|explanation| claims(&explanation.text))
    }

    /// The nearest comment that explains what differs here.
    fn explain(&mut self, spot: &Spot) -> Option<Explanation> {
        let explains = |note: &&Note| {
            let text = self.comments.get(&note.place).map_or("", String::as_str);
            note.reach == Reach::Here || mentions(text, &spot.name)
        };
        let note = spot.notes.iter().rev().find(explains)?;
        self.borne_out.insert(note.place.clone());
        Some(Explanation {
            place: self.lines.of(&note.place),
            text: self.comments.get(&note.place)?.clone(),
        })
    }
}
