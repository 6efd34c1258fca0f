//! Turns the OpenAPI documents in `spec/` into the source of the crate `launchdarkly-api`.
//!
//! One direction, one type per stage; each stage reads only the type before it:
//!
//! | stage | from | to | module |
//! |---|---|---|---|
//! | load | [`Sources`] | [`Spec`](load::Spec) | [`load`] |
//! | lower | `Spec` | [`Api`]: every decision, every Rust name | [`lower`] |
//! | emit | `Api` | tokens of each file | [`emit`] |
//! | render | tokens | [`Files`] | [`render`] |
//! | compare | `Files`, what is on disk | [`Change`]s | [`mod@compare`] |
//!
//! In addition, some modules only use the `Spec`: [`mod@house`] checks how well it documents the API, [`mod@bundle`] merges
//! all documents into one, and `documented` writes the documents that the client's stand-in uses. The crate `evidence`
//! compares the spec with official documents and real responses.
//!
//! [`Coverage`] is the table of groups in the client's README.
//!
//! [`mod@surface`] compares two `Api`s, and reports what the difference means for apps.
//!
//! The library is pure: it prints nothing, and uses no clock, environment or file system. Mistakes in the spec are
//! collected over all stages and returned as [`Problems`], which name file, line and column.

#![warn(clippy::print_stderr, clippy::print_stdout)]

mod allocator;
pub mod api;
pub mod bundle;
pub mod compare;
pub mod coverage;
mod documented;
pub mod emit;
pub mod files;
pub mod house;
pub mod load;
pub mod lower;
pub mod manifest;
pub mod naming;
pub mod parallel;
pub mod problem;
pub mod prose;
pub mod render;
pub mod source;
pub mod spec;
pub mod suggest;
pub mod surface;

pub use api::Api;
pub use bundle::bundle;
pub use compare::{Change, compare};
pub use coverage::Coverage;
pub use files::{
    Files, GENERATED, MANIFEST, README, SCHEMA, SURVEY, TABLES, UPSTREAM, is_document,
};
pub use problem::{Color, Problem, Problems};
pub use source::Sources;
pub use surface::{ApiChange, Impact, Surface, api_changes};

/// The result of a generator run.
#[derive(Debug)]
pub struct Output {
    /// All generated files, including the manifest.
    pub files: Files,
    /// The size of the spec.
    pub summary: Summary,
    /// The Cargo features of the groups.
    pub features: Vec<String>,
    /// The table of groups for the client's README.
    pub coverage: Coverage,
    /// The client that is implemented by the files.
    pub api: Api,
    /// The spec files that are not in the house form, with their texts in that form. Only if requested.
    pub reformed: Vec<(String, String)>,
}

/// The size of a spec.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// API groups.
    pub groups: usize,
    /// Operations of all groups.
    pub operations: usize,
    /// Types of all groups and the shared ones.
    pub types: usize,
}

/// The reasons why there is no output.
#[derive(Debug)]
pub enum Failure {
    /// The spec has mistakes.
    Spec(Problems),
    /// The client's manifest cannot hold the feature table, for this reason.
    Manifest(String),
    /// The generator produced invalid Rust, which the message contains. A bug of this crate.
    Generator(String),
}

/// The rules that a spec is checked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rules {
    /// Everything that the client needs must be present and valid.
    Client,
    /// In addition, the spec must document the API well: [`mod@house`].
    House,
}

/// Generates the client from the spec; `manifest` is the text of [`MANIFEST`].
///
/// # Errors
///
/// [`Failure::Spec`] with all mistakes in the spec; [`Failure::Manifest`] if the manifest has no features.
pub fn generate(sources: &Sources, manifest: &str, rules: Rules) -> Result<Output, Failure> {
    let mut problems = Vec::new();
    let spec = load::load(sources, &mut problems);
    let api = lower::lower(&spec, &mut problems);
    if problems.is_empty() && rules == Rules::House {
        problems = house::check(&spec);
    }
    if !problems.is_empty() {
        return Err(Failure::Spec(Problems::new(problems, sources)));
    }
    let mut files = Files::default();
    for unit in parallel::map(&emit::units(&api), |unit| files_of(*unit)) {
        for (path, text) in unit.map_err(Failure::Generator)? {
            files.insert(path, text);
        }
    }
    for (path, text) in documented::files(&spec) {
        files.insert(path, text);
    }
    files.insert(
        MANIFEST,
        manifest::with_features(manifest, &api.groups).map_err(Failure::Manifest)?,
    );
    files.insert(SCHEMA, format!("{:#}\n", spec::json_schema()));
    let features = api
        .groups
        .iter()
        .map(|group| group.feature.clone())
        .collect();
    Ok(Output {
        files,
        summary: Summary::of(&api),
        features,
        coverage: Coverage::of(&api),
        api,
        reformed: match rules {
            Rules::Client => Vec::new(),
            Rules::House => house::reformed(sources),
        },
    })
}

/// Returns the public API of the client for an older spec. Rules may be newer than that spec, so its mistakes are
/// ignored.
///
/// # Errors
///
/// The mistakes that keep a part of the spec from being read, since that part would be missing.
pub fn old_surface(sources: &Sources) -> Result<Surface, Problems> {
    let mut problems = Vec::new();
    let spec = load::load(sources, &mut problems);
    if !spec.withheld.is_empty() || spec.documents.len() < spec.values.len() {
        return Err(Problems::new(problems, sources));
    }
    Ok(Surface::of(&lower::client(&spec)))
}

/// Returns the files of a unit: paths from the workspace's root, and texts.
fn files_of(unit: emit::Unit<'_>) -> Result<Vec<(String, String)>, String> {
    let mut files = Vec::new();
    unit.emit(&mut |source| {
        let text = render::render(&source.origin, &source.tokens)?;
        files.push((source.path, text));
        Ok(())
    })?;
    Ok(files)
}

impl Summary {
    fn of(api: &Api) -> Self {
        Self {
            groups: api.groups.len(),
            operations: api.groups.iter().map(|group| group.operations.len()).sum(),
            types: api.modules().map(|module| module.types.len()).sum(),
        }
    }
}
