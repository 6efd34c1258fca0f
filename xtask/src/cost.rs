//! `cargo xtask cost [NAME…]`: the cost of the client, in CPU seconds to compile it, and in bytes of an app.
//!
//! A figure above its target is marked, but is not a failure: it depends on the machine, and on what else runs there.

mod app;
mod builds;
mod table;

use std::path::Path;

use crate::tree::workspace_root;
use crate::{Outcome, codegen, report};

use builds::{Builds, Profile};
use table::{Figure, Row};

/// The feature of the client for all groups.
const FULL: &str = "full";
/// The app that calls some operations, which is measured instead of the client.
const APP: &str = "app";
/// The default measurements: everything, a small group, a large one, and an app. A group that is not in the spec is left
/// out.
const USUAL: [&str; 4] = [FULL, "environments", "feature-flags", APP];

/// The targets: name, profile, seconds.
const TARGETS: [(&str, Profile, f64); 4] = [
    (FULL, Profile::Check, 7.0),
    (FULL, Profile::Release, 12.0),
    ("environments", Profile::Check, 1.0),
    (APP, Profile::Release, 5.0),
];
/// The target for each operation of an app after the first one, in bytes.
const OPERATION_TARGET: u64 = 40_000;

/// Measures what is named, or the default.
pub(crate) fn run(names: &[&str]) -> Result<Outcome, String> {
    let groups = codegen::features()?;
    if groups.is_empty() {
        return Ok(Outcome::Failure);
    }
    let is_known = |name: &&str| [FULL, APP].contains(name) || groups.iter().any(|it| it == name);
    if let Some(name) = names.iter().find(|name| !is_known(name)) {
        report::err(&format!(
            "error: `{name}` is not an API group\n help: name a feature from the table of groups in generated-client/README.md, `{FULL}` or `{APP}`\n"
        ));
        return Ok(Outcome::Usage);
    }
    let mut names = names.to_vec();
    if names.is_empty() {
        names.extend(USUAL.into_iter().filter(is_known));
    }
    let root = workspace_root()?;
    let builds = Builds::new(&root)?;
    let mut rows = Vec::new();
    for name in names {
        rows.extend(match name {
            APP => app(&root, &builds)?,
            group => client(group, &root, &builds)?,
        });
    }
    report::out(&table::render(&rows));
    Ok(Outcome::Success)
}

/// Measures the client with one feature.
fn client(feature: &str, root: &Path, builds: &Builds) -> Result<Vec<Row>, String> {
    let measure = |profile: Profile| {
        progress(&format!("{feature}: {profile}"));
        let arguments = ["--lib", "--no-default-features", "--features"];
        let features = format!("{feature},rustls");
        let arguments = [arguments.as_slice(), &[&features]].concat();
        let time = builds.least(root, "launchdarkly-api", profile, &arguments)?;
        Ok(Row {
            what: format!("{feature}: {profile}"),
            measured: Figure::Seconds(time.as_secs_f64()),
            target: target(feature, profile),
        })
    };
    [Profile::Check, Profile::Release]
        .into_iter()
        .map(measure)
        .collect()
}

/// Measures an app: the time for its own code with two operations, and its size with an increasing number of operations.
fn app(root: &Path, builds: &Builds) -> Result<Vec<Row>, String> {
    let folder = app::create(root, &builds.target)?;
    progress("app of 2 operations: release");
    app::call(&folder, 2)?;
    let time = builds.least(&folder, app::NAME, Profile::Release, &[])?;
    let mut rows = vec![Row {
        what: "app of 2 operations: release".to_owned(),
        measured: Figure::Seconds(time.as_secs_f64()),
        target: target(APP, Profile::Release),
    }];
    let sizes = sizes(&folder, builds)?;
    rows.extend(sizes.iter().map(|(operations, bytes)| Row {
        what: format!("app of {operations} operations: size"),
        measured: Figure::Bytes(*bytes),
        target: None,
    }));
    rows.extend(growth(sizes));
    Ok(rows)
}

/// Returns the size of the app, for each number of operations.
fn sizes(folder: &Path, builds: &Builds) -> Result<[(u64, u64); 4], String> {
    let mut sizes = [(0, 0), (1, 0), (2, 0), (6, 0)];
    for (operations, bytes) in &mut sizes {
        progress(&format!("app of {operations} operations: size"));
        app::call(folder, *operations)?;
        builds.build(folder, app::NAME, Profile::Release, &[])?;
        *bytes = app::size(&builds.target)?;
    }
    Ok(sizes)
}

/// Returns the size that each further operation adds. The first one also adds the JSON parser.
fn growth(sizes: [(u64, u64); 4]) -> [Row; 2] {
    let [(_, none), (_, one), .., (operations, all)] = sizes;
    let further = all.saturating_sub(one) / (operations - 1);
    let row = |what: &str, bytes, target| Row {
        what: what.to_owned(),
        measured: Figure::Bytes(bytes),
        target,
    };
    [
        row("the first operation", one.saturating_sub(none), None),
        row(
            "each further operation",
            further,
            Some(Figure::Bytes(OPERATION_TARGET)),
        ),
    ]
}

fn target(name: &str, profile: Profile) -> Option<Figure> {
    let mut targets = TARGETS.into_iter();
    let (.., seconds) = targets.find(|target| (target.0, target.1) == (name, profile))?;
    Some(Figure::Seconds(seconds))
}

fn progress(what: &str) {
    report::err(&format!("== {what}\n"));
}
