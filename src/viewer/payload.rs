//! What the page is given: actors, links, claims and the words behind them, by index.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::layout;
use crate::gazetteer::{Entity, EntityId, EntityKind};
use crate::statement::{Argument, Polarity, Statement, Status};
use crate::text::PartialDate;

/// The data of one page. References between its lists are indexes from zero.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Payload {
    /// Heading of the page.
    pub title: String,
    /// A line under the heading: where the data comes from, how much was left out.
    pub subtitle: String,
    /// The actors.
    pub nodes: Vec<Actor>,
    /// One entry for each pair, relation, polarity and status.
    pub edges: Vec<Link>,
    /// The statements.
    pub statements: Vec<Claim>,
    /// The sentences in which statements were found; several statements can share one.
    pub passages: Vec<Passage>,
    /// The documents.
    pub documents: Vec<Source>,
    /// Colour of each relation on a light and on a dark ground.
    pub colors: BTreeMap<String, [String; 2]>,
}

/// An actor and its place in the picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// Id of the entity.
    pub id: EntityId,
    /// Its name, with diacritics.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Id of the state it belongs to, or its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Other names that documents give it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Wikidata id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    /// Place from left to right, in no unit.
    #[serde(default)]
    pub x: f32,
    /// Place from top to bottom.
    #[serde(default)]
    pub y: f32,
}

/// A relation between two actors, with all the statements that say so in the same way.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Link {
    /// Index of the subject; of either when symmetric.
    pub source: u32,
    /// Index of the object.
    pub target: u32,
    /// Name of the relation.
    pub relation: String,
    /// Asserted or denied.
    #[serde(default = "affirmed", skip_serializing_if = "is_affirmed")]
    pub polarity: Polarity,
    /// Whether it happened, is planned, ...
    #[serde(default = "actual", skip_serializing_if = "is_actual")]
    pub status: Status,
    /// Whether direction means nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub symmetric: bool,
}

/// One statement, without what its link already says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Index of the link.
    pub edge: u32,
    /// Number of the happening; statements about the same happening share it, so counts are events and not reports.
    pub event: u32,
    /// Index of the passage.
    pub passage: u32,
    /// Span of the words that signal the relation, in UTF-16 code units of the passage, as scripts count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<[u32; 2]>,
    /// Span of the subject; absent when it stands outside the passage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<[u32; 2]>,
    /// Span of the object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<[u32; 2]>,
    /// When it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// Where it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Who is said to have said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attributed_to: Option<String>,
    /// Whether it is said of others than the one who says so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub claimed: bool,
    /// Rule that read it.
    pub rule: String,
    /// 0 to 1, to two places.
    pub confidence: f32,
    /// Whether subject and object stand the other way round than in the (symmetric) link.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub swapped: bool,
}

/// A sentence of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Index of the document.
    pub document: u32,
    /// The sentence as the source shows it.
    pub text: String,
}

/// A document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Source {
    /// Id of the document.
    pub id: String,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Date of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// Where it is found; the page makes a link only of http and https addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Id of the document that printed the same story first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<String>,
}

fn affirmed() -> Polarity {
    Polarity::Affirmed
}

