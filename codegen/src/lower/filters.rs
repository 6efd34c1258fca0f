//! `x-filter` -> the type of a filter, and its documentation.

mod example;
mod meaning;

use super::Lowering;
use super::names::{Scope, Spelling};
use crate::api::{Condition, FieldName, Filter, Operand, Scalar, Shape};
use crate::naming::{pascal, snake};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{self, FilterField, FilterSyntax, Join, Location, Schema};

/// The operator that is not part of the method's name.
const EQUALS: &str = "equals";
/// The name of the value's argument, if the name of the method does not describe it.
const VALUE: &str = "value";

impl Lowering<'_> {
    /// Lowers the filter of a parameter. `place` is that of the parameter.
    pub(super) fn filter(
        &mut self,
        id: &str,
        parameter: &spec::Parameter,
        shape: &Shape,
        place: &Place,
    ) -> Option<Filter> {
        let filter = parameter.filter.as_ref()?;
        let is_query = parameter.location == Location::Query;
        if !is_query || *shape != Shape::Scalar(Scalar::String) {
            let message = "`x-filter` means nothing but for a string in the query";
            let help = "write `\"type\": \"string\"` and `\"in\": \"query\"`, or remove `x-filter`";
            self.report(Problem::key(&place.key("x-filter"), message, help));
        }
        let place = place.key("x-filter");
        let name = format!("{}{}", pascal(id), pascal(&parameter.name));
        self.claim_type(&name, &place, "the filter");
        let mut scope = Scope::setters();
        let mut conditions = Vec::new();
        for (index, field) in filter.fields.iter().enumerate() {
            let place = place.key("fields").key(index);
            if let Some(problem) = scope.list(&field.name, &place.key("name")) {
                self.report(problem);
                continue;
            }
            let new = self.conditions(filter.syntax, field, &name, &place);
            for (new, at) in new {
                self.problems
                    .extend(scope.claim(&new.method, &at, "the condition"));
                conditions.push(new);
            }
        }
        Some(Filter {
            name,
            syntax: syntax(filter.syntax),
            conditions,
        })
    }

    /// Lowers the conditions of a field: one for its value, and one for each operator.
    fn conditions(
        &mut self,
        syntax: FilterSyntax,
        field: &FilterField,
        filter: &str,
        place: &Place,
    ) -> Vec<(Condition, Place)> {
        if field.value.is_some() != field.operators.is_empty() {
            let message = format!("`{}` has to have either `value` or `operators`", field.name);
            let help = "write `value` where the syntax has no operator between field and value, and `operators` where it has";
            self.report(Problem::new(place, message, help));
        }
        if field.value.is_some() && syntax != FilterSyntax::Pairs {
            let message = "this syntax has an operator between field and value";
            let help = "write `operators`, or choose the syntax `pairs`";
            self.report(Problem::key(&place.key("value"), message, help));
        }
        let value = field.value.iter();
        let value = value.map(|schema| (None, schema, place.key("value")));
        let operators = field.operators.iter();
        let operators = operators.map(|(name, schema)| {
            let place = place.key("operators").key(name);
            (Some(name.as_str()), schema, place)
        });
        let all: Vec<_> = value.chain(operators).collect();
        let lowered = all.into_iter().filter_map(|(operator, schema, place)| {
            let condition = self.condition(field, operator, schema, filter, &place)?;
            Some((condition, place))
        });
        lowered.collect()
    }

    fn condition(
        &mut self,
        field: &FilterField,
        operator: Option<&str>,
        schema: &Schema,
        filter: &str,
        place: &Place,
    ) -> Option<Condition> {
        let name = wire_name(&field.name);
        let word = operator.filter(|operator| *operator != EQUALS);
        let inline = format!(
            "{filter}{}{}",
            pascal(&name),
            pascal(word.unwrap_or_default())
        );
        let counts: &[&str] = &["minimum", "x-rust-name"];
        self.only_claims(schema, place, counts, "in a condition of a filter");
        let own = self.own_meaning(operator, schema, place);
        let shape = self.shape(schema, place, &inline)?;
        let (operand, shape) = self.operand(field, operator, shape, place)?;
        let meaning = self.meaning(operator, own, operand, place);
        let method = self.method(&name, word, schema, place);
        let is_given = name != field.name.replace('.', "_");
        Some(Condition {
            docs: docs(field, operator, &meaning),
            argument: if is_given {
                VALUE.to_owned()
            } else {
                method.clone()
            },
            method,
            field: if is_given {
                FieldName::Given(snake(&name))
            } else {
                FieldName::Known(field.name.clone())
            },
            operator: operator.map(str::to_owned),
            shape,
            operand,
        })
    }

    /// Returns the spec's sentence on how the field and the value are compared. The description of an enumeration is that of
    /// its type.
    fn own_meaning<'d>(
        &mut self,
        operator: Option<&str>,
        schema: &'d Schema,
        place: &Place,
    ) -> Option<&'d str> {
        let own = schema.description.as_deref();
        let own = own.filter(|_| schema.one_of.is_none());
        if own.is_some() && operator.is_none() {
            let message = "`description` has no effect in a condition of a filter";
            let help = "write it in the `description` of the field";
            self.report(Problem::key(&place.key("description"), message, help));
        }
        own
    }

    /// Returns the name of a condition's method: that of the field, and of an operator other than equality.
    fn method(&mut self, name: &str, word: Option<&str>, schema: &Schema, place: &Place) -> String {
        let base = self.rust_name(name, schema, place, Spelling::Snake);
        match word {
            Some(word) if schema.rust_name.is_none() => {
                format!("{}_{}", base.trim_end_matches('_'), snake(word))
            }
            _ => base,
        }
    }

    /// Returns the sentence on how the field and the value are compared: the spec's `own`, or that of the operator. It is
    /// empty for a single value without an operator.
    fn meaning(
        &mut self,
        operator: Option<&str>,
        own: Option<&str>,
        operand: Operand,
        place: &Place,
    ) -> String {
        let Some(operator) = operator else {
            return joint(operand).to_owned();
        };
        let known = meaning::of(operator, operand);
        if own.is_none() && known.is_none() {
            let message = format!("nothing says what the operator `{operator}` means");
            let help = "add a `description` beside its `type`: what must be true of the field and the value";
            self.report(Problem::new(place, message, help));
        }
        own.or(known).unwrap_or_default().to_owned()
    }

    /// Returns how a value of this type is written, and the type of the value or of its elements.
    fn operand(
        &mut self,
        field: &FilterField,
        operator: Option<&str>,
        shape: Shape,
        place: &Place,
    ) -> Option<(Operand, Shape)> {
        let (is_list, element) = match shape {
            Shape::List(element) => (true, *element),
            shape => (false, shape),
        };
        let is_text = match &element {
            Shape::Scalar(Scalar::String) => true,
            Shape::Named { .. } => self.fits_url(&element),
            _ => false,
        };
        let is_bare = matches!(
            element,
            Shape::Scalar(Scalar::Bool | Scalar::Unsigned | Scalar::UnixMillis)
        );
        let is_joined = is_list && operator.is_none();
        let operand = match (is_list, is_text, field.join) {
            (false, true, None) => Operand::Text,
            (false, false, None) if is_bare => Operand::Bare,
            (true, true, Some(Join::All)) if is_joined => Operand::All,
            (true, true, Some(Join::Any)) if is_joined => Operand::Any,
            (true, true, None) if !is_joined => Operand::List,
            (true, true, None) => {
                let message = "the list does not say what stands between its values";
                let help = "add `\"join\": \"+\"` to the field where all of them are meant, or `\"|\"` where one of them is";
                self.report(Problem::key(place, message, help));
                return None;
            }
            (_, _, Some(_)) => {
                let message = format!("`join` says nothing of `{}`", field.name);
                let help = "remove it: it stands between the values of a list of texts that has no operator";
                self.report(Problem::key(place, message, help));
                return None;
            }
            (_, _, None) => {
                let message = "no filter can carry a value of this type";
                let help = "use a string, an enumeration, a boolean, a timestamp, an integer with `\"minimum\": 0`, or a list of strings or enumerations";
                self.report(Problem::new(place, message, help));
                return None;
            }
        };
        Some((operand, element))
    }
}

