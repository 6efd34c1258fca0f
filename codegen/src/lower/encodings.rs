//! How parameters are written into the URL.

use super::references::{SCHEMAS, find};
use super::{KnownType, Lowering};
use crate::api::{Encoding, Shape, Spot};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec;

impl Lowering<'_> {
    /// Returns the encoding of a parameter, by its type.
    pub(super) fn encoding(
        &mut self,
        parameter: &spec::Parameter,
        shape: &Shape,
        place: &Place,
    ) -> Encoding {
        if !self.fits_url(shape) {
            let name = &parameter.name;
            let message =
                format!("the parameter `{name}` has a type that cannot be written into a URL");
            let help = "use a string, number, boolean, timestamp, enumeration, or a list of strings, numbers or enumerations";
            let problem = Problem::new(&place.key("schema"), message, help);
            self.report(match self.named_schema(parameter, place) {
                Some(named) => problem.rests_on(&named),
                None => problem,
            });
        }
        if matches!(shape, Shape::List(_)) {
            return self.list_encoding(parameter, place);
        }
        if parameter.style.is_some() || parameter.explode.is_some() {
            let name = &parameter.name;
            let message =
                format!("`style` and `explode` have no effect on `{name}`, which is not a list");
            let help = "remove both, or make it an array";
            self.report(Problem::key(place, message, help));
        }
        Encoding::Single
    }

    /// Returns the place of the named schema that a parameter refers to.
    fn named_schema(&self, parameter: &spec::Parameter, place: &Place) -> Option<Place> {
        let target = parameter.schema.reference.as_ref()?;
        let found = find(self.spec, target, place, &SCHEMAS).ok()??;
        Some(found.place)
    }

    /// Returns the encoding of a list. It has to be explicit, since OpenAPI's default is easy to forget.
    fn list_encoding(&mut self, parameter: &spec::Parameter, place: &Place) -> Encoding {
        if parameter.style.is_none() || parameter.explode.is_none() {
            let message = format!(
                "the list `{}` does not say how it is written",
                parameter.name
            );
            let help = "add `\"style\": \"form\"`, and `\"explode\": false` for `a,b`, or `true` for a pair per element";
            self.report(Problem::key(place, message, help));
        }
        match parameter.explode {
            Some(false) => Encoding::CommaList,
            _ => Encoding::Pairs,
        }
    }

    /// Returns whether a URL can contain a value of that type.
    pub(super) fn fits_url(&self, shape: &Shape) -> bool {
        let is_enumeration = |name| matches!(self.known.get(name), Some(KnownType::Enumeration(_)));
        match shape {
            Shape::Named { name, .. } => is_enumeration(name),
            Shape::List(element) => match **element {
                Shape::List(_) => false,
                Shape::Scalar(scalar) => scalar.fits(Spot::List),
                _ => self.fits_url(element),
            },
            Shape::Scalar(_) => true,
            Shape::Map(_)
            | Shape::Any
            | Shape::File
            | Shape::Union { .. }
            | Shape::Optional(_)
            | Shape::Boxed(_)
            | Shape::Provided(_) => false,
        }
    }
}
