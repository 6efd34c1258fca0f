//! Files to upload: `multipart/form-data` bodies, whose files are read while they are sent.
//!
//! Everything here and below is `#[inline]` or generic: PERFORMANCE.md, "What is inlined".

mod form;
mod stream;

pub(crate) use self::form::Form;

use crate::{requests::call::Call, wire::body::Content as Whole};
use bytes::Bytes;
use std::{fmt, path::PathBuf, sync::Arc};

/// A file to upload: a file on disk, or bytes with a name.
///
/// A file on disk is never held in memory as a whole: it is read piece by piece while it is sent, and opened again for
/// each attempt. If it cannot be opened, the call fails with [`ErrorKind::Request`](crate::ErrorKind::Request) before
/// anything is sent. By default, an upload has no time limit per attempt, but the limit of the whole call applies: see
/// `with_timeout` of the request.
///
/// ```
/// use launchdarkly_api::FileUpload;
///
/// let file = FileUpload::from_path("exports/beta-users.csv");
/// assert_eq!(file.name(), "beta-users.csv");
/// let file = FileUpload::from_bytes("two-users.csv", "user-1\nuser-2\n");
/// assert_eq!(file.name(), "two-users.csv");
/// ```
#[derive(Clone)]
pub struct FileUpload {
    name: String,
    content: Content,
}

/// The source of a part's content.
#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    File(PathBuf),
}

impl FileUpload {
    /// Creates an upload of the file at a path. The server receives its name, without the folders.
    #[must_use]
    pub fn from_path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.file_name().unwrap_or_default();
        Self {
            name: name.to_string_lossy().into_owned(),
            content: Content::File(path),
        }
    }

    /// Creates an upload of these bytes, as a file with this name.
    #[must_use]
    pub fn from_bytes(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self {
            name: name.into(),
            content: Content::Bytes(bytes.into()),
        }
    }

    /// Returns the file name that the server receives.
    #[inline]
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// Shows the path or the size, not the content.
impl fmt::Debug for FileUpload {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("FileUpload");
        shown.field("name", &self.name);
        match &self.content {
            Content::Bytes(bytes) => shown.field("length", &bytes.len()),
            Content::File(path) => shown.field("path", path),
        };
        shown.finish()
    }
}

/// A `multipart/form-data` body, implemented by generated types.
pub(crate) trait Multipart {
    /// Adds the parts in their order.
    fn write(&self, form: &mut Form);
}

impl Call {
    /// Sets a form as the body.
    pub(crate) fn multipart(&mut self, body: &impl Multipart) {
        let mut form = Form::new();
        body.write(&mut form);
        self.set_content(form.content_type(), Whole::Files(Arc::new(form)));
    }
}

#[cfg(test)]
mod tests;
