//! A stand-in for the method of a group whose feature is off.

/// Adds a method to the client whose error message names the missing feature: `gated!(teams, "…")`.
///
/// Without it, the compiler would only report that there is no such method. Nobody can call it, since the trait is never
/// implemented. The handle is an associated type, so that the compiler does not report a second error for its methods.
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
