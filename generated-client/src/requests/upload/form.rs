//! The encoding of a form: RFC 7578, with names escaped as browsers do it.

use super::{Content, FileUpload, stream::Segments};
use crate::wire::{
    body::{Open, Opening},
    transport::RequestBody,
};
use bytes::Bytes;
use http::HeaderValue;
use std::fmt::Display;

/// The parts of a form. It can be sent repeatedly.
pub(crate) struct Form {
    boundary: String,
    parts: Vec<Content>,
}

impl Form {
    #[inline]
    pub(super) fn new() -> Self {
        Self {
            // The content contains it by chance only, with a probability of 2^-128.
            boundary: format!("{:032x}", fastrand::u128(..)),
            parts: Vec::new(),
        }
    }

    /// Adds a part for each value; none for an optional one that is left out.
    pub(crate) fn text<'v, V: Display + 'v>(
        &mut self,
        name: &str,
        values: impl IntoIterator<Item = &'v V>,
    ) {
        for value in values {
            self.begin(name, "");
            self.add(format!("{value}\r\n"));
        }
    }

    /// Adds a part for each file.
    pub(crate) fn file<'v>(&mut self, name: &str, files: impl IntoIterator<Item = &'v FileUpload>) {
        for file in files {
            let name_of_file = escaped(&file.name);
            self.begin(
                name,
                &format!("; filename=\"{name_of_file}\"\r\nContent-Type: application/octet-stream"),
            );
            self.parts.push(file.content.clone());
            self.add("\r\n".to_owned());
        }
    }

    #[inline]
    fn begin(&mut self, name: &str, more: &str) {
        let (boundary, name) = (&self.boundary, escaped(name));
        self.add(format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n"
        ));
    }

    #[inline]
    fn add(&mut self, text: String) {
        self.parts.push(Content::Bytes(text.into()));
    }

    #[inline]
    pub(super) fn content_type(&self) -> HeaderValue {
        let text = format!("multipart/form-data; boundary={}", self.boundary);
        HeaderValue::try_from(text).expect("a boundary is made of hexadecimal digits")
    }

    /// Opens the files for one attempt. Fails with the problem of a file.
    #[inline]
    async fn opened(&self) -> Result<RequestBody, String> {
        let mut segments = Segments::default();
        for part in &self.parts {
            match part {
                Content::Bytes(bytes) => segments.bytes(bytes.clone()),
                Content::File(path) => segments.file(path).await?,
            }
        }
        segments.bytes(Bytes::from(format!("--{}--\r\n", self.boundary)));
        Ok(RequestBody::stream(segments))
    }
}

impl Open for Form {
    #[inline]
    fn open(&self) -> Opening<'_> {
        Box::pin(self.opened())
    }

    #[cfg(feature = "testing")]
    fn whole(&self) -> Result<Vec<u8>, String> {
        use super::stream;
        use std::io::Read;
        let mut whole = Vec::new();
        for part in &self.parts {
            match part {
                Content::Bytes(bytes) => whole.extend_from_slice(bytes),
                Content::File(path) => {
                    let opened = stream::open(path);
                    let read = opened.and_then(|(mut file, _)| file.read_to_end(&mut whole));
                    read.map_err(|error| stream::unreadable(path, &error))?;
                }
            }
        }
        whole.extend_from_slice(format!("--{}--\r\n", self.boundary).as_bytes());
        Ok(whole)
    }
}

/// Escapes a name between quotation marks.
#[inline]
fn escaped(name: &str) -> String {
    name.replace('\r', "%0D")
        .replace('\n', "%0A")
        .replace('"', "%22")
}
