//! Lists that come in pages, and the streams over them.
//!
//! This wing finds the way from page to page. The request for one page is a request like any other. It uses
//! [`requests`](crate::requests) and everything below; only `blocking` uses it.
//!
//! A page type says where its items and its hints to the next page are (`page!`), an operation which style of paging it has
//! (`paged!`). How one gets from page to page is decided in `walk`, once and not generic over the type.
//!
//! Nearly all functions here are `#[inline]` or generic, so that paging is compiled in the programs that page, and in no
//! other. It would be a tenth of the library.
//!
//! | room | what it holds |
//! |---|---|
//! | `paging` | the styles of paging |
//! | `page` | what is to be known of a page |
//! | `position` | a place between two pages, to keep |
//! | `link` | what is read from the link to the next page |
//! | `walk` | the way from page to page |
//! | `ahead` | pages that are fetched before they are asked for |
//! | `pages` | the stream of pages |
//! | `items` | the stream of items |

mod ahead;
#[macro_use]
pub(crate) mod items;
mod link;
#[macro_use]
pub(crate) mod page;
pub(crate) mod pages;
pub(crate) mod paging;
pub(crate) mod position;
mod walk;

#[cfg(test)]
mod tests;
