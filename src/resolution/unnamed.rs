//! People and bodies without a name, as the coders of events count them: "refugees", "a court"; and names that no list has.

use std::cell::LazyCell;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::gazetteer::{Entity, EntityId, EntityKind, fold};
use crate::mention::lexicon::{WordInfo, lexicon};
use crate::mention::{Mention, MentionForm};
use crate::text::{Document, TokenSpan};

use super::Resolution;

impl Resolution {
    /// Makes each of the nouns stand for a group of this document, unless a mention says who is meant: one group for all that are called the
    /// same ("the court ... the court"), none shared with another document. Names that no list has are such groups too.
    pub fn add_unnamed(
        &mut self,
        document: &Document,
        mentions: &[Mention],
        nouns: impl Iterator<Item = usize>,
        dated: &[bool],
    ) {
        self.admits_unnamed = true;
        let known = self.known(mentions, dated);
        let mut groups = Groups { document, of: FxHashMap::default() };
        for noun in nouns.filter(|&noun| !known[noun]) {
            // "the Gujarat government": not each government of the document.
            let name = |token: &usize| {
                !known[*token]
                    && is_capital(document, *token)
                    && (is_plain(document, *token) || is_acronym(document, *token))
            };
            let first =
                (document.sentences[document.sentence_of(noun)].tokens.start()..noun).rev().take_while(name).last();
            let group = groups.group(TokenSpan::new(first.unwrap_or(noun), noun + 1), &mut self.entities);
            self.unnamed.insert(noun, group);
        }
        // A region that lies in no one state.
        let regions = mentions
            .iter()
            .enumerate()
            .filter(|(number, mention)| mention.form == MentionForm::Place && !self.territories.contains_key(number));
        let regions: Vec<TokenSpan> = regions.map(|(_, mention)| mention.tokens).collect();
        for name in regions.into_iter().chain(names(document, &known)) {
            let group = groups.group(name, &mut self.entities);
            self.unnamed.entry(name.end() - 1).or_insert(group);
        }
    }

    /// Whether an entity is a group of this document that has no name.
    pub fn is_unnamed(&self, entity: usize) -> bool {
        entity >= self.named
    }

    /// Whether each token belongs to a date, a name, or what stands for somebody.
    fn known(&self, mentions: &[Mention], dated: &[bool]) -> Vec<bool> {
        let mut known = dated.to_vec();
        for (mention, referent) in mentions.iter().zip(&self.referents) {
            if !referent.entities.is_empty() || !matches!(mention.form, MentionForm::Role | MentionForm::Description) {
                known[mention.tokens.range()].fill(true);
            }
        }
        known
    }
}

/// Runs of words with capitals that are no mention and of no list of words: "Reliance Jio".
fn names(document: &Document, known: &[bool]) -> Vec<TokenSpan> {
    let capital = |token: &usize| !known[*token] && is_capital(document, *token);
    let small = LazyCell::new(|| {
        let words = (0..document.tokens.len()).map(|token| document.word(token));
        words.filter(|word| word.starts_with(char::is_lowercase)).collect::<FxHashSet<&str>>()
    });
    // "Precision Policies" where the text has "policies" too: a thing's name.
    let common = |token: usize| small.contains(document.word(token).to_lowercase().as_str());
    let mut names = Vec::new();
    for sentence in document.sentences.iter().map(|sentence| sentence.tokens) {
        let heading = LazyCell::new(|| is_heading(document, sentence));
        let mut token = sentence.start();
        while token < sentence.end() {
            if token == sentence.start() && !is_acronym(document, token) && !is_plain(document, token) {
                token += 1;
                continue;
            }
            let end = (token..sentence.end()).take_while(capital).last().map_or(token, |last| last + 1);
            if end > token
                && is_name(document, sentence, TokenSpan::new(token, end))
                && !common(end - 1)
                && !is_part(document, known, token, end)
                && !*heading
            {
                names.push(TokenSpan::new(token, end));
            }
            token = end.max(token + 1);
        }
    }
    names
}

/// Whether a run of words with capitals can be a name: the first word of a sentence has one anyway, "the Summit" is written with one.
fn is_name(document: &Document, sentence: TokenSpan, run: TokenSpan) -> bool {
    let article = run.start() > sentence.start() && document.word(run.start() - 1).eq_ignore_ascii_case("the");
    // "FY 61", "NSC 68"
    let numbered = run.end() < sentence.end() && document.word(run.end()).starts_with(|c: char| c.is_ascii_digit());
    // "F–86–F": a letter alone names nobody.
    let letter = run.len() == 1 && document.word(run.start()).chars().nth(1).is_none();
    !numbered && !letter && is_acronym(document, run.start())
        || !numbered
            && !letter
            && run.range().all(|token| is_plain(document, token))
            && (run.len() > 1 || run.start() > sentence.start() && !article)
}

/// "Treaty of Amity, Commerce and Navigation", "the Berlin Wall": words of a longer name, whose own they are not.
fn is_part(document: &Document, known: &[bool], first: usize, end: usize) -> bool {
    let word = |token: usize| document.word(token);
    let linked = |token: usize| matches!(word(token), "," | "and") || word(token).starts_with(char::is_uppercase);
    let start = (0..first).rev().take_while(|&token| linked(token)).last().unwrap_or(first);
    let of = start > 1 && word(start - 1) == "of" && word(start - 2).starts_with(char::is_uppercase);
    of || end == first + 1 && first > 0 && known[first - 1] && word(first - 1).starts_with(char::is_uppercase)
}

fn is_acronym(document: &Document, token: usize) -> bool {
    document.word(token).chars().filter(|c| c.is_uppercase()).count() > 1
}

/// Whether a word is of no list of words.
fn is_plain(document: &Document, token: usize) -> bool {
    lexicon().word(&document.word(token).to_lowercase()) == WordInfo::default()
}

/// "LEADERS MEET IN OSLO", "Minutes of the Meeting of the Council": capitals tell nothing of names.
fn is_heading(document: &Document, sentence: TokenSpan) -> bool {
    let words = || sentence.range().filter(|&token| document.word(token).starts_with(char::is_alphabetic));
    let capitals = words().filter(|&token| document.word(token).starts_with(char::is_uppercase)).count();
    capitals * 3 > words().count() * 2
}

fn is_capital(document: &Document, token: usize) -> bool {
    let word = document.word(token);
    word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit())
}

struct Groups<'a> {
    document: &'a Document,
    of: FxHashMap<String, usize>,
}

impl Groups<'_> {
    /// The group that goes by these words, added when they are new.
    fn group(&mut self, words: TokenSpan, entities: &mut Vec<Entity>) -> usize {
        let key = fold(self.document.phrase(words));
        let next = entities.len();
        *self.of.entry(key).or_insert_with_key(|key| {
            let id = EntityId::new(format!("{}#unnamed-{}", self.document.raw.id, key.replace(' ', "-")));
            let name = self.document.phrase(words).split_whitespace().collect::<Vec<_>>().join(" ");
            entities.push(Entity {
                id,
                name,
                kind: EntityKind::Group,
                state: None,
                wikidata: None,
                from: None,
                to: None,
            });
            next
        })
    }
}
