//! The order in which the recognisers are asked, and the second look at names that only the rest of the document explains.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::gazetteer::{fold, EntityIndex, EntityKind, Gazetteer, OfficeKind};
use crate::text::{Document, PartialDate, TokenSpan};

use super::known::Sense;
use super::lexicon::Classes;
use super::scan::{Scan, Shape};
use super::{description, person, phrase, place, role, Mention, MentionForm, Qualifier};

/// Finds all mentions, sorted by position.
pub(crate) fn find(document: &Document, gazetteer: &Gazetteer) -> Vec<Mention> {
    let scan = Scan::new(document, gazetteer);
    let mut finder = Finder { scan: &scan, mentions: Vec::new(), doubtful: Vec::new() };
    for sentence in &document.sentences {
        finder.sentence(sentence.tokens.range());
    }
    finder.decide_doubtful();
    finder.mentions.sort_by_key(|mention| mention.tokens);
    finder.mentions
}

/// A capitalised run that is a person only if the document says so elsewhere.
struct Doubtful {
    tokens: Range<usize>,
    sentence: Range<usize>,
}

struct Finder<'s, 'a> {
    scan: &'s Scan<'a>,
    mentions: Vec<Mention>,
    doubtful: Vec<Doubtful>,
}

impl Finder<'_, '_> {
    fn sentence(&mut self, sentence: Range<usize>) {
        let mut token = sentence.start;
        while token < sentence.end {
            token = self.step(token, &sentence).max(token + 1);
        }
    }

    /// Reads what begins at `token`; returns the token after it, or `token` when nothing does.
    fn step(&mut self, token: usize, sentence: &Range<usize>) -> usize {
        if self.scan.shapes[token] == Shape::Mark || self.scan.shapes[token] == Shape::Number {
            return token;
        }
        if let Some(end) = self.listed_person(token, sentence) {
            return end;
        }
        if let Some(end) = self.phrase(token, sentence) {
            return end;
        }
        if let Some(end) = self.pronoun(token) {
            return end;
        }
        if let Some(end) = self.name(token, sentence) {
            return end;
        }
        self.person(token, sentence).unwrap_or(token)
    }

    fn listed_person(&mut self, token: usize, sentence: &Range<usize>) -> Option<usize> {
        let known = self.scan.known_person(token).filter(|known| known.end - token > 1 && known.end <= sentence.end)?;
        let run = person::run_at(self.scan, token, sentence.end, false)?;
        (run.end >= known.end).then(|| self.push_person(token, run.end, sentence, "person-list"))
    }

    fn phrase(&mut self, token: usize, sentence: &Range<usize>) -> Option<usize> {
        let scan = self.scan;
        let modifiers = phrase::modifiers(scan, token, sentence.end);
        if modifiers.end >= sentence.end {
            return None;
        }
        let begins = modifiers.end > token || scan.role(token).is_some() || scan.honorific(token).is_some() || scan.info[token].collective.is_some();
        if !begins {
            return None;
        }
        if let Some((mentions, end)) = role::phrase_at(scan, token, sentence.end, &modifiers) {
            self.mentions.extend(mentions);
            return Some(end);
        }
        let described = description::phrase_at(scan, token, sentence.end, &modifiers)?;
        let end = described.tokens.end();
        self.mentions.push(described);
        Some(end)
    }

    fn pronoun(&mut self, token: usize) -> Option<usize> {
        let pronoun = self.scan.info[token].pronoun?;
        // "US" and "IT" in capitals are no pronouns; "I" is.
        if self.scan.shapes[token] == Shape::Upper {
            return None;
        }
        let mut mention = Mention::new(TokenSpan::new(token, token + 1), MentionForm::Pronoun, "pronoun");
        mention.plural = pronoun.plural;
        mention.gender = pronoun.gender;
        self.mentions.push(mention);
        Some(token + 1)
    }

