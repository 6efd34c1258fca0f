//! Lists that come in pages, and the streams over them.
//!
//! This wing leads from page to page. The request for one page is a request like any other. It uses
//! [`requests`](crate::requests) and everything below; `testing` and `blocking` use it.
//!
//! A page type declares its items and its hints to the next page (`page!`), and an operation its style of paging (`paged!`).
//! The way from page to page is implemented in `walk`, once and not generic over the type.
//!
//! Nearly all functions here are `#[inline]` or generic, so that paging is only compiled in programs that use it:
//! PERFORMANCE.md, "What is inlined".
//!
//! | room | content |
//! |---|---|
//! | `paging` | the styles of paging |
//! | `page` | what paging needs to know about a page |
//! | `outline` | what is kept of a page to find the next one |
//! | `position` | a place in a list, which can be stored |
//! | `link` | reading the link to the next page |
//! | `walk` | the way from page to page |
//! | `ahead` | pages that are fetched in advance |
//! | `pages` | the stream of pages |
//! | `items` | the stream of items |

mod ahead;
#[macro_use]
pub(crate) mod items;
mod link;
mod outline;
#[macro_use]
pub(crate) mod page;
pub(crate) mod pages;
pub(crate) mod paging;
pub(crate) mod position;
mod walk;

#[cfg(test)]
mod tests;
