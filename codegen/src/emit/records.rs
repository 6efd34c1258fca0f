//! Structs: the type, its decoding, and its constructor if requests contain it.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::given::{self, Given, Kinds};
use super::{docs, ident, shapes};
use crate::api::{Constant, Field, Page, Presence, Record, Shape, Type, Usage};
use crate::suggest::list;

/// Returns a struct and its implementations.
pub(super) fn record(ty: &Type, record: &Record, docs: &TokenStream) -> TokenStream {
    let name = ident(&ty.name);
    let fields = record.fields.iter().map(field);
    let default = is_empty_at_first(record).then(|| quote!(#[derive(Default)]));
    let construction = (record.usage == Usage::Sent).then(|| construction(ty, record));
    let table = table(ty, record);
    let extra = extra();
    let page = record.page.as_ref().map(|page| self::page(&name, page));
    let patch = record.patch.as_ref().map(|patch| {
        let (instructions, instruction) = (ident(&patch.instructions), &patch.instruction);
        quote!(patch!(#name, #instructions(#instruction));)
    });
    quote! {
        #docs
        #default
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schemars", schemars(transform = Self::by_table))]
        #[non_exhaustive]
        pub struct #name { #(#fields,)* #extra }

        #construction
        #table
        #page
        #patch
    }
}

/// Returns the field for all other properties.
fn extra() -> TokenStream {
    let docs = docs::prose(
        "Properties unknown to this version of the crate, received or added by `with_extra`.",
    );
    quote! {
        #docs
        pub extra: Extra,
    }
}

/// Returns whether every field is optional, so that the type can derive `Default`.
pub(super) fn is_empty_at_first(record: &Record) -> bool {
    let grows = |field: &Field| {
        let patch = record.patch.as_ref();
        patch.is_some_and(|patch| patch.instructions == field.name)
    };
    let is_optional = |field: &Field| field.presence != Presence::Required || grows(field);
    record.usage != Usage::Received && record.fields.iter().all(is_optional)
}

/// Returns whether the code of a record names the trait `Decode`.
pub(super) fn mentions_decode(record: &Record) -> bool {
    let is_required = |field: &Field| field.presence == Presence::Required;
    let begins_with_a_call =
        |field: &Field| shapes::blank(&field.shape).to_string().contains("Decode");
    let fills_up = record.usage == Usage::Sent && record.fields.iter().any(is_required);
    fills_up || record.fields.iter().any(begins_with_a_call)
}

/// Returns the default value. If a setter is called `default`, the call has to name the trait.
fn default(record: &Record) -> TokenStream {
    if record.fields.iter().any(|field| field.name == "default") {
        quote!(<Self as Default>::default())
    } else {
        quote!(Self::default())
    }
}

/// Returns a field. An attribute says of its presence what its type does not; the rest is in the table of the fields.
fn field(field: &Field) -> TokenStream {
    let docs = docs::of_field(field);
    let (name, shape) = (ident(&field.name), &field.shape);
    let presence = match field.presence {
        Presence::Required | Presence::None => None,
        Presence::Named | Presence::FromPath => Some(quote!(required)),
        Presence::Empty => Some(quote!(default)),
    };
    let schema =
        presence.map(|presence| quote!(#[cfg_attr(feature = "schemars", schemars(#presence))]));
    quote! { #docs #schema pub #name: #shape }
}

/// Returns the table of the fields, from which the runtime implements everything else.
fn table(ty: &Type, record: &Record) -> TokenStream {
    let name = ident(&ty.name);
    let rows = record.fields.iter().enumerate().map(|(index, field)| {
        let index = Literal::usize_unsuffixed(index);
        let mark = match field.presence {
            Presence::Required => "",
            Presence::Named | Presence::FromPath | Presence::None | Presence::Empty => "?",
        };
        let entry = format!("{}{mark}", field.wire);
        let (name, blank) = (ident(&field.name), shapes::blank(&field.shape));
        quote!(#index: #entry #name = #blank,)
    });
    let constant = record.constant.iter();
    let constant = constant.map(|Constant { wire, value }| quote!([#wire = #value]));
    quote! { record! { #name #(#constant)* { #(#rows)* } } }
}

/// Returns the description of a page for the runtime.
fn page(name: &Ident, page: &Page) -> TokenStream {
    let (items, item) = (ident(&page.items), &page.item);
    let hints = page.hints.iter().map(|(hint, way)| {
        let (hint, way) = (ident(hint), way.iter().map(|field| ident(field)));
        quote!(#hint(#(#way).*))
    });
    quote! { page!(#name, #items(#item), [#(#hints),*]); }
}

/// Returns `new` with the required properties, and a setter for each of the others.
pub(super) fn construction(ty: &Type, record: &Record) -> TokenStream {
    let name = ident(&ty.name);
    let mut kinds = Kinds::default();
    let arguments: Vec<_> = record
        .arguments()
        .map(|field| {
            let (name, given) = (ident(&field.name), argument(field, &mut kinds).argument);
            quote!(#name: #given)
        })
        .collect();
    let kinds = kinds.tokens();
    let value = if arguments.is_empty() {
        default(record)
    } else {
        let rest = match record.usage {
            Usage::Uploaded => {
                let optional = record.setters().map(|field| ident(&field.name));
                quote!(#(#optional: None,)*)
            }
            Usage::Sent | Usage::Received => quote!(..Decode::blank()),
        };
        // In the order of the definition, as in hand-written code.
        let fields = record.fields.iter();
        let required = fields.filter(|field| field.presence == Presence::Required);
        let required = required.map(initializer);
        quote!(Self { #(#required,)* #rest })
    };
    let (usual, others): (Vec<_>, Vec<_>) = record
        .setters()
        .partition(|field| given::usual(set_shape(field)).is_some());
    let setters = others.iter().map(|field| setter(field));
    let table = setter_table(&name, &usual);
    let inline = given::inline(&quote!(#(#arguments),*));
    let summary = docs::prose(&summary(record));
    quote! {
        impl #name {
            #summary
            #inline
            #[must_use]
            pub fn new #kinds(#(#arguments),*) -> Self {
                #value
            }

            #(#setters)*
        }

        #table
    }
}

/// Returns the docs of the constructor, with the required properties that it leaves to setters.
fn summary(record: &Record) -> String {
    let named = record.fields.iter();
    let named = named.filter(|field| field.presence == Presence::Named);
    let named: Vec<_> = named.map(|field| field.name.as_str()).collect();
    if !named.is_empty() {
        return format!(
            "Creates a value from the required properties that cannot be mistaken for one another. The API also requires {}, which methods of the same names set.",
            list(named)
        );
    }
    let summary = match (
        record.arguments.is_empty(),
        record.setters().next().is_none(),
    ) {
        (true, true) => "Creates the value, which has no properties to set.",
        (true, false) => {
            "Creates an empty value; methods set its properties, all of which are optional."
        }
        (false, true) => "Creates a value from its properties, all of which are required.",
        (false, false) => {
            "Creates a value from its required properties; methods set the optional ones."
        }
    };
    summary.to_owned()
}

/// Returns the initializer of a required property.
fn initializer(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    let value = argument(field, &mut Kinds::default()).value;
    if value.to_string() == field.name {
        quote!(#name)
    } else {
        quote!(#name: #value)
    }
}

fn argument(field: &Field, kinds: &mut Kinds) -> Given {
    let name = ident(&field.name);
    if field.presence == Presence::Required {
        given::required(&name, &field.shape, kinds)
    } else {
        given::optional(&name, set_shape(field), kinds)
    }
}

/// Returns the type of the value that a setter sets.
fn set_shape(field: &Field) -> &Shape {
    match &field.shape {
        Shape::Optional(inner) => inner,
        shape => shape,
    }
}

/// Returns the table of the usual setters.
fn setter_table(name: &Ident, fields: &[&Field]) -> Option<TokenStream> {
    let rows = fields.iter().filter_map(|field| {
        let (docs, name) = (docs::of_field(field), ident(&field.name));
        let given = given::usual(set_shape(field))?.row();
        Some(quote!(#docs #name: #given,))
    });
    (!fields.is_empty()).then(|| quote! { setters! { #name { #(#rows)* } } })
}

/// Returns the arguments of the constructor and of the setters outside the table.
pub(super) fn spelt_out(record: &Record) -> impl Iterator<Item = Given> {
    let is_in_table = |field: &&Field| {
        field.presence != Presence::Required && given::usual(set_shape(field)).is_some()
    };
    let others = record
        .fields
        .iter()
        .filter(move |field| !is_in_table(field));
    others.map(|field| argument(field, &mut Kinds::default()))
}

fn setter(field: &Field) -> TokenStream {
    let docs = docs::of_field(field);
    let (name, mut kinds) = (ident(&field.name), Kinds::default());
    let Given { argument, value } = argument(field, &mut kinds);
    let kinds = kinds.tokens();
    let inline = given::inline(&argument);
    quote! {
        #docs
        #inline
        #[must_use]
        pub fn #name #kinds(mut self, #name: #argument) -> Self {
            self.#name = #value;
            self
        }
    }
}
