//! Adds the keys of a file, one a line, to a big segment: in chunks, each after the one before has been
//! processed.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example import_segment my-project production beta-testers keys.csv
//! ```

use std::{fs, time::Duration};

use launchdarkly_api::{
    Client, FileUpload,
    segments::{
        BigSegmentImportMode, BigSegmentImportPost, BigSegmentImportStatus,
        ProcessBigSegmentImport, SegmentPatch,
    },
};

/// How long the import of a chunk may take.
const LIMIT: Duration = Duration::from_secs(10 * 60);

const KEYS_PER_CHUNK: usize = 100_000;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [project, environment, segment, file] = arguments.as_slice() else {
        return Err("usage: import_segment PROJECT ENVIRONMENT SEGMENT FILE".into());
    };

    let segments = client.segments();
    let keys = fs::read_to_string(file)?;
    let keys: Vec<&str> = keys.lines().collect();
    for (chunk, number) in keys.chunks(KEYS_PER_CHUNK).zip(1..) {
        let upload = FileUpload::from_bytes(format!("keys-{number}.csv"), chunk.join("\n"));
        let post = BigSegmentImportPost::new(upload).mode(BigSegmentImportMode::Merge);
        let location = segments
            .create_big_segment_import(project, environment, segment, &post)
            .await?;
        let id = location.id();
        let mut import = segments
            .wait_for_import(project, environment, segment, id, LIMIT)
            .await?;
        if import.status == BigSegmentImportStatus::Ready {
            let patch = SegmentPatch::new(ProcessBigSegmentImport::new(id));
            segments
                .patch_segment(project, environment, segment, &patch)
                .await?;
            import = segments
                .wait_for_processing(project, environment, segment, id, LIMIT)
                .await?;
        }
        match import.status {
            BigSegmentImportStatus::Complete => {}
            status => return Err(format!("the import {id} is {status}").into()),
        }
        println!("imported {} keys", chunk.len());
    }
    Ok(())
}
