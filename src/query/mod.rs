//! Questions to the graph, each answered with the evidence.
//!
//! A question gives an [`Answer`]: a table whose rows know the statements that they rest on. Printing is the caller's.

mod answer;
mod ask;
mod community;
mod connect;
#[cfg(feature = "sparql")]
mod dataset;
mod filter;
mod name;
mod office;
mod rank;
#[cfg(feature = "sparql")]
mod sparql;

pub use answer::{Answer, Cell, EvidenceLine, Row};
pub(crate) use ask::state_name;
pub use ask::{between, common, events_of, neighbours, relations, timeline, who_met};
pub use community::communities;
pub use connect::path;
pub use filter::Filter;
pub use name::find_actor;
pub use office::offices;
pub use rank::{Measure, rank};
#[cfg(feature = "sparql")]
pub use sparql::sparql;
