//! The styles of paging: which one an operation has, and how many items its pages have.

/// How an operation is paged. Its constants are the styles of the API.
#[derive(Debug, Clone, Copy)]
pub struct Paging {
    pub(crate) style: Style,
    /// How many items come when no `limit` is asked for, if that is documented.
    pub(crate) default_limit: Option<u32>,
    /// As many as the server gives at once, if that is documented.
    pub(crate) max_limit: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `offset` is the number of items to skip.
    Offset,
    /// `continuationToken` is what the page before says.
    Token,
    /// `cursor` is what the page before says.
    Cursor,
    /// `after` is the identifier of the last item so far.
    After,
    /// `before` is an instant, and items come newest first.
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
    /// Whether the server says where the next page begins, in words of its own.
    #[inline]
    pub(crate) fn is_by_token(self) -> bool {
        matches!(self, Self::Token | Self::Cursor)
    }

    /// The parameter that says where a page begins.
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
