//! `x-pagination` -> the description of a list for the runtime.

mod links;
mod mark;

use super::Lowering;
use super::bodies::LIMIT;
use super::known::{KnownField, KnownType};
use crate::api::{Operation, Page, Paging, Scalar, Shape};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{self, Document, PageStyle, Pagination};
use crate::suggest::{closest, list};

pub(super) use mark::mark;

impl<'s> Lowering<'s> {
    /// Lowers the paging of an operation, if it has any.
    pub(super) fn paging(
        &mut self,
        operation: &'s spec::Operation,
        lowered: &Operation,
        place: &Place,
    ) -> Option<Paging> {
        let pagination = operation.pagination.as_ref()?;
        let (default_limit, max_limit) = self.limits(operation, &place.key("parameters"));
        let place = place.key("x-pagination");
        let style = self.style(pagination, lowered, &place);
        let page = self.page(pagination, lowered, &place)?;
        Some(Paging {
            style,
            default_limit,
            max_limit,
            page,
        })
    }

    /// Returns the style, and checks that the operation has its parameter. Without `limit`, the server decides how large pages
    /// are.
    fn style(
        &mut self,
        pagination: &Pagination,
        lowered: &Operation,
        place: &Place,
    ) -> &'static str {
        let (style, parameter, shape, what) = match pagination.style {
            PageStyle::Offset => (
                "OFFSET",
                "offset",
                Scalar::Unsigned,
                "an integer that is not negative",
            ),
            PageStyle::ContinuationToken => {
                ("TOKEN", "continuationToken", Scalar::String, "a string")
            }
            PageStyle::Cursor => ("CURSOR", "cursor", Scalar::String, "a string"),
            PageStyle::BeforeAfter => ("BEFORE_AFTER", "after", Scalar::String, "a string"),
            PageStyle::TimeWindow => ("TIME_WINDOW", "before", Scalar::UnixMillis, "a timestamp"),
        };
        let mut parameters = lowered.optional_query.iter();
        let found = parameters.find(|other| other.wire == parameter);
        if found.is_some_and(|found| found.shape != Shape::Scalar(shape)) {
            let message = format!("for this style, `{parameter}` has to be {what}");
            let help = "fix the parameter's `schema`, or choose another style";
            self.report(Problem::new(&place.key("style"), message, help));
        }
        if found.is_none() {
            let message = format!("this style needs the query parameter `{parameter}`");
            let help = "describe it under `parameters`, as optional, or choose another style";
            let problem = Problem::new(&place.key("style"), message, help);
            // A parameter with a mistake is not among those of the operation.
            self.report(problem.rests_on(&beside(place, "parameters")));
        }
        style
    }

    /// Returns the default and the maximum number of items on a page.
    fn limits(
        &mut self,
        operation: &'s spec::Operation,
        place: &Place,
    ) -> (Option<i64>, Option<i64>) {
        let parameters = operation.parameters.iter().enumerate();
        let resolved = parameters
            .filter_map(|(index, parameter)| {
                self.resolve(parameter, &place.key(index), &super::references::PARAMETERS)
            })
            .find(|(parameter, _)| parameter.name == LIMIT);
        let Some((parameter, place)) = resolved else {
            return (None, None);
        };
        let (schema, place) = (&parameter.schema, place.key("schema"));
        let default = schema.default.as_ref().and_then(serde_json::Value::as_i64);
        (
            self.page_size(default, &place.key("default")),
            self.page_size(schema.maximum, &place.key("maximum")),
        )
    }

    /// Returns a valid number of items, and reports an invalid one.
    fn page_size(&mut self, size: Option<i64>, place: &Place) -> Option<i64> {
        let size = size?;
        if u32::try_from(size).is_ok_and(|size| size > 0) {
            return Some(size);
        }
        let message = format!("no page has {size} items");
        let help = "a number that means something else, such as all items, belongs into the parameter's `description`";
        self.report(Problem::new(place, message, help));
        None
    }

    /// Returns the page in the response of the operation.
    fn page(
        &mut self,
        pagination: &Pagination,
        lowered: &Operation,
        place: &Place,
    ) -> Option<Page> {
        let Some(Shape::Named { name, .. }) = lowered.output.value() else {
            let help = "return a named schema that has the list as a property";
            let message = "the operation does not return an object";
            let answer = beside(place, "responses");
            self.report(Problem::key(place, message, help).rests_on(&answer));
            return None;
        };
        let Some((items, shape)) = self.member(name, &pagination.items) else {
            self.no_property(name, &pagination.items, &place.key("items"));
            return None;
        };
        let Shape::List(item) = shape else {
            let message = format!("`{}` is not a list", pagination.items);
            self.report(Problem::new(
                &place.key("items"),
                message,
                "name the property that holds the list",
            ));
            return None;
        };
        let mut hints = Vec::new();
        hints.extend(self.links(name, place).map(|field| ("link", vec![field])));
        hints.extend(
            self.token(pagination, name, place)
                .map(|way| ("token", way)),
        );
        for (hint, wire) in [("id", &pagination.id), ("time", &pagination.time)] {
            hints.extend(self.item_hint(hint, wire.as_deref(), &item, place));
        }
        self.check_hints(pagination, &hints, place);
        Some(Page {
            items,
            item: *item,
            hints,
        })
    }

    fn item_hint(
        &mut self,
        hint: &'static str,
        wire: Option<&str>,
        item: &Shape,
        place: &Place,
    ) -> Option<(&'static str, Vec<String>)> {
        let (wire, Shape::Named { name, .. }) = (wire?, item) else {
            return None;
        };
        let field = self.member(name, wire);
        if field.is_none() {
            self.no_property(name, wire, &place.key(hint));
        }
        field.map(|(field, _)| (hint, vec![field]))
    }

    /// Returns the path to a hint to the next page. All properties on the path are required.
    fn token(&mut self, pagination: &Pagination, ty: &str, place: &Place) -> Option<Vec<String>> {
        let Some(token) = &pagination.token else {
            let is_cursor = pagination.style == PageStyle::Cursor;
            let field = self.member(ty, "continuationToken").filter(|_| !is_cursor);
            return field.map(|(field, _)| vec![field]);
        };
        let place = place.key("token");
        if pagination.style != PageStyle::Cursor {
            let message = "`token` is for the style `cursor` alone";
            self.report(Problem::key(
                &place,
                message,
                "remove it, or choose another style",
            ));
            return None;
        }
        let (mut ty, mut way) = (ty.to_owned(), Vec::new());
        let mut steps = token.split('.').peekable();
        while let Some(step) = steps.next() {
            let Some((field, shape)) = self.member(&ty, step) else {
                self.no_property(&ty, step, &place);
                return None;
            };
            way.push(field);
            ty = match (shape, steps.peek()) {
                (Shape::Scalar(Scalar::String), None) => return Some(way),
                (Shape::Named { name, .. }, Some(_)) if self.is_required(&ty, step) => name,
                _ => break,
            };
        }
        let message =
            format!("`{token}` does not lead to a string through objects that are always there");
        self.report(Problem::new(
            &place,
            message,
            "name the property that is sent as `cursor`",
        ));
        None
    }

    fn is_required(&self, ty: &str, wire: &str) -> bool {
        self.fields(ty)
            .any(|field| field.wire == wire && field.is_required)
    }

    /// Checks that everything that the style needs is named. Names that do not exist were reported before.
    fn check_hints(
        &mut self,
        pagination: &Pagination,
        hints: &[(&str, Vec<String>)],
        place: &Place,
    ) {
        let (id, time) = (pagination.id.is_none(), pagination.time.is_none());
        let token = !hints.iter().any(|(hint, _)| *hint == "token");
        let missing: &[(&str, bool)] = match pagination.style {
            PageStyle::Offset => &[],
            PageStyle::ContinuationToken => &[("token", token)],
            PageStyle::Cursor => &[("token", pagination.token.is_none())],
            PageStyle::BeforeAfter => &[("id", id)],
            PageStyle::TimeWindow => &[("id", id), ("time", time)],
        };
        for (hint, _) in missing.iter().filter(|(_, is_missing)| *is_missing) {
            let help = match *hint {
                "token" if pagination.style == PageStyle::Cursor => {
                    "add `token`: the property of the answer that is sent as `cursor`".to_owned()
                }
                "token" => "the response has to have the property `continuationToken`".to_owned(),
                _ => format!("add `{hint}`: the property of an item that is its {hint}"),
            };
            self.report(Problem::key(
                place,
                format!("this style needs `{hint}`"),
                help,
            ));
        }
    }

    /// Returns the properties of a type.
    fn fields(&self, ty: &str) -> impl Iterator<Item = &KnownField> {
        self.known.get(ty).into_iter().flat_map(KnownType::fields)
    }

    /// Returns the Rust name and the shape of a property of a type.
    fn member(&self, ty: &str, wire: &str) -> Option<(String, Shape)> {
        let field = self.fields(ty).find(|field| field.wire == wire)?;
        Some((field.name.clone(), field.shape.clone()))
    }

    fn no_property(&mut self, ty: &str, wire: &str, place: &Place) {
        let message = format!("`{ty}` has no property `{wire}`");
        let names: Vec<_> = self.fields(ty).map(|field| field.wire.as_str()).collect();
        let help = match closest(wire, names.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("it has {}", list(names)),
        };
        let problem = Problem::new(place, message, help);
        self.report(match self.schema_of(ty) {
            Some(schema) => problem.rests_on(&schema),
            None => problem,
        });
    }

    /// Returns the place of the schema with that name.
    fn schema_of(&self, name: &str) -> Option<Place> {
        let has = |document: &Document| document.components.schemas.contains_key(name);
        let mut modules = self.spec.modules();
        let (file, _) = modules.find(|(_, document)| has(document))?;
        Some(Place::root(file).key("components").key("schemas").key(name))
    }
}

/// Returns the place of another key of the operation with this `x-pagination`.
fn beside(pagination: &Place, key: &str) -> Place {
    let operation = pagination.pointer.rsplit_once('/');
    let operation = operation.map_or("", |(operation, _)| operation);
    Place::pointer(&pagination.file, operation).key(key)
}
