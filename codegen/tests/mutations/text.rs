//! Mutations of a file as text, such as bad merges and disk errors.

use fastrand::Rng;

pub fn repeat_key(text: &str, rng: &mut Rng) -> (String, String) {
    let lines: Vec<_> = text.split_inclusive('\n').collect();
    let members = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.trim_start().starts_with('"') && line.trim_end().ends_with("\","));
    let members: Vec<_> = members.map(|(index, _)| index).collect();
    let Some(at) = rng.choice(members) else {
        return (text.to_owned(), "nothing".to_owned());
    };
    let mut lines = lines;
    lines.insert(at, lines[at]);
    (lines.concat(), format!("line {} stands twice", at + 1))
}

pub fn truncate(text: &str, rng: &mut Rng) -> (String, String) {
    let at = border(text, rng);
    (text[..at].to_owned(), format!("truncated after {at} bytes"))
}

pub fn cut_out(text: &str, rng: &mut Rng) -> (String, String) {
    let (one, other) = (border(text, rng), border(text, rng));
    let from = one.min(other);
    let one_sign = (from + 1..=text.len()).find(|at| text.is_char_boundary(*at));
    let to = if rng.bool() {
        one.max(other)
    } else {
        one_sign.unwrap_or(text.len())
    };
    (
        text[..from].to_owned() + &text[to..],
        format!("bytes {from} to {to} cut out"),
    )
}

/// Overwrites a byte. Bytes that are not UTF-8 become U+FFFD.
pub fn overwrite(text: &str, rng: &mut Rng) -> (String, String) {
    let mut bytes = text.as_bytes().to_vec();
    let (at, byte) = (rng.usize(..bytes.len()), rng.u8(..));
    bytes[at] = byte;
    let before = String::from_utf8_lossy(&bytes[..at]).matches('\n').count();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let line = text.lines().nth(before).unwrap_or_default().trim();
    let what = format!("byte {at} is {byte:#04x}: {line:?}");
    (text, what)
}

fn border(text: &str, rng: &mut Rng) -> usize {
    let at = rng.usize(..text.len());
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}
