//! What stands in for the method of a group whose feature is off.

/// Makes the method of the client that leads to a group say which feature it needs: `gated!(teams, "…")`.
///
/// Without it, the compiler would know of no such method. It can be called by nobody, for no client has the trait; that the
/// trait has the type of the handle keeps the compiler from looking for methods of that, and so from a second error.
#[cfg(not(feature = "full"))]
macro_rules! gated {
    ($method:ident, $message:literal $(,)?) => {
        const _: () = {
            #[diagnostic::on_unimplemented(
                message = $message,
                label = "this group is not compiled",
                note = "name the feature in the app's `Cargo.toml`, or `full` for all groups"
            )]
            pub trait Group {
                type Handle;
                fn handle(&self) -> Self::Handle;
            }

            impl crate::client::handle::Client {
                #[doc(hidden)]
                pub fn $method(&self) -> <Self as Group>::Handle
                where
                    for<'never> Self: Group,
                {
                    self.handle()
                }
            }
        };
    };
}
