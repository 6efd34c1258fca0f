//! Waiting for imports into big segments, and exports out of them.
//!
//! Why all is `#[inline]`: PERFORMANCE.md, "What is inlined".

use crate::{
    error::Error,
    generated::segments::{
        BigSegmentExport, BigSegmentImport, BigSegmentImportStatus, SegmentsApi,
    },
};
use std::{future::Future, time::Duration};
use tokio::time::{Instant, sleep};

/// How long after the first look the second one comes; each further wait is twice as long.
const FIRST_WAIT: Duration = Duration::from_secs(1);

/// The longest wait between two looks: LaunchDarkly counts requests by windows of ten seconds.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

impl SegmentsApi {
    /// Gives a future that waits until LaunchDarkly has read or processed an import into a big segment, and returns it: when it
    /// is no longer `preparing` or `in_progress`, or, as it is then, when the time is over. `import_id` is the
    /// [`id`](crate::Location::id) of what [`Self::create_big_segment_import`] gives.
    ///
    /// What is `ready` has to be processed by the instruction
    /// [`ProcessBigSegmentImport`](crate::segments::ProcessBigSegmentImport), after which this waits for it to be
    /// `complete`. The import is looked at after 1 second, then 2, 4 and 8, and then every 10.
    ///
    /// # Errors
    ///
    /// Those of [`Self::get_big_segment_import`]. No error says that the time is over: look at the `status`.
    #[inline]
    pub fn wait_for_import(
        &self,
        project_key: &str,
        environment_key: &str,
        segment_key: &str,
        import_id: &str,
        at_most: Duration,
    ) -> impl Future<Output = Result<BigSegmentImport, Error>> + Send + use<> {
        let look =
            self.get_big_segment_import(project_key, environment_key, segment_key, import_id);
        let is_over = |import: &BigSegmentImport| {
            !matches!(
                import.status,
                BigSegmentImportStatus::Preparing | BigSegmentImportStatus::InProgress
            )
        };
        wait(look, is_over, at_most)
    }

    /// Gives a future that waits until LaunchDarkly has exported a big segment, and returns the export: when it is `complete`,
    /// or, as it is then, when the time is over. `export_id` is the [`id`](crate::Location::id) of what [`Self::create_big_segment_export`] gives. The
    /// export is looked at as by [`Self::wait_for_import`].
    ///
    /// # Errors
    ///
    /// Those of [`Self::get_big_segment_export`]. No error says that the time is over: look at the `status`.
    #[inline]
    pub fn wait_for_export(
        &self,
        project_key: &str,
        environment_key: &str,
        segment_key: &str,
        export_id: &str,
        at_most: Duration,
    ) -> impl Future<Output = Result<BigSegmentExport, Error>> + Send + use<> {
        let look =
            self.get_big_segment_export(project_key, environment_key, segment_key, export_id);
        wait(look, |export| export.status == "complete", at_most)
    }
}

/// Looks again and again, until it is over or the time is.
#[inline]
async fn wait<T, R>(look: R, is_over: impl Fn(&T) -> bool, at_most: Duration) -> Result<T, Error>
where
    R: Clone + IntoFuture<Output = Result<T, Error>>,
{
    let begin = Instant::now();
    let mut pause = FIRST_WAIT;
    loop {
        let found = look.clone().await?;
        let left = at_most.saturating_sub(begin.elapsed());
        if is_over(&found) || left.is_zero() {
            return Ok(found);
        }
        sleep(pause.min(left)).await;
        pause = (pause * 2).min(LONGEST_WAIT);
    }
}
