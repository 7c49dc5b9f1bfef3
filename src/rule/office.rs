//! Frames about offices: who holds, held, takes or leaves one, read off titles, appositions and words of appointment.
//!
//! "Norwegian Foreign Minister Ane Ruud", "Ane Ruud, the former foreign minister of Norway," and "Ane Ruud was appointed foreign
//! minister of Norway" need no parse: mention and resolution know the office and whose it is.

use std::ops::Range;

use serde::Deserialize;

use super::engine::{Filler, Match};
use super::file::Frame;
use super::modality::Modality;
use super::set::RuleSet;
use crate::gazetteer::{EntityKind, fold};
use crate::mention::lexicon::Classes;
use crate::mention::{Mention, MentionForm};
use crate::resolution::Resolution;
use crate::text::{Document, TokenSpan};

/// How a frame has somebody stand to an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tenure {
    /// In it at the time that the text is about.
    Held,
    /// In it once.
    Former,
    /// Enters it.
    Taken,
    /// Leaves it.
    Left,
}

/// Most tokens between a word of appointment and the person or the office.
const REACH: usize = 4;

/// Returns the matches of all frames about offices, one for each person, office and frame, in text order.
pub fn find_offices(document: &Document, mentions: &[Mention], resolution: &Resolution, rules: &RuleSet) -> Vec<Match> {
    let mut offices = Offices { document, mentions, resolution, known: Vec::new(), found: Vec::new() };
    for (rule, file) in rules.rules().iter().enumerate() {
        for (number, frame) in file.frame.iter().enumerate() {
            match frame.office {
                Some(tenure @ (Tenure::Held | Tenure::Former)) => offices.titles(rule, number, frame, tenure),
                Some(_) => offices.changes(rule, number, frame),
                None => {}
            }
        }
    }
    offices.found.sort_by_key(|found| found.token);
    offices.found
}

struct Offices<'a> {
    document: &'a Document,
    mentions: &'a [Mention],
    resolution: &'a Resolution,
    /// Rule, person, whose office, its words: what has been found before in the document.
    known: Vec<(usize, usize, usize, String)>,
    found: Vec<Match>,
}

impl Offices<'_> {
    fn titles(&mut self, rule: usize, number: usize, frame: &Frame, tenure: Tenure) {
        for mention in 0..self.mentions.len() {
            let titled = &self.mentions[mention];
            let former = self.is_former(titled) == (tenure == Tenure::Former);
            if is_person(titled) && titled.role.is_some() && former {
                self.push(rule, number, frame, mention, mention, titled.tokens);
            }
        }
    }

    /// "former", "ex-", but not "then-Foreign Minister", who was in office at the time.
    fn is_former(&self, mention: &Mention) -> bool {
        let class = |token: usize| {
            let word = self.document.word(token).to_lowercase();
            word != "then" && crate::mention::lexicon::lexicon().word(&word).classes.has(Classes::FORMER)
        };
        let before = mention.tokens.start().saturating_sub(2).max(self.sentence(mention).start)..mention.tokens.start();
        let outside = before.clone().next_back().is_some_and(class)
            || before.len() == 2 && class(before.start) && self.document.word(before.start + 1) == "-";
        mention.tokens.range().any(class) || outside
    }

    fn sentence(&self, mention: &Mention) -> Range<usize> {
        self.document.sentences[self.document.sentence_of(mention.head)].tokens.range()
    }

    /// "was appointed", "named ... as", "resigned as": a person and an office around one of the frame's words.
    fn changes(&mut self, rule: usize, number: usize, frame: &Frame) {
        for office in 0..self.mentions.len() {
            let role = &self.mentions[office];
            if role.form != MentionForm::Role || role.plural || role.role.is_none() {
                continue;
            }
            let start = self.sentence(role).start;
            let Some(cue) = self.cue_in(role, frame).or_else(|| self.cue_before(role.tokens.start(), start, frame))
            else {
                continue;
            };
            let Some(person) = self.person_at(cue, role.tokens.start().max(cue), start) else { continue };
            let trigger = TokenSpan::new(cue, role.tokens.end());
            self.push(rule, number, frame, person, office, trigger);
        }
    }

    /// "was appointed foreign minister": the participle may have been taken for an adjective of the office.
    fn cue_in(&self, role: &Mention, frame: &Frame) -> Option<usize> {
        let is_cue = |token: &usize| frame.cue.iter().any(|cue| *cue == self.document.word(*token));
        (role.tokens.start()..role.name.start()).find(is_cue)
    }

    /// Returns the frame's word before an office, across "as", "the" and the person appointed.
    fn cue_before(&self, office: usize, start: usize, frame: &Frame) -> Option<usize> {
        let mut token = office;
        for _ in 0..REACH {
            token = token.checked_sub(1).filter(|&token| token >= start)?;
            if let Some(mention) = self.person_ending_at(token + 1) {
                token = self.mentions[mention].tokens.start().checked_sub(1).filter(|&token| token >= start)?;
            }
            let word = self.document.word(token).to_lowercase();
            if frame.cue.iter().any(|cue| *cue == word) {
                return Some(token);
            }
            if !matches!(word.as_str(), "as" | "the" | "in" | "down" | "to" | "be" | "its" | "new" | "post" | "of") {
                return None;
            }
        }
        None
    }

    /// Returns the person directly behind the word of appointment, else the one before it: "was named", "has been dismissed".
    fn person_at(&self, cue: usize, office: usize, start: usize) -> Option<usize> {
        let behind = (cue + 1..office).find_map(|token| self.person_ending_at(token + 1));
        if behind.is_some() {
            return behind;
        }
        let mut token = cue;
        for _ in 0..REACH {
            if let Some(person) = self.person_ending_at(token) {
                return Some(person);
            }
            token = token.checked_sub(1).filter(|&token| token >= start)?;
            let word = self.document.word(token).to_lowercase();
            if !matches!(
                word.as_str(),
                "was" | "has" | "had" | "been" | "were" | "who" | "," | "later" | "then" | "also"
            ) {
                return None;
            }
        }
        None
    }

    fn person_ending_at(&self, token: usize) -> Option<usize> {
        let number = self.mentions.partition_point(|mention| mention.tokens.end() < token);
        let ends = self.mentions.get(number).is_some_and(|mention| mention.tokens.end() == token && is_person(mention));
        ends.then_some(number)
    }

    fn push(&mut self, rule: usize, number: usize, frame: &Frame, person: usize, office: usize, trigger: TokenSpan) {
        let referents = &self.resolution.referents;
        let (&[actor], &[owner]) = (referents[person].entities.as_slice(), referents[office].office_of.as_slice())
        else {
            return;
        };
        let words = self.mentions[office].role.as_deref().unwrap_or_default();
        let key = (rule, actor, owner, fold(words));
        if self.known.contains(&key) {
            return;
        }
        self.known.push(key);
        let sentence = self.document.sentence_of(trigger.start());
        self.found.push(Match {
            rule,
            frame: number,
            sentence,
            trigger,
            token: trigger.start(),
            evidence: self.document.sentences[sentence].tokens,
            actors: vec![Filler::of(Some(person), self.mentions[person].head)],
            recipients: vec![Filler { office: true, ..Filler::of(Some(office), self.mentions[office].head) }],
            modality: Modality::default(),
            office: Some(words.split_whitespace().collect::<Vec<_>>().join(" ")),
            steps: vec!["office"],
            confidence: frame.confidence,
        });
    }
}

fn is_person(mention: &Mention) -> bool {
    mention.form == MentionForm::Name && mention.kind == Some(EntityKind::Person)
}
