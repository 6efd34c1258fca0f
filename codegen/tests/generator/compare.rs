//! The comparison of generated files with those on disk.

use codegen::{Change, Files, compare};

#[test]
fn each_kind_of_change_is_found_and_sorted_by_path() {
    let mut generated = Files::default();
    for path in ["a.rs", "b.rs", "c.rs"] {
        generated.insert(path, "new".to_owned());
    }
    let on_disk = [("b.rs", "old"), ("c.rs", "new"), ("0.rs", "left over")];
    let on_disk = on_disk
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .into();
    let (path, old, new) = ("b.rs".to_owned(), "old".to_owned(), "new".to_owned());
    let expected = [
        Change::Orphaned {
            path: "0.rs".to_owned(),
        },
        Change::Missing {
            path: "a.rs".to_owned(),
            new: new.clone(),
        },
        Change::Stale { path, old, new },
    ];
    assert_eq!(compare(&generated, &on_disk), expected);
}
