//! What paging needs to know about a page.

use crate::{
    error::Error,
    values::{decode::Decode, link::Link, timestamp::UnixMillis},
    wire::response::{FromBody, FromResponse, RawResponse, Response},
};
#[cfg(feature = "testing")]
use crate::{lists::paging::Paging, requests::call::Called};
use std::collections::BTreeMap;

/// The response of an operation that returns a list in pages. Only this crate implements it.
pub trait Page: Decode {
    /// The type of the list's items.
    type Item: Decode;

    #[doc(hidden)]
    fn items(&mut self) -> &mut Vec<Self::Item>;

    /// Returns the address of the next page, as received.
    #[doc(hidden)]
    fn link(&self) -> Option<&str> {
        None
    }

    /// Returns the token for the next page.
    #[doc(hidden)]
    fn token(&self) -> Option<&str> {
        None
    }

    /// Sets the address of the next page, if this type has a field for it.
    #[cfg(feature = "testing")]
    #[doc(hidden)]
    fn set_link(&mut self, _href: String) {}

    /// Sets the token for the next page, if this type has a field for it.
    #[cfg(feature = "testing")]
    #[doc(hidden)]
    fn set_token(&mut self, _token: String) {}

    #[doc(hidden)]
    fn id(_item: &Self::Item) -> Option<&str> {
        None
    }

    #[doc(hidden)]
    fn time(_item: &Self::Item) -> Option<UnixMillis> {
        None
    }
}

/// A request for a list that comes in pages.
#[cfg(feature = "testing")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no request for a list: it has no `.items()`",
    label = "this request gives all it has in one answer",
    note = "for a single answer, there is `returning`"
)]
pub trait Listed: Called {
    /// The type of a page.
    type Page: Page;

    /// The style of paging.
    #[doc(hidden)]
    const PAGING: Paging;
}

/// Links, one of which may lead to the next page.
pub trait NextLink {
    /// Returns its address.
    fn next_link(&self) -> Option<&str>;

    /// Sets it.
    #[cfg(feature = "testing")]
    fn set_next_link(&mut self, href: String);
}

impl NextLink for BTreeMap<String, Link> {
    #[inline]
    fn next_link(&self) -> Option<&str> {
        self.get("next")?.href.as_deref()
    }

    #[cfg(feature = "testing")]
    fn set_next_link(&mut self, href: String) {
        let mut link = Link::blank();
        link.href = Some(href);
        self.insert("next".to_owned(), link);
    }
}

impl<T: NextLink + Default> NextLink for Option<T> {
    fn next_link(&self) -> Option<&str> {
        self.as_ref()?.next_link()
    }

    #[cfg(feature = "testing")]
    fn set_next_link(&mut self, href: String) {
        self.get_or_insert_default().set_next_link(href);
    }
}

/// A token or an identifier, whether it is required or optional.
pub trait Text {
    /// Returns the text, unless it is empty.
    fn text(&self) -> Option<&str>;

    /// Sets it.
    #[cfg(feature = "testing")]
    fn set_text(&mut self, text: String);
}

impl Text for String {
    #[inline]
    fn text(&self) -> Option<&str> {
        Some(self.as_str()).filter(|text| !text.is_empty())
    }

    #[cfg(feature = "testing")]
    fn set_text(&mut self, text: String) {
        *self = text;
    }
}

impl Text for Option<String> {
    #[inline]
    fn text(&self) -> Option<&str> {
        self.as_ref()?.text()
    }

    #[cfg(feature = "testing")]
    fn set_text(&mut self, text: String) {
        *self = Some(text);
    }
}

/// An instant, whether it is required or optional.
pub trait Time {
    /// Returns the instant, unless it is zero, as which a missing one reads.
    fn time(&self) -> Option<UnixMillis>;
}

impl Time for UnixMillis {
    #[inline]
    fn time(&self) -> Option<UnixMillis> {
        Some(*self).filter(|time| time.as_millis() != 0)
    }
}

impl Time for Option<UnixMillis> {
    #[inline]
    fn time(&self) -> Option<UnixMillis> {
        self.as_ref()?.time()
    }
}

/// A page with its response.
pub struct Fetched<P> {
    pub(crate) page: P,
    pub(super) raw: RawResponse,
}

impl<P> Fetched<P> {
    #[inline]
    pub(crate) fn into_response(self) -> Response<P> {
        Response::new(self.page, self.raw)
    }
}

impl<P: Page> FromResponse for Fetched<P> {
    fn from_response(raw: RawResponse) -> Result<Self, Error> {
        let page = P::from_body(&raw)?;
        Ok(Self { page, raw })
    }
}

/// Implements [`Page`] for a record: the field with the items, their type, and in brackets the fields with hints to the next
/// page. The token may be nested (`token(page.next_cursor)`).
macro_rules! page {
    ($name:ty, $items:ident($item:ty), [$($hint:ident($($field:ident).+)),* $(,)?] $(,)?) => {
        impl $crate::lists::page::Page for $name {
            type Item = $item;

            #[inline]
            fn items(&mut self) -> &mut Vec<$item> {
                &mut self.$items
            }

            $(page!(@$hint $($field).+);)*
        }
    };
    (@link $field:ident) => {
        #[inline]
        fn link(&self) -> Option<&str> {
            $crate::lists::page::NextLink::next_link(&self.$field)
        }

        #[cfg(feature = "testing")]
        #[inline]
        fn set_link(&mut self, href: String) {
            $crate::lists::page::NextLink::set_next_link(&mut self.$field, href);
        }
    };
    (@token $($field:ident).+) => {
        #[inline]
        fn token(&self) -> Option<&str> {
            $crate::lists::page::Text::text(&self.$($field).+)
        }

        #[cfg(feature = "testing")]
        #[inline]
        fn set_token(&mut self, token: String) {
            $crate::lists::page::Text::set_text(&mut self.$($field).+, token);
        }
    };
    (@id $field:ident) => {
        #[inline]
        fn id(item: &Self::Item) -> Option<&str> {
            $crate::lists::page::Text::text(&item.$field)
        }
    };
    (@time $field:ident) => {
        #[inline]
        fn time(item: &Self::Item) -> Option<$crate::values::timestamp::UnixMillis> {
            $crate::lists::page::Time::time(&item.$field)
        }
    };
}
