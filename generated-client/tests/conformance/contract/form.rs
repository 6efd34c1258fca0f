//! Reads a `multipart/form-data` body as RFC 7578 and RFC 2046 have it written.

use serde_json::{Map, Value};

/// The boundary that a content type names, if it is one of a form.
pub(super) fn boundary<'v>(content_type: Option<&&'v str>) -> Option<&'v str> {
    content_type?.strip_prefix("multipart/form-data; boundary=")
}

/// A content type without the boundary, which is made up for each request.
pub(super) fn essence(content_type: &str) -> &str {
    match boundary(Some(&content_type)) {
        Some(_) => "multipart/form-data",
        None => content_type,
    }
}

/// The parts as the properties of an object; `value` makes one of the text of the part with that name.
pub(super) fn read(
    body: &[u8],
    boundary: &str,
    value: impl Fn(&str, String) -> Result<Value, String>,
) -> Result<Value, String> {
    let body = std::str::from_utf8(body).map_err(|error| error.to_string())?;
    // The line break before a boundary belongs to it; the first one has none.
    let body = format!("\r\n{body}");
    let delimiter = format!("\r\n--{boundary}");
    let parts: Vec<_> = body.split(&delimiter).collect();
    let ["", parts @ .., "--\r\n"] = parts.as_slice() else {
        return Err("it does not begin and end with a boundary".to_owned());
    };
    let mut object = Map::new();
    for part in parts {
        let part = part
            .strip_prefix("\r\n")
            .ok_or("a boundary with more behind it")?;
        let (head, text) = part
            .split_once("\r\n\r\n")
            .ok_or("a part without an end of its head")?;
        let name = name(head)?;
        if object
            .insert(name.to_owned(), value(name, text.to_owned())?)
            .is_some()
        {
            return Err(format!("the part `{name}` comes twice"));
        }
    }
    Ok(object.into())
}

fn name(head: &str) -> Result<&str, String> {
    let lines: Vec<_> = head.split("\r\n").collect();
    let rest = lines[0].strip_prefix("Content-Disposition: form-data; name=\"");
    let (name, rest) = rest
        .and_then(|rest| rest.split_once('"'))
        .ok_or_else(|| format!("`{head}` has no name"))?;
    let is_file = rest.starts_with("; filename=\"") && rest.ends_with('"');
    match (is_file, &lines[1..]) {
        (true, ["Content-Type: application/octet-stream"]) => Ok(name),
        (false, []) if rest.is_empty() => Ok(name),
        _ => Err(format!("`{head}` is the head of neither a file nor a text")),
    }
}
