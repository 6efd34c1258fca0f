//! The example of a filter, converted into calls of the filter's methods.

use serde_json::Value;

use super::super::Lowering;
use crate::api::{Condition, FieldName, Filter, Operand, Sample, Shape};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{self, FilterSyntax};

/// A condition of an example: its field, its operator if there is one, and its value.
struct Part<'a> {
    field: &'a str,
    operator: Option<String>,
    value: String,
}

impl Lowering<'_> {
    /// Returns the sample of a filter. `place` is that of the parameter; `of` is where an operation uses it.
    pub(in crate::lower) fn filter_sample(
        &mut self,
        filter: &Filter,
        parameter: &spec::Parameter,
        of: &Place,
        place: &Place,
    ) -> Option<Sample> {
        let spec = parameter.filter.as_ref()?;
        // Missing conditions have been reported, and the example may use them.
        if filter.conditions.len() < spec.conditions() {
            return None;
        }
        let syntax = spec.syntax;
        let text = parameter.example.as_ref()?.as_str()?;
        let separator = match syntax {
            FilterSyntax::And => " and ",
            FilterSyntax::Pairs | FilterSyntax::Json | FilterSyntax::Words => ",",
        };
        let mut conditions = Vec::new();
        for written in split(text, separator) {
            let written = written.trim();
            let call = part(written, syntax).and_then(|part| self.condition_sample(filter, &part));
            let Some(call) = call else {
                let message = format!("no condition of this `x-filter` is written as `{written}`");
                let help = "add the field to `x-filter`, or correct the example";
                let problem = Problem::new(&place.key("example"), message, help);
                self.report(problem.rests_on(&place.key("x-filter")));
                return None;
            };
            conditions.push(call);
        }
        Some(Sample::Filter {
            of: Shape::Named {
                module: crate::lower::module_name(&of.file),
                name: filter.name.clone(),
            },
            conditions,
            text: text.to_owned(),
        })
    }

    /// Returns the method that writes a condition, and its arguments.
    fn condition_sample(&self, filter: &Filter, part: &Part) -> Option<(String, Vec<Sample>)> {
        let has = |condition: &&Condition| condition.operator == part.operator;
        let named = |condition: &&Condition| matches!(&condition.field, FieldName::Known(name) if name == part.field);
        let mut conditions = filter.conditions.iter().filter(has);
        if let Some(condition) = conditions.clone().find(named) {
            return Some((
                condition.method.clone(),
                vec![self.operand_sample(condition, part)?],
            ));
        }
        let condition =
            conditions.find(|condition| matches!(condition.field, FieldName::Given(_)))?;
        let field = Sample::String(part.field.to_owned());
        let value = self.operand_sample(condition, part)?;
        Some((condition.method.clone(), vec![field, value]))
    }

    fn operand_sample(&self, condition: &Condition, part: &Part) -> Option<Sample> {
        let json = || serde_json::from_str::<Value>(&part.value).ok();
        let list = |sign: char| part.value.split(sign).map(Value::from).collect();
        let values: Vec<Value> = match condition.operand {
            Operand::Text => return self.value(&unquoted(&part.value), &condition.shape),
            Operand::Bare => return self.value(&json()?, &condition.shape),
            Operand::List => json()?.as_array()?.clone(),
            Operand::All => list('+'),
            Operand::Any => list('|'),
        };
        self.list_argument(&values, &condition.shape)
    }
}

fn part(written: &str, syntax: FilterSyntax) -> Option<Part<'_>> {
    if syntax == FilterSyntax::Pairs {
        let (field, value) = written.split_once(':')?;
        return Some(match serde_json::from_str(value) {
            Ok(Value::Object(object)) => {
                let (operator, value) = object.into_iter().next()?;
                Part {
                    field,
                    operator: Some(operator),
                    value: value.to_string(),
                }
            }
            _ => Part {
                field,
                operator: None,
                value: value.to_owned(),
            },
        });
    }
    let (field, rest) = written.split_once(' ')?;
    let (operator, value) = rest.split_once(' ')?;
    Some(Part {
        field,
        operator: Some(operator.to_owned()),
        value: value.to_owned(),
    })
}

/// Removes JSON quotes or single quotes, if there are any.
fn unquoted(value: &str) -> Value {
    let single = value.strip_prefix('\'');
    if let Some(text) = single.and_then(|rest| rest.strip_suffix('\'')) {
        return text.into();
    }
    match serde_json::from_str(value) {
        Ok(Value::String(text)) => text.into(),
        _ => value.into(),
    }
}

/// Splits a text at separators that are neither in quotes nor in brackets.
fn split<'a>(text: &'a str, separator: &str) -> Vec<&'a str> {
    let (mut parts, mut start, mut depth, mut quote) = (Vec::new(), 0, 0_usize, None);
    for (index, sign) in text.char_indices() {
        match (quote, sign) {
            (Some(end), _) if sign == end => quote = None,
            (None, '"' | '\'') => quote = Some(sign),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            (None, _) if depth == 0 && index >= start && text[index..].starts_with(separator) => {
                parts.push(&text[start..index]);
                start = index + separator.len();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}
