//! Names that are taken: by the runtime, by generated code, by Rust.

/// Type names that generated code needs for itself, or that Rust's prelude gives everyone.
pub const RESERVED_TYPES: [&str; 73] = [
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "BTreeMap",
    "BodyOf",
    "Box",
    "Call",
    "Client",
    "Clone",
    "Copy",
    "DateTime",
    "Decode",
    "Default",
    "Deserialize",
    "Display",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "Error",
    "ExactSizeIterator",
    "Extend",
    "Extra",
    "FileUpload",
    "Filter",
    "Fn",
    "FnMut",
    "FnOnce",
    "Form",
    "From",
    "FromIterator",
    "Future",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "IntoOption",
    "Iterator",
    "Location",
    "Method",
    "Multipart",
    "None",
    "Ok",
    "OneOrMany",
    "Operand",
    "Operation",
    "Option",
    "Ord",
    "Paging",
    "PartialEq",
    "PartialOrd",
    "Request",
    "Result",
    "Secret",
    "Self",
    "Send",
    "Serialize",
    "Sized",
    "Some",
    "String",
    "Sync",
    "Text",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "UnixMillis",
    "UnknownValue",
    "Unpin",
    "Value",
    "Vec",
    "Version",
];

/// A patch that has a comment for the audit log beside it.
pub(crate) const PATCH_WITH_COMMENT: &str = "PatchWithComment";

/// Changes that the runtime has a type for (`x-rust-type`). A schema may give one another name.
pub(crate) const PROVIDED_CHANGES: [&str; 2] = ["JsonPatch", PATCH_WITH_COMMENT];

/// Objects that the runtime has a type for (`x-rust-type`), because it reads them itself. Their schemas have the same name.
pub(crate) const PROVIDED_RECORDS: [&str; 2] = ["FailureReason", "Link"];

/// Names that parameters must not have: the methods that requests have, what the generated code calls a call and its
/// route, and what setters cannot be called.
pub const RESERVED_PARAMETERS: [&str; 22] = [
    "call",
    "into_future",
    "items",
    "operation",
    "pages",
    "send",
    "wait",
    // Those of all setters.
    "add",
    "bitand",
    "bitor",
    "bitxor",
    "clone",
    "div",
    "into",
    "mul",
    "new",
    "rem",
    "shl",
    "shr",
    "sub",
    "to_owned",
    "try_into",
];

/// The field that each struct has for what it does not know. A property of that name gets an underscore, as a keyword does.
pub(crate) const EXTRA: &str = "extra";

/// What properties of a type that requests carry cannot be called, for each of them is a method of it. `new` makes one;
/// those of the traits would be out of reach, `Example` of the feature `testing` among them; and some would be taken for
/// operators: `a.add(b)` is what `a + b` means.
pub const RESERVED_SETTERS: [&str; 21] = [
    "add",
    "bitand",
    "bitor",
    "bitxor",
    "blank",
    "clone",
    "div",
    "example",
    "example_named",
    "examples",
    "into",
    "mul",
    "new",
    "rem",
    "shl",
    "shr",
    "sub",
    "to_owned",
    "try_into",
    "with_condition",
    "with_extra",
];

/// What a group cannot be called, for a group is a module of the client crate, a method of its `Client`, and a Cargo
/// feature.
pub const RESERVED_GROUPS: [&str; 32] = [
    "blocking",
    "builder",
    "chrono",
    "client",
    "clone",
    "default",
    "error",
    "follow",
    "from_env",
    "full",
    "generated",
    "helpers",
    "http",
    "jiff",
    "lists",
    "native_tls",
    "new",
    "operations",
    "request",
    "requests",
    "reqwest",
    "rustls",
    "rustls_no_provider",
    "rustls_ring",
    "schemars",
    "test_api",
    "test_server",
    "testing",
    "time",
    "tracing",
    "values",
    "wire",
];

/// The catch-all variant of every enumeration.
pub(crate) const CATCH_ALL: &str = "Unknown";
