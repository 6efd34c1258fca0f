//! `cargo xtask codegen` where there are links: what they lead to belongs to whoever made them.

use std::fs;
use std::os::unix::fs::symlink;

use crate::is_mended;
use crate::support::Scratch;

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
