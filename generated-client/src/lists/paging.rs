//! The styles of paging, and what generated code says about lists: `page!` of a page, `paged!` of a request.

/// How an operation is paged. Its constants are the styles of the API.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paging {
    pub(super) style: Style,
    /// How many items come when no `limit` is asked for, if that is documented.
    pub(super) default_limit: Option<u32>,
    /// As many as the server gives at once, if that is documented.
    pub(super) max_limit: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `offset` is the number of items to skip.
    Offset,
    /// `continuationToken` is what the page before says.
    Token,
    /// `after` is the identifier of the last item so far.
    After,
    /// `before` is an instant, and items come newest first.
    Window,
}

impl Paging {
    pub(crate) const OFFSET: Self = Self::of(Style::Offset);
    pub(crate) const TOKEN: Self = Self::of(Style::Token);
    pub(crate) const BEFORE_AFTER: Self = Self::of(Style::After);
    pub(crate) const TIME_WINDOW: Self = Self::of(Style::Window);

    const fn of(style: Style) -> Self {
        Self {
            style,
            default_limit: None,
            max_limit: None,
        }
    }

    pub(crate) const fn default_limit(mut self, items: u32) -> Self {
        self.default_limit = Some(items);
        self
    }

    pub(crate) const fn max_limit(mut self, items: u32) -> Self {
        self.max_limit = Some(items);
        self
    }
}

impl Style {
    /// The parameter that says where a page begins.
    #[inline]
    pub(super) fn parameter(self) -> &'static str {
        match self {
            Self::Offset => "offset",
            Self::Token => "continuationToken",
            Self::After => "after",
            Self::Window => "before",
        }
    }
}

/// `pages` and `items` for a request with a field `call`.
macro_rules! paged {
    ($name:ident, $page:ty, $paging:expr) => {
        impl $name {
            /// All pages from here on, one request for each. Parameters that are set stay as they are on every page;
            /// without a `limit`, the largest documented page is asked for.
            #[inline]
            pub fn pages(self) -> $crate::lists::pages::Pages<$page> {
                $crate::lists::pages::Pages::new(self.call, $paging)
            }

            /// All items of all pages, fetched page by page as they are needed.
            #[inline]
            pub fn items(self) -> $crate::lists::items::Items<$page> {
                self.pages().into_items()
            }
        }
    };
}

/// [`Page`] for a record: the field with the items, their type, and in brackets the fields with hints to the next page.
macro_rules! page {
    ($name:ty, $items:ident($item:ty), [$($hint:ident($field:ident)),* $(,)?]) => {
        impl $crate::lists::page::Page for $name {
            type Item = $item;

            #[inline]
            fn items(&mut self) -> &mut Vec<$item> {
                &mut self.$items
            }

            $(page!(@$hint $field);)*
        }
    };
    (@link $field:ident) => {
        #[inline]
        fn link(&self) -> Option<&str> {
            $crate::lists::page::NextLink::next_link(&self.$field)
        }
    };
    (@token $field:ident) => {
        #[inline]
        fn token(&self) -> Option<&str> {
            $crate::lists::page::Text::text(&self.$field)
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
