//! What is left where a filter leaves the span out.

use crate::test_api::{ByOffset, reply, serve};
use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
};
use tracing::Level;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("nobody panicked").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_warning_alone_says_what_was_called() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(Level::WARN)
        .with_writer(move || writer.clone())
        .with_ansi(false)
        .finish();
    let (_server, client) = serve(|_| reply(404, "{}")).await;
    let _guard = tracing::subscriber::set_default(subscriber);
    ByOffset::new(&client, "one")
        .set("q", "hidden")
        .await
        .unwrap_err();

    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert_eq!(text.lines().count(), 1, "{text}");
    for part in [
        "WARN launchdarkly_api: failed",
        r#"operation="byOffset" path="/api/v2/lists/one" status=404 error=Api attempt=1 elapsed="#,
    ] {
        assert!(text.contains(part), "{text}");
    }
    assert!(!text.contains("hidden"), "{text}");
}
