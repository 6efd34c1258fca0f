//! The public items of a client: everything that an app may name or call.

use super::Surface;
use super::signatures::{
    argument, body, condition, function, optional_parameter, output, setter, shown,
};
use crate::api::{
    Author, Body, Definition, Encoding, FieldName, Filter, Group, Module, Operation, Outcome,
    Output, Paging, Record, Repetition, Type, Usage, Version,
};

/// Types to which additions do not break apps.
const STRUCT: &str = "non-exhaustive struct";
const ENUM: &str = "non-exhaustive enum";

/// Adds the types of a module.
pub(super) fn module(surface: &mut Surface, module: &Module) {
    for ty in &module.types {
        let name = format!("{}::{}", module.name, ty.name);
        match ty.author {
            Author::Generator => definition(surface, &name, ty),
            Author::Runtime => surface.item(name, None, "a type of the runtime"),
        }
    }
}

fn definition(surface: &mut Surface, name: &str, ty: &Type) {
    match &ty.definition {
        Definition::Record(ty) => record(surface, name, ty),
        Definition::Enumeration(enumeration) => {
            for variant in &enumeration.variants {
                let variant_name = format!("{name}::{}", variant.name);
                surface.wire(&variant_name, format!("`{}`", variant.wire));
                surface.item(variant_name, Some(name), "variant");
            }
            surface.item(name.to_owned(), None, ENUM);
        }
        Definition::Union(union) => {
            for branch in &union.branches {
                let variant_name = format!("{name}::{}", branch.name);
                let wire = format!("`{}` is `{}`", union.tag, branch.wire);
                surface.wire(&variant_name, wire);
                let form = format!("variant ({})", shown(&branch.shape));
                surface.item(variant_name, Some(name), form);
            }
            surface.item(name.to_owned(), None, ENUM);
        }
    }
}

fn record(surface: &mut Surface, name: &str, record: &Record) {
    for field in &record.fields {
        let field_name = format!("{name}.{}", field.name);
        surface.wire(&field_name, format!("`{}`", field.wire));
        surface.item(field_name, Some(name), shown(&field.shape));
    }
    if let Some(constant) = &record.constant {
        surface.wire(name, format!("`{}` is `{}`", constant.wire, constant.value));
    }
    if record.usage != Usage::Received {
        let arguments: Vec<_> = record
            .arguments()
            .map(|field| argument(&field.shape))
            .collect();
        let form = format!("fn({}) -> Self", arguments.join(", "));
        let new = format!("{name}::new");
        let names: Vec<_> = record
            .arguments()
            .map(|field| field.name.as_str())
            .collect();
        surface.order(&new, &names);
        surface.item(new, Some(name), form);
    }
    if let Some(page) = &record.page {
        let form = format!("{} of {}", page.items, shown(&page.item));
        surface.item(format!("{name} (as a page)"), Some(name), form);
    }
    surface.item(name.to_owned(), None, STRUCT);
}

/// Adds the handle of a group, and its operations.
pub(super) fn group(surface: &mut Surface, group: &Group) {
    let module = &group.module.name;
    let handle = format!("{module}::{}", group.handle);
    let form = format!("fn(&self) -> {}", group.handle);
    surface.item(format!("Client::{module}"), None, form);
    for operation in &group.operations {
        let name = format!("{handle}::{}", operation.function);
        surface.wire(&name, sent(operation));
        surface.standing(&name, operation.deprecated);
        let names = operation.arguments();
        let names: Vec<_> = names.map(|parameter| parameter.name.as_str()).collect();
        surface.order(&name, &names);
        surface.item(name.clone(), Some(&handle), function(operation));
        let request = format!("{module}::{}", operation.request);
        self::request(surface, &request, operation);
        surface.item(request, Some(&name), "request");
        for one in operation.filters() {
            filter(surface, &format!("{module}::{}", one.name), one);
        }
        if let Output::Outcome(one) = &operation.output {
            outcome(surface, &format!("{module}::{}", one.name), one);
        }
    }
    surface.item(handle, None, "struct");
}

