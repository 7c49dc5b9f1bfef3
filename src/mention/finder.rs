//! The order in which the recognisers are asked.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::gazetteer::{EntityIndex, EntityKind, Gazetteer, OfficeKind};
use crate::text::{Document, TokenSpan};

use super::known::Sense;
use super::lexicon::{Classes, GrammaticalPerson};
use super::scan::{Scan, Shape};
use super::{Mention, MentionForm, Qualifier, description, person, phrase, place, role};

/// Finds all mentions, sorted by position.
pub(crate) fn find(document: &Document, gazetteer: &Gazetteer) -> Vec<Mention> {
    let scan = Scan::new(document, gazetteer);
    let mut finder = Finder {
        scan: &scan,
        mentions: Vec::new(),
        doubtful: Vec::new(),
        first_pass: Vec::new(),
        surnames: (0, FxHashSet::default()),
        acronyms: FxHashSet::default(),
    };
    let mut entries = document.rosters.iter().flat_map(|roster| &roster.entries).peekable();
    for sentence in &document.sentences {
        match entries.next_if(|entry| entry.start() == sentence.tokens.start()) {
            Some(_) => finder.entry(sentence.tokens.range()),
            None => finder.sentence(sentence.tokens.range()),
        }
    }
    finder.decide_doubtful();
    finder.add_halves();
    finder.mentions.sort_by_key(|mention| mention.tokens);
    finder.mentions
}

/// A capitalised run that is a person only if the document says so elsewhere.
pub(super) struct Doubtful {
    pub(super) tokens: Range<usize>,
    pub(super) sentence: Range<usize>,
}

