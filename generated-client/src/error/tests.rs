//! The error's size and bounds.

use super::{Error, ErrorKind};

#[test]
fn is_one_pointer_wide() {
    fn usable<T: std::error::Error + Send + Sync + 'static>() {}
    usable::<Error>();
    assert_eq!(size_of::<Error>(), 8);
    assert_eq!(size_of::<Result<(), Error>>(), 8);
}

#[test]
fn of_a_setting_names_it() {
    let error = Error::config("timeout", "it is zero");
    assert_eq!(
        error.to_string(),
        "invalid configuration: timeout: it is zero"
    );
    assert_eq!(
        (error.kind(), error.operation(), error.status()),
        (ErrorKind::Config, None, None)
    );
    assert!(error.body().is_none() && error.headers().is_none() && error.errors().is_empty());
}
