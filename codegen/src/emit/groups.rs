//! The module of a group: its handle, and the way to it from the client.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, ident, imports, modules, operations};
use crate::api::Group;
use crate::prose::rustdoc;

/// The group's own file.
pub(super) fn group(group: &Group) -> Result<TokenStream, String> {
    let docs = docs::module(&group.module);
    let (parts, imports) = (modules::parts(&group.module), imports::of_group(group));
    let routes = group.operations.iter().map(operations::route);
    let exports = if modules::has_types(&group.module) {
        quote!(
            pub use self::{requests::*, types::*};
        )
    } else {
        quote!(
            pub use self::requests::*;
        )
    };
    let methods = group
        .operations
        .iter()
        .map(|operation| operations::method(group, operation));
    let methods = methods.collect::<Result<Vec<_>, _>>()?;
    let (handle, accessor) = (ident(&group.handle), ident(&group.module.name));
    let title = &group.module.title;
    let url = docs::link(&group.module.url);
    let handle_docs = docs::outer(&lines(&format!(
        "The operations of the group *{title}*.\n\n{url}"
    )));
    let accessor_docs = docs::outer(&lines(&format!("The operations of the group *{title}*.")));
    Ok(quote! {
        #docs
        #parts
        mod requests;

        #imports

        #exports

        #(#routes)*

        #handle_docs
        #[derive(Debug, Clone)]
        pub struct #handle { client: Client }

        impl Client {
            #accessor_docs
            #[must_use]
            pub fn #accessor(&self) -> #handle {
                #handle { client: self.clone() }
            }
        }

        impl #handle { #(#methods)* }
    })
}

fn lines(markdown: &str) -> Vec<String> {
    rustdoc(markdown)
}
