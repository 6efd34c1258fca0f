//! A scratch copy of the workspace in which the commands are run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use expect_test::Expect;
use tempfile::TempDir;

/// A copy of what the commands read and write, in its own folder.
pub struct Scratch(TempDir);

impl Scratch {
    pub fn new() -> Self {
        let scratch = Self(TempDir::new().expect("a temporary folder"));
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        fs::write(scratch.path("Cargo.toml"), "[workspace]\n").expect("a manifest");
        for folder in ["spec", codegen::GENERATED, codegen::TABLES] {
            copy(&workspace.join(folder), &scratch.path(folder));
        }
        for file in [codegen::MANIFEST, codegen::README] {
            fs::copy(workspace.join(file), scratch.path(file)).expect("a file can be copied");
        }
        scratch
    }

    /// A path inside.
    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Replaces the first occurrence of a text in a file.
    #[track_caller]
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no `{from}`");
        fs::write(self.path(path), text.replacen(from, to, 1)).expect("the file can be written");
    }

    /// Runs the command.
    pub fn run(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        Run(command
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .expect("xtask starts"))
    }
}

/// How a command ended.
pub struct Run(pub Output);

impl Run {
    /// What it printed, and how it ended.
    #[track_caller]
    pub fn check(&self, code: i32, stdout: &Expect, stderr: &Expect) {
        stdout.assert_eq(&stable(&self.0.stdout));
        stderr.assert_eq(&stable(&self.0.stderr));
        assert_eq!(self.0.status.code(), Some(code));
    }

    /// Whether it ended well.
    pub fn is_success(&self) -> bool {
        self.0.status.success()
    }
}

/// What was printed, without what changes with every edit of the spec: counts, and the line numbers of a diff. An empty
/// line of a diff loses its one blank, which snapshots cannot hold.
pub fn stable(printed: &[u8]) -> String {
    let text = String::from_utf8_lossy(printed);
    let lines = text.lines().map(|line| match line {
        " " => String::new(),
        line if line.starts_with("@@") => "@@".to_owned(),
        line if line.starts_with("spec: ") => line.replace(|sign: char| sign.is_ascii_digit(), ""),
        line => line.to_owned(),
    });
    lines.map(|line| line + "\n").collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a file can be copied");
        }
    }
}
