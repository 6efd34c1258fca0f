//! Pages of documentation.

use schemars::JsonSchema;
use serde::Deserialize;

/// A link to LaunchDarkly's documentation.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ExternalDocs {
    /// The page's address.
    #[schemars(extend("format" = "uri", "pattern" = "^https://"))]
    pub url: String,
    /// What the page contains, if its address does not show that.
    #[schemars(extend("pattern" = "\\S"))]
    pub description: Option<String>,
}
