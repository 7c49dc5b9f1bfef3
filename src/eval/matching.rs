//! One-to-one matching of predictions with the annotated tuples of one passage.

use std::collections::BTreeSet;

use super::fold::fold;
use super::form::Forms;
use super::gold::{GoldPassage, GoldRelation};
use crate::statement::{Polarity, Statement, Status};

/// Relations whose subject and object may be exchanged.
const SYMMETRIC: [&str; 4] = ["met", "talked", "negotiated_with", "signed_agreement"];

/// A tuple that an extractor found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prediction {
    /// Relation name, such as `met`.
    pub relation: String,
    /// Name of who acts.
    pub subject: String,
    /// Name of the one acted upon.
    pub object: String,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// Whether it happened, is planned, ...
    pub status: Status,
}

impl From<&Statement> for Prediction {
    fn from(statement: &Statement) -> Self {
        Self {
            relation: statement.relation.clone(),
            subject: statement.subject.name.clone(),
            object: statement.object.name.clone(),
            polarity: statement.polarity,
            status: statement.status,
        }
    }
}

/// What the status has to do with a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rigour {
    /// The status must agree.
    Strict,
    /// The status is ignored, though tuples of equal status are matched first.
    Relaxed,
}

/// How the predictions for one passage fared.
#[derive(Debug, Default)]
pub(super) struct Outcome<'a> {
    /// Relation of each tuple found, optional ones left out.
    pub(super) found: Vec<&'a str>,
    /// Predictions that no tuple supports.
    pub(super) false_positives: Vec<&'a Prediction>,
    /// Tuples that were not found, optional ones left out.
    pub(super) misses: Vec<&'a GoldRelation>,
}

/// An annotated tuple, its forms, and whether a prediction has taken it.
struct Slot<'a> {
    tuple: &'a GoldRelation,
    subject: Forms,
    object: Forms,
    taken: bool,
}

impl Slot<'_> {
    fn fits(&self, prediction: &Prediction, rigour: Rigour) -> bool {
        let tuple = self.tuple;
        let alike = tuple.relation == prediction.relation
            && tuple.polarity == prediction.polarity
            && (rigour == Rigour::Relaxed || tuple.status == prediction.status);
        let pair = |subject: &str, object: &str| self.subject.admit(subject) && self.object.admit(object);
        let (subject, object) = (&prediction.subject, &prediction.object);
        alike && (pair(subject, object) || (is_symmetric(&prediction.relation) && pair(object, subject)))
    }
}

fn is_symmetric(relation: &str) -> bool {
    SYMMETRIC.contains(&relation)
}

/// Matches greedily, each tuple at most once: tuples in file order, optional ones last; predictions in the order given.
pub(super) fn match_passage<'a>(
    passage: &'a GoldPassage,
    predictions: &'a [Prediction],
    relations: &BTreeSet<&str>,
    rigour: Rigour,
) -> Outcome<'a> {
    let mut slots = slots(passage, relations);
    let mut left = distinct(predictions, relations, rigour);
    let mut outcome = Outcome::default();
    take_slots(&mut left, &mut slots, Rigour::Strict, &mut outcome);
    if rigour == Rigour::Relaxed {
        take_slots(&mut left, &mut slots, Rigour::Relaxed, &mut outcome);
    }
    // A second wording of a tuple already found ("Oslo", then "Norway") is no mistake.
    left.retain(|prediction| !slots.iter().any(|slot| slot.taken && slot.fits(prediction, rigour)));
    outcome.false_positives = left;
    outcome.misses = misses(&slots, rigour);
    outcome
}

fn slots<'a>(passage: &'a GoldPassage, relations: &BTreeSet<&str>) -> Vec<Slot<'a>> {
    let wanted = passage.relations.iter().filter(|tuple| relations.contains(tuple.relation.as_str()));
    let slot = |tuple: &'a GoldRelation| Slot {
        tuple,
        subject: Forms::new(&tuple.subject),
        object: Forms::new(&tuple.object),
        taken: false,
    };
    let mut slots: Vec<Slot<'_>> = wanted.map(slot).collect();
    slots.sort_by_key(|slot| slot.tuple.optional);
    slots
}

/// Returns the predictions of the wanted relations, each once; symmetric pairs are equal either way round.
fn distinct<'a>(predictions: &'a [Prediction], relations: &BTreeSet<&str>, rigour: Rigour) -> Vec<&'a Prediction> {
    let mut seen = BTreeSet::new();
    let wanted = predictions.iter().filter(|prediction| relations.contains(prediction.relation.as_str()));
    let mut distinct = Vec::new();
    for prediction in wanted {
        let (mut subject, mut object) = (fold(&prediction.subject), fold(&prediction.object));
        if is_symmetric(&prediction.relation) && object < subject {
            std::mem::swap(&mut subject, &mut object);
        }
        let status = (rigour == Rigour::Strict).then_some(prediction.status);
        if seen.insert((prediction.relation.as_str(), subject, object, prediction.polarity, status)) {
            distinct.push(prediction);
        }
    }
    distinct
}