    /// A listed state, organisation or place, or a recognised organisation.
    fn name(&mut self, token: usize, sentence: &Range<usize>) -> Option<usize> {
        let scan = self.scan;
        let known = scan.known_other(token).filter(|known| known.end <= sentence.end)?;
        if known.sense == Sense::Organization && self.is_credit(token, known.end, sentence) || self.is_weak_acronym(token, known.end) {
            return Some(known.end);
        }
        if let Some(end) = self.person_named_as_state(token, known.end, sentence) {
            return Some(end);
        }
        let form = match known.sense {
            Sense::Demonym => MentionForm::Demonym,
            Sense::Place => MentionForm::Place,
            Sense::Capital | Sense::Seat if place::is_only_place(scan, token, known.end, sentence.clone()) => MentionForm::Place,
            Sense::Capital | Sense::Seat => MentionForm::Metonym,
            Sense::State | Sense::Organization | Sense::Person => MentionForm::Name,
        };
        let mut mention = Mention::new(TokenSpan::new(token, known.end), form, known.found_by);
        let kind = if known.sense == Sense::Demonym && scan.is_of_organization(known) { EntityKind::Organization } else { known.sense.kind() };
        mention.kind = Some(if form == MentionForm::Place { EntityKind::Place } else { kind });
        mention.candidates = known.candidates.clone();
        let mut end = known.end;
        if known.sense == Sense::Organization {
            mention.qualifiers = self.owners(token, known.end);
            end = self.acronym(known.end, sentence);
            mention.tokens = TokenSpan::new(token, end);
        }
        mention.plural = form == MentionForm::Demonym && scan.word(known.end - 1).ends_with('s');
        self.mentions.push(mention);
        Some(end)
    }

    /// The agency of a dateline or photograph: "MOSCOW (Reuters) -", "AP - The", "(AA Photo)".
    fn is_credit(&self, start: usize, end: usize, sentence: &Range<usize>) -> bool {
        let scan = self.scan;
        let dash = |token: usize| token < sentence.end && matches!(scan.word(token), "-" | "--" | "—" | "–") && !scan.is_hyphen(token);
        let bracketed = start > sentence.start && scan.word(start - 1) == "(" && scan.word(end) == ")";
        let dateline = bracketed && start < sentence.start + 8 && (dash(end + 1) || end + 1 >= sentence.end);
        dateline || start == sentence.start && dash(end) || scan.is(end, &["photo", "photos", "/"])
    }

    /// "MR", "AA": two letters that name a body only where nothing else can be meant.
    fn is_weak_acronym(&self, start: usize, end: usize) -> bool {
        let scan = self.scan;
        let short = end == start + 1 && scan.shapes[start] == Shape::Upper && scan.word(start).len() <= 2;
        short && scan.known(start).is_some_and(|known| known.needs_context)
    }

    /// "Chad Smith", "Paris Hilton": a given name that is also a state or city, before a surname.
    fn person_named_as_state(&mut self, token: usize, end: usize, sentence: &Range<usize>) -> Option<usize> {
        if end != token + 1 || !self.scan.is_given_name(token) {
            return None;
        }
        let run = person::run_at(self.scan, token, sentence.end, false).filter(|run| run.strong)?;
        Some(self.push_person(token, run.end, sentence, "given-name"))
    }

    /// States named inside an organisation's name or as its possessor: "Bank of Israel", "Iran's Ministry of Defense".
    fn owners(&self, start: usize, end: usize) -> Vec<Qualifier> {
        let inside = (start..end).filter(|&token| role::is_state(self.scan, token) && self.scan.known(token).is_some_and(|known| known.end < end || token > start));
        let mut owners: Vec<Qualifier> = inside.filter_map(|token| self.owner(token)).collect();
        if let Some(before) = self.mentions.last().filter(|mention| mention.kind == Some(EntityKind::State)) {
            let gap = before.tokens.end()..start;
            if gap.is_empty() || gap.len() == 1 && self.scan.is_possessive(gap.start) {
                owners.push(Qualifier { tokens: before.tokens, kind: before.kind, candidates: before.candidates.clone() });
            }
        }
        owners
    }

