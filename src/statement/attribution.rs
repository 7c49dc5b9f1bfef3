//! Who is said to have said it: the subject of a verb of saying, the speaker of a quotation, "according to".

use crate::gazetteer::{Entity, EntityKind};
use crate::mention::{self, Mention, MentionForm};
use crate::resolution::Resolution;
use crate::rule::Lexicon;
use crate::text::{Dependency, Document, Tag, TokenSpan};

/// How many clauses outwards a verb of saying still reports.
const REACH: usize = 10;
/// Most words of a speaker who is nobody by name: "two Western diplomats".
const LONGEST: usize = 6;

/// Who makes a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claimant {
    /// The canonical name, or the words when it is nobody by name.
    pub(super) name: String,
    /// Index into the entities of the resolution.
    pub(super) entity: Option<usize>,
    /// The words that name it, if they are of the same sentence and no pronoun.
    pub(super) words: Option<TokenSpan>,
}

/// A happening in its sentence, asked who reports it.
pub(super) struct Report<'a> {
    pub(super) document: &'a Document,
    pub(super) mentions: &'a [Mention],
    pub(super) resolution: &'a Resolution,
    /// Word lists of the rules.
    pub(super) rules: &'a Lexicon,
    pub(super) sentence: TokenSpan,
    /// The trigger.
    pub(super) token: usize,
    /// The verb of saying that the engine met on its way, if any.
    pub(super) speech: Option<usize>,
}

impl Report<'_> {
    /// Returns who reports it: the nearest verb of saying first, then the quotation, then "according to".
    pub(super) fn claimant(&self) -> Option<Claimant> {
        let verb = self.speech.or_else(|| self.verb_above()).or_else(|| self.verb_beside());
        let said = verb.and_then(|verb| self.teller(verb));
        let entity =
            |entity: usize| Claimant { name: self.entity(entity).name.clone(), entity: Some(entity), words: None };
        said.or_else(|| self.resolution.speaker(self.token).map(entity)).or_else(|| self.according_to())
    }

    /// Whether the claimant speaks of others: neither a party itself nor of a party's state.
    pub(super) fn is_of_others(&self, claimant: &Claimant, parties: [&Entity; 2]) -> bool {
        let Some(speaker) = claimant.entity.map(|entity| self.entity(entity)) else { return true };
        let state = |entity: &Entity| match entity.kind {
            EntityKind::State => Some(entity.id.clone()),
            _ => entity.state.clone(),
        };
        let own = |party: &&Entity| party.id == speaker.id || state(party).is_some() && state(party) == state(speaker);
        !parties.iter().any(own)
    }

    fn entity(&self, number: usize) -> &Entity {
        &self.resolution.entities[number]
    }

    fn says(&self, token: usize) -> bool {
        mention::says(&self.document.word(token).to_lowercase())
    }

    fn head(&self, token: usize) -> Option<usize> {
        let head = self.document.tokens[token].head as usize;
        (head != token && self.sentence.contains(head)).then_some(head)
    }

    /// The verb of which the clause is what was said: "said that they had held talks".
    fn verb_above(&self) -> Option<usize> {
        let mut at = self.token;
        for _ in 0..REACH {
            let head = self.head(at)?;
            if self.document.tokens[at].relation == Dependency::Ccomp && self.says(head) {
                return Some(head);
            }
            if let Some(accuses) = self.accusation(at) {
                return Some(accuses);
            }
            at = head;
        }
        None
    }

    /// "accused Israel of shelling Gaza": the verb whose accusation a clause is.
    fn accusation(&self, clause: usize) -> Option<usize> {
        let relation = self.document.tokens[clause].relation;
        let verb = self.head(self.head(clause).filter(|_| relation == Dependency::Pcomp)?)?;
        self.rules.contains("accusing", &self.document.tokens[verb].lemma).then_some(verb)
    }

    /// "an official told Reuters", "she told Reuters": who says it, and to which outlet when he is nobody by name.
    fn teller(&self, verb: usize) -> Option<Claimant> {
        let said = self.subject(verb);
        if said.as_ref().is_some_and(|said| said.entity.is_some()) {
            return said;
        }
        let told = |&token: &usize| {
            let word = &self.document.tokens[token];
            word.head as usize == verb && token > verb && matches!(word.relation, Dependency::Dobj | Dependency::Dative)
        };
        let outlet = self.sentence.range().find(told).and_then(|token| self.claimant_at(token));
        let outlet = outlet
            .filter(|outlet| outlet.entity.is_some_and(|number| self.entity(number).kind == EntityKind::Organization));
        match (said, outlet) {
            (Some(said), Some(outlet)) => Some(Claimant { name: format!("{}, to {}", said.name, outlet.name), ..said }),
            (said, outlet) => said.or(outlet),
        }
    }

    /// "They held talks on Monday, the Kremlin said."
    fn verb_beside(&self) -> Option<usize> {
        let beside = |&token: &usize| {
            self.document.tokens[token].relation == Dependency::Parataxis
                && self.says(token)
                // "Chad declared war": what one does with a word is no report of it.
                && !self.is_below(self.token, token)
                && self.head(token).is_some_and(|head| self.is_below(self.token, head))
        };
        self.sentence.range().find(beside)
    }

    fn is_below(&self, token: usize, ancestor: usize) -> bool {
        let mut at = Some(token);
        for _ in 0..REACH {
            match at {
                Some(here) if here == ancestor => return true,
                Some(here) => at = self.head(here),
                None => return false,
            }
        }
        false
    }

    fn subject(&self, verb: usize) -> Option<Claimant> {
        let is_subject = |&token: &usize| {
            let word = &self.document.tokens[token];
            word.head as usize == verb && token != verb && word.relation == Dependency::Nsubj
        };
        let subject = self.sentence.range().find(is_subject)?;
        self.claimant_at(subject)
    }

    /// The mention that a token heads, by name; else the words of its phrase: "two diplomats".
    fn claimant_at(&self, token: usize) -> Option<Claimant> {
        let number = self.mentions.partition_point(|mention| mention.tokens.end() <= token);
        let mention = self.mentions.get(number).filter(|mention| mention.tokens.contains(token));
        let entity = mention.and_then(|_| self.resolution.referents[number].entities.first().copied());
        if let Some(entity) = entity {
            let named = mention.filter(|mention| mention.form != MentionForm::Pronoun).map(|mention| mention.tokens);
            return Some(Claimant { name: self.entity(entity).name.clone(), entity: Some(entity), words: named });
        }
        let named = mention.is_some_and(|mention| matches!(mention.form, MentionForm::Pronoun | MentionForm::Place));
        let word = &self.document.tokens[token];
        let speaks = self.rules.contains("claimant", &word.lemma);
        let common = speaks && matches!(word.tag, Tag::Nn | Tag::Nns) && !named;
        let below = |&other: &usize| self.is_below(other, token);
        let first = (self.sentence.start()..token).rev().take_while(below).take(LONGEST - 1).last().unwrap_or(token);
        let words = self.document.phrase(TokenSpan::new(first, token + 1));
        let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
        common.then_some(Claimant { name, entity: None, words: None })
    }

    /// "according to the ministry"
    fn according_to(&self) -> Option<Claimant> {
        let word = |token: usize| self.document.word(token).to_lowercase();
        let to = self.sentence.range().skip(1).find(|&token| word(token) == "to" && word(token - 1) == "according")?;
        let noun = |&token: &usize| {
            let word = &self.document.tokens[token];
            word.head as usize == to && word.relation == Dependency::Pobj
        };
        self.claimant_at((to + 1..self.sentence.end()).find(noun)?)
    }
}
