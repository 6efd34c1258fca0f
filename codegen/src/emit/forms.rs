//! Forms with files: the type, and its parts.

use proc_macro2::TokenStream;
use quote::quote;

use super::records::{construction, is_empty_at_first};
use super::{docs, ident};
use crate::api::{Field, Record, Shape, Type};

/// Returns a form, which is neither JSON nor decoded, but lists its parts.
pub(super) fn form(ty: &Type, record: &Record, docs: &TokenStream) -> TokenStream {
    let name = ident(&ty.name);
    let fields = record.fields.iter().map(|field| {
        let (docs, name, shape) = (docs::of_field(field), ident(&field.name), &field.shape);
        quote! { #docs pub #name: #shape }
    });
    let parts = record.fields.iter().map(part);
    let default = is_empty_at_first(record).then(|| quote!(, Default));
    let construction = construction(ty, record);
    quote! {
        #docs
        #[derive(Debug, Clone #default)]
        #[non_exhaustive]
        pub struct #name { #(#fields,)* }

        #construction

        impl Multipart for #name {
            #[inline]
            fn write(&self, form: &mut Form) { #(#parts)* }
        }
    }
}

/// Returns the statement that adds a property to a form, with a part for each of its values.
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
