//! Following a link of a response.
//!
//! Everything here is `#[inline]`: PERFORMANCE.md, "What is inlined".

use crate::{
    client::handle::Client, requests::request::RawRequest, values::link::Link,
    wire::base_url::BaseUrl,
};
use http::Method;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use reqwest::Url;

/// What URL parsers leave in a path as it is, although RFC 3986 does not allow it there.
const FORBIDDEN: &AsciiSet = &CONTROLS.add(b'|').add(b'[').add(b']').add(b'^');

impl Client {
    /// Creates a GET of the target of a link in a response, query included, with the same authentication, limits and errors.
    ///
    /// A link that is only a path belongs to the client's base URL. A link to another host, scheme or port would send the
    /// access token there. So the request fails with [`ErrorKind::Request`](crate::ErrorKind::Request), and nothing is sent; the
    /// same happens with an empty link. Links of the type `text/html` lead to pages of the web application.
    ///
    #[cfg_attr(feature = "feature-flags", doc = "```no_run")]
    #[cfg_attr(not(feature = "feature-flags"), doc = "```text")]
    /// # async fn run(client: launchdarkly_api::Client) -> Result<(), launchdarkly_api::Error> {
    /// let flag = client.feature_flags().get_feature_flag("my-project", "my-flag").await?;
    /// if let Some(link) = flag.links.get("parent") {
    ///     let flags: serde_json::Value = client.follow(link).await?.json()?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn follow(&self, link: &Link) -> RawRequest {
        let href = link.href.as_deref().unwrap_or_default();
        match target(&self.shared.base_url, href) {
            Ok(url) => {
                let path = utf8_percent_encode(url.path(), FORBIDDEN).to_string();
                let mut request = RawRequest::new(self, Method::GET, &path);
                for (name, value) in url.query_pairs() {
                    request.call.add_query(&name, &value);
                }
                request
            }
            Err(problem) => {
                let mut request = RawRequest::new(self, Method::GET, without_query(href));
                request.call.refuse(problem);
                request
            }
        }
    }
}

/// Returns the target of a link, without the path of the base URL, which every request adds again.
#[inline]
fn target(base: &BaseUrl, href: &str) -> Result<Url, String> {
    let problem = |problem: &str| format!("the link {:?} {problem}", without_query(href));
    if href.is_empty() {
        return Err(problem("leads nowhere: it has no address"));
    }
    let own = Url::parse(base.as_str()).map_err(|error| problem(&error.to_string()))?;
    let mut url = own
        .join(href)
        .map_err(|error| problem(&error.to_string()))?;
    if url.origin() != own.origin() || !url.username().is_empty() || url.password().is_some() {
        return Err(problem(&format!(
            "leads away from {}, and would take the access token there",
            base.as_str()
        )));
    }
    // Behind a proxy with its own path, some links contain that path and some do not.
    let prefix = own.path().trim_end_matches('/');
    if let Some(rest) = url.path().strip_prefix(prefix)
        && rest.starts_with('/')
    {
        let rest = rest.to_owned();
        url.set_path(&rest);
    }
    Ok(url)
}

/// Returns an address without its query, which may be a signature and does not belong in a message.
#[inline]
pub(crate) fn without_query(href: &str) -> &str {
    href.split(['?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests;
