//! Names that are reserved by the runtime, by generated code or by Rust.

/// Type names that generated code uses, or that are in Rust's prelude.
pub const RESERVED_TYPES: [&str; 71] = [
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
];

/// A patch with a comment for the audit log.
pub(crate) const PATCH_WITH_COMMENT: &str = "PatchWithComment";

/// Patches whose types are in the runtime (`x-rust-type`). Their schemas may have other names.
pub(crate) const PROVIDED_CHANGES: [&str; 2] = ["JsonPatch", PATCH_WITH_COMMENT];

/// Objects whose types are in the runtime (`x-rust-type`), which reads them itself. Their schemas have the same names.
pub(crate) const PROVIDED_RECORDS: [&str; 2] = ["FailureReason", "Link"];

/// Names that no setter can have, of a request or of a type in requests: `new`, names of operators, such as `add`, and methods
/// of the prelude's traits, which would be hidden.
pub const RESERVED_METHODS: [&str; 15] = [
    "add", "bitand", "bitor", "bitxor", "clone", "div", "into", "mul", "new", "rem", "shl", "shr",
    "sub", "to_owned", "try_into",
];

/// Names that parameters cannot have besides [`RESERVED_METHODS`]: methods of requests, and variables of generated code.
pub const RESERVED_PARAMETERS: [&str; 7] = [
    "call",
    "into_future",
    "items",
    "operation",
    "pages",
    "send",
    "wait",
];

/// The field for unknown properties. A property of that name gets an underscore, like a keyword.
pub(crate) const EXTRA: &str = "extra";

/// Names that properties of a type in requests cannot have besides [`RESERVED_METHODS`]: methods of all such types (including
/// those of the trait `Example`, with the feature `testing`).
pub const RESERVED_SETTERS: [&str; 6] = [
    "blank",
    "example",
    "example_named",
    "examples",
    "with_condition",
    "with_extra",
];

/// Names that a group cannot have, since it is a module of the client crate, a method of its `Client`, and a Cargo feature.
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

/// The variant for unknown values of every enumeration.
pub(crate) const CATCH_ALL: &str = "Unknown";
