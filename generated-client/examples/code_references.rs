//! Reports where the flags of a project occur in a repository, as a step of CI.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example code_references my-project cafe-app main "$(git rev-parse HEAD)" src
//! ```

use std::{fs, io, path::Path};

use launchdarkly_api::{
    Client, UnixMillis,
    code_references::{BranchPut, Hunk, Reference, RepositoryPost},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [project, repository, branch, commit, folder] = arguments.as_slice() else {
        return Err("usage: code_references PROJECT REPOSITORY BRANCH COMMIT FOLDER".into());
    };

    let mut keys = Vec::new();
    let mut flags = client.feature_flags().get_feature_flags(project).items();
    while let Some(flag) = flags.next().await {
        keys.push(flag?.key);
    }
    let references = search(Path::new(folder), project, &keys)?;
    let files = references.len();

    let api = client.code_references();
    match api.post_repository(&RepositoryPost::new(repository)).await {
        Err(error) if !error.is_conflict() => return Err(error.into()),
        _ => {} // The repository is known, now or since an earlier run.
    }
    let found = BranchPut::new(branch, commit, UnixMillis::now()).references(references);
    api.put_branch(repository, branch, &found).await?;
    println!("reported {files} files of {repository} that mention flags");
    Ok(())
}

/// Looks for flags in all files of a folder, and of those in it.
fn search(folder: &Path, project: &str, keys: &[String]) -> io::Result<Vec<Reference>> {
    let mut references = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            references.extend(search(&path, project, keys)?);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let lines = (1..).zip(text.lines());
            let hunks = lines.flat_map(|(number, line)| {
                let keys = keys.iter().filter(move |key| mentions(line, key));
                keys.map(move |key| {
                    Hunk::new(number)
                        .lines(line)
                        .proj_key(project)
                        .flag_key(key)
                })
            });
            let hunks: Vec<Hunk> = hunks.collect();
            if !hunks.is_empty() {
                references.push(Reference::new(path.to_string_lossy(), hunks));
            }
        } // Whatever is no text mentions no flag.
    }
    Ok(references)
}

fn mentions(line: &str, key: &str) -> bool {
    ['"', '\'', '`']
        .iter()
        .any(|quote| line.contains(&format!("{quote}{key}{quote}")))
}
