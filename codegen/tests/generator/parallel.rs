//! Work on all cores.

use codegen::parallel::map;

#[test]
fn results_stand_in_the_order_of_the_items() {
    let items: Vec<u64> = (0..1_000).collect();
    let doubled: Vec<u64> = items.iter().map(|item| item * 2).collect();
    assert_eq!(map(&items, |item| item * 2), doubled);
    assert_eq!(map(&[], |item: &u64| *item), [0; 0]);
}
