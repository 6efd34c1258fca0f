//! What can be given: each line is one that a user writes, and has to compile without a type beside it.

use super::{IntoOption, OneOrMany};
use crate::values::secret::Secret;
use std::{borrow::Cow, collections::BTreeSet};

fn text<K>(value: impl IntoOption<String, K>) -> Option<String> {
    value.into_option()
}

fn list<K>(values: impl OneOrMany<String, K>) -> Option<Vec<String>> {
    values.into_list()
}

#[test]
fn a_value_will_do_where_there_may_be_one() {
    let owned = "a".to_owned();
    let read = Some(owned.clone());
    let given = [
        text("a"),
        text(&owned),
        text(owned.clone()),
        text('a'),
        text(Cow::Borrowed("a")),
        text(read.as_deref()),
        text(read.clone()),
        text(read),
    ];
    for given in given {
        assert_eq!(given.as_deref(), Some("a"));
    }
    assert_eq!(text(None::<&str>), None);
    let secret = IntoOption::<Secret, _>::into_option(Some("s")).unwrap();
    assert_eq!(secret.expose(), "s");
}

#[test]
fn a_function_of_a_users_own_can_pass_on_what_it_takes() {
    fn pass_on(value: impl Into<String>, values: impl IntoIterator<Item = String>) -> usize {
        text(value).map_or(0, |text| text.len()) + list(values).map_or(0, |list| list.len())
    }
    assert_eq!(pass_on("abc", ["d".to_owned()]), 4);
}

#[test]
fn one_value_is_a_list_of_one() {
    let owned = "a".to_owned();
    for given in [
        list("a"),
        list(&owned),
        list(owned.clone()),
        list(Some("a")),
    ] {
        assert_eq!(given, Some(vec![owned.clone()]));
    }
}

#[test]
fn whatever_has_values_is_a_list_of_them() {
    let expected = Some(vec!["a".to_owned(), "b".to_owned()]);
    let owned = expected.clone().unwrap();
    let given = [
        list(["a", "b"]),
        list(["a", "b"].iter().copied()),
        list(vec!["a", "b"]),
        list(&owned),
        list(&owned[..]),
        list(owned.iter()),
        list(BTreeSet::from(["b", "a"])),
        list(owned.clone()),
        list(Some(["a", "b"])),
        list(Some(&owned)),
        list(Some(owned)),
    ];
    for given in given {
        assert_eq!(given, expected);
    }
}

#[test]
fn no_list_is_not_an_empty_one() {
    assert_eq!(list(None::<Vec<String>>), None);
    assert_eq!(list([""; 0]), Some(Vec::new()));
}
