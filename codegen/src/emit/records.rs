//! Structs: the type, how it is decoded, and how one is made where requests carry it.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::{docs, ident, shapes};
use crate::api::{Constant, Field, Page, Presence, Record, Shape, Type, Usage};
use crate::naming::camel;

/// A struct and its implementations.
pub(super) fn record(of: &Type, record: &Record, docs: &TokenStream) -> TokenStream {
    if record.usage == Usage::Uploaded {
        return form(of, record, docs);
    }
    let name = ident(&of.name);
    let rename_all = record.fields.iter().any(renames_to_camel);
    let rename_all = rename_all.then(|| quote!(rename_all = "camelCase"));
    let fields = record
        .fields
        .iter()
        .map(|one| field(one, rename_all.is_some()));
    let constant = record.constant.iter().map(|constant| {
        let (wire, value) = (&constant.wire, &constant.value);
        quote!(tag = #wire, rename = #value)
    });
    let serde: Vec<_> = constant.chain(rename_all.clone()).collect();
    let serde = (!serde.is_empty()).then(|| quote!(#[serde(#(#serde),*)]));
    let schema = record
        .constant
        .as_ref()
        .map(|constant| constant_schema(of, constant));
    let default = is_empty_at_first(record).then(|| quote!(Default,));
    let construction = (record.usage == Usage::Sent).then(|| construction(of, record));
    let decoding = decoding(of, record);
    let page = record.page.as_ref().map(|page| self::page(&name, page));
    quote! {
        #docs
        #[derive(Debug, Clone, #default PartialEq, Serialize)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema)#schema)]
        #serde
        #[non_exhaustive]
        pub struct #name { #(#fields,)* }

        #construction
        #decoding
        #page
    }
}

/// A form: it is neither JSON nor decoded, but says which parts it has.
fn form(of: &Type, record: &Record, docs: &TokenStream) -> TokenStream {
    let name = ident(&of.name);
    let fields = record.fields.iter().map(|field| {
        let (docs, name, shape) = (docs::of_field(field), ident(&field.name), &field.shape);
        quote! { #docs pub #name: #shape }
    });
    let parts = record.fields.iter().map(part);
    let default = is_empty_at_first(record).then(|| quote!(, Default));
    let construction = construction(of, record);
    quote! {
        #docs
        #[derive(Debug, Clone #default)]
        #[non_exhaustive]
        pub struct #name { #(#fields,)* }

        #construction

        impl Multipart for #name {
            fn write(&self, form: &mut Form) { #(#parts)* }
        }
    }
}

/// The statement that adds a property to a form: a part for each of its values.
fn part(field: &Field) -> TokenStream {
    let (name, wire) = (ident(&field.name), &field.wire);
    let (is_optional, inner) = match &field.shape {
        Shape::Optional(inner) => (true, inner.as_ref()),
        shape => (false, shape),
    };
    let (is_list, element) = match inner {
        Shape::List(element) => (true, element.as_ref()),
        shape => (false, shape),
    };
    let values = match (is_optional, is_list) {
        (true, true) => quote!(self.#name.iter().flatten()),
        (true, false) | (false, true) => quote!(&self.#name),
        (false, false) => quote!([&self.#name]),
    };
    let method = if *element == Shape::File {
        quote!(file)
    } else {
        quote!(text)
    };
    quote!(form.#method(#wire, #values);)
}

/// Whether a value is made of nothing: then there is a default of the type, too.
fn is_empty_at_first(record: &Record) -> bool {
    let is_optional = |field: &Field| field.presence != Presence::Required;
    record.usage != Usage::Received && record.fields.iter().all(is_optional)
}

/// What makes `schemars` say of a constant what serde writes.
fn constant_schema(of: &Type, constant: &Constant) -> TokenStream {
    let (name, wire, value) = (&of.name, &constant.wire, &constant.value);
    quote!(, schemars(rename = #name, transform = crate::union::Constant(#wire, #value)))
}

/// Whether serde's `camelCase` is what makes the wire name of the Rust name.
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
    let skip = match (field.presence, shape) {
        (Presence::Required, _) => None,
        (Presence::None, _) => Some(quote!(skip_serializing_if = "Option::is_none")),
        (Presence::Empty, Shape::Map(_)) => {
            Some(quote!(default, skip_serializing_if = "BTreeMap::is_empty"))
        }
        (Presence::Empty, _) => Some(quote!(default, skip_serializing_if = "Vec::is_empty")),
    };
    let serde: Vec<_> = rename.into_iter().chain(skip).collect();
    let serde = (!serde.is_empty()).then(|| quote!(#[serde(#(#serde),*)]));
    quote! { #docs #serde pub #name: #shape }
}

/// The table of fields and the two functions that the runtime's one visitor works with.
fn decoding(of: &Type, record: &Record) -> TokenStream {
    let name = ident(&of.name);
    let table = record.fields.iter().map(|field| {
        let wire = &field.wire;
        match field.presence {
            Presence::Required => quote!(Field::required(#wire)),
            Presence::None | Presence::Empty => quote!(Field::optional(#wire)),
        }
    });
    let fields: Vec<_> = record
        .fields
        .iter()
        .map(|field| ident(&field.name))
        .collect();
    let indices = (0..record.fields.len()).map(Literal::usize_unsuffixed);
    let (index, read) = if fields.is_empty() {
        (quote!(_), quote!(slot.skip()))
    } else {
        let read = quote! {
            match field {
                #(#indices => slot.read(&mut self.#fields),)*
                _ => slot.skip(),
            }
        };
        (quote!(field), read)
    };
    quote! {
        impl Record for #name {
            const FIELDS: &'static [Field] = &[#(#table),*];

            fn blank() -> Self {
                Self { #(#fields: Blank::blank(),)* }
            }

            fn read<'de, A: MapAccess<'de>>(&mut self, #index: usize, slot: Slot<'_, A>) -> Result<(), A::Error> {
                #read
            }
        }

        record!(#name);
    }
}

/// What the page is made of.
fn page(name: &Ident, page: &Page) -> TokenStream {
    let (items, item) = (ident(&page.items), &page.item);
    let hints = page.hints.iter().map(|(hint, field)| {
        let (hint, field) = (ident(hint), ident(field));
        quote!(#hint(#field))
    });
    quote! { page!(#name, #items(#item), [#(#hints),*]); }
}

/// `new` with the required properties, a setter for each of the others.
fn construction(of: &Type, record: &Record) -> TokenStream {
    let name = ident(&of.name);
    let (required, optional): (Vec<_>, Vec<_>) = record
        .fields
        .iter()
        .partition(|field| field.presence == Presence::Required);
    let arguments = required.iter().map(|field| {
        let (name, argument) = (ident(&field.name), shapes::argument(&field.shape));
        quote!(#name: #argument)
    });
    let required_fields = required.iter().map(|field| initializer(field));
    let optional_fields = optional.iter().map(|field| {
        let name = ident(&field.name);
        quote!(#name: None)
    });
    let setters = optional.iter().map(|field| setter(field));
    let summary =
        docs::prose("Makes one of the required properties; methods set the optional ones.");
    quote! {
        impl #name {
            #summary
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#required_fields,)* #(#optional_fields,)* }
            }

            #(#setters)*
        }
    }
}

fn initializer(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    let value = shapes::converted(&quote!(#name), &field.shape);
    if value.to_string() == field.name {
        quote!(#name)
    } else {
        quote!(#name: #value)
    }
}

fn setter(field: &Field) -> TokenStream {
    let docs = docs::of_field(field);
    let name = ident(&field.name);
    let inner = match &field.shape {
        Shape::Optional(inner) => inner,
        other => other,
    };
    let (argument, value) = (
        shapes::argument(inner),
        shapes::converted(&quote!(#name), inner),
    );
    quote! {
        #docs
        #[must_use]
        pub fn #name(mut self, #name: #argument) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}
