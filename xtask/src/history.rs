//! What git knows: the spec in a commit, and the files of the workspace.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use codegen::{Sources, is_document};

/// The default commit to compare with.
pub(crate) const LAST: &str = "HEAD";

/// Checks that there is a commit of this name.
pub(crate) fn find(root: &Path, name: &str) -> Result<(), String> {
    git(root, &["rev-parse", "--git-dir"], "").map_err(|reason| {
        let help = "`--since` needs git, and a clone of the repository; `codegen` alone does not";
        format!("there are no commits to compare with: {reason}\n help: {help}")
    })?;
    let commit = format!("{name}^{{commit}}");
    let found = git(root, &["rev-parse", "--verify", &commit], "");
    found.map(drop).map_err(|reason| {
        let help = "name a branch, a tag or a commit of this repository; a shallow clone has to fetch it first";
        format!("`{name}` is not a commit: {reason}\n help: {help}")
    })
}

/// Returns the spec files of a commit.
pub(crate) fn sources(root: &Path, commit: &str) -> Result<Sources, String> {
    let list = git(root, &["ls-tree", "--name-only", commit, "spec/"], "")?;
    let list = String::from_utf8_lossy(&list);
    let is_spec = |path: &&str| is_document(path.trim_start_matches("spec/"));
    let paths: Vec<_> = list.lines().filter(is_spec).collect();
    let names = paths.iter().map(|path| format!("{commit}:{path}\n"));
    let texts = git(root, &["cat-file", "--batch"], &names.collect::<String>())?;
    let names = paths.iter().map(|path| path.trim_start_matches("spec/"));
    let texts = texts_of(&texts).ok_or("git returned output that cannot be understood")?;
    Ok(names.zip(texts).collect())
}

/// Returns whether the spec files on disk are those of a commit.
pub(crate) fn is_as_in(root: &Path, commit: &str) -> Result<bool, String> {
    const SPEC: &str = "spec/*.json";
    let new = ["ls-files", "--others", "--exclude-standard", "--", SPEC];
    let changed = ["diff", "--name-only", commit, "--", SPEC];
    let names = [git(root, &new, "")?, git(root, &changed, "")?].concat();
    let names = String::from_utf8_lossy(&names);
    let is_spec = |path: &str| is_document(path.trim_start_matches("spec/"));
    Ok(!names.lines().any(is_spec))
}

/// Returns the files of the workspace on disk that git does not ignore, each with the hash of its content.
pub(crate) fn files(root: &Path) -> Result<Vec<(String, String)>, String> {
    let list = "ls-files -z --cached --others --exclude-standard";
    let list: Vec<_> = list.split(' ').collect();
    let names = git(root, &list, "")?;
    let names = String::from_utf8_lossy(&names);
    // One that is deleted is still in the index.
    let is_there = |name: &&str| root.join(name).is_file();
    let names: Vec<_> = names.split_terminator('\0').filter(is_there).collect();
    let input = names.join("\n");
    let hashes = git(
        root,
        &["hash-object", "--no-filters", "--stdin-paths"],
        &input,
    )?;
    let hashes = String::from_utf8_lossy(&hashes);
    let files = names.into_iter().zip(hashes.lines());
    Ok(files
        .map(|(name, hash)| (name.to_owned(), hash.to_owned()))
        .collect())
}

/// Splits the output of `git cat-file --batch`: each content follows a line that ends with its length, and is followed by a
/// line break.
fn texts_of(mut answer: &[u8]) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    while !answer.is_empty() {
        let end = answer.iter().position(|byte| *byte == b'\n')?;
        let (head, rest) = (&answer[..end], answer.get(end + 1..)?);
        let length = String::from_utf8_lossy(head);
        let length: usize = length.rsplit(' ').next()?.parse().ok()?;
        texts.push(String::from_utf8_lossy(rest.get(..length)?).into_owned());
        answer = rest.get(length + 1..)?;
    }
    Some(texts)
}

/// Returns the output of git for `input`.
fn git(root: &Path, arguments: &[&str], input: &str) -> Result<Vec<u8>, String> {
    let failed = |error: std::io::Error| format!("git: {error}");
    let mut child = Command::new("git")
        .args(arguments)
        .current_dir(root)
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let stdin = child.stdin.take();
    // At the same time, since git may stop reading while nobody reads what it writes.
    let output = std::thread::scope(|scope| {
        // The handle is closed at the end. If git ends early, its status tells.
        scope.spawn(|| stdin.map(|mut stdin| stdin.write_all(input.as_bytes())));
        child.wait_with_output()
    });
    let output = output.map_err(failed)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let reason = String::from_utf8_lossy(&output.stderr);
    Err(reason.lines().next().unwrap_or("git failed").to_owned())
}

#[cfg(test)]
mod tests {
    use super::texts_of;

    #[test]
    fn texts_are_cut_by_their_lengths() {
        let answer = b"0a blob 4\na\nb\n\n0b blob 0\n\n";
        let texts = texts_of(answer).expect("it is whole");
        assert_eq!(texts, ["a\nb\n", ""]);
        assert_eq!(texts_of(b"HEAD:spec/gone.json missing\n"), None);
        assert_eq!(texts_of(b"0a blob 9\na\n"), None);
    }
}
