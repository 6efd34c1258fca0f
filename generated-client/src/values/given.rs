//! The arguments of setters and constructors: a value or an `Option` of one, one value or many.
//!
//! Each trait has a parameter `Kind`, because its implementations would overlap otherwise. The compiler infers it, so nobody
//! has to name it.

/// The argument of a setter: a value that converts into the property's type, or an `Option` of one, so that you can pass on
/// what you have read. `None` leaves the property out.
///
/// The compiler infers `Kind`. It cannot infer the type of a bare `None`: write `None::<&str>`, or leave the setter out.
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
    note = "give a value that converts into `{T}`, or an `Option` of one"
)]
pub trait IntoOption<T, Kind> {
    /// The value, if there is one.
    fn into_option(self) -> Option<T>;
}

/// The argument for a list: one value, or anything that can be iterated over, such as an array, a `Vec` or an iterator. It
/// can also be an `Option` of these; `None` leaves the list out, which is not the same as an empty list.
///
/// The compiler infers `Kind`.
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

/// The kind of a value itself.
#[derive(Debug)]
pub enum One {}

/// The kind of a list of values.
#[derive(Debug)]
pub enum Many {}

/// The kind of an `Option`.
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

/// A method for each optional property of a struct, from a table with a row for each: its documentation, its name, and what
/// the method takes for it. That is one of these traits, with the type that it converts into.
///
/// ```text
/// setters! {
///     TeamPost {
///         /// Purpose of the team.
///         description: IntoOption<String>,
///         /// Identifiers of the initial members.
///         member_ids: OneOrMany<String>,
///         /// Whether the team is hidden.
///         hidden: Into<Option<bool>>,
///     }
/// }
/// ```
macro_rules! setters {
    ($name:ident { $($(#[$doc:meta])* $field:ident: $taken:ident<$value:ty>,)* }) => {
        impl $name {
            $(setters!(@$taken $field, $value, $(#[$doc])*);)*
        }
    };
    (@IntoOption $field:ident, $value:ty, $($doc:tt)*) => {
        $($doc)*
        #[must_use]
        pub fn $field<K>(
            mut self,
            $field: impl $crate::values::given::IntoOption<$value, K>,
        ) -> Self {
            self.$field = $crate::values::given::IntoOption::into_option($field);
            self
        }
    };
    (@OneOrMany $field:ident, $value:ty, $($doc:tt)*) => {
        $($doc)*
        #[must_use]
        pub fn $field<K>(
            mut self,
            $field: impl $crate::values::given::OneOrMany<$value, K>,
        ) -> Self {
            self.$field = $crate::values::given::OneOrMany::into_list($field);
            self
        }
    };
    (@Into $field:ident, $value:ty, $($doc:tt)*) => {
        $($doc)*
        #[must_use]
        pub fn $field(mut self, $field: impl Into<$value>) -> Self {
            self.$field = $field.into();
            self
        }
    };
}

#[cfg(test)]
mod tests;
