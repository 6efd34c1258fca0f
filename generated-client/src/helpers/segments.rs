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

/// The wait before the second request. Each further wait is twice as long.
const FIRST_WAIT: Duration = Duration::from_secs(1);

/// The longest wait between two requests: LaunchDarkly counts requests in windows of ten seconds.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

impl SegmentsApi {
    /// Waits until LaunchDarkly has read or processed an import into a big segment, and returns the import: when it is no longer
    /// `preparing` or `in_progress`, or in its current state when `at_most` is over. `import_id` is the
    /// [`id`](crate::Location::id) in the result of [`Self::create_big_segment_import`].
    ///
    /// An import that is `ready` still has to be processed, by the instruction
    /// [`ProcessBigSegmentImport`](crate::segments::ProcessBigSegmentImport). Afterwards, this method waits until it is
    /// `complete`. It requests the import at once, then after 1, 2, 4 and 8 seconds, and then every 10 seconds.
    ///
    /// # Errors
    ///
    /// The errors of [`Self::get_big_segment_import`]. The end of the time is not an error, so check the `status`.
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

    /// Waits until LaunchDarkly has exported a big segment, and returns the export: when it is `complete`, or in its current
    /// state when `at_most` is over. `export_id` is the [`id`](crate::Location::id) in the result of
    /// [`Self::create_big_segment_export`]. The requests are timed as in [`Self::wait_for_import`].
    ///
    /// # Errors
    ///
    /// The errors of [`Self::get_big_segment_export`]. The end of the time is not an error, so check the `status`.
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

/// Repeats a request until the work is done or the time is over.
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