/// Gives each prediction the first free slot that fits; those without one stay in `left`.
fn take_slots<'a>(left: &mut Vec<&'a Prediction>, slots: &mut [Slot<'_>], rigour: Rigour, outcome: &mut Outcome<'a>) {
    left.retain(|prediction| {
        let Some(slot) = slots.iter_mut().find(|slot| !slot.taken && slot.fits(prediction, rigour)) else {
            return true;
        };
        slot.taken = true;
        if !slot.tuple.optional {
            outcome.found.push(&prediction.relation);
        }
        false
    });
}

fn misses<'a>(slots: &[Slot<'a>], rigour: Rigour) -> Vec<&'a GoldRelation> {
    let open = slots.iter().filter(|slot| !slot.taken && !slot.tuple.optional);
    // Without regard to status, the same pair annotated with two statuses is found when one of them is.
    let found_otherwise = |missed: &GoldRelation| {
        slots.iter().any(|slot| {
            slot.taken
                && slot.tuple.relation == missed.relation
                && slot.tuple.polarity == missed.polarity
                && slot.tuple.subject.name == missed.subject.name
                && slot.tuple.object.name == missed.object.name
        })
    };
    open.map(|slot| slot.tuple).filter(|tuple| rigour == Rigour::Strict || !found_otherwise(tuple)).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::path::Path;

    use super::*;
    use crate::eval::load_gold;

    const GOLD: &str = r#"{"id": "a", "text": "t", "relations": [
        {"relation": "met", "polarity": "affirmed", "status": "planned", "evidence": "e", "optional": true,
         "subject": {"name": "Oman", "type": "state"}, "object": {"name": "Yemen", "type": "state"}},
        {"relation": "met", "polarity": "affirmed", "status": "actual", "evidence": "e",
         "subject": {"name": "Amina Mohamed", "type": "person"}, "object": {"name": "Norway", "type": "state", "aliases": ["Oslo"]}},
        {"relation": "met", "polarity": "affirmed", "status": "planned", "evidence": "e",
         "subject": {"name": "Amina Mohamed", "type": "person"}, "object": {"name": "Norway", "type": "state"}}]}"#;

    /// Reads "Oslo Mohamed planned" as a predicted meeting; gives found, wrong and missed at both rigours.
    fn check(predictions: &[&str], strict: [usize; 3], relaxed: [usize; 3]) {
        let gold = load_gold(&GOLD.replace('\n', " "), Path::new("g")).unwrap();
        let predictions: Vec<Prediction> = predictions.iter().map(|words| meeting(words)).collect();
        for (rigour, expected) in [(Rigour::Strict, strict), (Rigour::Relaxed, relaxed)] {
            let outcome = match_passage(&gold[0], &predictions, &BTreeSet::from(["met"]), rigour);
            let counts = [outcome.found.len(), outcome.false_positives.len(), outcome.misses.len()];
            assert_eq!(counts, expected, "{rigour:?} {predictions:?}");
        }
    }

    fn meeting(words: &str) -> Prediction {
        let words: Vec<&str> = words.split(' ').collect();
        let status = if words[2] == "planned" { Status::Planned } else { Status::Actual };
        Prediction {
            relation: "met".to_owned(),
            subject: words[0].to_owned(),
            object: words[1].to_owned(),
            polarity: Polarity::Affirmed,
            status,
        }
    }

    #[test]
    fn symmetric_pairs_match_either_way_round() {
        check(&["Mohamed Norway actual"], [1, 0, 1], [1, 0, 0]);
        check(&["Oslo Mohamed actual"], [1, 0, 1], [1, 0, 0]);
    }

    #[test]
    fn repeats_and_second_wordings_are_no_mistakes() {
        check(&["Oslo Mohamed actual", "Mohamed Oslo actual", "Mohamed Norway actual"], [1, 0, 1], [2, 0, 0]);
    }

    #[test]
    fn optional_tuples_neither_cost_nor_earn() {
        check(&[], [0, 0, 2], [0, 0, 2]);
        check(&["Oman Yemen planned"], [0, 0, 2], [0, 0, 2]);
        check(&["Oman Yemen actual"], [0, 1, 2], [0, 0, 2]);
    }

    #[test]
    fn other_pairs_are_mistakes() {
        check(&["Oman Norway actual"], [0, 1, 2], [0, 1, 2]);
    }
}
