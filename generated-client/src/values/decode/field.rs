//! One entry in a record's table of fields.

/// A constant property of a record: name and value.
pub type Constant = (&'static str, &'static str);

/// A field, as the table describes it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    /// Its name on the wire.
    pub(crate) name: &'static str,
    /// Whether the server always sends it.
    pub(crate) is_required: bool,
}

impl Field {
    /// Reads an entry of [`Record::FIELDS`](super::Record::FIELDS).
    #[inline]
    pub(crate) const fn new(entry: &'static str) -> Self {
        match entry.as_bytes() {
            [name @ .., b'?'] => Self {
                name: entry.split_at(name.len()).0,
                is_required: false,
            },
            _ => Self {
                name: entry,
                is_required: true,
            },
        }
    }
}
