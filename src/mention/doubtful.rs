//! The second look at capitalised words that only the rest of the document, or the company they stand in, makes persons.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::analysis::tokenise;
use crate::gazetteer::{EntityIndex, EntityKind, fold};
use crate::text::{PartialDate, RawDocument, TokenSpan};

use super::finder::{Doubtful, Finder};
use super::lexicon::{Classes, WordInfo};
use super::scan::Shape;
use super::{Mention, MentionForm, context, role};

impl<'a> Finder<'_, 'a> {
    /// The surnames of the people whom the title of the document names.
    fn title_surnames(&self) -> Vec<String> {
        let raw = &self.scan.document.raw;
        // A code such as "NPL_52_1997" names nobody.
        let Some(title) = raw.title.as_deref().filter(|title| !title.contains('_') && !self.doubtful.is_empty()) else {
            return Vec::new();
        };
        let raw = RawDocument { text: title.to_owned(), date: raw.date, ..RawDocument::default() };
        let document = tokenise(raw);
        let people = super::find(&document, self.scan.gazetteer).into_iter().filter(|mention| {
            mention.kind == Some(EntityKind::Person) && mention.form == MentionForm::Name && mention.role.is_some()
        });
        people.map(|mention| fold(document.word(mention.name.end() - 1))).collect()
    }

    /// Makes doubtful runs persons when their last word is the surname of a person of the document or the words around say so.
    pub(super) fn decide_doubtful(&mut self) {
        let mut surnames = self.surnames();
        surnames.extend(self.title_surnames());
        self.first_pass = self.mentions.iter().map(|mention| mention.tokens).collect();
        let doubtful = std::mem::take(&mut self.doubtful);
        let (clear, rest): (Vec<_>, Vec<_>) = doubtful.into_iter().partition(|run| self.is_clear(run));
        for run in clear {
            surnames.insert(fold(self.scan.word(run.tokens.end - 1)));
            self.add_doubtful(&run, "name-context");
        }
        let rest = self.take_listed(rest, &mut surnames);
        let rest = self.take_unlisted(rest);
        let bodies = self.bodies();
        let initials = self.initials();
        for run in rest {
            if self.is_initials(&run, &initials) {
                let tokens = TokenSpan::new(run.tokens.start, run.tokens.end);
                let mut mention = Mention::new(tokens, MentionForm::Name, super::acronym::INITIALS);
                mention.kind = Some(EntityKind::Organization);
                self.mentions.push(mention);
                continue;
            }
            if run.tokens.len() == 1 && self.acronyms.contains(self.scan.word(run.tokens.start)) {
                let tokens = TokenSpan::new(run.tokens.start, run.tokens.end);
                let mut mention = Mention::new(tokens, MentionForm::Name, "defined-acronym");
                mention.kind = Some(EntityKind::Organization);
                self.mentions.push(mention);
                continue;
            }
            if let Some(candidates) = self.short_name(&run, &bodies) {
                let tokens = TokenSpan::new(run.tokens.start, run.tokens.end);
                let mut mention = Mention::new(tokens, MentionForm::Name, "short-name");
                mention.kind = Some(EntityKind::Organization);
                mention.candidates = candidates;
                self.mentions.push(mention);
                continue;
            }
            if let Some(start) = self.surname_start(&run, &surnames) {
                self.add_doubtful(&Doubtful { tokens: start..run.tokens.end, ..run }, "document-surname");
            }
        }
    }

    /// The first mention of each company or group named in full, by its first word.
    fn bodies(&self) -> FxHashMap<&'a str, usize> {
        let full = |(_, mention): &(usize, &Mention)| {
            let body = mention.kind == Some(EntityKind::Organization) && mention.form == MentionForm::Name;
            body && mention.name.len() > 1
        };
        let mut bodies = FxHashMap::default();
        for (number, mention) in self.mentions.iter().enumerate().filter(full) {
            bodies.entry(self.scan.word(mention.name.start())).or_insert(number);
        }
        bodies
    }

    /// "Mahan" for "Mahan Air": the first word of a company or group that the document names in full.
    fn short_name(&self, run: &Doubtful, bodies: &FxHashMap<&str, usize>) -> Option<Vec<EntityIndex>> {
        let token = run.tokens.start;
        if run.tokens.len() != 1 || self.scan.info[token] != WordInfo::default() || self.scan.is_given_name(token) {
            return None;
        }
        let body = &self.mentions[*bodies.get(self.scan.word(token))?];
        let first = body.candidates.first().copied()?;
        let private = matches!(self.scan.gazetteer.subtype(first), "company" | "armed_group" | "media" | "ngo");
        private.then(|| body.candidates.clone())
    }

    fn is_clear(&self, run: &Doubtful) -> bool {
        let known_surname = run.tokens.len() == 1 && self.scan.known_other(run.tokens.start).is_some();
        // No name stands behind an article: "the Guardian reported".
        let article = run.tokens.start > run.sentence.start && self.scan.is(run.tokens.start - 1, &["the", "a", "an"]);
        // "met with Col.": a title whose name is missing.
        let title = run.tokens.len() == 1 && self.scan.honorific(run.tokens.start).is_some();
        // "Foreign Ministers": a plural of an office is nobody's name.
        let offices = self.scan.role(run.tokens.start).is_some_and(|role| role.plural && role.end == run.tokens.end);
        !known_surname
            && !title
            && !article
            && !offices
            && (self.is_leader(run)
                || self.is_named(run)
                || self.has_listed_surname(run)
                || self.is_behind_officials(run))
    }

    /// "Burmese military officials Zaw Hein and Ko Ko Oo": two words or more behind a plural that says who they are.
    fn is_behind_officials(&self, run: &Doubtful) -> bool {
        let (scan, start) = (self.scan, run.tokens.start);
        let people = start > run.sentence.start
            && scan.shapes[start - 1] == Shape::Lower
            && (scan.role(start - 1).is_some_and(|role| role.plural)
                || scan.info[start - 1].collective.is_some_and(|noun| noun.plural && !noun.people));
        people && run.tokens.len() > 1 && self.is_plain(run)
    }

    /// Whether all words look like a name and none is a listed or an ordinary word.
    fn is_plain(&self, run: &Doubtful) -> bool {
        let scan = self.scan;
        run.tokens.clone().all(|token| {
            scan.shapes[token] == Shape::Capitalized
                && scan.known_other(token).is_none()
                && scan.role(token).is_none()
                && scan.info[token] == WordInfo::default()
        })
    }

    /// Makes persons of the lone names in a list with persons ("Aasen, Bakke, and Foreign Minister Dahl met"), until no
    /// more can be reached; returns the other runs.
    fn take_listed(&mut self, mut rest: Vec<Doubtful>, surnames: &mut FxHashSet<String>) -> Vec<Doubtful> {
        loop {
            let people: FxHashSet<usize> = self.people_bounds();
            let (listed, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|run| self.is_listed(run, &people));
            if listed.is_empty() {
                return others;
            }
            for run in listed {
                surnames.insert(fold(self.scan.word(run.tokens.end - 1)));
                self.add_doubtful(&run, "name-list");
            }
            rest = others;
        }
    }

    /// The first token of each person's mention and the one behind its last, told apart by parity.
    fn people_bounds(&self) -> FxHashSet<usize> {
        let people = self
            .mentions
            .iter()
            .filter(|mention| mention.kind == Some(EntityKind::Person) && mention.form == MentionForm::Name);
        people.flat_map(|mention| [mention.tokens.start() * 2, mention.tokens.end() * 2 + 1]).collect()
    }

    fn is_listed(&self, run: &Doubtful, people: &FxHashSet<usize>) -> bool {
        let scan = self.scan;
        let opens = scan.begins_sentence(run.tokens.start);
        if run.tokens.len() > 2 || !self.is_plain(run) || opens && scan.word(run.tokens.end) == "," {
            return false;
        }
        let behind = joint(|token| scan.word(token), run.tokens.end);
        let before = run
            .tokens
            .start
            .checked_sub(1)
            .filter(|&last| last >= run.sentence.start && matches!(scan.word(last), "and" | "&" | ","));
        let follows = behind.is_some_and(|next| next < run.sentence.end && people.contains(&(next * 2)));
        let mut end = before.unwrap_or(usize::MAX);
        if before
            .is_some_and(|last| last > run.sentence.start && scan.word(last) == "and" && scan.word(last - 1) == ",")
        {
            end -= 1;
        }
        if self.is_inside_list(run, people) {
            return true;
        }
        let preceded = before.is_some_and(|last| scan.word(last) != ",") && people.contains(&(end * 2 + 1));
        follows
            && !(scan.word(run.tokens.end) == "," && scan.word(run.tokens.end + 1) != "and" && !self.list_closes(run))
            || preceded
    }

    /// "Aasen, Secretary Dahl, Bakke, and Lie": behind a person and a comma, before "and" with one more name.
    fn is_inside_list(&self, run: &Doubtful, people: &FxHashSet<usize>) -> bool {
        let scan = self.scan;
        let comma = run.tokens.start.checked_sub(1).filter(|&at| at > run.sentence.start && scan.word(at) == ",");
        let behind = comma.is_some_and(|at| people.contains(&(at * 2 + 1)));
        let and = run.tokens.end + usize::from(scan.word(run.tokens.end) == ",");
        let last = and + 1;
        let name = |at: usize| {
            people.contains(&(at * 2))
                || scan.shapes[at] == Shape::Capitalized
                    && scan.known(at).is_none()
                    && scan.info[at] == WordInfo::default()
        };
        behind && scan.is(and, &["and", "&"]) && last < run.sentence.end && name(last)
    }

    /// Whether an "and" follows in the sentence before its verb could: a list of names with commas has one.
    fn list_closes(&self, run: &Doubtful) -> bool {
        let scan = self.scan;
        let mut token = run.tokens.end;
        while token < run.sentence.end {
            if scan.is(token, &["and"]) {
                return true;
            }
            if scan.word(token) != "," && !scan.is_capital(token) {
                return false;
            }
            token += 1;
        }
        false
    }

    /// Whether two or three words end in the surname of some listed person: "Raman Pratasevich".
    fn has_listed_surname(&self, run: &Doubtful) -> bool {
        let (scan, tokens) = (self.scan, run.tokens.clone());
        let placed = tokens.start > run.sentence.start
            && (scan.has(tokens.start - 1, Classes::PLACE_PREPOSITION | Classes::LOCATION_NOUN)
                || scan.is(tokens.start - 1, &["of"]));
        let plain =
            tokens.clone().all(|token| scan.shapes[token] == Shape::Capitalized && scan.known_other(token).is_none());
        let ordinary = tokens.clone().any(|token| scan.info[token] != WordInfo::default());
        let last = scan.word(tokens.end - 1);
        (2..4).contains(&tokens.len())
            && tokens.start > run.sentence.start
            && plain
            && !ordinary
            && !placed
            && !scan.gazetteer.persons_named(last, None).is_empty()
    }

    fn is_named(&self, run: &Doubtful) -> bool {
        context::is_named_by_context(self.scan, run.tokens.start, run.tokens.end, run.sentence.clone())
    }

    /// Whether a lone word is the surname of somebody who held a high office about the date: "Putin".
    fn is_leader(&self, run: &Doubtful) -> bool {
        let (first, token) = (run.tokens.start, run.tokens.end - 1);
        let scan = self.scan;
        // "al-Assad", "De Gaulle"
        let hyphen = usize::from(scan.is_hyphen(first + 1));
        let particle = run.tokens.len() == 2 + hyphen && scan.has(first, Classes::PARTICLE);
        // At the beginning of a sentence any word is capitalised; only a rare one can be told for a name.
        let lone = (run.tokens.len() == 1 || particle) && scan.shapes[token] == Shape::Capitalized;
        if !lone || scan.info[token] != WordInfo::default() || scan.role(token).is_some() {
            return false;
        }
        let named = scan.gazetteer.persons_named(scan.word(token), scan.document.raw.date);
        // "Nasser" is a leader where one of that surname led then; without a date it is only a given name.
        let dated = scan.document.raw.date.is_some() || !scan.is_given_name(token);
        dated && named.first().is_some_and(|&first| self.led(first))
    }

    pub(super) fn is_near(&self, from: Option<PartialDate>, to: Option<PartialDate>) -> bool {
        let Some(date) = self.scan.document.raw.date else { return true };
        let year = |date: PartialDate| i32::from(date.year_number());
        let (now, begun, ended) = (year(date), from.map(year), to.map(year));
        begun.is_none_or(|begun| begun <= now + 4) && ended.is_none_or(|ended| now <= ended + 8)
    }

    /// Returns where the name begins in a run that ends in a surname of the document: the run, or its last word when the
    /// words before are ordinary ("Meanwhile Djuric").
    fn surname_start(&self, run: &Doubtful, surnames: &FxHashSet<String>) -> Option<usize> {
        let last = run.tokens.end - 1;
        // "the Nixon-Brezhnev bilateral talks": two surnames are no double name.
        let pair = run.tokens.len() == 3 && self.scan.is_hyphen(last - 1) && self.is_pair(run.tokens.start, surnames);
        if pair {
            return Some(last);
        }
        let ordinary = run.tokens.len() > 3 && (self.scan.begins_sentence(run.tokens.start) || !self.is_plain(run));
        surnames.contains(&fold(self.scan.word(last))).then_some(if ordinary { last } else { run.tokens.start })
    }

    /// Whether a name is joined to another by a dash, or by a hyphen and is itself the surname of somebody known.
    fn is_pair(&self, first: usize, surnames: &FxHashSet<String>) -> bool {
        let word = self.scan.word(first);
        self.scan.word(first + 1) == "–"
            || surnames.contains(&fold(word))
            || !self.scan.gazetteer.persons_named(word, None).is_empty()
    }

    fn surnames(&self) -> FxHashSet<String> {
        let people = self
            .mentions
            .iter()
            .filter(|mention| mention.kind == Some(EntityKind::Person) && mention.form == MentionForm::Name);
        people.map(|mention| fold(self.scan.word(mention.name.end() - 1))).collect()
    }

    fn add_doubtful(&mut self, run: &Doubtful, found_by: &'static str) {
        let mut mention = self.person_mention(run.tokens.start, run.tokens.end, found_by);
        let before = mention.tokens;
        role::appose(self.scan, &mut mention, run.sentence.end);
        let next = self.first_pass.partition_point(|tokens| tokens.end() <= before.start());
        if self.first_pass.get(next).is_some_and(|tokens| tokens.overlaps(mention.tokens)) {
            mention = self.person_mention(run.tokens.start, run.tokens.end, found_by);
        }
        self.mentions.push(mention);
    }
}

/// Returns the token behind ",", "and" or ", and" at `token`, `None` when none of them stands there.
fn joint<'a>(word: impl Fn(usize) -> &'a str, token: usize) -> Option<usize> {
    match (word(token), word(token + 1)) {
        (",", "and" | "&") => Some(token + 2),
        ("," | "and" | "&", _) => Some(token + 1),
        _ => None,
    }
}
