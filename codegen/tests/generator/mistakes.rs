//! Mistakes that people make while they curate a group, each planted in a spec that follows all rules (`mistakes/*.json`).
//!
//! `mistakes/answers.txt` shows the answer to each: the number of problems, the first one, and its help.
//! `UPDATE_EXPECT=1 cargo test -p codegen` rewrites it. The catalogue in `problems` shows full reports of tiny specs. Here,
//! the mistakes are made in realistic files.

mod bodies;
mod documents;
mod examples;
mod files;
mod harmless;
mod lists;
mod operations;
mod parameters;
mod references;
mod schemas;
mod syntax;
mod values;
mod words;

use codegen::{Failure, Output, Rules, generate};

use crate::mutants;
use crate::support::MANIFEST;
use files::Files;

/// A short description of a mistake, and a function that makes it.
type Row = (&'static str, fn(&mut Files));

/// Is shown as the answer if there is none.
const SILENCE: &str = "nothing was found wrong";

#[test]
fn the_spec_without_a_mistake_keeps_all_rules() {
    let files = Files::new();
    match generate(&files.sources(), MANIFEST, Rules::House) {
        Ok(output) => assert_eq!(output.reformed, []),
        Err(Failure::Spec(problems)) => panic!("{}", problems.render(codegen::Color::None)),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn each_mistake_is_answered() {
    let chapters = [
        ("JSON", syntax::ROWS),
        ("Documents and groups", documents::ROWS),
        ("References", references::ROWS),
        ("Schemas", schemas::ROWS),
        ("Descriptions and names", words::ROWS),
        ("Values and unions", values::ROWS),
        ("Examples", examples::ROWS),
        ("Operations", operations::ROWS),
        ("Bodies and responses", bodies::ROWS),
        ("Parameters", parameters::ROWS),
        ("Lists and filters", lists::ROWS),
    ];
    let mut answers = String::new();
    for (title, rows) in chapters {
        answers.extend([title, "\n", &"=".repeat(title.len()), "\n"]);
        for (name, plant) in rows {
            answers.extend(["\n", name, "\n", &answer(name, *plant)]);
        }
        answers.push('\n');
    }
    expect_test::expect_file!["mistakes/answers.txt"].assert_eq(&answers);
    assert!(!answers.contains(SILENCE), "a mistake passes");
}

/// Returns the first problem and the number of others. `elsewhere` means that the problem is not reported where the files
/// were changed.
#[track_caller]
fn answer(name: &str, plant: fn(&mut Files)) -> String {
    let (files, sources) = planted(name, plant);
    let problems = match generate(&sources, MANIFEST, Rules::House) {
        Err(Failure::Spec(problems)) => problems,
        Ok(_) => return format!("    {SILENCE}\n"),
        Err(other) => panic!("{name}: {other:?}"),
    };
    let count = problems.iter().count();
    let first = problems.iter().next().expect("there is one");
    let (line, _) = first.line_column(&sources);
    let file = &first.place().file;
    let aside = if files.is_changed(file, line) {
        ""
    } else {
        "elsewhere: "
    };
    let more = if count > 1 {
        format!(" (and {} more)", count - 1)
    } else {
        String::new()
    };
    let (message, help) = (first.message(), first.help());
    format!("    {aside}{file}:{line}: {message}{more}\n    {help}\n")
}

/// A change that is not a mistake makes the same client or a different one, as its row says.
#[test]
fn what_is_harmless_is_taken() {
    let right = output("nothing", |_| ());
    let client = code(&right);
    for (name, is_same, plant) in harmless::ROWS {
        let output = output(name, *plant);
        let is_like = code(&output) == client;
        assert_eq!(is_like, *is_same == harmless::Client::Same, "{name}");
        if let Some(folder) = mutants::folder().filter(|_| !is_like) {
            let name = name.replace(|sign: char| !sign.is_alphanumeric(), "-");
            mutants::write(&folder, &name, &output);
        }
    }
}

#[track_caller]
fn output(name: &str, plant: fn(&mut Files)) -> Output {
    let mut files = Files::new();
    plant(&mut files);
    match generate(&files.sources(), MANIFEST, Rules::House) {
        Ok(output) => output,
        Err(Failure::Spec(problems)) => {
            panic!("{name}: {}", problems.render(codegen::Color::None))
        }
        Err(other) => panic!("{name}: {other:?}"),
    }
}

/// Returns the generated code without comments and examples.
fn code(output: &Output) -> Vec<&str> {
    let files = output.files.iter();
    let files = files.filter(|(path, _)| !path.ends_with("documented.json"));
    let lines = files.flat_map(|(_, text)| text.lines());
    lines
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect()
}

fn planted(name: &str, plant: fn(&mut Files)) -> (Files, codegen::Sources) {
    let mut files = Files::new();
    plant(&mut files);
    assert!(files.has_changes(), "{name}: nothing was changed");
    let sources = files.sources();
    (files, sources)
}
