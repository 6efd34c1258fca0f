//! `x-pagination`: how a list is paged.

use schemars::JsonSchema;
use serde::Deserialize;

/// The way from one page of a list to the next.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Pagination {
    /// The parameter that leads to the next page.
    pub style: PageStyle,
    /// The property of the response that holds the list.
    pub items: String,
    /// The property of an item that identifies it. For `before-after` and `time-window`.
    pub id: Option<String>,
    /// The property of an item with its time. For `time-window`.
    pub time: Option<String>,
    /// The property of the response with the cursor of the next page; `page.nextCursor` if it is inside another one. For `cursor`.
    pub token: Option<String>,
}

/// The parameter that leads to the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum PageStyle {
    /// `offset`: the number of items to skip.
    Offset,
    /// `continuationToken`: a token from the previous page.
    ContinuationToken,
    /// `cursor`: a cursor from the previous page, from the property that `token` names.
    Cursor,
    /// `after`: the identifier of the last item.
    BeforeAfter,
    /// `before`: the time of the last item.
    TimeWindow,
}
