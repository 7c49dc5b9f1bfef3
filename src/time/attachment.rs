//! Which date expression of a sentence dates a happening.

use crate::text::Document;

use super::lexicon::{self, Class};
use super::{Direction, TimeExpression};

/// Costs above this mean that the expression belongs to another clause.
const TOO_FAR: usize = 60;
/// The same for the only expression of a sentence.
const TOO_FAR_ALONE: usize = 85;

/// Returns the expression that dates the happening of `trigger`, a token of the sentence numbered `sentence`.
///
/// `future` tells whether the clause is about the future. Prefers what stands near, after the trigger and in its
/// clause; a date in another clause counts only when it is the sentence's only one and is not that of a report
/// ("said on Wednesday that ...").
pub fn date_of<'a>(
    expressions: &'a [TimeExpression],
    document: &Document,
    sentence: usize,
    trigger: usize,
    future: bool,
) -> Option<&'a TimeExpression> {
    let tokens = document.sentences.get(sentence)?.tokens;
    let start = expressions.partition_point(|expression| expression.tokens.start() < tokens.start());
    let length = expressions[start..].partition_point(|expression| expression.tokens.start() < tokens.end());
    let inside = &expressions[start..start + length];
    let clause = Clause { document, trigger, future };
    let (cost, best) = inside.iter().map(|each| (clause.cost(each), each)).min_by_key(|(cost, _)| *cost)?;
    let only = inside.len() == 1 && cost < TOO_FAR_ALONE && best.date.is_some() && !clause.dates_report(best);
    (cost < TOO_FAR || only).then_some(best)
}

/// A trigger and the words around it.
struct Clause<'a> {
    document: &'a Document,
    trigger: usize,
    future: bool,
}

impl Clause<'_> {
    fn word(&self, token: usize) -> String {
        self.document.tokens.get(token).map(|_| self.document.word(token).to_lowercase()).unwrap_or_default()
    }

    /// Returns how loosely the expression hangs on the trigger.
    fn cost(&self, expression: &TimeExpression) -> usize {
        // "the 1990 accord", "the War of 1866"
        let of = expression.tokens.start() == self.trigger + 2 && self.word(self.trigger + 1) == "of";
        if self.noun_after(expression) == self.trigger || of {
            return 0;
        }
        let before = expression.tokens.end() <= self.trigger;
        let gap = match before {
            true => expression.tokens.end()..self.trigger,
            false => self.trigger + 1..expression.tokens.start().max(self.trigger + 1),
        };
        let barriers: usize = gap.clone().map(|token| self.barrier(token, expression)).sum();
        let conflict = match expression.direction {
            Direction::Past => self.future,
            Direction::Future => !self.future && expression.upcoming.is_none(),
            Direction::Unknown => false,
        };
        gap.len().min(30)
            + barriers
            + 8 * usize::from(before)
            + 45 * usize::from(conflict)
            + 50 * usize::from(expression.date_in(self.future).is_none())
            + 40 * usize::from(self.dates_report(expression))
            + self.qualification(expression)
            + if before { self.fronted(expression) } else { 0 }
    }

    /// Costs of a date inside a fronted phrase: "After the war of 1938, Peru recognized ...".
    fn fronted(&self, expression: &TimeExpression) -> usize {
        let start = expression.tokens.start();
        let phrase = (start.saturating_sub(10)..start.saturating_sub(1)).rev().map(|token| self.word(token));
        let mut phrase = phrase.take_while(|word| word != "," && word != ".");
        20 * usize::from(phrase.any(|word| lexicon::is(&word, Class::Hinge) && !matches!(word.as_str(), "and" | "or")))
    }

    /// Returns how much one word between trigger and expression parts them.
    fn barrier(&self, token: usize, expression: &TimeExpression) -> usize {
        let word = self.word(token);
        let opens_date = token + 1 == expression.tokens.start();
        if lexicon::is(&word, Class::Relative) {
            return TOO_FAR_ALONE;
        }
        if lexicon::is(&word, Class::Clause) || lexicon::is(&word, Class::Report) {
            return 40;
        }
        match word.as_str() {
            "and" | "or" if self.is_verb_like(token + 1) => 40,
            "and" if token > 0 && self.word(token - 1) == "," => 15,
            "and" | "or" => 0,
            // What happens "when" something happens has its date.
            "when" => 10,
            _ if !opens_date && lexicon::is(&word, Class::Hinge) => 20,
            _ => 0,
        }
    }

    fn is_verb_like(&self, token: usize) -> bool {
        let word = self.word(token);
        let adverb = word.ends_with("ly") && self.word(token + 1).ends_with("ed");
        adverb || word.ends_with("ed") || lexicon::is(&word, Class::Past) || lexicon::is(&word, Class::Future)
    }

    /// Returns the token that the expression may qualify: "Friday's meeting", "the 1990 accord".
    fn noun_after(&self, expression: &TimeExpression) -> usize {
        let end = expression.tokens.end();
        end + usize::from(matches!(self.word(end).as_str(), "'s" | "’s"))
    }

    /// Costs of a date that qualifies another noun or stands in brackets.
    fn qualification(&self, expression: &TimeExpression) -> usize {
        let noun = self.noun_after(expression);
        let genitive = noun > expression.tokens.end();
        let before = expression.tokens.start().checked_sub(1).map(|token| self.word(token)).unwrap_or_default();
        let determined = matches!(before.as_str(), "the" | "a" | "an" | "its" | "their" | "his" | "her" | "'s" | "’s");
        let next = self.word(noun);
        let lowercase = next.starts_with(char::is_alphabetic) && !lexicon::is(&next, Class::Function);
        match before.as_str() {
            _ if genitive || (determined && lowercase) => 30,
            "since" => 45,
            "of" => 25,
            "(" => 12,
            _ => 0,
        }
    }

    /// Returns whether the date is that of a report about the happening: "said on Wednesday that they had met".
    fn dates_report(&self, expression: &TimeExpression) -> bool {
        let start = expression.tokens.start();
        let mut near = start.saturating_sub(3)..start;
        near.any(|token| token != self.trigger && lexicon::is(&self.word(token), Class::Report))
    }
}