fn actual() -> Status {
    Status::Actual
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_affirmed(polarity: &Polarity) -> bool {
    *polarity == Polarity::Affirmed
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_actual(status: &Status) -> bool {
    *status == Status::Actual
}

impl Payload {
    /// Gives each actor its place in the picture and each relation its colours; the same payload always gets the same.
    pub fn arrange(&mut self) {
        let mut weights: FxHashMap<u32, f32> = FxHashMap::default();
        for claim in &self.statements {
            *weights.entry(claim.edge).or_default() += 1.0;
        }
        let ties = self.edges.iter().zip(0u32..).map(|(edge, i)| layout::Tie {
            source: edge.source as usize,
            target: edge.target as usize,
            weight: weights.get(&i).copied().unwrap_or(1.0),
        });
        let places = layout::arrange(self.nodes.len(), &ties.collect::<Vec<_>>());
        for (node, [x, y]) in self.nodes.iter_mut().zip(places) {
            (node.x, node.y) = (x, y);
        }
        let relations = self.edges.iter().map(|edge| edge.relation.clone());
        self.colors = relations.map(|name| (name.clone(), crate::export::colors(&name).map(str::to_owned))).collect();
    }
}

/// Collects statements into a [`Payload`]. Actors, links and documents keep the order in which they first came.
///
/// ```
/// use legation::viewer::Builder;
///
/// let payload = Builder::new("Visits").finish();
/// assert_eq!((payload.title.as_str(), payload.nodes.len()), ("Visits", 0));
/// ```
#[derive(Debug, Default)]
pub struct Builder {
    payload: Payload,
    nodes: FxHashMap<EntityId, u32>,
    edges: FxHashMap<Link, u32>,
    passages: FxHashMap<(u32, usize, usize), u32>,
    documents: FxHashMap<String, u32>,
}

impl Builder {
    /// Returns an empty builder for a page with this heading.
    pub fn new(title: impl Into<String>) -> Self {
        Self { payload: Payload { title: title.into(), ..Payload::default() }, ..Self::default() }
    }

    /// Sets the line under the heading.
    #[must_use]
    pub fn subtitle(mut self, subtitle: impl Into<String>) -> Self {
        self.payload.subtitle = subtitle.into();
        self
    }

    /// Adds an actor with all that is known of it; statements add those that were not added so, with what they say.
    pub fn entity(&mut self, entity: &Entity, aliases: &[String]) {
        let actor = Actor {
            wikidata: entity.wikidata.as_ref().map(ToString::to_string),
            aliases: aliases.to_vec(),
            ..actor(&entity.id, &entity.name, entity.kind, entity.state.as_ref())
        };
        self.actor(actor);
    }

    /// Adds what is known of a document; statements add those that were not added so, by id alone.
    pub fn document(&mut self, source: Source) {
        if !self.documents.contains_key(&source.id) {
            self.documents.insert(source.id.clone(), index(self.payload.documents.len()));
            self.payload.documents.push(source);
        }
    }

    /// Adds a statement about the happening with this number.
    pub fn statement(&mut self, event: u32, statement: &Statement) {
        let (edge, swapped) = self.link(statement);
        let passage = self.passage(statement);
        let evidence = &statement.evidence;
        let span = |[start, end]: [usize; 2]| relative(&evidence.text, evidence.start, start, end);
        self.payload.statements.push(Claim {
            edge,
            event,
            passage,
            trigger: span(evidence.trigger),
            subject: span(evidence.subject),
            object: span(evidence.object),
            date: statement.date,
            place: statement.place.clone(),
            attributed_to: statement.attributed_to.clone(),
            claimed: statement.claimed,
            rule: statement.rule.clone(),
            confidence: (statement.confidence * 100.0).round() / 100.0,
            swapped,
        });
    }

    /// Returns the payload, arranged.
    pub fn finish(mut self) -> Payload {
        self.payload.arrange();
        self.payload
    }

    fn actor(&mut self, actor: Actor) -> u32 {
        let next = index(self.payload.nodes.len());
        let place = *self.nodes.entry(actor.id.clone()).or_insert(next);
        if place == next {
            self.payload.nodes.push(actor);
        }
        place
    }

    fn argument(&mut self, argument: &Argument) -> u32 {
        self.actor(actor(&argument.id, &argument.name, argument.kind, argument.state.as_ref()))
    }

    fn link(&mut self, statement: &Statement) -> (u32, bool) {
        let (subject, object) = (self.argument(&statement.subject), self.argument(&statement.object));
        let swapped = statement.symmetric && object < subject;
        let (source, target) = if swapped { (object, subject) } else { (subject, object) };
        let Statement { polarity, status, symmetric, .. } = *statement;
        let link = Link { source, target, relation: statement.relation.clone(), polarity, status, symmetric };
        let next = index(self.payload.edges.len());
        let place = *self.edges.entry(link.clone()).or_insert(next);
        if place == next {
            self.payload.edges.push(link);
        }
        (place, swapped)
    }

    fn passage(&mut self, statement: &Statement) -> u32 {
        self.document(Source { id: statement.document.clone(), ..Source::default() });
        let document = self.documents[&statement.document];
        let evidence = &statement.evidence;
        let next = index(self.payload.passages.len());
        let place = *self.passages.entry((document, evidence.start, evidence.end)).or_insert(next);
        if place == next {
            self.payload.passages.push(Passage { document, text: evidence.text.clone() });
        }
        place
    }
}

fn actor(id: &EntityId, name: &str, kind: EntityKind, state: Option<&EntityId>) -> Actor {
    let (id, name, state) = (id.clone(), name.to_owned(), state.map(ToString::to_string));
    Actor { id, name, kind, state, wikidata: None, aliases: Vec::new(), x: 0.0, y: 0.0 }
}

fn index(len: usize) -> u32 {
    u32::try_from(len).expect("a page of four thousand million things cannot be written")
}

/// Turns byte offsets in the document into UTF-16 offsets in the sentence; `None` outside it.
fn relative(sentence: &str, base: usize, start: usize, end: usize) -> Option<[u32; 2]> {
    let units = |offset: usize| {
        let head = sentence.get(..offset.checked_sub(base)?)?;
        Some(index(head.encode_utf16().count()))
    };
    let span = [units(start)?, units(end)?];
    (span[0] < span[1]).then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_as_scripts_do() {
        // The cat takes four bytes and two code units, "Đ" two bytes and one.
        let sentence = "🐈 Đurić met Ana.";
        let check = |start, end, expected| assert_eq!(relative(sentence, 100, start, end), expected);
        check(105, 112, Some([3, 8]));
        check(113, 116, Some([9, 12]));
        check(90, 95, None);
        check(105, 400, None);
        check(105, 105, None);
    }
}
