//! A body of bytes and files, which are read while it is sent.

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use std::{
    collections::VecDeque,
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
    pin::Pin,
    task::{Context, Poll, ready},
};
use tokio::{
    fs::File,
    io::{AsyncRead, ReadBuf},
    task,
};

/// The number of bytes that are read from a file at once.
const CHUNK: usize = 64 * 1024;

/// The parts that are not sent yet.
#[derive(Default)]
pub(super) struct Segments {
    queue: VecDeque<Segment>,
    /// The total length of these parts.
    left: u64,
}

enum Segment {
    Bytes(Bytes),
    File(Reader),
}

/// An open file.
struct Reader {
    file: File,
    path: PathBuf,
    /// The remaining bytes, from the length when it was opened.
    left: u64,
    buffer: Vec<u8>,
}

impl Segments {
    #[inline]
    pub(super) fn bytes(&mut self, bytes: Bytes) {
        self.left += bytes.len() as u64;
        self.queue.push_back(Segment::Bytes(bytes));
    }

    /// Opens a file. Fails with its problem.
    #[inline]
    pub(super) async fn file(&mut self, path: &Path) -> Result<(), String> {
        let reader = Reader::open(path)
            .await
            .map_err(|error| unreadable(path, &error))?;
        self.left += reader.left;
        self.queue.push_back(Segment::File(reader));
        Ok(())
    }
}

impl Reader {
    #[inline]
    async fn open(path: &Path) -> io::Result<Self> {
        let (path, opening) = (path.to_owned(), path.to_owned());
        let (file, left) = task::spawn_blocking(move || open(&opening)).await??;
        Ok(Self {
            file: File::from_std(file),
            path,
            left,
            buffer: Vec::new(),
        })
    }

    /// Reads the next bytes. Fails if the file has become shorter, since its length was already sent.
    #[inline]
    fn poll_read(&mut self, context: &mut Context<'_>) -> Poll<io::Result<Bytes>> {
        let room = usize::try_from(self.left).map_or(CHUNK, |left| left.min(CHUNK));
        self.buffer.resize(room, 0);
        let mut buffer = ReadBuf::new(&mut self.buffer);
        ready!(Pin::new(&mut self.file).poll_read(context, &mut buffer))?;
        let read = Bytes::copy_from_slice(buffer.filled());
        if read.is_empty() {
            let problem = "it has become shorter while it was sent";
            return Poll::Ready(Err(io::Error::other(problem)));
        }
        self.left -= read.len() as u64;
        Poll::Ready(Ok(read))
    }
}

/// Opens a file whose length is known, and returns that.
#[inline]
pub(super) fn open(path: &Path) -> io::Result<(fs::File, u64)> {
    // Opening a pipe would wait for its other end, and nothing could end that.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    let mut file = fs::File::open(path)?;
    let length = file.metadata()?.len();
    // Such as those of `/proc`, which look empty.
    if length == 0 && file.read(&mut [0])? > 0 {
        let problem = "its length is unknown; read it, and use `from_bytes`";
        return Err(io::Error::other(problem));
    }
    Ok((file, length))
}

#[inline]
pub(super) fn unreadable(path: &Path, error: &io::Error) -> String {
    format!("the file {} cannot be read: {error}", path.display())
}

impl Body for Segments {
    type Data = Bytes;
    type Error = io::Error;

    #[inline]
    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        loop {
            let bytes = match self.queue.front_mut() {
                None => return Poll::Ready(None),
                Some(Segment::File(reader)) if reader.left > 0 => {
                    match ready!(reader.poll_read(context)) {
                        Ok(bytes) => bytes,
                        Err(error) => {
                            let problem = unreadable(&reader.path, &error);
                            self.queue.clear();
                            return Poll::Ready(Some(Err(io::Error::new(error.kind(), problem))));
                        }
                    }
                }
                Some(segment) => {
                    let bytes = match segment {
                        Segment::Bytes(bytes) => std::mem::take(bytes),
                        Segment::File(_) => Bytes::new(),
                    };
                    self.queue.pop_front();
                    bytes
                }
            };
            if !bytes.is_empty() {
                self.left -= bytes.len() as u64;
                return Poll::Ready(Some(Ok(Frame::data(bytes))));
            }
        }
    }

    #[inline]
    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    #[inline]
    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
