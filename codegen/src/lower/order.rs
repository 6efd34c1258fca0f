//! The order of arguments, which is the same everywhere. Otherwise users could swap a name and a key, or a flag and an
//! environment, since the compiler cannot distinguish strings.

use crate::api::{Field, InUrl, Parameter, Presence, Record, Scalar, Shape, Usage};

/// The order for operations: the project, then the environment, then the rest as in the path.
const OPERATION: [&[&str]; 2] = [&["projectKey", "projKey"], &["environmentKey", "envKey"]];
/// The order for constructors: the key, then the name, then the rest as in the spec.
const CONSTRUCTOR: [&[&str]; 2] = [&["key"], &["name"]];

/// The maximum number of strings among the arguments.
const MOST_TEXTS: usize = 3;
/// The maximum number of booleans among the arguments.
const MOST_BOOLEANS: usize = 1;

/// Sorts the arguments of an operation.
pub(super) fn sort(parameters: &mut [Parameter]) {
    parameters.sort_by_key(|parameter| rank(&OPERATION, &parameter.wire));
}

/// Decides which properties the constructor of a type takes, and in which order: the required ones. If too many of them have
/// the same type, those beyond the key and the name have setters instead.
pub(super) fn construct(record: &mut Record) {
    if record.usage == Usage::Received {
        return;
    }
    if record.usage == Usage::Sent && is_crowded(record) {
        name_look_alikes(record);
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

/// Returns whether there are too many strings or booleans.
fn is_crowded(record: &Record) -> bool {
    let count = |is_one: fn(&Shape) -> bool| required(record).filter(|shape| is_one(shape)).count();
    count(is_text) > MOST_TEXTS
        || count(|shape| *shape == Shape::Scalar(Scalar::Bool)) > MOST_BOOLEANS
}

/// Makes named setters of required properties that the arguments of a constructor would mix up.
fn name_look_alikes(record: &mut Record) {
    let shapes: Vec<_> = required(record).cloned().collect();
    let has_look_alikes = |shape: &Shape| {
        shapes
            .iter()
            .filter(|other| look_alike(shape, other))
            .count()
            > 1
    };
    let is_leading = |field: &Field| rank(&CONSTRUCTOR, &field.wire) < CONSTRUCTOR.len();
    for field in &mut record.fields {
        if field.presence == Presence::Required
            && !is_leading(field)
            && has_look_alikes(&field.shape)
        {
            field.presence = Presence::Named;
            field.shape = Shape::Optional(Box::new(field.shape.clone()));
            field.docs = format!("{}\n\n{NAMED}", field.docs);
        }
    }
}

/// The documentation of a property that the API requires, but not the constructor.
const NAMED: &str =
    "The API requires this property, although the constructor does not: set it before sending.";

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
