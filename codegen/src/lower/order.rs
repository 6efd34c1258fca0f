//! One order of arguments everywhere, so that nobody passes a name for a key, or a flag for an environment: the compiler
//! cannot tell one text from another.

use crate::api::{Field, InUrl, Parameter, Presence, Record, Scalar, Shape, Usage};

/// Of operations: the project, then the environment, then the rest as in the path.
const OPERATION: [&[&str]; 2] = [&["projectKey", "projKey"], &["environmentKey", "envKey"]];
/// Of constructors: the key, then the name, then the rest as in the spec.
const CONSTRUCTOR: [&[&str]; 2] = [&["key"], &["name"]];

/// As many texts are told apart by their order.
const MOST_TEXTS: usize = 3;
/// And as many truths.
const MOST_BOOLEANS: usize = 1;

/// Brings the arguments of an operation into their order.
pub(super) fn sort(parameters: &mut [Parameter]) {
    parameters.sort_by_key(|parameter| rank(&OPERATION, &parameter.wire));
}

/// Decides what the constructor of a type takes, and in which order: the required properties, unless too many of them look
/// alike. Then those that the compiler cannot tell apart, beyond the key and the name, have setters.
pub(super) fn construct(record: &mut Record) {
    if record.usage == Usage::Received {
        return;
    }
    if record.usage == Usage::Sent && is_crowded(record) {
        name_twins(record);
    }
    let fields = record.fields.iter().enumerate();
    let required = fields.filter(|(_, field)| field.presence == Presence::Required);
    let mut arguments: Vec<_> = required.map(|(index, _)| index).collect();
    arguments.sort_by_key(|index| rank(&CONSTRUCTOR, &record.fields[*index].wire));
    record.arguments = arguments;
}

fn rank(order: &[&[&str]], wire: &str) -> usize {
    let known = order.iter().position(|names| names.contains(&wire));
    known.unwrap_or(order.len())
}

/// Whether there are more texts, or truths, than anybody keeps apart.
fn is_crowded(record: &Record) -> bool {
    let count = |is_one: fn(&Shape) -> bool| required(record).filter(|shape| is_one(shape)).count();
    count(is_text) > MOST_TEXTS
        || count(|shape| *shape == Shape::Scalar(Scalar::Bool)) > MOST_BOOLEANS
}

fn name_twins(record: &mut Record) {
    let shapes: Vec<_> = required(record).cloned().collect();
    let is_twin = |shape: &Shape| {
        shapes
            .iter()
            .filter(|other| look_alike(shape, other))
            .count()
            > 1
    };
    let is_leading = |field: &Field| rank(&CONSTRUCTOR, &field.wire) < CONSTRUCTOR.len();
    for field in &mut record.fields {
        if field.presence == Presence::Required && !is_leading(field) && is_twin(&field.shape) {
            field.presence = Presence::Named;
            field.shape = Shape::Optional(Box::new(field.shape.clone()));
            field.docs = format!("{}\n\n{NAMED}", field.docs);
        }
    }
}

/// What is said of a property that the API requires and the constructor does not.
const NAMED: &str = "The API requires it; it is not sent until it is set.";

fn required(record: &Record) -> impl Iterator<Item = &Shape> {
    let fields = record.fields.iter();
    let required = fields.filter(|field| field.presence == Presence::Required);
    required.map(|field| &field.shape)
}

fn look_alike(one: &Shape, other: &Shape) -> bool {
    one == other || is_text(one) && is_text(other)
}

fn is_text(shape: &Shape) -> bool {
    matches!(shape, Shape::Scalar(scalar) if scalar.facts().in_url == InUrl::Text)
}
