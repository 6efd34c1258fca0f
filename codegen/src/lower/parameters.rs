//! Parameters of the path and of the query.

use super::Lowering;
use super::described::{deprecation, with_default};
use super::filters;
use super::names::{Scope, Spelling, twice};
use super::order;
use super::paths;
use super::references::PARAMETERS;
use crate::api::{Encoding, Parameter, Scalar, Shape, Spot};
use crate::naming::pascal;
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{self, Location, Operation, RefOr};
use crate::suggest::{closest, list};

/// A parameter with the information that sorting needs.
struct Lowered {
    location: Location,
    is_required: bool,
    place: Place,
    parameter: Parameter,
}

impl Lowered {
    /// Returns whether both are the same on the wire.
    fn is_same(&self, other: &Self) -> bool {
        self.location == other.location && self.parameter.wire == other.parameter.wire
    }
}

/// The parameters of one operation, by their use.
#[derive(Default)]
pub(super) struct Parameters {
    /// The parameters of the path, in the order of arguments.
    pub(super) path: Vec<Parameter>,
    /// Their names in Rust, in the template's order.
    pub(super) route: Vec<String>,
    /// The required parameters of the query.
    pub(super) required: Vec<Parameter>,
    /// The optional parameters of the query.
    pub(super) optional: Vec<Parameter>,
}

impl<'s> Lowering<'s> {
    /// Lowers the parameters of an operation.
    pub(super) fn parameters(
        &mut self,
        id: &str,
        path: &str,
        operation: &'s Operation,
        place: &Place,
    ) -> Parameters {
        let mut lowered = Vec::new();
        let mut scope = Scope::parameters();
        for (index, parameter) in operation.parameters.iter().enumerate() {
            let place = place.key("parameters").key(index);
            let Some(new) = self.parameter(id, parameter, &place) else {
                continue;
            };
            match lowered.iter().find(|other: &&Lowered| new.is_same(other)) {
                Some(first) => self.report(twice(&new.parameter.wire, &new.place, &first.place)),
                None => self.claim_parameter(&new, &mut scope),
            }
            lowered.push(new);
        }
        let template = paths::template(path);
        // Parameters with a problem would be reported again, as missing.
        if lowered.len() == operation.parameters.len() {
            self.compare(&template, &lowered, path, place);
        }
        sort(&template, lowered)
    }

    fn claim_parameter(&mut self, new: &Lowered, scope: &mut Scope) {
        let what = format!("the parameter `{}`", new.parameter.wire);
        self.problems
            .extend(scope.claim(&new.parameter.name, &new.place, &what));
        if new.parameter.name.starts_with("with_") {
            let message = format!(
                "{what} would be `{}` in Rust, like an option of the call",
                new.parameter.name
            );
            let help = "`with_…` is kept for those: give its `schema` an `x-rust-name`, and the reason in `x-comment`";
            self.report(Problem::new(&new.place, message, help));
        }
    }

    fn parameter(
        &mut self,
        id: &str,
        parameter: &'s RefOr<spec::Parameter>,
        place: &Place,
    ) -> Option<Lowered> {
        let (parameter, at) = self.resolve(parameter, place, &PARAMETERS)?;
        self.check_shared(parameter, place, &at)?;
        self.only_claims(
            &parameter.schema,
            &at.key("schema"),
            &["default", "minimum", "maximum", "x-rust-name"],
            "in the schema of a parameter",
        );
        let inline_name = format!("{}{}", pascal(id), pascal(&parameter.name));
        let shape = self.shape(&parameter.schema, &at.key("schema"), &inline_name)?;
        self.check_path_parameter(parameter, &shape, &at);
        self.check_count(parameter, &shape, &at);
        self.check_limits(&parameter.schema, &at.key("schema"));
        let encoding = self.encoding(parameter, &shape, &at);
        let element = match (encoding, shape) {
            (Encoding::CommaList | Encoding::Pairs, Shape::List(element)) => *element,
            (_, shape) => shape,
        };
        let filter = self.filter(id, parameter, &element, &at);
        let docs = self.required_text(parameter.description.as_ref(), &at, "the parameter");
        let docs = match &parameter.filter {
            Some(filter) => filters::documentation(&docs, filter),
            None => docs,
        };
        let sample = match &filter {
            Some(filter) => self.filter_sample(filter, parameter, place, &at)?,
            None => self.parameter_sample(parameter, encoding, &element, &at)?,
        };
        let (wire, schema) = (&parameter.name, &parameter.schema);
        let name = self.rust_name(wire, schema, &at.key("schema"), Spelling::Snake);
        Some(Lowered {
            location: parameter.location,
            is_required: parameter.required,
            place: place.clone(),
            parameter: Parameter {
                wire: wire.clone(),
                name,
                docs: with_default(docs, &parameter.schema),
                deprecated: deprecation(parameter.deprecated),
                encoding,
                shape: element,
                filter,
                sample,
            },
        })
    }

