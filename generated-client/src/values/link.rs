//! Links in answers. The runtime has this type, because lists read the link to the next page.

use crate::values::decode::{Decode, Sink, Source};

/// Points from a resource to a related one, or to the page that shows it in the web
/// application.
///
/// [LaunchDarkly's documentation](https://launchdarkly.com/docs/api)
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Link {
    /// Where the link leads: as a rule a path on the same host, such as
    /// `/api/v2/projects/my-project`, without scheme and authority.
    pub href: Option<String>,
    /// Media type of the target: `application/json` for API resources, `text/html` for pages of
    /// the web application.
    #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
    pub type_: Option<String>,
}

impl Decode for Link {
    const FIELDS: &'static [&'static str] = &["href?", "type?"];

    #[inline]
    fn blank() -> Self {
        Self {
            href: None,
            type_: None,
        }
    }

    fn read<S: Source>(&mut self, field: usize, source: S) {
        match field {
            0 => source.fill(&mut self.href),
            1 => source.fill(&mut self.type_),
            _ => {}
        }
    }

    fn write<S: Sink>(&self, field: usize, sink: S) {
        match field {
            0 => sink.take(&self.href),
            1 => sink.take(&self.type_),
            _ => {}
        }
    }
}

record!(Link);
