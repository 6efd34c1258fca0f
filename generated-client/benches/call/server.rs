//! A server that answers with the same environment, and with lists of it, on a thread of its own.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use super::environment::JSON;

/// Starts the server; gives its address.
pub(super) fn start() -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || serve(stream));
        }
    });
    Ok(format!("http://{address}"))
}

/// How many environments the list has, and a page of it.
const ALL: usize = 2000;
const PAGE: usize = 20;

/// How long the server takes for a page, as if it were far away.
const WHILE: Duration = Duration::from_millis(20);

/// Answers until the connection ends. Requests have no bodies, so each ends with an empty line.
fn serve(mut stream: TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let one = answer(JSON);
    let mut buffer = [0; 4096];
    let mut filled = 0;
    loop {
        let read = stream.read(&mut buffer[filled..])?;
        if read == 0 {
            return Ok(());
        }
        filled += read;
        if buffer[..filled].ends_with(b"\r\n\r\n") {
            match offset(&buffer[..filled]) {
                None => stream.write_all(one.as_bytes())?,
                Some(offset) => stream.write_all(page(offset).as_bytes())?,
            }
            filled = 0;
        }
    }
}

fn answer(body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

/// Where the page begins, if the request asks for the list and not for one environment.
fn offset(request: &[u8]) -> Option<usize> {
    let request = String::from_utf8_lossy(request);
    let (_, query) = request.lines().next()?.split_once("/environments")?;
    if query.starts_with('/') {
        return None;
    }
    let offset = query.split_once("offset=").map(|(_, offset)| offset);
    let digits = offset.and_then(|offset| offset.split(['&', ' ']).next());
    digits.unwrap_or("0").parse().ok()
}

fn page(offset: usize) -> String {
    thread::sleep(WHILE);
    // Each with a key of its own: a page that is like the one before it ends a list.
    let items: Vec<_> = (offset..ALL.min(offset + PAGE))
        .map(|number| JSON.replace("production", &format!("production-{number}")))
        .collect();
    answer(&format!(
        r#"{{"_links": {{}}, "items": [{}]}}"#,
        items.join(",")
    ))
}