/// Returns the request of an operation: `POST /api/v2/things (beta) (only reads) with Json`.
fn sent(operation: &Operation) -> String {
    let Operation {
        method,
        path,
        version,
        repetition,
        environment,
        ..
    } = operation;
    let beta = match version {
        Version::Dated => "",
        Version::Beta => " (beta)",
    };
    let reads = match repetition {
        Repetition::ByMethod => "",
        Repetition::ReadOnly => " (only reads)",
    };
    let bodies = operation.body.iter().flat_map(|body| &body.types);
    let bodies: Vec<_> = bodies.map(|one| format!("{:?}", one.encoding)).collect();
    let body = match bodies.as_slice() {
        [] => String::new(),
        some => format!(" with {}", some.join(" or ")),
    };
    let filled = environment.as_ref();
    let filled = filled.map_or(String::new(), |name| format!(", for `{name}` by default"));
    format!("{method} {path}{beta}{reads}{body}{filled}")
}

/// Adds what apps do with the request of an operation, whether its name is a struct or an alias.
fn request(surface: &mut Surface, name: &str, operation: &Operation) {
    for one in &operation.optional_query {
        let setter_name = format!("{name}::{}", one.name);
        let encoding = match one.encoding {
            Encoding::Single => "",
            Encoding::CommaList => ", separated by commas",
            Encoding::Pairs => ", once for each",
        };
        surface.wire(&setter_name, format!("`{}`{encoding}", one.wire));
        surface.standing(&setter_name, one.deprecated);
        surface.item(setter_name, Some(name), setter(&optional_parameter(one)));
    }
    if let Some(one) = operation.optional_body() {
        let form = setter(&body(one, name));
        surface.item(format!("{name}::{}", one.name), Some(name), form);
    }
    choice(surface, name, operation.body.as_ref());
    let answer = output(&operation.output);
    surface.item(
        format!("{name}::send"),
        Some(name),
        format!("fn(self) -> {answer}"),
    );
    if let Some(paging) = &operation.paging {
        pages(surface, name, &answer, paging);
    }
}

/// Adds the types that a request accepts, if there are several.
fn choice(surface: &mut Surface, name: &str, body: Option<&Body>) {
    let types = body.map_or(&[][..], |body| body.types.as_slice());
    for one in types.iter().filter(|_| types.len() > 1) {
        let body_name = format!("{name} takes {}", shown(&one.shape));
        surface.item(body_name, Some(name), "a body");
    }
}

/// Adds the two methods for lists.
fn pages(surface: &mut Surface, name: &str, answer: &str, paging: &Paging) {
    let item = shown(&paging.page.item);
    for (method, what) in [("pages", answer), ("items", &item)] {
        let form = format!("fn(self) -> a stream of {what}");
        surface.item(format!("{name}::{method}"), Some(name), form);
    }
    let size = |limit: Option<i64>| limit.map_or("unknown".to_owned(), |limit| limit.to_string());
    let (default, maximum) = (size(paging.default_limit), size(paging.max_limit));
    let form = format!(
        "{}, a page has {default} items, at most {maximum}",
        paging.style
    );
    surface.wire(&format!("{name}::pages"), form);
}

fn filter(surface: &mut Surface, name: &str, filter: &Filter) {
    for one in &filter.conditions {
        let method = format!("{name}::{}", one.method);
        let field = match &one.field {
            FieldName::Known(field) => format!("`{field}`"),
            FieldName::Given(_) => "a field that the caller names".to_owned(),
        };
        let operator = one.operator.as_deref().unwrap_or("is");
        surface.wire(&method, format!("{field} {operator} {:?}", one.operand));
        surface.item(method, Some(name), condition(one));
    }
    surface.wire(name, format!("conditions as {}", filter.syntax));
    surface.item(name.to_owned(), None, "struct");
}

fn outcome(surface: &mut Surface, name: &str, outcome: &Outcome) {
    for success in &outcome.variants {
        let form = match &success.shape {
            Some(shape) => format!("variant ({})", shown(shape)),
            None => "variant".to_owned(),
        };
        surface.item(format!("{name}::{}", success.name), Some(name), form);
    }
    surface.item(name.to_owned(), None, ENUM);
}