    /// An inline enumeration is named after its operation; one that operations share needs a name of its own.
    fn check_shared(
        &mut self,
        parameter: &spec::Parameter,
        place: &Place,
        at: &Place,
    ) -> Option<()> {
        let element = parameter
            .schema
            .items
            .as_deref()
            .unwrap_or(&parameter.schema);
        if at != place && element.one_of.is_some() {
            let help = "move the enumeration to `components.schemas` under a name of its own and put a `$ref` here";
            let message = format!(
                "the shared parameter `{}` holds an enumeration without a name",
                parameter.name
            );
            self.report(Problem::new(&at.key("schema"), message, help));
            return None;
        }
        Some(())
    }

    fn check_path_parameter(&mut self, parameter: &spec::Parameter, shape: &Shape, place: &Place) {
        if parameter.location != Location::Path {
            return;
        }
        if !parameter.required {
            let message = format!("the path parameter `{}` is not required", parameter.name);
            self.report(Problem::key(
                place,
                message,
                "add `\"required\": true`: a path has no optional parts",
            ));
        }
        let is_known = match shape {
            Shape::Scalar(scalar) => scalar.fits(Spot::Path),
            shape => matches!(shape, Shape::Named { .. }) && self.fits_url(shape),
        };
        if !is_known {
            let name = &parameter.name;
            let message = format!(
                "the path parameter `{name}` is neither a string, an integer nor an enumeration"
            );
            let help = "use `\"type\": \"string\"`; a path can contain nothing else";
            self.report(Problem::new(&place.key("schema"), message, help));
        }
    }

    /// Checks the parameters that count items of a list.
    fn check_count(&mut self, parameter: &spec::Parameter, shape: &Shape, place: &Place) {
        let is_count = ["limit", "offset"].contains(&parameter.name.as_str());
        if is_count
            && parameter.location == Location::Query
            && *shape != Shape::Scalar(Scalar::Unsigned)
        {
            let message = format!("`{}` is not an integer from 0 on", parameter.name);
            let help = "write `\"type\": \"integer\", \"format\": \"int64\", \"minimum\": 0`: it counts items";
            self.report(Problem::new(&place.key("schema"), message, help));
        }
    }

    /// Checks the limits of a number.
    fn check_limits(&mut self, schema: &spec::Schema, place: &Place) {
        if let (Some(minimum), Some(maximum)) = (schema.minimum, schema.maximum)
            && minimum > maximum
        {
            let message = format!("no number is at least {minimum} and at most {maximum}");
            let help = "swap the two, or fix one of them";
            let problem = Problem::new(&place.key("minimum"), message, help);
            self.report(problem.also(&place.key("maximum"), "the other limit"));
        }
    }

    /// Checks that template and parameters have the same names.
    fn compare(&mut self, template: &[String], lowered: &[Lowered], path: &str, place: &Place) {
        let declared: Vec<_> = lowered
            .iter()
            .filter(|other| other.location == Location::Path)
            .collect();
        let mut misspelt = Vec::new();
        for name in template
            .iter()
            .filter(|name| !declared.iter().any(|other| other.parameter.wire == **name))
        {
            let message = format!(
                "the path `{path}` has `{{{name}}}`, but the operation has no such parameter"
            );
            let names = declared.iter().map(|other| other.parameter.wire.as_str());
            let meant = closest(name, names);
            misspelt.extend(meant.map(str::to_owned));
            let help = match meant {
                Some(meant) => format!("did you mean `{{{meant}}}`?"),
                None => format!("add `{name}` to `parameters`, with `\"in\": \"path\"`"),
            };
            self.report(Problem::key(place, message, help));
        }
        for other in declared
            .iter()
            .filter(|other| !template.contains(&other.parameter.wire))
            .filter(|other| !misspelt.contains(&other.parameter.wire))
        {
            let wire = &other.parameter.wire;
            let message = format!("the path `{path}` has no `{{{wire}}}`");
            let help = match template {
                [] => format!("put `{{{wire}}}` into the path, or make it a query parameter"),
                _ => format!("the path has {}", list(template.iter().map(String::as_str))),
            };
            self.report(Problem::new(&other.place, message, help));
        }
    }
}

fn sort(template: &[String], lowered: Vec<Lowered>) -> Parameters {
    let mut parameters = Parameters::default();
    for other in lowered {
        match (other.location, other.is_required) {
            (Location::Path, _) => parameters.path.push(other.parameter),
            (Location::Query, true) => parameters.required.push(other.parameter),
            (Location::Query, false) => parameters.optional.push(other.parameter),
        }
    }
    parameters
        .path
        .sort_by_key(|parameter| template.iter().position(|name| *name == parameter.wire));
    let names = parameters.path.iter();
    parameters.route = names.map(|parameter| parameter.name.clone()).collect();
    order::sort(&mut parameters.path);
    order::sort(&mut parameters.required);
    parameters
}
