//! `x-pagination`: how a list is paged through.

use schemars::JsonSchema;
use serde::Deserialize;

/// The way from one page of a list to the next.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Pagination {
    /// What the next page is asked for by.
    pub style: PageStyle,
    /// The property of the response that holds the list.
    pub items: String,
    /// The property of an item that identifies it. For `before-after` and `time-window`.
    pub id: Option<String>,
    /// The property of an item that says when it was. For `time-window`.
    pub time: Option<String>,
}

/// What the next page is asked for by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum PageStyle {
    /// `offset`: how many items to pass over.
    Offset,
    /// `continuationToken`: what the page before said.
    ContinuationToken,
    /// `after`: the identifier of the last item.
    BeforeAfter,
    /// `before`: the time of the last item.
    TimeWindow,
}
