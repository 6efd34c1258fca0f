//! The walk over both documents: where it is, which comments are in reach, and what it has found.

use std::collections::{BTreeMap, BTreeSet};

use super::node::Node;
use super::{Difference, Explanation};
use crate::problem::Problem;
use crate::source::{Place, Sources};

/// A comment that may explain what is found.
#[derive(Debug, Clone)]
struct Note {
    place: Place,
    reach: Reach,
}

/// Where a comment stands, as seen from the place that is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// At it: it explains whatever differs.
    Here,
    /// Above it, with a name between the two: it explains what it names.
    Above,
}

/// Where the walk is.
#[derive(Debug, Clone, Default)]
pub(super) struct Spot {
    /// The operation from which it started.
    pub(super) operation: String,
    way: Vec<String>,
    name: String,
    notes: Vec<Note>,
}

impl Spot {
    /// The start of the walk.
    pub(super) fn new(operation: &str) -> Self {
        Self {
            operation: operation.to_owned(),
            ..Self::default()
        }
    }

    /// One step to a thing that has a name: what is above has to name it from now on.
    #[must_use]
    pub(super) fn named(&self, step: &str, name: &str) -> Self {
        let mut next = self.clone();
        next.way.push(step.to_owned());
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
        match next.way.last_mut() {
            Some(last) => last.push_str(step),
            None => next.way.push(step.to_owned()),
        }
        next
    }
}

/// What has been found, and where the walk has been.
pub(super) struct Walk<'s> {
    sources: &'s Sources,
    /// Differences in the order in which they were met.
    pub(super) found: Vec<Difference>,
    /// Pairs of places that have been compared: shared schemas are met many times, circles forever.
    been: BTreeSet<(Place, Place)>,
    comments: BTreeMap<Place, String>,
    borne_out: BTreeSet<Place>,
}

impl<'s> Walk<'s> {
    pub(super) fn new(sources: &'s Sources) -> Self {
        Self {
            sources,
            found: Vec::new(),
            been: BTreeSet::new(),
            comments: BTreeMap::new(),
            borne_out: BTreeSet::new(),
        }
    }

    /// Whether the two places have not been compared yet. From now on they have.
    pub(super) fn is_first(&mut self, ours: &Node<'_>, official: &Node<'_>) -> bool {
        self.been
            .insert((ours.place.clone(), official.place.clone()))
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

    /// What the comments at this spot say of a name holds.
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

    /// Something differs at this spot.
    pub(super) fn differs(
        &mut self,
        spot: &Spot,
        place: &Place,
        what: &'static str,
        (ours, official): (impl Into<String>, impl Into<String>),
    ) {
        let difference = Difference {
            operation: spot.operation.clone(),
            way: spot.way.join(" / "),
            what,
            ours: ours.into(),
            official: official.into(),
            place: self.line(place),
            explanation: self.explain(spot),
        };
        let is_known = |known: &Difference| {
            (&known.place, known.what, &known.ours, &known.official)
                == (
                    &difference.place,
                    what,
                    &difference.ours,
                    &difference.official,
                )
        };
        // A shared schema is compared with each of its counterparts, and may differ from all of them alike.
        if !self.found.iter().any(is_known) {
            self.found.push(difference);
        }
    }

    /// The comments that no difference bears out: those that claim one, and those that may.
    pub(super) fn unmatched(&self) -> (Vec<Explanation>, Vec<Explanation>) {
        let unmatched = self
            .comments
            .iter()
            .filter(|(place, text)| !self.borne_out.contains(place) && is_about_official(text));
        unmatched
            .map(|(place, text)| Explanation {
                place: self.line(place),
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
            place: self.line(&note.place),
            text: self.comments.get(&note.place)?.clone(),
        })
    }

    fn line(&self, place: &Place) -> String {
        let (line, _) = Problem::new(place, "", "").line_column(self.sources);
        format!("spec/{}:{line}", place.file)
    }
}

/// Whether the text holds the name as a word.
fn mentions(text: &str, name: &str) -> bool {
    let is_part = |sign: char| sign.is_alphanumeric() || "_-".contains(sign);
    !name.is_empty() && text.split(|sign| !is_part(sign)).any(|word| word == name)
}

/// Whether a comment speaks of the official document, unless it says that both agree.
fn is_about_official(text: &str) -> bool {
    let agrees = [
        "as in the official document",
        "so the official document says",
    ];
    text.contains("official document") && !agrees.iter().any(|words| text.contains(words))
}

/// Whether a comment says, in one of the forms for that, that the official document has something else here.
fn claims(text: &str) -> bool {
    let forms = [
        "plain string in the official document",
        "ot in the official document",
        "official document has no ",
        "official document does not declare the beta header",
    ];
    forms.iter().any(|form| text.contains(form))
}
