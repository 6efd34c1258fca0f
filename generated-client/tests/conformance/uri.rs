//! Reads the target of a request according to RFC 6570, to which OpenAPI's styles `simple` and `form` refer: everything
//! except unreserved characters is percent-encoded UTF-8.

/// Splits a target into path segments and query parameters, in their order, without decoding them.
pub(super) fn split(target: &str) -> (Vec<&str>, Vec<(&str, &str)>) {
    let (path, query) = target
        .split_once('?')
        .map_or((target, None), |(path, query)| (path, Some(query)));
    let pairs = query.into_iter().flat_map(|query| query.split('&'));
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    (path.split('/').collect(), pairs.collect())
}

/// Decodes a text.
pub(super) fn decode(encoded: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                let (high, low) = (digit(), digit());
                let value = high
                    .zip(low)
                    .and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
                value.ok_or_else(|| format!("`{encoded}` has a `%` without two digits"))?
            }
            b'-' | b'.' | b'_' | b'~' => byte,
            _ if byte.is_ascii_alphanumeric() => byte,
            _ => {
                let found = char::from(byte);
                return Err(format!("`{encoded}` has a {found:?} that is not encoded"));
            }
        });
    }
    String::from_utf8(bytes).map_err(|_| format!("`{encoded}` is not UTF-8"))
}

#[test]
fn what_is_not_encoded_as_it_should_be_is_refused() {
    assert_eq!(decode("a%2Fb%c3%bc%25"), Ok("a/bü%".to_owned()));
    for wrong in ["a b", "a+b", "a/b", "ü", "%", "%2", "%zz", "%ff", "a,b"] {
        assert!(decode(wrong).is_err(), "{wrong:?} was accepted");
    }
}
