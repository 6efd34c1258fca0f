//! The arguments of functions, and their conversions into values. An argument is anything that converts without loss, an
//! `Option` of it if the value is optional, and one or many if it is a list.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

use super::{ident, parameters, shapes};
use crate::api::{Encoding, Parameter, Shape};

/// The names of a function's type parameters for the kinds of arguments. Callers never write them.
#[derive(Default)]
pub(crate) struct Kinds(Vec<Ident>);

impl Kinds {
    fn next(&mut self) -> Ident {
        let name = match self.0.len() {
            0 => ident("K"),
            count => ident(&format!("K{}", count + 1)),
        };
        self.0.push(name.clone());
        name
    }

    /// Returns the list of type parameters, to follow the name of the function.
    pub(super) fn tokens(&self) -> Option<TokenStream> {
        let names = &self.0;
        (!names.is_empty()).then(|| quote!(<#(#names),*>))
    }
}

/// Returns `#[inline]`, except for a generic function, which is compiled where it is called anyway.
pub(super) fn inline(arguments: &TokenStream) -> Option<TokenStream> {
    let mut tokens = arguments.clone().into_iter();
    let is_generic = tokens.any(|token| matches!(token, TokenTree::Ident(word) if word == "impl"));
    (!is_generic).then(|| quote!(#[inline]))
}

/// An argument and its conversion.
pub(crate) struct Given {
    /// The type of the argument.
    pub(crate) argument: TokenStream,
    /// The expression for its value.
    pub(super) value: TokenStream,
}

/// Returns the traits and types of the runtime that an argument mentions.
pub(super) fn mentioned(argument: TokenStream) -> impl Iterator<Item = &'static str> {
    let known = ["IntoOption", "OneOrMany", "Text"];
    argument.into_iter().filter_map(move |token| {
        let token = token.to_string();
        known.into_iter().find(|name| *name == token)
    })
}

/// Returns the argument for a required value.
pub(crate) fn required(name: &Ident, shape: &Shape, kinds: &mut Kinds) -> Given {
    match shape {
        Shape::List(element) if element.stands_for_list() => {
            let kind = kinds.next();
            Given {
                argument: quote!(impl OneOrMany<#element, #kind>),
                value: quote!(#name.into_list().unwrap_or_default()),
            }
        }
        other => Given {
            argument: shapes::argument(other),
            value: shapes::converted(&quote!(#name), other),
        },
    }
}

/// The usual kinds of arguments for optional values.
pub(super) enum Usual<'s> {
    /// One or many of these.
    Many(&'s Shape),
    /// Anything that converts into this.
    Converted(&'s Shape),
    /// This, or an `Option` of it.
    Plain(&'s Shape),
}

/// Returns the kind of the argument for an optional value. The others have no row in `setters!`: they are boxed, or not an
/// `Option`, since `None` would be null, which is a value here.
pub(super) fn usual(shape: &Shape) -> Option<Usual<'_>> {
    match shape {
        Shape::List(element) if element.stands_for_list() => Some(Usual::Many(element)),
        Shape::Any | Shape::Boxed(_) | Shape::List(_) | Shape::Map(_) => None,
        shape if shapes::takes_into(shape) => Some(Usual::Converted(shape)),
        shape => Some(Usual::Plain(shape)),
    }
}

impl Usual<'_> {
    /// Returns the trait and the type, as they are written in a row of `setters!`.
    pub(super) fn row(&self) -> TokenStream {
        match self {
            Self::Many(element) => quote!(OneOrMany<#element>),
            Self::Converted(shape) => quote!(IntoOption<#shape>),
            Self::Plain(shape) => quote!(Into<Option<#shape>>),
        }
    }

    fn given(&self, name: &Ident, kinds: &mut Kinds) -> Given {
        let (argument, value) = match self {
            Self::Many(element) => {
                let kind = kinds.next();
                let argument = quote!(impl OneOrMany<#element, #kind>);
                (argument, quote!(#name.into_list()))
            }
            Self::Converted(shape) => {
                let kind = kinds.next();
                let argument = quote!(impl IntoOption<#shape, #kind>);
                (argument, quote!(#name.into_option()))
            }
            Self::Plain(shape) => (quote!(impl Into<Option<#shape>>), quote!(#name.into())),
        };
        Given { argument, value }
    }
}

/// Returns the argument for an optional value, whose value is an `Option`.
pub(super) fn optional(name: &Ident, shape: &Shape, kinds: &mut Kinds) -> Given {
    if let Some(usual) = usual(shape) {
        return usual.given(name, kinds);
    }
    if let Shape::Boxed(inner) = shape {
        let Given { argument, value } = optional(name, inner, kinds);
        let value = quote!(#value.map(Box::new));
        return Given { argument, value };
    }
    let value = shapes::converted(&quote!(#name), shape);
    Given {
        argument: shapes::argument(shape),
        value: quote!(Some(#value)),
    }
}

/// Returns the argument for a required parameter of the URL.
pub(crate) fn parameter(name: &Ident, parameter: &Parameter, kinds: &mut Kinds) -> Given {
    if let Some(filter) = &parameter.filter {
        let filter = ident(&filter.name);
        return Given {
            argument: quote!(impl Into<#filter>),
            value: quote!(Some(#name.into().0)),
        };
    }
    match parameter.encoding {
        Encoding::Single => Given {
            argument: shapes::parameter(&parameter.shape),
            value: {
                let sent = parameters::method(&parameter.shape).map(ident);
                let value = shapes::converted(&quote!(#name), &parameter.shape);
                let sent = sent.map_or_else(|| quote!(#name), |method| quote!(#value.#method()));
                quote!(Some(#sent))
            },
        },
        Encoding::CommaList | Encoding::Pairs => list(name, &parameter.shape, kinds),
    }
}

/// Returns the argument for an optional parameter of the URL.
pub(crate) fn optional_parameter(name: &Ident, parameter: &Parameter, kinds: &mut Kinds) -> Given {
    if let Some(filter) = &parameter.filter {
        let (filter, kind) = (ident(&filter.name), kinds.next());
        return Given {
            argument: quote!(impl IntoOption<#filter, #kind>),
            value: quote!(#name.into_option().map(|filter| filter.0)),
        };
    }
    let shape = &parameter.shape;
    match parameter.encoding {
        Encoding::Single => {
            let Given { argument, value } = single(name, shape, kinds);
            let sent = parameters::method(shape).map(ident);
            let sent = sent.map(|method| quote!(.map(#shape::#method)));
            let value = quote!(#value #sent);
            Given { argument, value }
        }
        Encoding::CommaList | Encoding::Pairs => list(name, shape, kinds),
    }
}

/// Returns the argument for an optional single value in the URL.
pub(super) fn single(name: &Ident, shape: &Shape, kinds: &mut Kinds) -> Given {
    let converted = if shapes::is_text(shape) {
        quote!(Text)
    } else if shapes::takes_into(shape) {
        quote!(#shape)
    } else {
        return Given {
            argument: quote!(impl Into<Option<#shape>>),
            value: quote!(#name.into()),
        };
    };
    let kind = kinds.next();
    Given {
        argument: quote!(impl IntoOption<#converted, #kind>),
        value: quote!(#name.into_option()),
    }
}

/// Returns the argument for an optional list in the URL.
pub(super) fn list(name: &Ident, element: &Shape, kinds: &mut Kinds) -> Given {
    if !element.stands_for_list() {
        return Given {
            argument: quote!(impl IntoIterator<Item = #element>),
            value: quote!(Some(#name)),
        };
    }
    let kind = kinds.next();
    let element = if shapes::is_text(element) {
        quote!(Text)
    } else {
        quote!(#element)
    };
    Given {
        argument: quote!(impl OneOrMany<#element, #kind>),
        value: quote!(#name.into_list()),
    }
}
