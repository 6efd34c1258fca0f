//! Requests and their bodies, which users build and await.
//!
//! This wing has what all operations have in common; what is specific to one operation is generated. Nothing here sends
//! anything: a request becomes a future, which passes its parts to [`wire`](crate::wire). This wing uses
//! [`client`](crate::client) and all that the client stands on; lists stand on this one.
//!
//! | room | what it holds |
//! |---|---|
//! | `call` | a request in the making |
//! | `filter` | conditions, and how each syntax writes them |
//! | `future` | the future of every request |
//! | `query` | what can be written into a query |
//! | `request` | what generated requests have in common, and raw requests |
//! | `follow` | following the links of a response |
//! | `location` | answers that only say where something was created |
//! | `optional` | a 404 as a value |
//! | `outcome` | the answers of operations with more than one success |
//! | `body` | bodies of operations that take more than one type |
//! | `patch` | JSON patches and semantic patches |
//! | `upload` | files, and the forms that carry them |

#[macro_use]
pub(crate) mod body;
pub(crate) mod call;
#[macro_use]
pub(crate) mod filter;
mod follow;
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
