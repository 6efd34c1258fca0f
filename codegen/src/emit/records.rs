//! Structs: the type, its decoding, and its constructor if requests contain it.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::given::{self, Given, Kinds};
use super::{docs, ident, shapes};
use crate::api::{Constant, Field, Page, Presence, Record, Shape, Type, Usage};
use crate::naming::camel;
use crate::suggest::list;

/// Returns a struct and its implementations.
pub(super) fn record(ty: &Type, record: &Record, docs: &TokenStream) -> TokenStream {
    let name = ident(&ty.name);
    let is_camel = record.fields.iter().any(renames_to_camel);
    let rename_all = is_camel.then(|| quote!(rename_all = "camelCase"));
    let fields = record.fields.iter().map(|one| field(one, is_camel));
    let constant = record
        .constant
        .iter()
        .map(|Constant { wire, value }| quote!(transform = crate::values::union::Constant(#wire, #value)));
    let schema: Vec<_> = rename_all.into_iter().chain(constant).collect();
    let schema = (!schema.is_empty()).then(|| quote!(, schemars(#(#schema),*)));
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
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema)#schema)]
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
    let docs =
        docs::prose("Properties that this version of the crate does not know, kept as received.");
    quote! {
        #docs
        #[cfg_attr(feature = "schemars", schemars(skip))]
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

/// Returns whether the wire name is the Rust name in `camelCase`.
fn renames_to_camel(field: &Field) -> bool {
    field.wire.contains(char::is_uppercase) && field.wire == camel(&field.name)
}

fn field(field: &Field, is_camel: bool) -> TokenStream {
    let docs = docs::of_field(field);
    let (name, shape, wire) = (ident(&field.name), &field.shape, &field.wire);
    let by_rule = if is_camel {
        camel(&field.name)
    } else {
        field.name.clone()
    };
    let rename = (*wire != by_rule).then(|| quote!(rename = #wire));
    let optional = match (field.presence, shape) {
        (Presence::Required | Presence::None, _) => None,
        (Presence::Named | Presence::FromPath, _) => Some(quote!(required)),
        (Presence::Empty, Shape::Map(_)) => {
            Some(quote!(default, skip_serializing_if = "BTreeMap::is_empty"))
        }
        (Presence::Empty, Shape::List(_)) => {
            Some(quote!(default, skip_serializing_if = "Vec::is_empty"))
        }
        (Presence::Empty, _) => Some(quote!(default)),
    };
    let schema: Vec<_> = rename.into_iter().chain(optional).collect();
    let schema = (!schema.is_empty())
        .then(|| quote!(#[cfg_attr(feature = "schemars", schemars(#(#schema),*))]));
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
    let optional: Vec<_> = record.setters().collect();
    let kinds = kinds.tokens();
    let value = if arguments.is_empty() {
        default(record)
    } else {
        let rest = match record.usage {
            Usage::Uploaded => {
                let optional = optional.iter().map(|field| ident(&field.name));
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
    let setters = optional.iter().map(|field| setter(field));
    let summary = docs::prose(&summary(record));
    quote! {
        impl #name {
            #summary
            #[inline]
            #[must_use]
            pub fn new #kinds(#(#arguments),*) -> Self {
                #value
            }

            #(#setters)*
        }
    }
}

/// Returns the docs of the constructor, with the required properties that it leaves to setters.
fn summary(record: &Record) -> String {
    let named = record.fields.iter();
    let named = named.filter(|field| field.presence == Presence::Named);
    let named: Vec<_> = named.map(|field| field.name.as_str()).collect();
    if !named.is_empty() {
        return format!(
            "Creates a value from the properties that cannot be mixed up. The API also requires {}: set them by the methods of these names.",
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
    let value = given(field).value;
    if value.to_string() == field.name {
        quote!(#name)
    } else {
        quote!(#name: #value)
    }
}

/// Returns the argument of the constructor or the setter for a property.
pub(super) fn given(field: &Field) -> Given {
    argument(field, &mut Kinds::default())
}

fn argument(field: &Field, kinds: &mut Kinds) -> Given {
    let name = ident(&field.name);
    match (field.presence, &field.shape) {
        (Presence::Required, shape) => given::required(&name, shape, kinds),
        (_, Shape::Optional(inner)) => given::optional(&name, inner, kinds),
        (_, shape) => given::optional(&name, shape, kinds),
    }
}

fn setter(field: &Field) -> TokenStream {
    let docs = docs::of_field(field);
    let (name, mut kinds) = (ident(&field.name), Kinds::default());
    let Given { argument, value } = argument(field, &mut kinds);
    let kinds = kinds.tokens();
    quote! {
        #docs
        #[inline]
        #[must_use]
        pub fn #name #kinds(mut self, #name: #argument) -> Self {
            self.#name = #value;
            self
        }
    }
}
