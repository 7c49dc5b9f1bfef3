//! Counts over a whole gold file.

use std::collections::{BTreeMap, BTreeSet};

use super::gold::{GoldPassage, GoldRelation};
use super::matching::{Outcome, Prediction, Rigour, match_passage};

/// The relations that are annotated exhaustively.
pub const CORE: [&str; 4] = ["met", "recognized", "sanctioned", "supports"];

/// The relations that are annotated where clearly present.
const FURTHER: [&str; 13] = [
    "accused",
    "aided",
    "appointed",
    "attacked",
    "condemned",
    "holds_office",
    "hosted",
    "member_of",
    "negotiated_with",
    "signed_agreement",
    "talked",
    "threatened",
    "visited",
];

/// Which relations are scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// `met`, `recognized`, `supports`, `sanctioned`.
    Core,
    /// All relations of the annotation guidelines, and any other that the gold file has.
    All,
}

/// Right, wrong and missing tuples.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Annotated tuples that were predicted.
    pub true_positives: usize,
    /// Predictions that no annotated tuple supports.
    pub false_positives: usize,
    /// Annotated tuples that were not predicted.
    pub false_negatives: usize,
}

impl Tally {
    /// Returns the share of predictions that are right; 0 without predictions.
    pub fn precision(&self) -> f64 {
        ratio(self.true_positives, self.true_positives + self.false_positives)
    }

    /// Returns the share of annotated tuples that were predicted; 0 without annotated tuples.
    pub fn recall(&self) -> f64 {
        ratio(self.true_positives, self.true_positives + self.false_negatives)
    }

    /// Returns the harmonic mean of precision and recall; 0 when both are.
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of tuples are far below 2^52")]
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Counts at one rigour, with the errors behind them in file order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scores {
    /// Over everything.
    pub total: Tally,
    /// By relation name.
    pub by_relation: BTreeMap<String, Tally>,
    /// By the passages' source.
    pub by_source: BTreeMap<String, Tally>,
    /// Passage id and prediction.
    pub false_positives: Vec<(String, Prediction)>,
    /// Passage id and annotated tuple.
    pub misses: Vec<(String, GoldRelation)>,
}

impl Scores {
    fn add(&mut self, passage: &GoldPassage, outcome: &Outcome<'_>) {
        for relation in &outcome.found {
            self.count(passage, relation, |tally| tally.true_positives += 1);
        }
        for prediction in &outcome.false_positives {
            self.count(passage, &prediction.relation, |tally| tally.false_positives += 1);
            self.false_positives.push((passage.id.clone(), (*prediction).clone()));
        }
        for tuple in &outcome.misses {
            self.count(passage, &tuple.relation, |tally| tally.false_negatives += 1);
            self.misses.push((passage.id.clone(), (*tuple).clone()));
        }
    }

    fn count(&mut self, passage: &GoldPassage, relation: &str, add: impl Fn(&mut Tally)) {
        add(&mut self.total);
        add(self.by_relation.entry(relation.to_owned()).or_default());
        add(self.by_source.entry(passage.source.clone()).or_default());
    }
}

/// How predictions compare with a gold file; prints as a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// Which relations were scored.
    pub scope: Scope,
    /// Number of passages in the gold file.
    pub passages: usize,
    /// Number of passages for which there is a list of predictions, even an empty one.
    pub predicted_passages: usize,
    /// Number of passages predicted that the gold file does not have.
    pub unknown_passages: usize,
    /// Relation, pair, polarity and status must agree.
    pub strict: Scores,
    /// The status may differ.
    pub relaxed: Scores,
    /// Number of passages without a (non-optional) core tuple.
    pub negatives: usize,
    /// Number of those for which a core tuple was predicted that nothing supports.
    pub false_alarms: usize,
}

/// Scores predictions, listed by passage id, against the gold passages.
pub fn evaluate(gold: &[GoldPassage], predicted: &BTreeMap<String, Vec<Prediction>>, scope: Scope) -> Evaluation {
    let ids: BTreeSet<&str> = gold.iter().map(|passage| passage.id.as_str()).collect();
    let relations = relations(gold, scope);
    let scores = |rigour| {
        let mut scores = Scores::default();
        for passage in gold {
            scores.add(passage, &match_passage(passage, predictions(predicted, passage), &relations, rigour));
        }
        scores
    };
    let negatives: Vec<&GoldPassage> = gold.iter().filter(|passage| is_negative(passage)).collect();
    Evaluation {
        scope,
        passages: gold.len(),
        predicted_passages: predicted.len(),
        unknown_passages: predicted.keys().filter(|id| !ids.contains(id.as_str())).count(),
        strict: scores(Rigour::Strict),
        relaxed: scores(Rigour::Relaxed),
        negatives: negatives.len(),
        false_alarms: negatives.iter().filter(|passage| has_false_core(passage, predicted)).count(),
    }
}

fn predictions<'a>(predicted: &'a BTreeMap<String, Vec<Prediction>>, passage: &GoldPassage) -> &'a [Prediction] {
    predicted.get(&passage.id).map_or(&[], Vec::as_slice)
}

fn relations(gold: &[GoldPassage], scope: Scope) -> BTreeSet<&str> {
    let mut relations = BTreeSet::from(CORE);
    if scope == Scope::All {
        relations.extend(FURTHER);
        relations.extend(gold.iter().flat_map(|passage| &passage.relations).map(|tuple| tuple.relation.as_str()));
    }
    relations
}

fn is_negative(passage: &GoldPassage) -> bool {
    !passage.relations.iter().any(|tuple| CORE.contains(&tuple.relation.as_str()) && !tuple.optional)
}

fn has_false_core(passage: &GoldPassage, predicted: &BTreeMap<String, Vec<Prediction>>) -> bool {
    let outcome = match_passage(passage, predictions(predicted, passage), &BTreeSet::from(CORE), Rigour::Relaxed);
    !outcome.false_positives.is_empty()
}
