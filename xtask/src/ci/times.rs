//! The times of the steps, to show which are slow.

use std::fmt;
use std::time::Duration;

/// The time of a step.
pub(super) struct Time {
    /// The step's name.
    pub(super) step: &'static str,
    /// Elapsed time.
    pub(super) wall: Duration,
    /// CPU time of its commands, only on Unix.
    pub(super) cpu: Option<Duration>,
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:14} {:>7.1} s", self.step, self.wall.as_secs_f64())?;
        match self.cpu {
            Some(cpu) => write!(f, " {:>7.1} s of CPU", cpu.as_secs_f64()),
            None => Ok(()),
        }
    }
}

/// Returns a line for each step, and their sum.
pub(super) fn table(times: &[Time]) -> String {
    let whole = Time {
        step: "whole",
        wall: times.iter().map(|time| time.wall).sum(),
        cpu: times.iter().map(|time| time.cpu).sum(),
    };
    let lines = times.iter().chain([&whole]).map(|time| format!("{time}\n"));
    format!("\n== times\n{}", lines.collect::<String>())
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
    fn the_table_ends_with_the_sum() {
        let time = |step, wall, cpu: Option<u64>| Time {
            step,
            wall: Duration::from_millis(wall),
            cpu: cpu.map(Duration::from_millis),
        };
        let table = table(&[
            time("format", 2_040, Some(3_010)),
            time("tests", 121_500, Some(222_000)),
        ]);
        expect![[r#"

            == times
            format             2.0 s     3.0 s of CPU
            tests            121.5 s   222.0 s of CPU
            whole            123.5 s   225.0 s of CPU
        "#]]
        .assert_eq(&table);
        let unknown = time("format", 2_040, None).to_string();
        assert_eq!(unknown, "format             2.0 s");
    }
}
