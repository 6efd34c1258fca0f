//! What setters and constructors take in place of the type of a property: a value or an `Option` of one, one value or many.
//!
//! Each trait has a parameter `Kind` that tells its implementations apart, which would overlap otherwise; of these types
//! the compiler finds one that fits, and nobody has to name it.

/// What the setter of an optional property takes: a value that converts into the property's type, or an `Option` of one, so
/// that what was read can be passed on. `None` leaves the property out.
///
/// The compiler finds `Kind`. It cannot find the type of a bare `None`: write `None::<&str>`, or leave the setter out.
///
#[cfg_attr(feature = "feature-flags", doc = "```")]
#[cfg_attr(not(feature = "feature-flags"), doc = "```text")]
/// use launchdarkly_api::feature_flags::FlagPatch;
///
/// let by_user: Option<String> = Some("Asked for in #42".to_owned());
/// let patch = FlagPatch::default().comment(by_user).environment_key("production");
/// assert_eq!(patch.comment.as_deref(), Some("Asked for in #42"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a `{T}` nor an `Option` of one",
    label = "does not convert into `{T}`",
    note = "what converts into `{T}` will do, and an `Option` of it"
)]
pub trait IntoOption<T, Kind> {
    /// The value, if there is one.
    fn into_option(self) -> Option<T>;
}

/// What takes a list: one value, or anything that can be iterated over, such as an array, a `Vec` or an iterator. An
/// `Option` of a list will do, too; `None` leaves the list out, which is not the same as an empty list.
///
/// The compiler finds `Kind`.
///
#[cfg_attr(feature = "feature-flags", doc = "```no_run")]
#[cfg_attr(not(feature = "feature-flags"), doc = "```text")]
/// # async fn run(client: launchdarkly_api::Client) -> Result<(), launchdarkly_api::Error> {
/// let flags = client.feature_flags();
/// let one = flags.get_feature_flag("my-project", "my-flag").env("production").await?;
/// let two = flags.get_feature_flag("my-project", "my-flag").env(["production", "test"]).await?;
/// # Ok(())
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a `{T}` nor a list of them",
    label = "give one value, or several in an array, a `Vec` or an iterator",
    note = "the values have to convert into `{T}`; `.copied()` or `.cloned()` turns an iterator over references into one over values"
)]
pub trait OneOrMany<T, Kind> {
    /// The values, if there is a list.
    fn into_list(self) -> Option<Vec<T>>;
}

/// The kind of what is a value itself.
#[derive(Debug)]
pub enum One {}

/// The kind of what has values.
#[derive(Debug)]
pub enum Many {}

/// The kind of what may be there, or not.
#[derive(Debug)]
pub enum Maybe {}

impl<T, V: Into<T>> IntoOption<T, One> for V {
    #[inline]
    fn into_option(self) -> Option<T> {
        Some(self.into())
    }
}

impl<T, V: Into<T>> IntoOption<T, Maybe> for Option<V> {
    #[inline]
    fn into_option(self) -> Option<T> {
        self.map(Into::into)
    }
}

impl<T, V: Into<T>> OneOrMany<T, One> for V {
    #[inline]
    fn into_list(self) -> Option<Vec<T>> {
        Some(vec![self.into()])
    }
}

impl<T, L: IntoIterator<Item: Into<T>>> OneOrMany<T, Many> for L {
    #[inline]
    fn into_list(self) -> Option<Vec<T>> {
        Some(self.into_iter().map(Into::into).collect())
    }
}

impl<T, L: IntoIterator<Item: Into<T>>> OneOrMany<T, Maybe> for Option<L> {
    #[inline]
    fn into_list(self) -> Option<Vec<T>> {
        self?.into_list()
    }
}

#[cfg(test)]
mod tests;
