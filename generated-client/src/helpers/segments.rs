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

/// What is taken for an export in progress: the statuses of imports, and the usual words.
const IN_PROGRESS: [&str; 4] = ["pending", "preparing", "running", "in_progress"];

impl SegmentsApi {
    /// Waits until LaunchDarkly has read the files of an import into a big segment, and returns the import: when it is no
    /// longer `preparing` or `in_progress`, or in its current state when `at_most` is over. `import_id` is the
    /// [`id`](crate::Location::id) in the result of [`Self::create_big_segment_import`].
    ///
    /// An import that is `ready` still has to be processed, by the instruction
    /// [`ProcessBigSegmentImport`](crate::segments::ProcessBigSegmentImport). For its end, use
    /// [`Self::wait_for_processing`]. The import is requested at once, then after 1, 2, 4 and 8 seconds, and then every 10
    /// seconds.
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
        use BigSegmentImportStatus::{InProgress, Preparing};
        let look =
            self.get_big_segment_import(project_key, environment_key, segment_key, import_id);
        let is_over = |import: &BigSegmentImport| !matches!(import.status, Preparing | InProgress);
        wait(look, is_over, at_most)
    }

    /// Waits until LaunchDarkly has processed an import into a big segment: like [`Self::wait_for_import`], but also while
    /// the import is still `ready`. Call it after the instruction
    /// [`ProcessBigSegmentImport`](crate::segments::ProcessBigSegmentImport) was sent.
    ///
    /// # Errors
    ///
    /// The errors of [`Self::get_big_segment_import`]. The end of the time is not an error, so check that the `status` is
    /// `complete`.
    #[inline]
    pub fn wait_for_processing(
        &self,
        project_key: &str,
        environment_key: &str,
        segment_key: &str,
        import_id: &str,
        at_most: Duration,
    ) -> impl Future<Output = Result<BigSegmentImport, Error>> + Send + use<> {
        use BigSegmentImportStatus::{InProgress, Preparing, Ready};
        let look =
            self.get_big_segment_import(project_key, environment_key, segment_key, import_id);
        let is_over =
            |import: &BigSegmentImport| !matches!(import.status, Preparing | Ready | InProgress);
        wait(look, is_over, at_most)
    }

    /// Waits until LaunchDarkly has exported a big segment, and returns the export: when it is no longer in progress, or in its
    /// current state when `at_most` is over. `export_id` is the [`id`](crate::Location::id) in the result of
    /// [`Self::create_big_segment_export`]. The requests are timed as in [`Self::wait_for_import`].
    ///
    /// LaunchDarkly documents no status but `complete`. The wait goes on while it is `pending`, `preparing`, `running` or
    /// `in_progress`, and ends at any other, such as `failed`.
    ///
    /// The link `file` leads to the file. A response is limited to 32 MiB, unless
    /// [`max_response_size`](crate::ClientBuilder::max_response_size) says otherwise; compare the `size_bytes`.
    ///
    /// ```no_run
    /// # async fn run(client: launchdarkly_api::Client) -> Result<(), launchdarkly_api::Error> {
    /// use std::time::Duration;
    ///
    /// let segments = client.segments();
    /// let export = segments.create_big_segment_export("web", "production", "beta").await?;
    /// let at_most = Duration::from_secs(600);
    /// let export = segments.wait_for_export("web", "production", "beta", export.id(), at_most).await?;
    /// if let Some(link) = export.links.get("file") {
    ///     let file = client.follow(link).await?;
    ///     println!("{} bytes", file.body().len());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// The errors of [`Self::get_big_segment_export`]. The end of the time is not an error, so check that the `status` is
    /// `complete`.
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
        let is_over = |export: &BigSegmentExport| !IN_PROGRESS.contains(&export.status.as_str());
        wait(look, is_over, at_most)
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
