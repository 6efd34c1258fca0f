//! Forms as they are sent, with files from the disk and from memory.

use super::{FileUpload, Form, Multipart};
use crate::{
    client::handle::Client,
    error::ErrorKind,
    test_api::{Import, reply, serve},
    wire::transport::{RequestBody, ResponseBody, Transport, TransportFuture},
};
use bytes::Bytes;
use http_body_util::BodyExt;
use std::{
    fs::{self, File},
    io::Write,
    path::Path,
    process::Command,
    sync::{Arc, Mutex},
};
use tempfile::TempDir;

/// What goes with a file, as the generator writes it.
struct Upload {
    file: FileUpload,
    mode: Option<String>,
    wait: Option<bool>,
}

impl Multipart for Upload {
    fn write(&self, form: &mut Form) {
        form.file("file", [&self.file]);
        form.text("mode", &self.mode);
        form.text("waitOnApprovals", &self.wait);
    }
}

fn import(client: &Client, file: FileUpload) -> Import {
    let upload = Upload {
        file,
        mode: Some("merge".to_owned()),
        wait: None,
    };
    let mut request = Import::new(client, "segment");
    request.call.multipart(&upload);
    request
}

/// What stands around the content of a file.
fn around(boundary: &str, name: &str) -> (String, String) {
    let before = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    let after = format!(
        "\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"mode\"\r\n\r\nmerge\r\n--{boundary}--\r\n"
    );
    (before, after)
}

fn boundary(content_type: &str) -> &str {
    let (_, boundary) = content_type
        .split_once("multipart/form-data; boundary=")
        .unwrap();
    boundary
}

const MIB: usize = 1024 * 1024;

/// A file of that many MiB, each of them filled with its number.
fn large(folder: &TempDir, mib: u8) -> std::path::PathBuf {
    let path = folder.path().join("large.csv");
    let mut file = File::create(&path).unwrap();
    for number in 0..mib {
        file.write_all(&vec![number; MIB]).unwrap();
    }
    path
}

#[tokio::test]
async fn bytes_are_sent_with_their_name() {
    let (server, client) = serve(|_| reply(204, "")).await;
    let file = FileUpload::from_bytes("two \"users\".csv\r\n", "user-1\r\nuser-2\r\n");
    import(&client, file).await.unwrap();
    let request = server.received().remove(0);
    let (before, after) = around(
        boundary(request.header("content-type")[0]),
        "two %22users%22.csv%0D%0A",
    );
    assert_eq!(
        String::from_utf8(request.body).unwrap(),
        format!("{before}user-1\r\nuser-2\r\n{after}")
    );
}

#[tokio::test]
async fn a_large_file_arrives_as_it_is_also_when_it_is_sent_again() {
    let folder = TempDir::new().unwrap();
    let path = large(&folder, 64);
    let attempts = Mutex::new(0);
    let (server, client) = serve(move |_| {
        let mut attempts = attempts.lock().unwrap();
        *attempts += 1;
        reply(if *attempts == 1 { 429 } else { 204 }, "")
    })
    .await;
    let response = import(&client, FileUpload::from_path(&path)).send().await;
    assert_eq!(response.unwrap().attempts(), 2);
    let content = fs::read(&path).unwrap();
    for request in server.received() {
        let (before, after) = around(boundary(request.header("content-type")[0]), "large.csv");
        let length = before.len() + content.len() + after.len();
        assert_eq!(request.header("content-length"), [length.to_string()]);
        assert!(request.body.starts_with(before.as_bytes()));
        assert!(request.body.ends_with(after.as_bytes()));
        let sent = &request.body[before.len()..before.len() + content.len()];
        assert!(sent == content, "the file arrived changed");
    }
}

/// Takes the body as slowly as it is told to.
#[derive(Default)]
struct Reader {
    frames: Mutex<Vec<usize>>,
    /// Is made shorter when the first piece of it has been read.
    shortened: Option<std::path::PathBuf>,
}

impl Transport for Arc<Reader> {
    fn send(&self, request: http::Request<RequestBody>) -> TransportFuture<'_> {
        Box::pin(async {
            let mut body = request.into_body();
            assert!(body.as_bytes().is_none());
            while let Some(frame) = body.frame().await {
                let frame = frame.map_err(crate::wire::transport::TransportError::exchange)?;
                let data: Bytes = frame.into_data().unwrap();
                self.frames.lock().unwrap().push(data.len());
                if let Some(path) = &self.shortened {
                    let file = File::options().write(true).open(path).unwrap();
                    file.set_len(MIB as u64).unwrap();
                }
            }
            Ok(http::Response::new(ResponseBody::from("")))
        })
    }
}

fn with(reader: &Arc<Reader>) -> Client {
    let builder = Client::builder().access_token("api-hidden");
    builder.transport(Arc::clone(reader)).build().unwrap()
}

/// So the memory that is needed does not depend on the size of the file.
#[tokio::test]
async fn a_file_is_read_piece_by_piece() {
    let folder = TempDir::new().unwrap();
    let reader = Arc::new(Reader::default());
    let file = FileUpload::from_path(large(&folder, 64));
    import(&with(&reader), file).await.unwrap();
    let frames = reader.frames.lock().unwrap();
    assert!(frames.iter().sum::<usize>() > 64 * MIB);
    assert!(frames.iter().all(|length| *length <= 64 * 1024));
}

/// What has been announced cannot be sent any more; and the file is not read ahead of what is sent.
#[tokio::test]
async fn a_file_that_becomes_shorter_is_an_error() {
    let folder = TempDir::new().unwrap();
    let path = large(&folder, 8);
    let reader = Arc::new(Reader {
        shortened: Some(path.clone()),
        ..Reader::default()
    });
    let outcome = import(&with(&reader), FileUpload::from_path(&path)).await;
    let error = outcome.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    let shown = format!("{error}: {:?}", std::error::Error::source(&error));
    assert!(shown.contains("has become shorter"), "{shown}");
    assert!(shown.contains("large.csv"), "{shown}");
    assert!(reader.frames.lock().unwrap().iter().sum::<usize>() < 4 * MIB);
}

#[tokio::test]
async fn a_file_that_cannot_be_opened_is_named_before_anything_is_sent() {
    let (server, client) = serve(|_| reply(204, "")).await;
    let folder = TempDir::new().unwrap();
    let in_folder = |name| folder.path().join(name);
    let (missing, pipe) = (in_folder("missing.csv"), in_folder("pipe"));
    // Opening it would wait for its other end.
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    for (path, problem) in [
        (missing.as_path(), "No such file"),
        (folder.path(), "no regular file"),
        (pipe.as_path(), "no regular file"),
        // Its metadata say that it is empty.
        #[cfg(target_os = "linux")]
        (Path::new("/proc/self/status"), "its length is unknown"),
        (Path::new(""), "No such file"),
    ] {
        let error = import(&client, FileUpload::from_path(path))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{error}");
        let shown = error.to_string();
        let expected = format!("the file {} cannot be read: ", path.display());
        assert!(
            shown.contains(&expected) && shown.contains(problem),
            "{shown}"
        );
    }
    assert!(server.received().is_empty());
}

#[test]
fn what_a_file_holds_is_not_shown() {
    let file = FileUpload::from_bytes("a.csv", "user-1");
    assert_eq!(
        format!("{file:?}"),
        "FileUpload { name: \"a.csv\", length: 6 }"
    );
    let file = FileUpload::from_path("exports/a.csv");
    assert_eq!(
        format!("{file:?}"),
        "FileUpload { name: \"a.csv\", path: \"exports/a.csv\" }"
    );
}
