//! The types of a draft: a schema that the spec has a type for is referred to, another gets a name and is written.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::kin::{self, Kin, is_named, reference};
use crate::node::Node;
use crate::upstream::names;
use crate::upstream::schemas;
use crate::upstream::shape::Shape;
use crate::upstream::spot::Spot;
use crate::upstream::walk::Walk;
use codegen::load::COMMON;
use codegen::source::Place;

/// The types of a draft.
pub(super) struct Types<'k, 'd> {
    pub(super) kin: &'k Kin<'d>,
    /// The names that are taken.
    taken: BTreeSet<String>,
    /// The schemas of the official document that have a name already.
    named: BTreeMap<Place, Place>,
    new: Vec<(String, Value)>,
    written: Vec<String>,
    found: BTreeSet<String>,
    lost: BTreeSet<String>,
    /// Lists and maps that are being written.
    pub(super) open: Vec<Place>,
}

/// Where a schema stands in the spec.
#[derive(Debug, Clone)]
pub(super) struct Site {
    /// The file.
    pub(super) file: String,
    /// The name of a type that stands here and has none.
    pub(super) name: String,
    /// The name of the property or the parameter.
    pub(super) property: String,
    /// How people are told where it is.
    pub(super) way: String,
}

impl Site {
    /// Returns whether this is the body of a request, whose name says so.
    fn is_body(&self) -> bool {
        self.property.is_empty()
    }
}

impl<'k, 'd> Types<'k, 'd> {
    pub(super) fn new(kin: &'k Kin<'d>) -> Self {
        Self {
            kin,
            taken: kin::names(kin),
            named: BTreeMap::new(),
            new: Vec::new(),
            written: Vec::new(),
            found: BTreeSet::new(),
            lost: BTreeSet::new(),
            open: Vec::new(),
        }
    }

    /// The types that were written since this was asked last.
    pub(super) fn take(&mut self) -> Vec<(String, Value)> {
        std::mem::take(&mut self.new)
    }

    /// Reports something in the official document that the draft cannot express.
    pub(super) fn lose(&mut self, way: &str, what: &str) {
        self.lost.insert(format!("{way}: {what}"));
    }

    /// Describes everything that the draft cannot express.
    pub(super) fn lost(&mut self) -> Vec<String> {
        std::mem::take(&mut self.lost).into_iter().collect()
    }

    /// Describes the types that were written, and those that were found.
    pub(super) fn into_types(self) -> (Vec<String>, Vec<String>) {
        (self.written, self.found.into_iter().collect())
    }

    /// Returns a reference to the schema. The schema gets its name before it is written, so that it can refer to itself.
    pub(super) fn named(
        &mut self,
        target: &Node<'d>,
        site: &Site,
        write: impl FnOnce(&mut Self, &str) -> Value,
    ) -> Value {
        if let Some(place) = self.named.get(&target.place) {
            return json!({"$ref": reference(&site.file, place)});
        }
        let official = is_named(&target.place).then(|| target.place.last());
        let name = match &official {
            Some(official) if !site.is_body() => names::read(official),
            _ => site.name.clone(),
        };
        let name = self.free(name, site);
        let place = Place::pointer(&site.file, &format!("/components/schemas/{name}"));
        self.named.insert(target.place.clone(), place.clone());
        self.written
            .push(with_official_name(&name, official.as_deref()));
        let at = self.new.len();
        let schema = write(self, &name);
        self.new.insert(at, (name, schema));
        json!({"$ref": reference(&site.file, &place)})
    }

    fn free(&mut self, name: String, site: &Site) -> String {
        let second = site.name.clone();
        let further = (2..).map(|number| format!("{name}{number}"));
        let mut candidates = [name.clone(), second].into_iter().chain(further);
        let is_free = |name: &String| !name.is_empty() && !self.taken.contains(name);
        let free = candidates.find(is_free).unwrap_or(name);
        self.taken.insert(free.clone());
        free
    }

    /// Returns the place of the type in our spec that means the same.
    pub(super) fn known(&mut self, target: &Node<'d>, file: &str) -> Option<Place> {
        if let Some(place) = self.named.get(&target.place) {
            return Some(place.clone());
        }
        let places = self.kin.counterparts(&target.place).iter();
        let places: Vec<_> = places.filter(|place| is_named(place)).collect();
        let nearest = |near: &str| places.iter().find(|place| place.file == near);
        let counterpart = nearest(file).or_else(|| nearest(COMMON)).or(places.first());
        let place = match counterpart {
            Some(place) => (*place).clone(),
            None => self.equal(target, file)?,
        };
        let official = is_named(&target.place).then(|| target.place.last());
        self.found
            .insert(with_official_name(&place.last(), official.as_deref()));
        self.named.insert(target.place.clone(), place.clone());
        Some(place)
    }

    /// Returns a type of our spec that is equal to the schema, apart from explained differences. Only the group and the shared
    /// document are searched.
    fn equal(&self, target: &Node<'d>, file: &str) -> Option<Place> {
        let shape = Shape::read(target);
        if shape.properties.len().max(shape.values.len()) < 2 {
            return None;
        }
        let candidates = self.kin.schemas().filter(|ours| {
            let theirs = Shape::read(ours);
            let has = |name: &str| theirs.properties.iter().any(|(own, _)| *own == name);
            [file, COMMON].contains(&ours.place.file.as_str())
                && shape.properties.iter().all(|(name, _)| has(name))
                && (&theirs.types, &theirs.values) == (&shape.types, &shape.values)
        });
        let mut equal = candidates.filter(|ours| self.is_equal(ours, target));
        equal.next().map(|ours| ours.place)
    }

    fn is_equal(&self, ours: &Node<'d>, official: &Node<'d>) -> bool {
        let mut walk = Walk::new(self.kin.lines, self.kin.extent);
        let spot = Spot::new("", &ours.place.file);
        schemas::compare(&mut walk, &spot, ours, official);
        walk.found.iter().all(|found| found.explanation.is_some())
    }
}

fn with_official_name(name: &str, official: Option<&str>) -> String {
    match official {
        Some(official) if official != name => format!("{name} ({official})"),
        _ => name.to_owned(),
    }
}
