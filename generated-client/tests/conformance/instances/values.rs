//! Random values that have no parts, and values of no schema.

use serde_json::{Map, Value};

use super::{Instance, Making};

/// Numbers at which something ends: of 64 bits, of what a double holds exactly, of dates.
const INTEGERS: [i64; 10] = [
    0,
    -1,
    i64::MIN,
    i64::MAX,
    i32::MAX as i64 + 1,
    1 << 53,
    (1 << 53) + 1,
    -(1 << 53) - 1,
    253_402_300_800_000,
    -62_167_219_200_001,
];

const NUMBERS: [f64; 9] = [
    0.0,
    -0.5,
    0.1,
    1e21,
    f64::MAX,
    f64::MIN,
    f64::MIN_POSITIVE,
    5e-324,
    f64::EPSILON,
];

const TEXTS: [&str; 12] = [
    "",
    " ",
    "null",
    "0",
    "a\"b\\c/d",
    "\u{0}\u{1}\u{7f}\r\n\t",
    "<script>&amp;</script>",
    "ü",
    "漢字",
    "🎉👩‍👩‍👧",
    "e\u{301}\u{202e}\u{feff}",
    "\u{10ffff}\u{2028}",
];

impl Making<'_> {
    /// A documented value of an enumeration, or one that it may learn.
    pub(super) fn constant(&mut self, values: &[Value]) -> Value {
        if self.is_lenient() {
            return format!("new {}", self.text()).into();
        }
        values[self.rng.usize(..values.len())]["const"].clone()
    }

    pub(super) fn integer(&mut self, schema: &Value) -> Instance {
        let minimum = schema["minimum"].as_i64().unwrap_or(i64::MIN);
        let maximum = schema["maximum"].as_i64().unwrap_or(i64::MAX);
        let value = match self.rng.u32(..3) {
            0 => self.rng.i64(..),
            1 => self.rng.i64(-100..100),
            _ => INTEGERS[self.rng.usize(..INTEGERS.len())],
        };
        let kept = value.clamp(minimum, maximum);
        // Written like this, JSON Schema takes it for an integer, too.
        let float = i32::try_from(kept).ok().filter(|_| self.one_in(4));
        let sent = float.map_or_else(|| kept.into(), |float| f64::from(float).into());
        Instance {
            sent,
            kept: kept.into(),
        }
    }

    pub(super) fn number(&mut self) -> Instance {
        let value = match self.rng.u32(..3) {
            0 => f64::from_bits(self.rng.u64(..)),
            1 => return self.whole_number(),
            _ => NUMBERS[self.rng.usize(..NUMBERS.len())],
        };
        let value = if value.is_finite() { value } else { 1.5 };
        Instance::same(value.into())
    }

    /// A number that is written as an integer is.
    fn whole_number(&mut self) -> Instance {
        let value = self.rng.i32(..);
        Instance {
            sent: value.into(),
            kept: f64::from(value).into(),
        }
    }

    pub(super) fn string(&mut self, schema: &Value) -> String {
        let values: &[&str] = match schema["format"].as_str() {
            Some("date-time") => &["2024-02-29T23:59:59.999Z", "1970-01-01T00:00:00+14:00"],
            Some("uri") => &["https://example.com/a?b=c#d", "urn:a:b"],
            Some("uuid") => &["c95d2e80-61b7-4f3a-9d18-0e7a4b2c8f51"],
            _ => return self.text(),
        };
        values[self.rng.usize(..values.len())].to_owned()
    }

    /// Some text: none, strange, or long.
    pub(super) fn text(&mut self) -> String {
        match self.rng.u32(..100) {
            0 => TEXTS[self.rng.usize(..TEXTS.len())].repeat(1000),
            1..50 => TEXTS[self.rng.usize(..TEXTS.len())].to_owned(),
            _ => (0..self.rng.usize(..12))
                .map(|_| self.rng.char(..))
                .collect(),
        }
    }

    /// JSON of no schema.
    pub(super) fn anything(&mut self) -> Value {
        self.depth += 1;
        let value = match self.rng.u32(..7) {
            0 => Value::Null,
            1 => self.rng.bool().into(),
            2 => self.rng.u64(..).into(),
            3 => self.number().kept,
            4 => (0..self.length()).map(|_| self.anything()).collect(),
            5 => (0..self.length())
                .map(|_| (self.text(), self.anything()))
                .collect::<Map<_, _>>()
                .into(),
            _ => self.text().into(),
        };
        self.depth -= 1;
        value
    }
}
