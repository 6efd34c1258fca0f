//! Links in responses. This type is in the runtime because lists follow the link to the next page.

use crate::values::{decode::Decode, extra::Extra};

/// A link from a resource to a related one, or to its page in the web application.
///
/// [LaunchDarkly's documentation](https://launchdarkly.com/docs/api)
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(transform = Self::by_table))]
#[non_exhaustive]
pub struct Link {
    /// Target of the link: usually a path on the same host, such as `/api/v2/projects/my-project`, without scheme and
    /// host.
    pub href: Option<String>,
    /// Media type of the target: `application/json` for API resources, `text/html` for pages of
    /// the web application.
    pub type_: Option<String>,
    /// Properties that this version of the crate does not know.
    pub extra: Extra,
}

impl From<&str> for Link {
    #[inline]
    fn from(href: &str) -> Self {
        Self {
            href: Some(href.to_owned()),
            ..Decode::blank()
        }
    }
}

record! {
    Link {
        0: "href?" href = None,
        1: "type?" type_ = None,
    }
}
