//! The printed form of an evaluation.

use std::collections::BTreeMap;
use std::fmt;

use super::tally::{CORE, Evaluation, Scope, Scores, Tally, ratio};

/// Relations of which the gold has only the plainest cases: their precision means little.
const NOT_EXHAUSTIVE: [&str; 1] = ["holds_office"];

/// What the rows below the total stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// One row a relation, the core relations first.
    Relation,
    /// One row a source.
    Source,
}

/// A view of an [`Evaluation`] for printing; see [`Evaluation::report`].
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    evaluation: &'a Evaluation,
    grouping: Grouping,
    errors: usize,
}

impl Evaluation {
    /// Returns the table with rows by `grouping`; the first `errors` false positives and misses follow the strict
    /// figures.
    pub fn report(&self, grouping: Grouping, errors: usize) -> Report<'_> {
        Report { evaluation: self, grouping, errors }
    }
}

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report(Grouping::Relation, 0).fmt(f)
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let evaluation = self.evaluation;
        write_head(f, evaluation)?;
        writeln!(f, "\n== STRICT (relation+pair+polarity+status) ==")?;
        write_scores(f, &evaluation.strict, self.grouping)?;
        if self.errors > 0 {
            write_errors(f, &evaluation.strict, self.errors)?;
        }
        writeln!(f, "\n== RELAXED (relation+pair+polarity) ==")?;
        write_scores(f, &evaluation.relaxed, self.grouping)?;
        let (wrong, all) = (evaluation.false_alarms, evaluation.negatives);
        let share = ratio(wrong, all);
        writeln!(f, "negatives (no core relation) with a false core tuple: {wrong}/{all} = {share:.3}")
    }
}

fn write_head(f: &mut fmt::Formatter<'_>, evaluation: &Evaluation) -> fmt::Result {
    write!(f, "passages: {} gold, {} predicted", evaluation.passages, evaluation.predicted_passages)?;
    if evaluation.scope == Scope::Core {
        write!(f, "; relations: {}", CORE.join(", "))?;
    }
    writeln!(f)?;
    if evaluation.unknown_passages > 0 {
        writeln!(f, "warning: {} predicted ids are not in gold (ignored)", evaluation.unknown_passages)?;
    }
    Ok(())
}

fn write_scores(f: &mut fmt::Formatter<'_>, scores: &Scores, grouping: Grouping) -> fmt::Result {
    write_row(f, "micro", &scores.total)?;
    let (core, others): (BTreeMap<_, _>, BTreeMap<_, _>) = match grouping {
        Grouping::Relation => scores.by_relation.iter().partition(|(name, _)| CORE.contains(&name.as_str())),
        Grouping::Source => scores.by_source.iter().partition(|_| true),
    };
    for (name, tally) in core.into_iter().chain(others) {
        write_row(f, &format!("  {name}"), tally)?;
    }
    Ok(())
}

fn write_row(f: &mut fmt::Formatter<'_>, name: &str, tally: &Tally) -> fmt::Result {
    let (precision, recall, f1) = (tally.precision(), tally.recall(), tally.f1());
    let Tally { true_positives, false_positives, false_negatives } = tally;
    write!(f, "{name:<20} P {precision:.3}  R {recall:.3}  F1 {f1:.3}   ")?;
    write!(f, "tp {true_positives:4} fp {false_positives:4} fn {false_negatives:4}")?;
    let partial = NOT_EXHAUSTIVE.contains(&name.trim_start());
    writeln!(f, "{}", if partial { "  (gold not exhaustive)" } else { "" })
}

