//! The files of `spec/` that only the commands of this crate read: the generator does not notice if one is broken.

use std::fs;
use std::path::Path;

use codegen::{SURVEY, UPSTREAM};
use evidence::survey::Survey;
use evidence::upstream::Pin;

/// They are what the commands wrote, without the marks of a merge and without edits by hand.
#[test]
fn what_is_committed_reads_back_as_it_was_written() {
    let pin = text(UPSTREAM).expect("a document has been accepted");
    let read = Pin::read(&pin).unwrap_or_else(|error| panic!("{UPSTREAM}: {error}"));
    assert!(read.text() == pin, "{UPSTREAM} was edited by hand");
    // Nobody may have posted a report yet.
    let Some(survey) = text(SURVEY) else { return };
    let read = Survey::read(&survey).unwrap_or_else(|error| panic!("{SURVEY}: {error}"));
    assert!(read.json() == survey, "{SURVEY} was edited by hand");
}

fn text(path: &str) -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path = root.join(path);
    path.exists().then(|| {
        let text = fs::read_to_string(&path);
        text.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    })
}
