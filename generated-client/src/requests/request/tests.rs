//! An operation gets its first optional parameter: a program that names requests by their operations compiles before and
//! after it.

use crate::{
    client::handle::Client,
    error::Error,
    test_api::{reply, serve},
    test_server::Received,
};
use std::future::IntoFuture;

/// The operation without optional parameters, as the generator writes it.
mod before {
    use super::Client;
    use crate::{
        requests::{call::Call, request::Request},
        wire::parts::Operation,
    };

    pub(super) type DeleteLink = Request<()>;

    pub(super) fn delete_link(client: &Client, key: &str) -> DeleteLink {
        let operation = Operation::delete("deleteLink", "/links/{key}");
        let call = Call::new(client, operation).path(key);
        Request::new(call)
    }
}

/// The same with one.
mod after {
    use super::Client;
    use crate::{requests::call::Call, wire::parts::Operation};

    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is awaited or sent"]
    pub(super) struct DeleteLink {
        call: Call,
    }

    impl DeleteLink {
        pub(super) fn comment(mut self, comment: impl Into<Option<&'static str>>) -> Self {
            self.call.query("comment", comment.into());
            self
        }
    }

    request!(DeleteLink, ());

    pub(super) fn delete_link(client: &Client, key: &str) -> DeleteLink {
        let operation = Operation::delete("deleteLink", "/links/{key}");
        let call = Call::new(client, operation).path(key);
        DeleteLink { call }
    }
}

/// A helper for requests of any operation.
async fn done<T, R: IntoFuture<Output = Result<T, Error>>>(request: R) -> bool {
    request.await.is_ok()
}

/// What an app does with a request that it names: it is stored, returned, cloned, sent, and given to helpers.
macro_rules! program {
    ($version:ident) => {
        async {
            use $version::{DeleteLink, delete_link};

            struct Job {
                request: DeleteLink,
            }

            fn job(client: &Client, key: &str) -> Job {
                let request = delete_link(client, key).with_header("x-job", "1");
                Job { request }
            }

            let (server, client) = serve(|_| reply(204, "")).await;
            let send: fn(DeleteLink) -> _ = DeleteLink::send;
            let first = job(&client, "one").request;
            assert_eq!(send(first.clone()).await.unwrap().status(), 204);
            assert!(done(first).await);
            assert!(
                job(&client, "two")
                    .request
                    .optional()
                    .await
                    .unwrap()
                    .is_some()
            );
            let received = server.received().into_iter();
            received.map(|Received { target, .. }| target).collect()
        }
    };
}

#[tokio::test]
async fn a_first_optional_parameter_breaks_no_program_that_names_the_request() {
    let before: Vec<String> = program!(before).await;
    let after: Vec<String> = program!(after).await;
    assert_eq!(before, ["/links/one", "/links/one", "/links/two"]);
    assert_eq!(before, after);
}

#[tokio::test]
async fn the_new_parameter_is_sent() {
    let (server, client) = serve(|_| reply(204, "")).await;
    after::delete_link(&client, "one")
        .comment("old")
        .await
        .unwrap();
    assert_eq!(server.received()[0].target, "/links/one?comment=old");
}
