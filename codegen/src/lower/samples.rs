//! Example values of the spec -> values in the sample code of the documentation.

use serde_json::Value;

use super::Lowering;
use super::known::{KnownField, KnownType};
use crate::api::{Encoding, PatchStep, Sample, Scalar, Shape};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::Parameter;

/// Reports examples that cannot be turned into sample code, unless there are other problems, which may be the reason.
pub(super) fn check(unsampled: &[Place], problems: &mut Vec<Problem>) {
    if problems.is_empty() {
        for place in unsampled {
            let help = "show the required properties, an element of each list, and only values that fit 64 bits";
            problems.push(Problem::new(
                place,
                "no sample code can be made of this example",
                help,
            ));
        }
    }
}

impl Lowering<'_> {
    /// Returns the sample of a parameter.
    pub(super) fn parameter_sample(
        &mut self,
        parameter: &Parameter,
        encoding: Encoding,
        element: &Shape,
        place: &Place,
    ) -> Option<Sample> {
        let example = parameter.example.as_ref()?;
        let sample = match (encoding, example) {
            (Encoding::Single, value) => self.value(value, element),
            (_, Value::Array(values)) => self.list_argument(values, element),
            _ => None,
        };
        self.noted(sample, &place.key("example"))
    }

    /// Returns the sample of a body.
    pub(super) fn body_sample(
        &mut self,
        example: &Value,
        shape: &Shape,
        place: &Place,
    ) -> Option<Sample> {
        let sample = self.value(example, shape);
        self.noted(sample, place)
    }

    /// Returns the sample of a list as an argument.
    pub(super) fn list_argument(&self, values: &[Value], element: &Shape) -> Option<Sample> {
        // The type cannot be inferred from an empty list.
        let list = self.list(values, element).filter(|_| !values.is_empty())?;
        Some(alone(list, element))
    }

    fn noted(&mut self, sample: Option<Sample>, place: &Place) -> Option<Sample> {
        if sample.is_none() {
            self.unsampled.push(place.clone());
        }
        sample
    }

    fn list(&self, values: &[Value], element: &Shape) -> Option<Sample> {
        let samples = values.iter().map(|value| self.value(value, element));
        samples
            .collect::<Option<_>>()
            .map(of_one_type)
            .map(Sample::List)
    }

    pub(super) fn value(&self, value: &Value, shape: &Shape) -> Option<Sample> {
        Some(match (shape, value) {
            (Shape::Provided(_), Value::Array(steps)) => patch(steps, None)?,
            (Shape::Provided(_), Value::Object(object)) => {
                let comment = object.get("comment")?.as_str()?;
                patch(object.get("patch")?.as_array()?, Some(comment))?
            }
            (Shape::Boxed(inner), value) => return self.value(value, inner),
            (Shape::Optional(_), Value::Null) => Sample::None,
            (Shape::Optional(inner), value) => Sample::Some(Box::new(self.value(value, inner)?)),
            (Shape::Scalar(of), value) => scalar(*of, value)?,
            (Shape::File, Value::String(content)) => Sample::File {
                name: "file".to_owned(),
                content: content.clone(),
            },
            (Shape::Any, value) => Sample::Json(value.clone()),
            (Shape::List(element), Value::Array(values)) => return self.list(values, element),
            (Shape::Map(element), Value::Object(entries)) => {
                let entry = |(key, value): (&String, &Value)| {
                    Some((key.clone(), self.value(value, element)?))
                };
                Sample::Map(entries.iter().map(entry).collect::<Option<_>>()?)
            }
            (Shape::Named { name, .. } | Shape::Union { name, .. }, value) => {
                return self.named_sample(value, shape, name);
            }
            _ => return None,
        })
    }

    fn named_sample(&self, value: &Value, of: &Shape, name: &str) -> Option<Sample> {
        match (self.known.get(name)?, value) {
            (KnownType::Enumeration(variants), Value::String(value)) => Some(Sample::Variant {
                of: of.clone(),
                name: variants.get(value)?.clone(),
            }),
            (record @ KnownType::Record { .. }, Value::Object(object)) => {
                self.record_sample(record, object, of)
            }
            (KnownType::Union { tag, branches }, Value::Object(object)) => {
                let branch = branches.get(object.get(tag)?.as_str()?)?;
                Some(Sample::Branch {
                    of: of.clone(),
                    branch: Box::new(self.value(value, branch)?),
                })
            }
            _ => None,
        }
    }

    /// Returns a call of the constructor and of setters.
    fn record_sample(
        &self,
        record: &KnownType,
        object: &serde_json::Map<String, Value>,
        of: &Shape,
    ) -> Option<Sample> {
        let KnownType::Record {
            arguments,
            setters,
            grows,
        } = record
        else {
            return None;
        };
        let sample = |field: &KnownField| {
            let sample = self.value(object.get(&field.wire)?, &field.shape)?;
            Some(match field.shape.inner() {
                Shape::List(element) => alone(sample, element),
                _ => sample,
            })
        };
        let setter = |field: &KnownField| Some((field.name.clone(), sample(field)?));
        let arguments: Vec<_> = arguments.iter().map(sample).collect::<Option<_>>()?;
        let setters = setters.iter().filter_map(setter);
        Some(match arguments.as_slice() {
            [Sample::List(instructions)] if *grows && is_mixed(instructions) => {
                let instructions = instructions.iter().cloned().map(bare);
                let grown = instructions.map(|one| ("instruction".to_owned(), one));
                Sample::Construct {
                    of: of.clone(),
                    constructor: "default",
                    arguments: Vec::new(),
                    setters: grown.chain(setters).collect(),
                }
            }
            _ => Sample::Construct {
                of: of.clone(),
                constructor: "new",
                setters: setters.collect(),
                arguments,
            },
        })
    }
}

