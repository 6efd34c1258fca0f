//! What counts as a change.

use std::fs;

use tempfile::TempDir;

use super::*;

/// A workspace in git, with a file.
fn workspace() -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a temporary folder");
    let root = folder.path().to_owned();
    let mut init = Command::new("git");
    init.args(["init", "--quiet"]).arg(&root);
    assert!(init.status().expect("git").success());
    write(&root, ".gitignore", "/target\n");
    write(&root, "a.rs", "one");
    (folder, root)
}

fn write(root: &Path, name: &str, text: &str) {
    fs::write(root.join(name), text).expect("a file can be written");
}

fn has_passed(root: &Path, step: &str) -> bool {
    Passed::open(root.to_owned(), false).has(step)
}

#[test]
fn what_has_passed_has_to_be_run_again_after_a_change() {
    let (_folder, root) = workspace();
    assert!(!has_passed(&root, "tests"));
    let note = || Passed::open(root.clone(), false).note("tests");
    note().expect("it can be noted");
    assert!(has_passed(&root, "tests") && !has_passed(&root, "lints"));

    for (name, text) in [("a.rs", "two"), ("new.rs", "one")] {
        note().expect("it can be noted");
        write(&root, name, text);
        assert!(!has_passed(&root, "tests"), "{name}");
    }
    note().expect("it can be noted");
    fs::remove_file(root.join("a.rs")).expect("it is there");
    assert!(!has_passed(&root, "tests"));
}

#[test]
fn a_change_during_the_run_is_not_taken_for_tested() {
    let (_folder, root) = workspace();
    let passed = Passed::open(root.clone(), false);
    write(&root, "a.rs", "two");
    passed.note("tests").expect("nothing is noted");
    assert!(!has_passed(&root, "tests"));
}

#[test]
fn everything_runs_in_ci_and_without_git() {
    let (_folder, root) = workspace();
    let passed = Passed::open(root.clone(), false);
    passed.note("tests").expect("it can be noted");
    assert!(!Passed::open(root.clone(), true).has("tests"));
    fs::remove_dir_all(root.join(".git")).expect("it is there");
    assert!(!has_passed(&root, "tests"));
}
