//! The table of the measurements.

/// A line of the table.
pub(super) struct Row {
    /// What was measured.
    pub(super) what: String,
    /// The result.
    pub(super) measured: Figure,
    /// The target.
    pub(super) target: Option<Figure>,
}

/// A figure with its unit.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub(super) enum Figure {
    /// CPU time.
    Seconds(f64),
    /// The size of a program.
    Bytes(u64),
}

impl Figure {
    fn show(self) -> String {
        match self {
            Self::Seconds(seconds) => format!("{seconds:.2} s"),
            Self::Bytes(bytes) => format!("{} KB", bytes / 1000),
        }
    }
}

/// Shows all rows, with a mark where a target is exceeded.
pub(super) fn render(rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.what.len()).max().unwrap_or(0);
    let head = format!("{:width$}  {:>10}  {:>10}\n", "", "measured", "target");
    let lines = rows.iter().map(|row| {
        let target = row.target.map(Figure::show).unwrap_or_default();
        let mark = match row.target {
            Some(target) if row.measured > target => "  over",
            _ => "",
        };
        let line = format!(
            "{:width$}  {:>10}  {target:>10}{mark}",
            row.what,
            row.measured.show()
        );
        format!("{}\n", line.trim_end())
    });
    head + &lines.collect::<String>()
}

#[cfg(test)]
#[expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes snapshots with them"
)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn a_table_has_targets_beside_and_marks_what_exceeds_them() {
        let row = |what: &str, measured, target| Row {
            what: what.to_owned(),
            measured,
            target,
        };
        let table = render(&[
            row(
                "full: check",
                Figure::Seconds(6.994),
                Some(Figure::Seconds(7.0)),
            ),
            row(
                "full: release",
                Figure::Seconds(12.01),
                Some(Figure::Seconds(12.0)),
            ),
            row("teams: check", Figure::Seconds(0.5), None),
            row("app of 6 operations: size", Figure::Bytes(3_456_789), None),
            row(
                "each further operation",
                Figure::Bytes(60_000),
                Some(Figure::Bytes(60_000)),
            ),
        ]);
        expect![[r#"
                                         measured      target
            full: check                    6.99 s      7.00 s
            full: release                 12.01 s     12.00 s  over
            teams: check                   0.50 s
            app of 6 operations: size     3456 KB
            each further operation          60 KB       60 KB
        "#]]
        .assert_eq(&table);
    }
}