    fn owner(&self, token: usize) -> Option<Qualifier> {
        let known = self.scan.known(token)?;
        let tokens = TokenSpan::new(token, known.end);
        Some(Qualifier { tokens, kind: Some(known.sense.kind()), candidates: known.candidates.clone() })
    }

    /// "(NIS)" behind a name; returns the token after it, `end` when there is none.
    fn acronym(&self, end: usize, sentence: &Range<usize>) -> usize {
        let inside = end + 1;
        let closes = inside + 1 < sentence.end && self.scan.word(end) == "(" && self.scan.word(inside + 1) == ")";
        let short = closes && self.scan.is_capital(inside) && self.scan.word(inside).chars().filter(|c| c.is_uppercase()).count() > 1;
        if short { inside + 2 } else { end }
    }

    fn person(&mut self, token: usize, sentence: &Range<usize>) -> Option<usize> {
        if !self.scan.is_capital(token) && !self.scan.has(token, Classes::PARTICLE) {
            return None;
        }
        let run = person::run_at(self.scan, token, sentence.end, false)?;
        if let Some(end) = self.government_of(token, run.end, sentence) {
            return Some(end);
        }
        if run.strong {
            return Some(self.push_person(token, run.end, sentence, "given-name"));
        }
        // "Akilisi Pohiva, the prime minister of Tonga": the office in apposition makes a person.
        let mut mention = self.person_mention(token, run.end, "name-office");
        let after = role::appose(self.scan, &mut mention, sentence.end);
        if after > run.end && run.words > 1 {
            self.mentions.push(mention);
            return Some(after);
        }
        self.doubtful.push(Doubtful { tokens: token..run.end, sentence: sentence.clone() });
        Some(run.end)
    }

    /// "The Bush administration", "the Assad regime": the leader's name stands for the state.
    fn government_of(&mut self, token: usize, name_end: usize, sentence: &Range<usize>) -> Option<usize> {
        let scan = self.scan;
        let noun = if scan.is_possessive(name_end) { name_end + 1 } else { name_end };
        let government = noun < sentence.end && scan.is(noun, &["administration", "government", "regime", "cabinet"]);
        if !government || name_end - token > 3 {
            return None;
        }
        let word = scan.word(name_end - 1);
        let candidates: Vec<_> = scan.gazetteer.persons_named(word, scan.document.raw.date).into_iter().filter(|&person| self.led(person)).take(1).collect();
        let mut mention = Mention::new(TokenSpan::new(token, noun + 1), MentionForm::Role, "leader-government");
        mention.name = TokenSpan::new(noun, noun + 1);
        mention.role = Some(scan.word(noun).to_owned());
        mention.kind = Some(EntityKind::State);
        mention.represents = true;
        mention.qualifiers = vec![Qualifier { tokens: TokenSpan::new(token, name_end), kind: Some(EntityKind::Person), candidates }];
        self.mentions.push(mention);
        Some(noun + 1)
    }

    /// Whether a listed person held a high office about the document's date.
    fn led(&self, person: EntityIndex) -> bool {
        use OfficeKind::{DeputyHeadOfState, ForeignMinister, HeadOfGovernment, HeadOfState, Monarch};
        let high = |office| matches!(office, HeadOfState | HeadOfGovernment | Monarch | ForeignMinister | DeputyHeadOfState);
        self.scan.gazetteer.terms(person).iter().any(|term| high(term.office) && self.is_near(term.from, term.to))
    }

    fn push_person(&mut self, start: usize, end: usize, sentence: &Range<usize>, found_by: &'static str) -> usize {
        let mut mention = self.person_mention(start, end, found_by);
        let after = role::appose(self.scan, &mut mention, sentence.end);
        self.mentions.push(mention);
        after
    }

