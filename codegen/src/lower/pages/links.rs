//! `_links` of a page, from which the client takes the address of the next one.

use super::super::Lowering;
use crate::api::Shape;
use crate::problem::Problem;
use crate::source::Place;

/// The runtime's type of a link: the only one that it follows.
const LINK: &str = "Link";

impl Lowering<'_> {
    /// Returns the property of a page that holds its links, if there is one. `place` is that of `x-pagination`.
    pub(super) fn links(&mut self, ty: &str, place: &Place) -> Option<String> {
        let (field, shape) = self.member(ty, "_links")?;
        if self.are_links(&shape) {
            return Some(field);
        }
        let message = format!("`_links` of `{ty}` is no map of links that the client can follow");
        let help = "refer to the shared `Link`, which has `\"x-rust-type\": \"Link\"`";
        self.report(Problem::key(place, message, help));
        None
    }

    fn are_links(&self, shape: &Shape) -> bool {
        match shape {
            Shape::Optional(inner) => self.are_links(inner),
            Shape::Map(link) => matches!(&**link, Shape::Named { name, .. } if self.is_link(name)),
            _ => false,
        }
    }

    fn is_link(&self, name: &str) -> bool {
        self.spec.modules().any(|(_, document)| {
            let schema = document.components.schemas.get(name);
            schema.is_some_and(|schema| schema.rust_type.as_deref() == Some(LINK))
        })
    }
}
