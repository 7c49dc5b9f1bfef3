//! A statement in its graph, read through the tables it is stored in.

use petgraph::stable_graph::NodeIndex;

use super::{Claim, DocumentInfo, Event, EventId, KnowledgeGraph};
use crate::graph::intern::Symbol;
use crate::statement::{Argument, Evidence, Statement};
use crate::text::PartialDate;

/// One statement, seen in its graph.
#[derive(Debug, Clone, Copy)]
pub struct StatementRef<'a> {
    pub(super) graph: &'a KnowledgeGraph,
    pub(super) claim: &'a Claim,
}

impl<'a> StatementRef<'a> {
    pub(in crate::graph) fn claim(&self) -> &'a Claim {
        self.claim
    }

    fn text(&self, symbol: Option<Symbol>) -> Option<&'a str> {
        symbol.map(|symbol| self.graph.strings.text(symbol))
    }

    /// Returns the statement's id.
    pub fn id(&self) -> &'a str {
        &self.claim.id
    }

    /// Returns the number of the event that it reports.
    pub fn event_id(&self) -> EventId {
        EventId(self.claim.event)
    }

    /// Returns the event that it reports.
    pub fn event(&self) -> &'a Event {
        &self.graph.events[self.claim.event as usize]
    }

    /// Returns the document that it was read from.
    pub fn document(&self) -> &'a DocumentInfo {
        &self.graph.documents[self.claim.document as usize]
    }

    /// Returns the node of its subject.
    pub fn subject(&self) -> NodeIndex {
        self.claim.subject
    }

    /// Returns the node of its object.
    pub fn object(&self) -> NodeIndex {
        self.claim.object
    }

    /// Returns the subject's role, when the official is unnamed.
    pub fn subject_role(&self) -> Option<&'a str> {
        self.text(self.claim.subject_role)
    }

    /// Returns the object's role, when the official is unnamed.
    pub fn object_role(&self) -> Option<&'a str> {
        self.text(self.claim.object_role)
    }

    /// Returns the date that the statement gives.
    pub fn date(&self) -> Option<PartialDate> {
        self.claim.date
    }

    /// Returns how the date was derived.
    pub fn date_from(&self) -> Option<&'a str> {
        self.text(self.claim.date_from)
    }

    /// Returns where it happened.
    pub fn place(&self) -> Option<&'a str> {
        self.text(self.claim.place)
    }

    /// Returns the office that the statement is about.
    pub fn office(&self) -> Option<&'a str> {
        self.text(self.claim.office)
    }

    /// Returns who is said to have said it.
    pub fn attributed_to(&self) -> Option<&'a str> {
        self.text(self.claim.attributed_to)
    }

    /// Returns whether somebody who has no part in it is said to have said it.
    pub fn claimed(&self) -> bool {
        self.claim.claimed
    }

    /// Returns the PLOVER code.
    pub fn code(&self) -> Option<&'a str> {
        self.text(self.claim.code)
    }

    /// Returns the CAMEO code.
    pub fn cameo(&self) -> Option<&'a str> {
        self.text(self.claim.cameo)
    }

    /// Returns the rule that read it.
    pub fn rule(&self) -> &'a str {
        self.graph.strings.text(self.claim.rule)
    }

    /// Returns how sure it is, 0 to 1.
    pub fn confidence(&self) -> f32 {
        self.claim.confidence
    }

    /// Returns the number of participants that its document names for the event.
    pub fn group_size(&self) -> u32 {
        self.claim.group_size
    }

    /// Returns the sentence as the source shows it.
    pub fn sentence(&self) -> &'a str {
        self.graph.strings.text(self.claim.text)
    }

    /// Returns where it stands in its document.
    pub fn evidence(&self) -> Evidence {
        let wide = |span: [u32; 2]| span.map(|n| n as usize);
        Evidence {
            sentence: self.claim.sentence as usize,
            start: self.claim.start as usize,
            end: self.claim.end as usize,
            text: self.sentence().to_owned(),
            trigger: wide(self.claim.trigger),
            subject: wide(self.claim.subject_span),
            object: wide(self.claim.object_span),
        }
    }

    fn argument(&self, node: NodeIndex, role: Option<&str>) -> Argument {
        Argument::new(&self.graph.graph[node].entity, role.map(str::to_owned))
    }

    /// Returns the statement as the line of `statements.jsonl` has it, with the graph's names for its actors.
    pub fn to_statement(&self) -> Statement {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let event = self.event();
        Statement {
            id: self.claim.id.to_string(),
            document: self.document().id.clone(),
            relation: event.relation.to_string(),
            subject: self.argument(self.claim.subject, self.subject_role()),
            object: self.argument(self.claim.object, self.object_role()),
            symmetric: self.graph.is_symmetric(&event.relation),
            polarity: event.polarity,
            status: event.status,
            attributed_to: owned(self.attributed_to()),
            claimed: self.claimed(),
            date: self.claim.date,
            date_from: owned(self.date_from()),
            place: owned(self.place()),
            office: owned(self.office()),
            event: owned(self.code()),
            cameo: owned(self.cameo()),
            rule: self.rule().to_owned(),
            confidence: self.claim.confidence,
            group_size: self.claim.group_size,
            evidence: self.evidence(),
        }
    }
}
