//! Events for an engine that holds the statements in tables of its own: the same merging, one happening at a time.

use std::collections::BTreeMap;

use super::event::{Timing, cluster};
use super::{GraphBuilder, KnowledgeGraph};
use crate::gazetteer::EntityId;
use crate::statement::Statement;
use crate::text::PartialDate;

/// Returns who took part in what each statement of one document reports, in the order of the statements: subject and
/// object of a directed relation, all participants of a symmetric one by id.
///
/// Statements that agree in relation, polarity, status and participants, whatever their documents, are what
/// [`EventMerger`] takes.
pub fn participants(statements: &[Statement]) -> Vec<Vec<EntityId>> {
    let mut builder = GraphBuilder::default();
    statements.iter().for_each(|statement| builder.add(statement));
    let graph = builder.finish();
    let of_id: BTreeMap<&str, Vec<EntityId>> =
        graph.statements().map(|statement| (statement.id(), of_event(&graph, statement.event_id()))).collect();
    statements.iter().map(|statement| of_id.get(statement.id.as_str()).cloned().unwrap_or_default()).collect()
}

fn of_event(graph: &KnowledgeGraph, event: super::EventId) -> Vec<EntityId> {
    graph.event(event).participants.iter().map(|&node| graph.actor(node).entity.id.clone()).collect()
}

/// Groups the statements of one happening into events, by the rule of the module's documentation.
///
/// Holds no more of a statement than decides, about 80 bytes beside its two ids: ten million reports of one pair fit
/// into two gigabytes.
#[derive(Debug, Default)]
pub struct EventMerger {
    /// The ids of statements and documents, one after the other.
    ids: String,
    rows: Vec<Row>,
}

/// What decides about a statement of a happening.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReportRow<'a> {
    /// Id of the statement.
    pub statement: &'a str,
    /// Id of its document.
    pub document: &'a str,
    /// When the document was published.
    pub published: Option<PartialDate>,
    /// The date that the statement gives.
    pub date: Option<PartialDate>,
    /// The trigger's span, when the statement is one of the pairs of a meeting of more than two.
    pub group: Option<[u32; 2]>,
    /// The words around the trigger, as [`passage`](super::passage) hashes them.
    pub passage: Option<u64>,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    /// Where its ids begin.
    ids: usize,
    statement: u32,
    document: u32,
    published: Option<PartialDate>,
    date: Option<PartialDate>,
    group: Option<[u32; 2]>,
    passage: Option<u64>,
}

/// A statement with its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged<'a> {
    /// Id of the statement.
    pub statement: &'a str,
    /// Name of the event: the smallest id of its statements.
    pub event: &'a str,
    /// Date of the event.
    pub date: Option<PartialDate>,
}

/// All that one document says of the happening by one trigger.
struct Telling {
    timing: Timing,
    /// Its rows, as a range of the order.
    first: u32,
    end: u32,
}

impl Telling {
    fn rows(&self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }
}

impl AsRef<Timing> for Telling {
    fn as_ref(&self) -> &Timing {
        &self.timing
    }
}

impl EventMerger {
    /// Adds a statement of the happening.
    pub fn add(&mut self, row: ReportRow<'_>) {
        let ids = self.ids.len();
        self.ids.push_str(row.statement);
        self.ids.push_str(row.document);
        let narrow = |text: &str| u32::try_from(text.len()).expect("an id is shorter than 4 GiB");
        let ReportRow { statement, document, published, date, group, passage } = row;
        self.rows.push(Row {
            ids,
            statement: narrow(statement),
            document: narrow(document),
            published,
            date,
            group,
            passage,
        });
    }

    fn statement(&self, row: usize) -> &str {
        let Row { ids, statement, .. } = self.rows[row];
        &self.ids[ids..ids + statement as usize]
    }

    fn document(&self, row: usize) -> &str {
        let Row { ids, statement, document, .. } = self.rows[row];
        &self.ids[ids + statement as usize..][..document as usize]
    }

    /// Hands each statement with its event to `take`: the oldest event first, undated ones last, statements by
    /// document.
    pub fn finish(self, mut take: impl FnMut(Merged<'_>)) {
        let mut order: Vec<u32> = (0..).take(self.rows.len()).collect();
        let key = |&row: &u32| {
            let row = row as usize;
            (self.document(row), self.rows[row].group, self.statement(row))
        };
        order.sort_unstable_by(|a, b| key(a).cmp(&key(b)));
        let tellings = self.tellings(&order);
        let mut clusters = cluster(&tellings);
        clusters.sort_by_key(|cluster| (cluster.date.is_none(), cluster.date));
        for cluster in clusters {
            let rows = || cluster.reports.iter().flat_map(|&telling| tellings[telling as usize].rows());
            let event = rows().map(|place| self.statement(order[place] as usize)).min().unwrap_or_default();
            for place in rows() {
                let statement = self.statement(order[place] as usize);
                take(Merged { statement, event, date: cluster.date });
            }
        }
    }

    fn tellings(&self, order: &[u32]) -> Vec<Telling> {
        let mut tellings: Vec<Telling> = Vec::with_capacity(order.len());
        let mut number = 0;
        let mut before: Option<usize> = None;
        for (place, row) in (0..).zip(order.iter().map(|&row| row as usize)) {
            let Row { published, date, group, passage, .. } = self.rows[row];
            let same = before.is_some_and(|before| self.document(before) == self.document(row));
            number += u32::from(!same && place > 0);
            match tellings.last_mut() {
                Some(last) if same && group.is_some() && before.is_some_and(|b| self.rows[b].group == group) => {
                    last.timing.join(date, passage);
                    last.end = place + 1;
                }
                _ => {
                    let timing = Timing { date, published, document: number, passage };
                    tellings.push(Telling { timing, first: place, end: place + 1 });
                }
            }
            before = Some(row);
        }
        tellings
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// `rows`: statement, document, publication date, date; `expected`: statement and event.
    fn check(rows: &[(&str, &str, &str, &str)], expected: &[(&str, &str)]) {
        for order in [rows.to_vec(), rows.iter().rev().copied().collect()] {
            let mut merger = EventMerger::default();
            for (statement, document, published, date) in order {
                let (published, date) = (published.parse().ok(), date.parse().ok());
                merger.add(ReportRow { statement, document, published, date, ..ReportRow::default() });
            }
            let mut found = Vec::new();
            merger.finish(|merged| found.push((merged.statement.to_owned(), merged.event.to_owned())));
            found.sort();
            let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn the_smallest_statement_names_the_event() {
        check(
            &[("b", "1", "", "2023-10-25"), ("a", "2", "", "2023-10-25"), ("c", "3", "", "2023-10-26")],
            &[("a", "a"), ("b", "a"), ("c", "c")],
        );
        check(&[("a", "1", "2023-10-26", "2023-10-25"), ("b", "2", "2023-10-28", "")], &[("a", "a"), ("b", "a")]);
        check(&[("a", "1", "", ""), ("b", "1", "", ""), ("c", "2", "", "")], &[("a", "a"), ("b", "a"), ("c", "c")]);
    }
}
