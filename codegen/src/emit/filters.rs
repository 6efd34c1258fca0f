//! Filters: a type with a method for each condition.

use proc_macro2::TokenStream;
use quote::quote;

use super::given::{self, Given, Kinds};
use super::{docs, ident};
use crate::api::{Condition, FieldName, Filter, Group, Operand, Operation};

/// Returns the type of a filter.
pub(super) fn filter(group: &Group, operation: &Operation, filter: &Filter) -> TokenStream {
    let (name, syntax) = (ident(&filter.name), ident(filter.syntax));
    let lines = [
        format!(
            "A filter for [`{}::{}`]: conditions that must all hold.",
            group.handle, operation.function
        ),
        String::new(),
        "A method adds no condition if its argument is `None`. To filter by a field that is not"
            .to_owned(),
        "documented, pass a string to the request instead.".to_owned(),
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
    let (field_argument, field) = match &condition.field {
        FieldName::Known(name) => (None, quote!(#name)),
        FieldName::Given(argument) => {
            let argument = ident(argument);
            (
                Some(quote!(#argument: impl std::fmt::Display,)),
                quote!(&#argument.to_string()),
            )
        }
    };
    let mut kinds = Kinds::default();
    let Given {
        argument,
        value: given,
    } = self::given(condition, &mut kinds);
    let kinds = kinds.tokens();
    let operand = ident(match condition.operand {
        Operand::Text => "text",
        Operand::Bare => "bare",
        Operand::List => "list",
        Operand::All => "all",
        Operand::Any => "any",
    });
    let added = if let Some(operator) = &condition.operator {
        quote!(when(#field, #operator, value))
    } else {
        quote!(is(#field, value))
    };
    let arguments = quote!(#field_argument #value: #argument);
    let inline = given::inline(&arguments);
    quote! {
        #docs
        #inline
        #[must_use]
        pub fn #method #kinds(self, #arguments) -> Self {
            let value = Operand::#operand(#given);
            Self(self.0.#added)
        }
    }
}

/// Returns the argument for the value of a condition.
pub(crate) fn given(condition: &Condition, kinds: &mut Kinds) -> Given {
    let name = ident(&condition.argument);
    match condition.operand {
        Operand::Text | Operand::Bare => given::single(&name, &condition.shape, kinds),
        Operand::List | Operand::All | Operand::Any => given::list(&name, &condition.shape, kinds),
    }
}
