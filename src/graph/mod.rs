//! The knowledge graph: who is related to whom, by which events, on the word of which statements.
//!
//! Three layers, each pointing to the next: a **relation** (edge: who, what, to whom) lists its events; an **event** is
//! one happening, whoever reports it; a **statement** is one document's words for it. Counts are counts of events,
//! never of reports. The graph is built once from all statements and does not depend on their order.
//!
//! # When two statements mean one event
//!
//! They must agree in relation, polarity, status and participants (ordered for a directed relation, a set for a
//! symmetric one; the pairs that one trigger word makes among more than two participants are one event with all of
//! them). Then:
//!
//! 0. The same words around the trigger in documents published within [`COPY_DAYS`] days: one report, printed by
//!    several; its date is that of the first.
//! 1. Same day: one event. Different days: different events.
//! 2. A month or year joins an event that it covers: the last one not after its document's publication, else the first.
//!    If it covers none it is an event of its own.
//! 3. No date: it joins an event of the same document; else the event nearest to the document's publication within
//!    [`WINDOW_DAYS`] days; else, with other undated reports published within that window of the first one, it is an
//!    event of its own. Without any publication date only the same document joins.

mod build;
mod copy;
mod event;
mod intern;
mod json;
mod merge;
mod model;
pub(crate) mod rdf;
mod subset;

pub use build::{GraphBuilder, is_alias, surfaces};
pub use copy::{COPY_DAYS, passage};
pub use event::WINDOW_DAYS;
pub use json::FORMAT_VERSION;
pub use merge::{EventMerger, Merged, ReportRow, participants};
pub use model::{Actor, DocumentInfo, Event, EventId, KnowledgeGraph, Relation, StatementId, StatementRef};
pub use rdf::PREFIXES;
