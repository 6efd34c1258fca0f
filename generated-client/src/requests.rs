//! Requests and their bodies, which users build and await.
//!
//! This wing contains what all operations have in common; the code of each operation is generated. Nothing here sends
//! anything: a request becomes a future, which passes its parts to [`wire`](crate::wire). This wing uses
//! [`client`](crate::client) and everything below it; lists use this one.
//!
//! | room | content |
//! |---|---|
//! | `call` | a request before it is sent |
//! | `filter` | conditions, and how each syntax writes them |
//! | `future` | the future of every request |
//! | `query` | values of a query |
//! | `request` | what generated requests have in common, and raw requests |
//! | `follow` | following the links of a response |
//! | `location` | responses that only contain the address of what was created |
//! | `optional` | a 404 as a value |
//! | `outcome` | responses of operations with several successes |
//! | `body` | bodies of operations that take more than one type |
//! | `patch` | JSON patches and semantic patches |
//! | `upload` | files, and the forms that contain them |

#[macro_use]
pub(crate) mod body;
pub(crate) mod call;
#[macro_use]
pub(crate) mod filter;
pub(crate) mod follow;
pub(crate) mod future;
pub(crate) mod location;
pub(crate) mod optional;
#[macro_use]
pub(crate) mod outcome;
#[macro_use]
pub(crate) mod patch;
pub(crate) mod query;
#[macro_use]
pub(crate) mod request;
pub(crate) mod upload;
