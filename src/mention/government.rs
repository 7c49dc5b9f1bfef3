//! Governments: called after who leads them ("the Assad regime", "the government of Adem Holm"), and their people ("government officials").

use std::ops::Range;

use crate::gazetteer::EntityKind;
use crate::text::TokenSpan;

use super::finder::Finder;
use super::lexicon::Classes;
use super::phrase::Modifiers;
use super::scan::{Scan, Shape};
use super::{Mention, MentionForm, Qualifier, person};

impl Finder<'_, '_> {
    /// "The Bush administration", "the Assad regime": the leader's name stands for the state.
    pub(super) fn government_of(&mut self, token: usize, name_end: usize, sentence: &Range<usize>) -> Option<usize> {
        let scan = self.scan;
        let noun = if scan.is_possessive(name_end) { name_end + 1 } else { name_end };
        // "Abadi's leadership" is what he does, not whom he leads.
        let conduct = noun > name_end && scan.is(noun, &["leadership"]);
        let government = noun < sentence.end && scan.has(noun, Classes::GOVERNMENT) && !conduct;
        if !government || name_end - token > 3 {
            return None;
        }
        // "the Ortega-Murillo regime" goes by who leads it first.
        let hyphen = (token..name_end).find(|&at| scan.is_hyphen(at));
        let word = scan.word(hyphen.unwrap_or(name_end) - 1);
        let candidates: Vec<_> = scan
            .gazetteer
            .persons_named(word, scan.document.raw.date)
            .into_iter()
            .filter(|&person| self.led(person))
            .take(1)
            .collect();
        // "the Heng Samrin regime" of a leader in no list goes by his name.
        if candidates.is_empty() && name_end - token > 1 && !scan.is_possessive(name_end) {
            let mut mention = self.person_mention(token, name_end, "government-of");
            mention.tokens = TokenSpan::new(token, noun + 1);
            mention.head = noun;
            self.mentions.push(mention);
            return Some(noun + 1);
        }
        let mut mention = Mention::new(TokenSpan::new(token, noun + 1), MentionForm::Role, "leader-government");
        mention.name = TokenSpan::new(noun, noun + 1);
        mention.role = Some(scan.word(noun).to_owned());
        mention.kind = Some(EntityKind::State);
        mention.represents = true;
        mention.qualifiers =
            vec![Qualifier { tokens: TokenSpan::new(token, name_end), kind: Some(EntityKind::Person), candidates }];
        self.mentions.push(mention);
        Some(noun + 1)
    }

    /// "President Putin's regime": the titled leader's name stands for the state, as "the Putin regime" does.
    pub(super) fn titled_government(&mut self, end: usize, sentence: &Range<usize>) -> Option<usize> {
        let governs = self.scan.is_possessive(end)
            && end + 1 < sentence.end
            && self.scan.has(end + 1, Classes::GOVERNMENT)
            && self.scan.shapes[end + 1] == Shape::Lower;
        let titled = self.mentions.last().filter(|_| governs)?;
        let leader =
            titled.kind == Some(EntityKind::Person) && titled.form == MentionForm::Name && titled.name.len() == 1;
        let (start, name, last) = (titled.tokens.start(), titled.name.start(), titled.name.end());
        if !leader || last != end {
            return None;
        }
        let after = self.government_of(name, last, sentence)?;
        let mention = self.mentions.pop()?;
        self.mentions.pop();
        self.mentions.push(Mention { tokens: TokenSpan::new(start, after), ..mention });
        Some(after)
    }

    /// "The government of Abdrabbuh Mansur Hadi": goes by its leader's name, so the leader is meant.
    pub(super) fn government_led_by(&mut self, start: usize, noun: usize, sentence: &Range<usize>) -> Option<usize> {
        let scan = self.scan;
        let name = noun + 2;
        if !scan.has(noun, Classes::GOVERNMENT) || !scan.is(noun + 1, &["of"]) || name >= sentence.end {
            return None;
        }
        let run = person::run_at(scan, name, sentence.end, false).filter(|run| run.strong)?;
        let mut mention = self.person_mention(name, run.end, "government-of");
        mention.tokens = TokenSpan::new(start, run.end);
        mention.head = noun;
        self.mentions.push(mention);
        Some(run.end)
    }
}

/// How people of the government of where somebody is are found.
pub(crate) const HOSTS: &str = "government-role";

/// "senior government officials", but not "government officials of Chad" and not "the government officials".
pub(super) fn is_of_government(scan: &Scan<'_>, start: usize, noun: usize) -> bool {
    let own = |token: usize| scan.shapes[token] == Shape::Lower;
    noun > start
        && (start..=noun).all(own)
        && (start..noun).any(|token| scan.is(token, &["government"]))
        && !scan.is(noun + 1, &["of", "from"])
}

/// "government officials", "government and civil society leaders": the noun behind the government or those beside it.
pub(super) fn with_government(scan: &Scan<'_>, limit: usize, modifiers: &Modifiers) -> Modifiers {
    let start = modifiers.end;
    let bare = !modifiers.definite && !modifiers.indefinite && modifiers.qualifiers.is_empty();
    if !bare || scan.word(start) != "government" {
        return modifiers.clone();
    }
    let beside = if scan.is(start + 1, &["and", ","]) { start + 2 } else { start + 1 };
    let reach = if beside > start + 1 { beside + 4 } else { beside + 1 };
    let lower = (beside..limit.min(reach)).take_while(|&token| scan.shapes[token] == Shape::Lower);
    let noun = lower.into_iter().find(|&token| {
        scan.role(token).is_some_and(|role| role.plural) || scan.info[token].collective.is_some_and(|noun| noun.plural)
    });
    Modifiers { end: noun.unwrap_or(start), ..modifiers.clone() }
}
