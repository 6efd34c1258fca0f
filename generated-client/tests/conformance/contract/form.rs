//! Reads a `multipart/form-data` body according to RFC 7578 and RFC 2046.

use serde_json::{Map, Value};

/// Returns the boundary in a content type, if it is the type of a form.
pub(super) fn boundary<'v>(content_type: Option<&&'v str>) -> Option<&'v str> {
    content_type?.strip_prefix("multipart/form-data; boundary=")
}

/// Returns a content type without the boundary, since that is different for each request.
pub(super) fn essence(content_type: &str) -> &str {
    match boundary(Some(&content_type)) {
        Some(_) => "multipart/form-data",
        None => content_type,
    }
}

/// Returns the parts as the properties of an object. `value` turns the name and the text of a part into a value.
pub(super) fn read(
    body: &[u8],
    boundary: &str,
    value: impl Fn(&str, String) -> Result<Value, String>,
) -> Result<Value, String> {
    let body = std::str::from_utf8(body).map_err(|error| error.to_string())?;
    // The line break before a boundary is part of it, but the first boundary has none.
    let body = format!("\r\n{body}");
    let delimiter = format!("\r\n--{boundary}");
    let parts: Vec<_> = body.split(&delimiter).collect();
    let ["", parts @ .., "--\r\n"] = parts.as_slice() else {
        return Err("the form does not begin and end with a boundary".to_owned());
    };
    let mut object = Map::new();
    for part in parts {
        let part = part
            .strip_prefix("\r\n")
            .ok_or("no line break follows a boundary")?;
        let (head, text) = part
            .split_once("\r\n\r\n")
            .ok_or("no empty line follows the headers of a part")?;
        let name = name(head)?;
        if object
            .insert(name.to_owned(), value(name, text.to_owned())?)
            .is_some()
        {
            return Err(format!("there are two parts `{name}`"));
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
        _ => Err(format!("`{head}` is neither for a file nor for a text")),
    }
}
