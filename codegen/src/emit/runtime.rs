//! The modules of the runtime that generated code imports from.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;

/// Each name with its module.
const HOMES: [(&str, &str); 25] = [
    ("BodyOf", "requests::body"),
    ("Call", "requests::call"),
    ("Client", "client::handle"),
    ("DateTime", "values::date_time"),
    ("Decode", "values::decode"),
    ("Extra", "values::extra"),
    ("FailureReason", "values::failure_reason"),
    ("FileUpload", "requests::upload"),
    ("Filter", "requests::filter"),
    ("Form", "requests::upload"),
    ("IntoOption", "values::given"),
    ("JsonPatch", "requests::patch"),
    ("Link", "values::link"),
    ("Location", "requests::location"),
    ("Multipart", "requests::upload"),
    ("OneOrMany", "values::given"),
    ("Operation", "wire::parts"),
    ("Operand", "requests::filter"),
    ("Paging", "lists::paging"),
    ("PatchWithComment", "requests::patch"),
    ("Request", "requests::request"),
    ("Secret", "values::secret"),
    ("Text", "requests::query"),
    ("UnixMillis", "values::timestamp"),
    ("UnknownValue", "values::open_enum"),
];

/// Returns the module that defines a name of the runtime. If the name is not in the table, this is not a module, and the
/// client does not compile.
pub(super) fn home(name: &str) -> &'static str {
    let found = HOMES.iter().find(|(known, _)| *known == name);
    found.map_or("missing_in_emit_runtime", |(_, home)| home)
}

/// Returns the path of that module.
pub(super) fn path(name: &str) -> TokenStream {
    let parts = home(name).split("::").map(ident);
    quote!(crate #(::#parts)*)
}
