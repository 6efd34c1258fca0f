//! The cookbook as a whole: nothing of it is left out.

use std::{collections::BTreeSet, fs, path::Path};

use crate::program::examples;

/// A load test, which has a server of its own.
const NO_RECIPE: &str = "soak";

#[test]
fn each_recipe_is_run_and_listed() {
    let here = fs::read_to_string(tests().join("main.rs")).unwrap();
    let readme = fs::read_to_string(tests().join("../../README.md")).unwrap();
    let recipes = recipes();
    assert!(recipes.contains("turn_flag_on"), "{recipes:?}");
    for recipe in recipes {
        assert!(
            here.contains(&format!("mod {recipe};")),
            "no test runs {recipe}"
        );
        let file = format!("examples/{recipe}.rs");
        assert!(readme.contains(&file), "README.md does not list {recipe}");
    }
}

/// About the tests of apps: they ask no one.
const TESTING: [&str; 2] = ["flag_admin", "stand_in"];

/// A recipe is a page that a user can copy.
#[test]
fn each_recipe_stands_alone() {
    for recipe in recipes()
        .iter()
        .filter(|recipe| !TESTING.contains(&recipe.as_str()))
    {
        let text = fs::read_to_string(examples().join(format!("{recipe}.rs"))).unwrap();
        assert!(
            text.contains("from_env()?"),
            "{recipe} asks another than LaunchDarkly"
        );
        assert!(!text.contains("\nmod "), "{recipe} is more than a file");
        let lines = text.lines().count();
        assert!(lines <= 100, "{recipe} has {lines} lines, which is no page");
    }
}

fn recipes() -> BTreeSet<String> {
    let files = fs::read_dir(examples())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let programs = files.filter(|path| path.extension().is_some_and(|it| it == "rs"));
    let name = |path: std::path::PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
    programs
        .map(name)
        .filter(|name| name != NO_RECIPE)
        .collect()
}

fn tests() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/recipes"))
}
