//! The streams over real HTTP on loopback. What was given out is compared with what the server has.

mod ahead;
mod cursors;
mod ends;
mod inside;
mod offset;
mod posted;
mod resume;
mod window;

use crate::{
    error::Error,
    lists::{items::Items, page::Page, pages::Pages},
    test_api::{Item, List},
};

/// The identifiers of all items, up to the end or the first error. A list that does not end fails, and does not hang.
async fn ids<P: Page<Item = Item>>(mut items: Items<P>) -> Result<Vec<String>, Error> {
    let mut ids = Vec::new();
    while let Some(item) = items.next().await {
        ids.push(item?.id);
        assert!(ids.len() < 1000, "the list does not end");
    }
    assert!(items.next().await.is_none(), "the end stays the end");
    Ok(ids)
}

/// The sizes of all pages.
async fn sizes(mut pages: Pages<List>) -> Result<Vec<usize>, Error> {
    let mut sizes = Vec::new();
    while let Some(page) = pages.next().await {
        sizes.push(page?.items.len());
    }
    Ok(sizes)
}

fn names(items: &[Item]) -> Vec<String> {
    items.iter().map(|item| item.id.clone()).collect()
}
