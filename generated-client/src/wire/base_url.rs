//! The address that requests are sent to: one of LaunchDarkly's instances, or the caller's own.

use reqwest::Url;
use std::net::Ipv4Addr;

/// The instances of LaunchDarkly. A token is valid in one of them only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Region {
    /// `https://app.launchdarkly.com`
    Commercial,
    /// `https://app.launchdarkly.us`, for US federal agencies
    Federal,
    /// `https://app.eu.launchdarkly.com`
    Eu,
}

impl Region {
    #[inline]
    pub(crate) fn url(self) -> &'static str {
        match self {
            Self::Commercial => "https://app.launchdarkly.com",
            Self::Federal => "https://app.launchdarkly.us",
            Self::Eu => "https://app.eu.launchdarkly.com",
        }
    }
}

/// The address that requests are sent to, with an optional path that precedes theirs.
#[derive(Debug, Clone)]
pub(crate) struct BaseUrl {
    /// The normalised address, without a slash at the end.
    text: String,
    url: Url,
    scheme: Scheme,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    Https,
    /// Only to this machine, unless the caller allows other hosts.
    Http,
}

/// Which hosts a token may be sent to unencrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PlainHttp {
    /// This machine only.
    Loopback,
    Anywhere,
}

impl BaseUrl {
    /// Rejects an address that would send the token unencrypted, or to a different host than it seems.
    pub(crate) fn parse(text: &str, plain: PlainHttp) -> Result<Self, String> {
        let url = Url::parse(text)
            .map_err(|error| format!("{error}; write it as https://host or https://host/prefix"))?;
        let scheme = scheme(&url, plain)?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(
                "it must not hold a user name or password; the token is a setting of its own"
                    .to_owned(),
            );
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(
                "it must end before `?` and `#`; only a path may follow the host".to_owned(),
            );
        }
        if url.path().trim_end_matches('/').ends_with("/api/v2") {
            return Err(
                "it must end before `/api/v2`, with which the paths of operations begin".to_owned(),
            );
        }
        let mut text = url.as_str();
        while let Some(shorter) = text.strip_suffix('/') {
            text = shorter;
        }
        Ok(Self {
            text: text.to_owned(),
            url,
            scheme,
        })
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the host, with the port if it is not the default.
    pub(crate) fn authority(&self) -> &str {
        self.url.authority()
    }

    pub(crate) fn url(&self) -> &Url {
        &self.url
    }

    pub(crate) fn scheme(&self) -> Scheme {
        self.scheme
    }
}

fn scheme(url: &Url, plain: PlainHttp) -> Result<Scheme, String> {
    let is_allowed =
        || plain == PlainHttp::Anywhere || is_loopback(url.host_str().unwrap_or_default());
    match url.scheme() {
        "https" => Ok(Scheme::Https),
        "http" if is_allowed() => Ok(Scheme::Http),
        "http" => Err(
            "http would send the token in the clear; use https (http is for localhost, and for others with `allow_plain_http`)"
                .to_owned(),
        ),
        other => Err(format!("it begins with `{other}:`; use https")),
    }
}

/// Returns whether a host is this machine. `Url` normalises hosts, and puts IPv6 addresses in brackets.
fn is_loopback(host: &str) -> bool {
    matches!(host, "localhost" | "[::1]")
        || host
            .parse::<Ipv4Addr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{BaseUrl, PlainHttp, Scheme};

    #[test]
    fn keeps_a_prefix_without_its_slash() {
        for (given, kept) in [
            ("https://proxy.example/ld/", "https://proxy.example/ld"),
            ("https://PROXY.example:443", "https://proxy.example"),
            ("http://localhost:8080/", "http://localhost:8080"),
            ("http://127.0.0.1:1", "http://127.0.0.1:1"),
            ("http://[::1]:1/a%2Fb", "http://[::1]:1/a%2Fb"),
            (
                "https://proxy.example/my-api/v2",
                "https://proxy.example/my-api/v2",
            ),
        ] {
            let parsed = BaseUrl::parse(given, PlainHttp::Loopback).unwrap();
            assert_eq!(parsed.as_str(), kept);
        }
    }

    #[test]
    fn refuses_with_a_way_out() {
        for (given, hint) in [
            ("app.launchdarkly.com", "https://host"),
            ("", "https://host"),
            ("ftp://example.com", "use https"),
            ("http://example.com", "in the clear"),
            ("http://localhost.example.com", "in the clear"),
            ("http://127.0.0.1.example.com", "in the clear"),
            ("http://10.0.0.1", "in the clear"),
            ("https://user:pass@example.com", "user name"),
            ("https://example.com?a=b", "must end before"),
            ("https://example.com/#a", "must end before"),
            ("https://app.launchdarkly.com/api/v2", "before `/api/v2`"),
            ("https://proxy.example/ld/api/v2/", "before `/api/v2`"),
        ] {
            let problem = BaseUrl::parse(given, PlainHttp::Loopback).unwrap_err();
            assert!(problem.contains(hint), "{given}: {problem}");
        }
    }

    #[test]
    fn allows_plain_http_where_it_is_told_to() {
        for given in [
            "http://mock:8080",
            "http://10.0.0.1",
            "http://example.com/ld",
        ] {
            let parsed = BaseUrl::parse(given, PlainHttp::Anywhere).unwrap();
            assert_eq!((parsed.as_str(), parsed.scheme()), (given, Scheme::Http));
        }
        assert!(BaseUrl::parse("ftp://mock", PlainHttp::Anywhere).is_err());
    }
}
