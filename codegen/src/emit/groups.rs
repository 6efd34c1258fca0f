//! The module of a group: its handle, and the client's method that returns it.

use proc_macro2::TokenStream;
use quote::quote;

use super::{contents, docs, ident, modules};
use crate::api::Group;

/// Returns the file of a group. A group without operations has no handle, like the shared module.
pub(super) fn group(group: &Group) -> TokenStream {
    if group.operations.is_empty() {
        return modules::types_alone(&group.module, Vec::new());
    }
    let docs = docs::module(&group.module, contents::group(group));
    let (parts, exports) = modules::parts(&group.module, &group.operations);
    let (handle, accessor) = (ident(&group.handle), ident(&group.module.name));
    let (handle_docs, accessor_docs) = contents::handle(group);
    quote! {
        #docs
        #parts

        use crate::client::handle::Client;

        #exports

        #handle_docs
        #[derive(Debug, Clone)]
        pub struct #handle { client: Client }

        impl Client {
            #accessor_docs
            #[inline]
            #[must_use]
            pub fn #accessor(&self) -> #handle {
                #handle { client: self.clone() }
            }
        }
    }
}
