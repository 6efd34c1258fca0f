//! The table in the client's README that lists the groups and the number of their operations.
//!
//! It is between two comments, which Markdown does not show. The rest of the README is hand-written and is kept.

use std::fmt::Write as _;

use crate::api::{Api, Deprecation, Group, Version};

/// The line before the table.
pub const BEGIN: &str = "<!-- coverage: kept by `cargo xtask codegen` -->";
/// The line after the table.
pub const END: &str = "<!-- end of coverage -->";

/// The table, as Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    table: String,
}

/// The number of operations, and how many of them are in beta or deprecated.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    all: usize,
    beta: usize,
    deprecated: usize,
}

impl Coverage {
    /// Creates the table of all groups, in their order.
    #[must_use]
    pub(crate) fn of(api: &Api) -> Self {
        let mut table = "| group | feature | operations | beta | deprecated |\n\
                         |---|---|---:|---:|---:|\n"
            .to_owned();
        let mut sum = Counts::default();
        for group in &api.groups {
            let counts = Counts::of(group);
            let title = group.module.title.replace('|', "\\|");
            let name = format!("[{title}]({})", group.module.url);
            counts.write_row(&mut table, &name, &group.feature);
            sum = sum.plus(counts);
        }
        let groups = api.groups.len();
        sum.write_row(&mut table, &format!("all {groups} groups"), "full");
        Self { table }
    }

    /// Replaces the table in a README.
    ///
    /// # Errors
    ///
    /// Fails if the README does not have the two comments.
    pub fn insert(&self, readme: &str) -> Result<String, String> {
        let (before, rest) = readme
            .split_once(&format!("{BEGIN}\n"))
            .ok_or_else(|| format!("it has no line `{BEGIN}`"))?;
        let (_, after) = rest
            .split_once(&format!("{END}\n"))
            .ok_or_else(|| format!("it has no line `{END}` after the other one"))?;
        Ok(format!("{before}{BEGIN}\n{}{END}\n{after}", self.table))
    }
}

impl Counts {
    fn of(group: &Group) -> Self {
        let operations = group.operations.iter();
        operations.fold(Self::default(), |sum, operation| {
            sum.plus(Self {
                all: 1,
                beta: usize::from(operation.version == Version::Beta),
                deprecated: usize::from(operation.deprecated == Deprecation::Deprecated),
            })
        })
    }

    fn plus(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            beta: self.beta + other.beta,
            deprecated: self.deprecated + other.deprecated,
        }
    }

    fn write_row(self, table: &mut String, name: &str, feature: &str) {
        let (beta, deprecated) = (some(self.beta), some(self.deprecated));
        // Writing to a `String` does not fail.
        let _ = writeln!(
            table,
            "| {name} | `{feature}` | {} | {beta} | {deprecated} |",
            self.all
        );
    }
}

/// Zero becomes an empty cell, which makes the table easier to read.
fn some(count: usize) -> String {
    match count {
        0 => String::new(),
        some => some.to_string(),
    }
}
