//! The documented examples of types. This needs all groups, since the only example of a type may be in another group.

use super::judge::{Formats, Judge};
use super::spec::Spec;
use super::types;

#[test]
fn every_type_has_an_example_that_fits_its_schema() {
    let spec = Spec::read();
    let judge = Judge::new(spec);
    for check in types::all().values() {
        let example = (check.example)();
        let schema = judge.of(check.file, check.pointer, Formats::Checked);
        let place = format!("{}#{}", check.file, check.pointer);
        assert_eq!(schema.check(&example), Ok(()), "{place}: {example}");
    }
}
