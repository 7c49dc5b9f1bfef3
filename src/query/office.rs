//! Who held which office when.

use std::collections::BTreeMap;

use petgraph::stable_graph::NodeIndex;

use super::answer::{Answer, EvidenceLine, Row};
use super::filter::Filter;
use crate::gazetteer::fold;
use crate::graph::{KnowledgeGraph, StatementRef};
use crate::text::PartialDate;

/// What the statements tell of one term: when it began, when its holder was seen in it, when it ended.
#[derive(Default)]
struct Term {
    /// The office as most often written; counted by form.
    forms: BTreeMap<String, usize>,
    began: Option<PartialDate>,
    first: Option<PartialDate>,
    last: Option<PartialDate>,
    ended: Option<PartialDate>,
    evidence: Vec<EvidenceLine>,
}

/// Returns the offices of a person, or the holders of the offices of a state or body: office, holder, whose office,
/// when it was taken, the first and last date of a text that sees the holder in it, when it was left. By office, oldest
/// first. A holder who is called "former" was in office before the date under `left`.
pub fn offices(graph: &KnowledgeGraph, actor: NodeIndex, filter: &Filter) -> Answer {
    let mut terms: BTreeMap<(String, NodeIndex, NodeIndex), Term> = BTreeMap::new();
    let about = |s: &StatementRef| (s.subject() == actor || s.object() == actor) && filter.accepts(s);
    for statement in graph.statements().filter(about) {
        let Some(office) = statement.office() else { continue };
        terms.entry((fold(office), statement.subject(), statement.object())).or_default().take(&statement, office);
    }
    let mut rows: Vec<_> = terms.into_iter().collect();
    rows.sort_by_key(|((office, holder, of), term)| {
        (*of, office.clone(), term.start().is_none(), term.start(), *holder)
    });
    let mut answer = Answer::new(&["office", "holder", "of", "took", "first", "last", "left"]);
    let name = |node: NodeIndex| graph.actor(node).entity.name.as_str();
    for ((_, holder, of), term) in rows {
        let cells = vec![
            term.form().into(),
            name(holder).into(),
            name(of).into(),
            term.began.into(),
            term.first.into(),
            term.last.into(),
            term.ended.into(),
        ];
        answer.rows.push(Row { cells, evidence: term.evidence });
    }
    answer
}

impl Term {
    fn take(&mut self, statement: &StatementRef, office: &str) {
        *self.forms.entry(office.to_owned()).or_default() += 1;
        let earliest = |known: Option<PartialDate>, date| known.into_iter().chain(date).min();
        let said = statement.date();
        match statement.event().relation.as_str() {
            "took_office" => self.began = earliest(self.began, said),
            "left_office" => self.ended = earliest(self.ended, said),
            "held_office" => self.ended = earliest(self.ended, said),
            _ => {
                self.first = earliest(self.first, said);
                self.last = self.last.max(said);
            }
        }
        self.evidence.push(EvidenceLine::new(statement));
    }

    fn start(&self) -> Option<PartialDate> {
        self.began.or(self.first).or(self.ended)
    }

    /// The form counted most often; of several the one in small letters.
    fn form(&self) -> &str {
        self.forms.iter().map(|(form, count)| (*count, form.as_str())).max().map_or("", |(_, form)| form)
    }
}