/// Replaces a list of one value with that value, if the argument accepts it.
fn alone(sample: Sample, element: &Shape) -> Sample {
    match sample {
        Sample::List(mut samples) if samples.len() == 1 && element.stands_for_list() => {
            samples.remove(0)
        }
        other => other,
    }
}

fn scalar(of: Scalar, value: &Value) -> Option<Sample> {
    Some(match of {
        Scalar::Bool => Sample::Bool(value.as_bool()?),
        Scalar::Integer => Sample::Integer(value.as_i64()?),
        Scalar::Unsigned => Sample::Integer(value.as_u64()?.try_into().ok()?),
        Scalar::Number => Sample::Number(value.as_f64()?),
        Scalar::UnixMillis => Sample::UnixMillis(value.as_i64()?),
        Scalar::String | Scalar::Secret | Scalar::DateTime => {
            Sample::String(value.as_str()?.to_owned())
        }
    })
}

/// Removes the conversions of elements that are all of the same type of a union, since they convert automatically.
fn of_one_type(samples: Vec<Sample>) -> Vec<Sample> {
    let mut types = samples.iter().map(|sample| match sample {
        Sample::Branch { branch, .. } => match branch.as_ref() {
            Sample::Construct { of, .. } => Some(of),
            _ => None,
        },
        _ => None,
    });
    let first = types.next().flatten();
    if first.is_none() || types.any(|of| of != first) {
        return samples;
    }
    samples.into_iter().map(bare).collect()
}

/// Returns whether they are values of a union.
fn is_mixed(samples: &[Sample]) -> bool {
    matches!(samples, [Sample::Branch { .. }, ..])
}

/// Removes the conversion into a union.
fn bare(sample: Sample) -> Sample {
    match sample {
        Sample::Branch { branch, .. } => *branch,
        other => other,
    }
}

fn patch(steps: &[Value], comment: Option<&str>) -> Option<Sample> {
    Some(Sample::Patch {
        steps: steps.iter().map(patch_step).collect::<Option<_>>()?,
        comment: comment.map(str::to_owned),
    })
}

/// Returns a step of a JSON Patch as a call of the builder.
fn patch_step(step: &Value) -> Option<PatchStep> {
    let text = |key: &str| step.get(key).and_then(Value::as_str).map(str::to_owned);
    let op = text("op")?;
    Some(PatchStep {
        pointers: text("from").into_iter().chain(text("path")).collect(),
        value: step.get("value").cloned(),
        method: crate::naming::snake(&op),
    })
}