fn write_errors(f: &mut fmt::Formatter<'_>, scores: &Scores, count: usize) -> fmt::Result {
    writeln!(f, "\nfirst false positives:")?;
    for (id, wrong) in scores.false_positives.iter().take(count) {
        let (polarity, status) = (wrong.polarity.label(), wrong.status.label());
        writeln!(f, "  {id}  {}({}, {}) {polarity} {status}", wrong.relation, wrong.subject, wrong.object)?;
    }
    writeln!(f, "first misses:")?;
    for (id, missed) in scores.misses.iter().take(count) {
        let (polarity, status) = (missed.polarity.label(), missed.status.label());
        let (relation, subject, object) = (&missed.relation, &missed.subject.name, &missed.object.name);
        writeln!(f, "  {id}  {relation}({subject}, {object}) {polarity} {status} | {}", missed.evidence)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::path::Path;

    use super::*;
    use crate::eval::{Prediction, evaluate, load_gold};
    use crate::statement::{Polarity, Status};

    const GOLD: &str = concat!(
        r#"{"id": "a", "source": "wire", "text": "Accra recognized Togo.", "relations": [{"relation": "recognized","#,
        r#""polarity": "affirmed", "status": "actual", "evidence": "Accra recognized Togo","#,
        r#""subject": {"name": "Ghana", "type": "state"}, "object": {"name": "Togo", "type": "state"}}]}"#,
        "\n",
        r#"{"id": "b", "source": "radio", "text": "Nothing of note.", "relations": []}"#,
    );

    fn evaluation() -> Evaluation {
        let gold = load_gold(GOLD, Path::new("g")).unwrap();
        let recognized = |subject: &str, status| Prediction {
            relation: "recognized".to_owned(),
            subject: subject.to_owned(),
            object: "Togo".to_owned(),
            polarity: Polarity::Affirmed,
            status,
        };
        let predicted = [
            ("a", vec![recognized("Ghana", Status::Planned)]),
            ("b", vec![recognized("Mali", Status::Actual)]),
            ("c", vec![]),
        ];
        let predicted = predicted.map(|(id, list)| (id.to_owned(), list));
        evaluate(&gold, &BTreeMap::from(predicted), Scope::Core)
    }

    fn check(printed: &str, expected: &[&str]) {
        assert_eq!(printed.lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn prints_relations() {
        check(
            &evaluation().to_string(),
            &[
                "passages: 2 gold, 3 predicted; relations: met, recognized, sanctioned, supports",
                "warning: 1 predicted ids are not in gold (ignored)",
                "",
                "== STRICT (relation+pair+polarity+status) ==",
                "micro                P 0.000  R 0.000  F1 0.000   tp    0 fp    2 fn    1",
                "  recognized         P 0.000  R 0.000  F1 0.000   tp    0 fp    2 fn    1",
                "",
                "== RELAXED (relation+pair+polarity) ==",
                "micro                P 0.500  R 1.000  F1 0.667   tp    1 fp    1 fn    0",
                "  recognized         P 0.500  R 1.000  F1 0.667   tp    1 fp    1 fn    0",
                "negatives (no core relation) with a false core tuple: 1/1 = 1.000",
            ],
        );
    }

    #[test]
    fn prints_sources_and_errors() {
        check(
            &evaluation().report(Grouping::Source, 1).to_string(),
            &[
                "passages: 2 gold, 3 predicted; relations: met, recognized, sanctioned, supports",
                "warning: 1 predicted ids are not in gold (ignored)",
                "",
                "== STRICT (relation+pair+polarity+status) ==",
                "micro                P 0.000  R 0.000  F1 0.000   tp    0 fp    2 fn    1",
                "  radio              P 0.000  R 0.000  F1 0.000   tp    0 fp    1 fn    0",
                "  wire               P 0.000  R 0.000  F1 0.000   tp    0 fp    1 fn    1",
                "",
                "first false positives:",
                "  a  recognized(Ghana, Togo) affirmed planned",
                "first misses:",
                "  a  recognized(Ghana, Togo) affirmed actual | Accra recognized Togo",
                "",
                "== RELAXED (relation+pair+polarity) ==",
                "micro                P 0.500  R 1.000  F1 0.667   tp    1 fp    1 fn    0",
                "  radio              P 0.000  R 0.000  F1 0.000   tp    0 fp    1 fn    0",
                "  wire               P 1.000  R 1.000  F1 1.000   tp    1 fp    0 fn    0",
                "negatives (no core relation) with a false core tuple: 1/1 = 1.000",
            ],
        );
    }
}
