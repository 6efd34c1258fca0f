//! Filters: a type with a method for each condition.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, ident, shapes};
use crate::api::{Condition, FieldName, Filter, Group, Operand, Operation};

/// The type of a filter.
pub(super) fn filter(group: &Group, operation: &Operation, filter: &Filter) -> TokenStream {
    let (name, syntax) = (ident(&filter.name), ident(filter.syntax));
    let lines = [
        format!(
            "A filter for [`{}::{}`]: conditions that are to hold together.",
            group.handle, operation.function
        ),
        String::new(),
        "A string does in its place, for the API knows fields that are not documented.".to_owned(),
        String::new(),
        docs::link(&operation.url),
    ];
    let docs = docs::outer(&lines);
    let conditions = filter.conditions.iter().map(condition);
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct #name(Filter);

        impl #name { #(#conditions)* }

        filter!(#name, #syntax);
    }
}

fn condition(condition: &Condition) -> TokenStream {
    let docs = docs::prose(&condition.docs);
    let (method, value) = (ident(&condition.method), ident(&condition.argument));
    let (given, field) = match &condition.field {
        FieldName::Known(name) => (None, quote!(#name)),
        FieldName::Given(argument) => {
            let argument = ident(argument);
            (
                Some(quote!(#argument: impl std::fmt::Display,)),
                quote!(&#argument.to_string()),
            )
        }
    };
    let argument = argument(condition);
    let operand = match condition.operand {
        Operand::Text => quote!(Operand::text(#value)),
        Operand::Bare => quote!(#value.into()),
        Operand::List => quote!(Operand::list(#value)),
        Operand::All => quote!(Operand::all(#value)),
        Operand::Any => quote!(Operand::any(#value)),
    };
    let added = if let Some(operator) = &condition.operator {
        quote!(when(#field, #operator, #operand))
    } else {
        quote!(is(#field, #operand))
    };
    quote! {
        #docs
        #[inline]
        #[must_use]
        pub fn #method(self, #given #value: #argument) -> Self {
            Self(self.0.#added)
        }
    }
}

/// What a condition takes for its value.
pub(crate) fn argument(condition: &Condition) -> TokenStream {
    let shape = &condition.shape;
    let element = if shapes::is_text(shape) {
        quote!(impl std::fmt::Display)
    } else {
        quote!(#shape)
    };
    match condition.operand {
        Operand::Text | Operand::Bare => element,
        Operand::List | Operand::All | Operand::Any => {
            quote!(impl IntoIterator<Item = #element>)
        }
    }
}
