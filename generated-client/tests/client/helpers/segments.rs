//! Those of segments: waiting for imports and exports.

use launchdarkly_api::{
    segments::{BigSegmentExport, BigSegmentImport, BigSegmentImportStatus, SegmentsApi},
    testing::StandIn,
};
use std::time::Duration;
use tokio::time::Instant;

/// A stand-in that answers with imports in these statuses, the last one for ever.
fn importing(statuses: &[&str]) -> (StandIn, SegmentsApi) {
    let stand_in = StandIn::new();
    let segments = stand_in.client().segments();
    let looks = stand_in.expect(segments.get_big_segment_import("p", "e", "s", "one"));
    statuses.iter().fold(looks.at_least(1), |looks, status| {
        let mut import = BigSegmentImport::example();
        import.status = (*status).into();
        looks.then_returning(import)
    });
    (stand_in, segments)
}

#[tokio::test(start_paused = true)]
async fn an_import_is_waited_for() {
    const LONG: Duration = Duration::from_secs(600);
    for (statuses, at_most, last, seconds) in [
        (
            &["preparing", "in_progress", "complete"][..],
            LONG,
            "complete",
            3,
        ),
        (&["preparing", "ready"], LONG, "ready", 1),
        (&["stopped"], LONG, "stopped", 0),
        (&["preparing"], Duration::from_secs(40), "preparing", 40),
        (&["preparing"; 7], Duration::from_secs(24), "preparing", 24),
    ] {
        let begin = Instant::now();
        let (_stand_in, segments) = importing(statuses);
        let import = segments.wait_for_import("p", "e", "s", "one", at_most);
        let import = tokio::spawn(import).await.unwrap().unwrap();
        assert_eq!(import.status, BigSegmentImportStatus::from(last));
        assert_eq!(begin.elapsed().as_secs(), seconds, "{statuses:?}");
    }
}

/// It may still be `ready` for a moment after the instruction.
#[tokio::test(start_paused = true)]
async fn the_end_of_processing_is_waited_for() {
    for (statuses, last) in [
        (&["ready", "in_progress", "complete"][..], "complete"),
        (&["ready", "stopped"], "stopped"),
    ] {
        let (_stand_in, segments) = importing(statuses);
        let at_most = Duration::from_secs(600);
        let import = segments.wait_for_processing("p", "e", "s", "one", at_most);
        assert_eq!(
            import.await.unwrap().status,
            BigSegmentImportStatus::from(last)
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_export_is_waited_for() {
    for last in ["complete", "failed"] {
        let stand_in = StandIn::new();
        let segments = stand_in.client().segments();
        let looks = stand_in.expect(segments.get_big_segment_export("p", "e", "s", "one"));
        ["pending", "running", last]
            .iter()
            .fold(looks, |looks, status| {
                let mut export = BigSegmentExport::example();
                (*status).clone_into(&mut export.status);
                looks.then_returning(export)
            });
        let export = segments.wait_for_export("p", "e", "s", "one", Duration::from_secs(60));
        assert_eq!(export.await.unwrap().status, last);
    }
}
