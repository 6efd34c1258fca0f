//! `cargo xtask codegen` where there are links: what they lead to belongs to whoever made them.

use std::fs;
use std::os::unix::fs::symlink;

use crate::is_mended;
use crate::support::{Scratch, stable};

/// Whatever it leads to: a folder or a file elsewhere, or nothing.
#[test]
fn a_link_goes_and_what_it_leads_to_stays() {
    let scratch = Scratch::new();
    fs::create_dir(scratch.path("mine")).expect("a folder can be made");
    fs::write(scratch.path("mine/precious.txt"), "precious").expect("a file can be written");
    for (target, link) in [("mine", "a"), ("mine/precious.txt", "b"), ("nowhere", "c")] {
        let link = scratch.path(&format!("generated-client/src/generated/{link}"));
        symlink(scratch.path(target), link).expect("a link can be made");
    }
    is_mended(&scratch);
    assert_eq!(scratch.read("mine/precious.txt"), "precious");
    for link in ["a", "b", "c"] {
        let link = scratch.path(&format!("generated-client/src/generated/{link}"));
        assert!(link.symlink_metadata().is_err());
    }
}

/// Someone keeps a document elsewhere: it gets the form of the house there.
#[test]
fn a_document_that_is_a_link_stays_one() {
    let scratch = Scratch::new();
    let (document, kept) = (scratch.path("spec/environments.json"), scratch.path("kept"));
    fs::rename(&document, &kept).expect("a file can be moved");
    symlink(&kept, &document).expect("a link can be made");
    let before = scratch.read("kept");
    scratch.edit("kept", "\"openapi\": ", "\"openapi\" :");
    is_mended(&scratch);
    assert!(document.is_symlink());
    assert_eq!(scratch.read("kept"), before);
}

/// So does what a draft is written into, and what keeps the accepted differences and the surveys.
#[test]
fn what_other_commands_write_goes_through_links() {
    let scratch = Scratch::new();
    let document = "openapi: 3.0.3\npaths: {/tags/all: {delete: {operationId: deleteTag, responses: {204: {}}}}}\n";
    fs::write(scratch.path("official.yaml"), document).expect("a file can be written");
    assert!(scratch.run(&["bundle", "bundle.json"]).is_success());
    fs::write(scratch.path("spec/upstream.json"), "{}").expect("a file can be written");
    for file in ["tags", "upstream"] {
        let (link, kept) = (format!("spec/{file}.json"), scratch.path(file));
        fs::rename(scratch.path(&link), &kept).expect("a file can be moved");
        symlink(&kept, scratch.path(&link)).expect("a link can be made");
    }
    scratch.run(&["upstream", "bundle.json", "--accept"]);
    let call = "upstream official.yaml --draft deleteTag --group tags";
    let run = scratch.run(&call.split(' ').collect::<Vec<_>>());
    assert!(run.is_success(), "{}", stable(&run.0.stderr));
    for (file, written) in [("tags", "deleteTag"), ("upstream", "operations")] {
        let link = scratch.path(&format!("spec/{file}.json"));
        assert!(link.is_symlink(), "{file}");
        assert!(scratch.read(file).contains(written), "{file}");
    }
}