    fn person_mention(&self, start: usize, end: usize, found_by: &'static str) -> Mention {
        let mut mention = Mention::new(TokenSpan::new(start, end), MentionForm::Name, found_by);
        mention.kind = Some(EntityKind::Person);
        let known = self.scan.known_person(start).filter(|known| known.end == end);
        mention.candidates = known.map(|known| known.candidates.clone()).unwrap_or_default();
        mention.gender = person::gender_of(self.scan, start, end);
        mention
    }

    /// Makes doubtful runs persons when their last word is the surname of a person of the document or the words around say so.
    fn decide_doubtful(&mut self) {
        let mut surnames = self.surnames();
        let doubtful = std::mem::take(&mut self.doubtful);
        let (clear, rest): (Vec<_>, Vec<_>) = doubtful.into_iter().partition(|run| self.is_clear(run));
        for run in clear {
            surnames.insert(fold(self.scan.word(run.tokens.end - 1)));
            self.add_doubtful(&run, "name-context");
        }
        for run in rest {
            if let Some(start) = self.surname_start(&run, &surnames) {
                self.add_doubtful(&Doubtful { tokens: start..run.tokens.end, ..run }, "document-surname");
            }
        }
    }

    fn is_clear(&self, run: &Doubtful) -> bool {
        let known_surname = run.tokens.len() == 1 && self.scan.known_other(run.tokens.start).is_some();
        // No name stands behind an article: "the Guardian reported".
        let article = run.tokens.start > run.sentence.start && self.scan.is(run.tokens.start - 1, &["the", "a", "an"]);
        !known_surname && !article && (self.is_leader(run) || self.is_named(run))
    }

    fn is_named(&self, run: &Doubtful) -> bool {
        person::is_named_by_context(self.scan, run.tokens.start, run.tokens.end, run.sentence.clone())
    }

    /// Whether a lone word is the surname of somebody who held a high office about the date: "Putin".
    fn is_leader(&self, run: &Doubtful) -> bool {
        let token = run.tokens.start;
        let scan = self.scan;
        // At the beginning of a sentence any word is capitalised; only a rare one can be told for a name.
        let lone = run.tokens.len() == 1 && scan.shapes[token] == Shape::Capitalized && !scan.is_given_name(token);
        if !lone || scan.info[token] != super::lexicon::WordInfo::default() || scan.role(token).is_some() {
            return false;
        }
        let named = scan.gazetteer.persons_named(scan.word(token), scan.document.raw.date);
        named.first().is_some_and(|&first| self.led(first))
    }

    fn is_near(&self, from: Option<PartialDate>, to: Option<PartialDate>) -> bool {
        let Some(date) = self.scan.document.raw.date else { return true };
        let year = |date: PartialDate| i32::from(date.year_number());
        let (now, begun, ended) = (year(date), from.map(year), to.map(year));
        begun.is_none_or(|begun| begun <= now + 4) && ended.is_none_or(|ended| now <= ended + 8)
    }

    /// Returns where the name begins in a run that ends in a surname of the document: the run, or its last word when the
    /// words before are ordinary ("Meanwhile Djuric").
    fn surname_start(&self, run: &Doubtful, surnames: &FxHashSet<String>) -> Option<usize> {
        let last = run.tokens.end - 1;
        surnames.contains(&fold(self.scan.word(last))).then_some(if run.tokens.len() > 3 { last } else { run.tokens.start })
    }

    fn surnames(&self) -> FxHashSet<String> {
        let people = self.mentions.iter().filter(|mention| mention.kind == Some(EntityKind::Person) && mention.form == MentionForm::Name);
        people.map(|mention| fold(self.scan.word(mention.name.end() - 1))).collect()
    }

    fn add_doubtful(&mut self, run: &Doubtful, found_by: &'static str) {
        let mut mention = self.person_mention(run.tokens.start, run.tokens.end, found_by);
        let before = mention.tokens;
        role::appose(self.scan, &mut mention, run.sentence.end);
        let clash = self.mentions.iter().any(|other| other.tokens != before && other.tokens.overlaps(mention.tokens));
        if clash {
            mention = self.person_mention(run.tokens.start, run.tokens.end, found_by);
        }
        self.mentions.push(mention);
    }
}
