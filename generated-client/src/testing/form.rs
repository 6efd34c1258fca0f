//! Forms with files, read back into their parts.

use bytes::Bytes;

/// A part of a form with files: a value, or a file. [`Sent::parts`](super::Sent::parts) gives them.
///
#[cfg_attr(feature = "teams", doc = "```")]
#[cfg_attr(not(feature = "teams"), doc = "```text")]
/// # fn main() -> Result<(), launchdarkly_api::Error> {
/// use launchdarkly_api::{FileUpload, teams::TeamMembersUpload, testing::{Sent, StandIn}};
///
/// let upload = TeamMembersUpload::new(FileUpload::from_bytes("new.csv", "ann@example.com"));
/// let request = StandIn::new().client().teams().post_team_members("core", &upload);
/// let parts = Sent::of(&request)?.parts().unwrap_or_default();
/// assert_eq!((parts[0].name(), parts[0].file_name()), ("file", Some("new.csv")));
/// assert_eq!(parts[0].content(), "ann@example.com");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    name: String,
    file_name: Option<String>,
    content: Bytes,
}

impl Part {
    /// Returns the name of the property.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the name of the file, if it is one.
    #[must_use]
    pub fn file_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    /// Returns the value, or the content of the file.
    #[must_use]
    pub fn content(&self) -> &Bytes {
        &self.content
    }
}

/// Returns the parts of a form; `None` if the media type is another one, or if the body is no form.
pub(super) fn parts(content_type: &str, body: &Bytes) -> Option<Vec<Part>> {
    let (kind, boundary) = content_type.split_once("boundary=")?;
    if !kind.starts_with("multipart/form-data") {
        return None;
    }
    let delimiter = format!("--{}", boundary.trim_matches('"'));
    let mut parts = Vec::new();
    let mut rest = after(body, &delimiter)?;
    while !rest.starts_with(b"--") {
        let rest_of_line = after(&rest, "\r\n")?;
        let (head, content) = split(&rest_of_line, "\r\n\r\n")?;
        let (content, next) = split(&content, &format!("\r\n{delimiter}"))?;
        parts.push(part(&String::from_utf8_lossy(&head), content)?);
        rest = next;
    }
    Some(parts)
}

fn part(head: &str, content: Bytes) -> Option<Part> {
    let value = |name: &str| {
        let (_, after) = head.split_once(&format!("; {name}=\""))?;
        let (value, _) = after.split_once('"')?;
        Some(unescaped(value))
    };
    Some(Part {
        name: value("name")?,
        file_name: value("filename"),
        content,
    })
}

fn unescaped(text: &str) -> String {
    text.replace("%22", "\"")
        .replace("%0D", "\r")
        .replace("%0A", "\n")
}

fn after(bytes: &Bytes, mark: &str) -> Option<Bytes> {
    split(bytes, mark).map(|(_, after)| after)
}

/// Returns the parts before and after the first of these marks.
fn split(bytes: &Bytes, mark: &str) -> Option<(Bytes, Bytes)> {
    let mut windows = bytes.windows(mark.len());
    let at = windows.position(|window| window == mark.as_bytes())?;
    Some((bytes.slice(..at), bytes.slice(at + mark.len()..)))
}
