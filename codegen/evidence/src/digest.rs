//! FNV-1a, a hash that is the same on every machine. It identifies texts and is not used for security.

/// Returns the hash of 32 bits, for what is read by people.
pub(crate) fn short(text: &str) -> u64 {
    fnv(text, 0x811c_9dc5, 0x0100_0193) & u64::from(u32::MAX)
}

/// Returns the hash of 64 bits.
pub(crate) fn long(text: &str) -> u64 {
    fnv(text, 0xcbf2_9ce4_8422_2325, 0x0100_0000_01b3)
}

/// The lower half of the result depends on the lower halves of the numbers alone, so this is right for 32 bits, too.
fn fnv(text: &str, start: u64, prime: u64) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(prime);
    text.bytes().fold(start, step)
}

#[cfg(test)]
mod tests {
    use super::{long, short};

    /// The values are those of the hash's authors.
    #[test]
    fn known_texts_have_their_known_hashes() {
        assert_eq!(
            [short(""), short("a"), short("foobar")],
            [0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968]
        );
        assert_eq!(
            [long(""), long("a"), long("foobar")],
            [
                0xcbf2_9ce4_8422_2325,
                0xaf63_dc4c_8601_ec8c,
                0x8594_4171_f739_67e8
            ]
        );
    }
}
