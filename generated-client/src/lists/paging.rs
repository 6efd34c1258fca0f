//! The styles of paging, and the sizes of pages.

/// The paging of an operation. Its constants are the styles of the API.
#[derive(Debug, Clone, Copy)]
pub struct Paging {
    pub(crate) style: Style,
    /// The size of a page without a `limit`, if it is documented.
    pub(crate) default_limit: Option<u32>,
    /// The largest `limit`, if it is documented.
    pub(crate) max_limit: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `offset` is the number of items to skip.
    Offset,
    /// `continuationToken` is a value from the previous page.
    Token,
    /// `cursor` is a value from the previous page.
    Cursor,
    /// `after` is the identifier of the last item.
    After,
    /// `before` is an instant, and the newest items come first.
    Window,
}

impl Paging {
    pub(crate) const OFFSET: Self = Self::of(Style::Offset);
    pub(crate) const TOKEN: Self = Self::of(Style::Token);
    pub(crate) const CURSOR: Self = Self::of(Style::Cursor);
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
    /// Returns whether the next page begins at a token of the server.
    #[inline]
    pub(crate) fn is_by_token(self) -> bool {
        matches!(self, Self::Token | Self::Cursor)
    }

    /// Returns the name of the parameter for the beginning of a page.
    #[inline]
    pub(crate) fn parameter(self) -> &'static str {
        match self {
            Self::Offset => "offset",
            Self::Token => "continuationToken",
            Self::Cursor => "cursor",
            Self::After => "after",
            Self::Window => "before",
        }
    }
}
