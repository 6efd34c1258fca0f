//! One call, from its parts to the raw response: attempts, waits, limits and transports.
//!
//! This wing deals with what is sent and received, as bytes and headers; building requests and decoding typed values is
//! elsewhere. It uses [`values`](crate::values) and [`error`](crate::error). Data comes first (`shared`, `parts`,
//! `body`), and `send` uses all the others.
//!
//! | room | content |
//! |---|---|
//! | `send` | the core that every call goes through |
//! | `parts` | what a call consists of |
//! | `shared` | what all calls of a client share |
//! | `base_url` | where requests go |
//! | `path`, `encode` | paths, and percent-encoding |
//! | `headers` | the headers that belong to the client |
//! | `body` | the body of a call before it is sent |
//! | `response` | raw and typed responses |
//! | `errors` | errors made from a response or a transport's error |
//! | `retry` | when a failed attempt is repeated |
//! | `rate_limit` | the headers about rate limits |
//! | `pace` | waiting before a limit is reached |
//! | `hooks` | callbacks for each attempt |
//! | `report` | what hooks and the log are told of a body |
//! | `trace` | spans and events for `tracing` |
//! | `transport` | what sends a request, and its bodies |

pub(crate) mod base_url;
pub(crate) mod body;
pub(crate) mod encode;
mod errors;
pub(crate) mod headers;
pub(crate) mod hooks;
pub(crate) mod pace;
pub(crate) mod parts;
pub(crate) mod path;
pub(crate) mod rate_limit;
mod report;
pub(crate) mod response;
pub(crate) mod retry;
pub(crate) mod send;
pub(crate) mod shared;
pub(crate) mod trace;
pub(crate) mod transport;