pub(super) struct Finder<'s, 'a> {
    pub(super) scan: &'s Scan<'a>,
    pub(super) mentions: Vec<Mention>,
    pub(super) doubtful: Vec<Doubtful>,
    /// The spans found before the doubtful runs are decided, in order.
    pub(super) first_pass: Vec<TokenSpan>,
    /// The last words of people named in full, of the first so many mentions.
    pub(super) surnames: (usize, FxHashSet<&'a str>),
    /// Acronyms that brackets behind a name define.
    pub(super) acronyms: FxHashSet<String>,
}

impl Finder<'_, '_> {
    pub(super) fn sentence(&mut self, sentence: Range<usize>) {
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

    pub(super) fn listed_person(&mut self, token: usize, sentence: &Range<usize>) -> Option<usize> {
        let known = self.scan.known_person(token).filter(|known| known.end - token > 1 && known.end <= sentence.end)?;
        let run = person::run_at(self.scan, token, sentence.end, false)?;
        (run.end >= known.end).then(|| self.push_person(token, run.end, sentence, "person-list"))
    }

    pub(super) fn phrase(&mut self, token: usize, sentence: &Range<usize>) -> Option<usize> {
        let scan = self.scan;
        let modifiers = phrase::modifiers(scan, token, sentence.end);
        if modifiers.end >= sentence.end {
            return None;
        }
        let begins = modifiers.end > token
            || scan.role(token).is_some()
            || scan.honorific(token).is_some()
            || scan.info[token].collective.is_some();
        if !begins {
            return None;
        }
        if let Some(end) = self.government_led_by(token, modifiers.end, sentence) {
            return Some(end);
        }
        if let Some((mentions, end)) = role::phrase_at(scan, token, sentence.end, &modifiers) {
            self.mentions.extend(mentions);
            return Some(self.titled_government(end, sentence).unwrap_or(end));
        }
        let described = description::phrase_at(scan, token, sentence.end, &modifiers)?;
        // "the Law and Justice party" has a name.
        let named = |start: usize| {
            let known = scan.known_other(start).filter(|known| known.sense == Sense::Organization);
            known.is_some_and(|known| known.end == described.head)
        };
        if (described.tokens.start()..described.head).any(named) {
            return None;
        }
        let end = described.tokens.end();
        self.mentions.push(described);
        Some(end)
    }

    fn pronoun(&mut self, token: usize) -> Option<usize> {
        let pronoun = self.scan.info[token].pronoun?;
        // "US" and "IT" in capitals are no pronouns; "I" is. A relative is the parser's business.
        if self.scan.shapes[token] == Shape::Upper || pronoun.person == GrammaticalPerson::Relative {
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
        // "The Kingdom of Morocco" is not "the Kingdom".
        let inner =
            || scan.known_other(token + 1).is_some_and(|inner| inner.end > known.end && inner.end <= sentence.end);
        if known.sense == Sense::State && scan.is(known.end, &["of"]) && inner() {
            return None;
        }
        if known.sense == Sense::Organization && self.is_credit(token, known.end, sentence)
            || self.is_weak_acronym(token, known.end)
            || self.is_legal_form(token, known.end, sentence)
            || self.is_symbol(token, known.end)
            || known.sense == Sense::Demonym && self.is_compounded(token, sentence)
        {
            return Some(known.end);
        }
        if let Some(end) = self.person_named_as_state(token, known.end, sentence) {
            return Some(end);
        }
        if known.sense == Sense::Demonym && self.is_surname_here(token, known.end) {
            self.mentions.push(self.person_mention(token, known.end, "document-surname"));
            return Some(known.end);
        }
        let form = match known.sense {
            Sense::Demonym => MentionForm::Demonym,
            Sense::Place => MentionForm::Place,
            Sense::Capital | Sense::Seat if place::is_only_place(scan, token, known.end, sentence.clone()) => {
                MentionForm::Place
            }
            Sense::Capital | Sense::Seat => MentionForm::Metonym,
            Sense::State | Sense::Organization | Sense::Person => MentionForm::Name,
        };
        let mut mention = Mention::new(TokenSpan::new(token, known.end), form, known.found_by);
        let kind = if known.sense == Sense::Demonym && scan.is_of_organization(known) {
            EntityKind::Organization
        } else {
            known.sense.kind()
        };
        mention.kind = Some(if form == MentionForm::Place { EntityKind::Place } else { kind });
        mention.candidates = known.candidates.clone();
        let mut end = known.end;
        if known.sense == Sense::Organization {
            mention.qualifiers = self.owners(token, known.end);
            end = self.acronym(known.end, sentence);
            mention.tokens = TokenSpan::new(token, end);
            if end > known.end {
                self.acronyms.insert(scan.word(end - 2).to_owned());
            }
        }
        mention.plural = form == MentionForm::Demonym && scan.word(known.end - 1).ends_with('s');
        self.mentions.push(mention);
        Some(end)
    }

    /// "Public Joint Stock Company" before the name of one: its legal form alone names nobody.
    fn is_legal_form(&self, start: usize, end: usize, sentence: &Range<usize>) -> bool {
        let scan = self.scan;
        let form = |at: usize| scan.has(at, Classes::LEGAL_FORM) || scan.is_hyphen(at);
        let named = end < sentence.end && scan.is_capital(end) && !scan.has(end, Classes::CALENDAR);
        named && end - start > 1 && (start..end).all(form)
    }

    /// "Inter-American": of no one state.
    fn is_compounded(&self, token: usize, sentence: &Range<usize>) -> bool {
        token >= sentence.start + 2
            && self.scan.is_hyphen(token - 1)
            && self.scan.has(token - 2, Classes::COMPOUND_PREFIX)
    }

    /// "Chad Smith", "Paris Hilton": a given name that is also a state or city, before a surname.
    fn person_named_as_state(&mut self, token: usize, end: usize, sentence: &Range<usize>) -> Option<usize> {
        let listed = self.scan.known_person(end).is_some_and(|known| known.end - end > 1);
        if end != token + 1 || !self.scan.is_given_name(token) || listed {
            return None;
        }
        let run = person::run_at(self.scan, token, sentence.end, false).filter(|run| run.strong)?;
        Some(self.push_person(token, run.end, sentence, "given-name"))
    }

    /// "Schumer met English": a demonym that is the surname of somebody named in full before, and not said of a noun that follows.
    fn is_surname_here(&mut self, token: usize, end: usize) -> bool {
        let scan = self.scan;
        let follows = scan.role(end).is_some() || end < scan.shapes.len() && scan.info[end].collective.is_some();
        let named = |mention: &Mention| {
            mention.kind == Some(EntityKind::Person) && mention.form == MentionForm::Name && mention.name.len() > 1
        };
        let (known, surnames) = &mut self.surnames;
        let new = self.mentions[*known..].iter().filter(|mention| named(mention));
        surnames.extend(new.map(|mention| scan.word(mention.name.end() - 1)));
        *known = self.mentions.len();
        end == token + 1 && !follows && !scan.is_hyphen(end) && surnames.contains(scan.word(token))
    }

    /// States named inside an organisation's name or as its possessor: "Bank of Israel", "Iran's Ministry of Defense".
    fn owners(&self, start: usize, end: usize) -> Vec<Qualifier> {
        let inside = (start..end).filter(|&token| {
            role::is_state(self.scan, token)
                && self.scan.known(token).is_some_and(|known| known.end < end || token > start)
        });
        let mut owners: Vec<Qualifier> = inside.filter_map(|token| self.owner(token)).collect();
        if let Some(before) = self.mentions.last().filter(|mention| mention.kind == Some(EntityKind::State)) {
            let gap = before.tokens.end()..start;
            if gap.is_empty() || gap.len() == 1 && self.scan.is_possessive(gap.start) {
                owners.push(Qualifier {
                    tokens: before.tokens,
                    kind: before.kind,
                    candidates: before.candidates.clone(),
                });
            }
        }
        owners
    }

    fn owner(&self, token: usize) -> Option<Qualifier> {
        let known = self.scan.known(token)?;
        let tokens = TokenSpan::new(token, known.end);
        Some(Qualifier { tokens, kind: Some(known.sense.kind()), candidates: known.candidates.clone() })
    }

    fn person(&mut self, token: usize, sentence: &Range<usize>) -> Option<usize> {
        if !self.scan.is_capital(token) && !self.scan.has(token, Classes::PARTICLE) {
            return None;
        }
        if let Some(end) = self.paired_surnames(token, sentence) {
            return Some(end);
        }
        let run = person::run_at(self.scan, token, sentence.end, false)?;
        if let Some(end) = self.government_of(token, run.end, sentence) {
            return Some(end);
        }
        if let Some(end) = self.titled_in_run(token, run.end, sentence) {
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

    /// "The Nixon-Brezhnev summit": two surnames before a word for a meeting. A dash, unlike a hyphen, makes no double name.
    fn paired_surnames(&mut self, token: usize, sentence: &Range<usize>) -> Option<usize> {
        let scan = self.scan;
        let second = token + 2;
        let particles = (second..sentence.end).take_while(|&at| scan.has(at, Classes::PARTICLE)).count();
        let end = second + particles + 1;
        let dash = scan.word(token + 1) == "–";
        let listed = |at: usize| {
            scan.is_capital(at)
                && scan.known_other(at).is_none()
                && (dash && !scan.has(at, Classes::NOT_NAME)
                    || !scan.gazetteer.persons_named(scan.word(at), None).is_empty())
        };
        let meeting =
            end < sentence.end && (dash || scan.shapes[end] == Shape::Lower) && scan.has(end, Classes::ENCOUNTER);
        if !meeting || !scan.is_hyphen(token + 1) || !listed(token) || !listed(end - 1) {
            return None;
        }
        for (start, end) in [(token, token + 1), (second, end)] {
            let mention = self.person_mention(start, end, "paired-surnames");
            self.mentions.push(mention);
        }
        Some(end)
    }

    /// "Senior Official Allen", "County Commissioners Ted Terry": an office that no list has, told by its last word.
    fn titled_in_run(&mut self, start: usize, end: usize, sentence: &Range<usize>) -> Option<usize> {
        let scan = self.scan;
        let head = (start..end.checked_sub(1)?).rev().find(|&token| scan.has(token, Classes::TITLE_HEAD))?;
        let run = person::run_at(scan, head + 1, sentence.end, true).filter(|run| run.end >= end)?;
        let mut mention = self.person_mention(head + 1, run.end, "title-head");
        mention.tokens = TokenSpan::new(start, run.end);
        mention.role = Some(scan.phrase(start, head + 1).to_owned());
        self.mentions.push(mention);
        Some(run.end)
    }

    /// Whether a listed person held a high office about the document's date.
    pub(super) fn led(&self, person: EntityIndex) -> bool {
        use OfficeKind::{DeputyHeadOfState, ForeignMinister, HeadOfGovernment, HeadOfState, Monarch};
        let high =
            |office| matches!(office, HeadOfState | HeadOfGovernment | Monarch | ForeignMinister | DeputyHeadOfState);
        self.scan.gazetteer.terms(person).iter().any(|term| high(term.office) && self.is_near(term.from, term.to))
    }

    pub(super) fn push_person(
        &mut self,
        start: usize,
        end: usize,
        sentence: &Range<usize>,
        found_by: &'static str,
    ) -> usize {
        let mut mention = self.person_mention(start, end, found_by);
        let after = role::appose(self.scan, &mut mention, sentence.end);
        self.mentions.push(mention);
        after
    }

    pub(super) fn person_mention(&self, start: usize, end: usize, found_by: &'static str) -> Mention {
        let mut mention = Mention::new(TokenSpan::new(start, end), MentionForm::Name, found_by);
        mention.kind = Some(EntityKind::Person);
        let known = self.scan.known_person(start).filter(|known| known.end == end);
        mention.candidates = known.map(|known| known.candidates.clone()).unwrap_or_default();
        mention.gender = person::gender_of(self.scan, start, end);
        mention
    }
}