/// Returns the runtime's name of a syntax.
fn syntax(of: FilterSyntax) -> &'static str {
    match of {
        FilterSyntax::Pairs => "Pairs",
        FilterSyntax::Json => "Json",
        FilterSyntax::Words => "Words",
        FilterSyntax::And => "And",
    }
}

/// Returns the part of a field's name that becomes the Rust name.
fn wire_name(name: &str) -> String {
    name.trim_matches(['{', '}']).replace('.', "_")
}

/// Returns the sentence on the values of a list that is joined without an operator.
fn joint(operand: Operand) -> &'static str {
    match operand {
        Operand::All => "All of them must match.",
        Operand::Any => "One of them must match.",
        Operand::Text | Operand::Bare | Operand::List => "",
    }
}

fn docs(field: &FilterField, operator: Option<&str>, meaning: &str) -> String {
    let written = match operator {
        Some(operator) => format!("`{} {operator}`", field.name),
        None => format!("`{}`", field.name),
    };
    format!("{written}: {} {meaning}", field.description)
        .trim_end()
        .to_owned()
}

/// Returns the documentation of a filter parameter: its description, its syntax, and its fields.
pub(super) fn documentation(docs: &str, filter: &spec::Filter) -> String {
    let written = match filter.syntax {
        FilterSyntax::Pairs => "`field:value`, with commas between them",
        FilterSyntax::Json => {
            "`field operator value`, with the value in JSON, and commas between them"
        }
        FilterSyntax::Words => {
            "`field operator value`, with lists in JSON, and commas between them"
        }
        FilterSyntax::And => "`field operator 'value'`, with `and` between them",
    };
    let fields = filter.fields.iter().map(|field| {
        let operators: Vec<_> = field
            .operators
            .keys()
            .map(|name| format!("`{name}`"))
            .collect();
        let operators = match operators.as_slice() {
            [] => String::new(),
            names => format!(" ({})", names.join(", ")),
        };
        format!("- `{}`{operators}: {}", field.name, field.description)
    });
    let fields: Vec<_> = fields.collect();
    format!(
        "{docs}\n\nConditions are written as {written}. The fields are:\n\n{}",
        fields.join("\n")
    )
}
