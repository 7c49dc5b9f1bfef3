//! One document through all stages: a pure function of document, gazetteer and rules.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use compact_str::CompactString;
use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::analysis::{self, Fold, Parser, Scratch};
use crate::gazetteer::{EntityKind, Gazetteer};
use crate::mention::{self, Mention, MentionForm};
use crate::reader;
use crate::resolution::{self, Resolution};
use crate::rule::{self, Base, Cue, Findings, Parties, Role, RuleSet, Surroundings, View};
use crate::statement::{Source, Statement};
use crate::text::{Document, RawDocument, Sentence, Span, Tag, TokenSpan};
use crate::time::{self, TimeExpression};

/// Everything that was found in one document.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The document, parsed where a rule could apply.
    pub document: Document,
    /// Its mentions.
    pub mentions: Vec<Mention>,
    /// What they refer to.
    pub resolution: Resolution,
    /// Its dates.
    pub dates: Vec<TimeExpression>,
    /// Matches and refusals of each parsed sentence.
    pub findings: BTreeMap<usize, Findings>,
    /// The statements, in text order.
    pub statements: Vec<Statement>,
}

/// The stages that one document goes through, with what they need.
pub struct Extractor {
    gazetteer: Cow<'static, Gazetteer>,
    rules: RuleSet,
    /// Words with which a sentence may leave parties to others, and how many ("the sanctions imposed by Washington": the recipient;
    /// "these officials are being designated": both).
    implying: FxHashMap<CompactString, usize>,
    workers: Mutex<Vec<Worker>>,
    parse_all: bool,
    unnamed: bool,
}

/// Buffers of one thread, reused from document to document.
#[derive(Default)]
struct Worker {
    scratch: Scratch,
    /// Words as written, and what each contributes. A word has one place, which it takes from the one before: the
    /// frequent ones are nearly always there, and text of many languages needs no more memory than any other.
    words: Vec<(CompactString, Contribution)>,
    /// What words contribute to the question whether a rule can apply, without repetitions: first that of most words, nothing.
    cues: IndexSet<Cue>,
}

/// What a word contributes to the question whether a rule can apply.
#[derive(Debug, Clone, Copy, Default)]
struct Contribution {
    /// Place of its cue in the worker's `cues`.
    cue: usize,
    /// How many parties a sentence with it may leave to the sentences around, the title or the publisher.
    implying: usize,
}

/// Places in a worker's table of words (512 kB).
const PLACES: usize = 1 << 14;

impl Extractor {
    /// Returns an extractor over a gazetteer and rules.
    pub fn new(gazetteer: Cow<'static, Gazetteer>, rules: RuleSet) -> Self {
        let implying = implying(&rules);
        Self { gazetteer, rules, implying, workers: Mutex::default(), parse_all: false, unnamed: false }
    }

    /// Parses every sentence, also those without a trigger: slower, with the same statements.
    #[must_use]
    pub fn parse_all(mut self, parse_all: bool) -> Self {
        self.parse_all = parse_all;
        self
    }

    /// Takes people and bodies without name or state for parties of the further relations: "Chad accused rebels".
    #[must_use]
    pub fn unnamed(mut self, unnamed: bool) -> Self {
        // Rules of the core have no place for them.
        self.unnamed = unnamed && self.rules.rules().iter().any(|rule| rule.unnamed);
        self
    }

    /// Returns the rules in force.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// Returns the gazetteer in force.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// Reads one document.
    pub fn extract(&self, raw: RawDocument) -> Reading {
        let mut worker = self.workers.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        let reading = self.read(raw, &mut worker);
        self.workers.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
        reading
    }

    fn read(&self, raw: RawDocument, worker: &mut Worker) -> Reading {
        let mut furniture = reader::furniture(&raw.text);
        furniture.extend(reader::datelines(&raw.text));
        furniture.sort_unstable_by_key(|range| range.start);
        let mut document = analysis::tokenise_apart(raw, &furniture);
        let mentions = mention::find(&document, &self.gazetteer);
        let dates = time::find(&document, document.raw.date);
        let dated = inside_dates(&document, &dates);
        let mut resolution = resolution::resolve(&document, &mentions, &self.gazetteer);
        let words = worker.read_words(&document, self);
        let cues: Vec<&Cue> = words.iter().map(|word| &worker.cues[word.cue]).collect();
        if self.unnamed {
            let nouns = (0..words.len()).filter(|&token| cues[token].is_agent());
            resolution.add_unnamed(&document, &mentions, nouns, &dated);
        }
        let wanted = self.wanted((&document, &dates), &mentions, &resolution, &furniture, (&cues, &words));
        let batch: Vec<(usize, Vec<Fold>)> =
            wanted.iter().map(|&sentence| (sentence, folds(&document, &mentions, sentence))).collect();
        Parser::embedded().parse_batch(&mut document, &batch, &mut worker.scratch);
        for &sentence in &wanted {
            let names = names(&document, &mentions, sentence);
            analysis::repair(&mut document, sentence, &names, mention::says);
        }
        let mut findings = BTreeMap::new();
        for sentence in wanted {
            let view = View::new(&document, &mentions, sentence);
            findings.insert(sentence, rule::find(&view, &resolution, &self.rules, &dated, &cues));
        }
        rule::join(&mut findings, &self.rules);
        let rosters = rule::find_in_rosters(&document, &mentions, &resolution, &self.rules);
        let offices = rule::find_offices(&document, &mentions, &resolution, &self.rules);
        for found in rosters.into_iter().chain(offices) {
            findings.entry(found.sentence).or_insert_with(Findings::default).matches.push(found);
        }
        let source = Source {
            document: &document,
            mentions: &mentions,
            resolution: &resolution,
            dates: &dates,
            rules: &self.rules,
        };
        let statements = statements(&source, &findings);
        Reading { statements, document, mentions, resolution, dates, findings }
    }

    /// Returns which parties of a relation each sentence may name: different actors, different words for one where a rule reads what
    /// a state does to its own people. Who keeps a diary may be a party without a word that stands for him.
    fn parties(
        document: &Document,
        mentions: &[Mention],
        resolution: &Resolution,
        (cues, contributions): (&[&Cue], &[Contribution]),
    ) -> Vec<Option<Parties>> {
        let author = resolution.narrator.filter(|_| document.raw.subject.is_some());
        let mut actors: Vec<BTreeSet<usize>> = vec![author.into_iter().collect(); document.sentences.len()];
        let mut words = vec![0; document.sentences.len()];
        for (number, mention) in mentions.iter().enumerate() {
            let (sentence, entities) = (document.sentence_of(mention.head), resolution.entities_of(number));
            actors[sentence].extend(entities);
            words[sentence] += usize::from(!entities.is_empty() && mention.form != MentionForm::Pronoun);
        }
        let people = |sentence: &Sentence| cues[sentence.tokens.range()].iter().any(|cue| cue.is_people());
        let implied =
            |sentence: &Sentence| contributions[sentence.tokens.range()].iter().map(|word| word.implying).max();
        let groups = |sentence: &Sentence| resolution.unnamed.range(sentence.tokens.range()).count();
        let named = actors.iter().zip(words).map(|(actors, words)| (actors.len(), words));
        let parties = document.sentences.iter().zip(named).map(|(sentence, named)| match named {
            (named, _) if named > 1 || named + implied(sentence).unwrap_or(0) > 1 => Some(Parties::Two),
            (1, 2..) => Some(Parties::Own),
            (1, _) if people(sentence) => Some(Parties::People),
            (1, _) if groups(sentence) > 0 => Some(Parties::Unnamed),
            _ => None,
        });
        parties.collect()
    }

    /// Returns the sentences in which a rule can apply: a trigger word and two actors, and no web furniture.
    fn wanted(
        &self,
        (document, dates): (&Document, &[TimeExpression]),
        mentions: &[Mention],
        resolution: &Resolution,
        furniture: &[Range<usize>],
        (cues, words): (&[&Cue], &[Contribution]),
    ) -> Vec<usize> {
        let in_furniture = |sentence: usize| {
            let span = document.bytes(document.sentences[sentence].tokens);
            // In order of their starts; what lies in one another is nested twice at most.
            let after = furniture.partition_point(|range| range.start <= span.start());
            furniture[..after].iter().rev().take(4).any(|range| span.end() <= range.end)
        };
        let parties = Self::parties(document, mentions, resolution, (cues, words));
        let named = inside_names(document, mentions, dates);
        let wanted = |sentence: &usize| {
            let tokens = document.sentences[*sentence].tokens;
            let worth = self.parse_all
                || parties[*sentence].is_some_and(|parties| {
                    let triggers = tokens.range().filter(|&token| !named[token]).map(|token| (token, cues[token]));
                    let around = Surroundings::new(document, mentions, resolution, cues, *sentence);
                    rule::can_apply(triggers, &cues[tokens.range()], parties, |token, reach| {
                        around.within(token, reach)
                    })
                });
            worth && !in_furniture(*sentence) && !analysis::is_dump(document, document.sentences[*sentence])
        };
        (0..document.sentences.len()).filter(wanted).collect()
    }
}

impl Worker {
    /// Returns what the words of a document contribute.
    fn read_words(&mut self, document: &Document, extractor: &Extractor) -> Vec<Contribution> {
        // The empty word, which is in all places at first, contributes nothing.
        self.words.resize(PLACES, <(CompactString, Contribution)>::default());
        self.cues.insert(Cue::default());
        (0..document.tokens.len()).map(|token| self.word(document.word(token), extractor)).collect()
    }

    fn word(&mut self, word: &str, extractor: &Extractor) -> Contribution {
        let place = &mut self.words[FxBuildHasher.hash_one(word) as usize % PLACES];
        if place.0 != word {
            let cue = self.cues.insert_full(extractor.rules.cue(word)).0;
            let forms = [Tag::Nn, Tag::Nns, Tag::Vb, Tag::Vbg, Tag::Vbn, Tag::Vbz];
            let implied = |&tag: &Tag| extractor.implying.get(&analysis::lemma(word, tag)).copied();
            let implying = forms.iter().filter_map(implied).max().unwrap_or(0);
            *place = (word.into(), Contribution { cue, implying });
        }
        place.1
    }
}

/// Returns the last words of the triggers of all frames whose parties may be left to others, with the number of these parties.
fn implying(rules: &RuleSet) -> FxHashMap<CompactString, usize> {
    let left = |role: &Role| {
        matches!(role.base, Base::Implied | Base::Titled | Base::Publisher)
            || role.through.as_deref() == Some(rule::FIRMS)
    };
    let mut implying = FxHashMap::default();
    for frame in rules.rules().iter().flat_map(|rule| &rule.frame) {
        let parties = [&frame.actor, &frame.recipient];
        let count = parties.iter().filter(|party| party.alternatives.iter().any(left)).count();
        let count = if frame.joins { 1 } else { count };
        let entries = frame.noun.iter().chain(&frame.verb).filter(|_| count > 0);
        let phrases = entries.flat_map(|entry| match entry.strip_prefix('@') {
            Some(list) => rules.lexicon().words(list),
            None => std::slice::from_ref(entry),
        });
        for word in phrases.filter_map(|phrase| phrase.split(' ').next_back()) {
            let most = implying.entry(CompactString::from(word)).or_default();
            *most = count.max(*most);
        }
    }
    implying
}

/// Whether each token belongs to a name or a date, where it triggers nothing: "Secretary of State", "March 3".
fn inside_names(document: &Document, mentions: &[Mention], dates: &[TimeExpression]) -> Vec<bool> {
    let mut named: Vec<Option<bool>> = vec![None; document.tokens.len()];
    for mention in mentions {
        // An outer mention comes first and owns its tokens.
        for token in mention.tokens.range() {
            named[token].get_or_insert(mention.form == MentionForm::Name);
        }
    }
    let dated = inside_dates(document, dates);
    named.into_iter().zip(dated).map(|(name, dated)| dated || name == Some(true)).collect()
}

/// Whether each token belongs to a date.
fn inside_dates(document: &Document, dates: &[TimeExpression]) -> Vec<bool> {
    let mut dated = vec![false; document.tokens.len()];
    dates.iter().for_each(|date| dated[date.tokens.range()].fill(true));
    dated
}

/// The spans of the names in a sentence, as the parser sees them and with what was folded into them.
fn names(document: &Document, mentions: &[Mention], sentence: usize) -> Vec<TokenSpan> {
    let span = document.sentences[sentence].tokens;
    let first = mentions.partition_point(|mention| mention.tokens.start() < span.start());
    let inside = mentions[first..].iter().take_while(|mention| mention.tokens.start() < span.end());
    let named = inside.filter(|mention| mention.form == MentionForm::Name && mention.tokens.end() <= span.end());
    named.map(|mention| mention.tokens).collect()
}

/// The parser reads each named mention as its bare name: titles and appositions are what it most often gets wrong.
fn folds(document: &Document, mentions: &[Mention], sentence: usize) -> Vec<Fold> {
    let span = document.sentences[sentence].tokens;
    let first = mentions.partition_point(|mention| mention.tokens.start() < span.start());
    let inside = mentions[first..].iter().take_while(|mention| mention.tokens.start() < span.end());
    let mut end = span.start();
    let mut folds = Vec::new();
    for mention in inside {
        let person = mention.kind == Some(EntityKind::Person);
        let start = if person { mention.tokens.start() } else { mention.name.start() };
        let mut tokens = Span::new(start, mention.tokens.end().min(span.end()));
        // "Ochab, the chairman, Adam Rapacki and ...": the comma that ends an apposition also parts a list.
        let last = tokens.end() - 1;
        if document.word(last) == "," && mentions.binary_search_by_key(&(last + 1), |next| next.tokens.start()).is_ok()
        {
            tokens = Span::new(start, last);
        }
        if mention.form == MentionForm::Name && tokens != mention.name && tokens.covers(mention.name) && start >= end {
            folds.push(Fold { tokens, keep: mention.name });
            end = tokens.end();
        }
    }
    folds.extend(
        echoes(document, span).filter(|echo| !mentions.iter().any(|mention| mention.tokens.overlaps(echo.tokens))),
    );
    folds.sort_by_key(|fold| fold.tokens.start());
    folds
}

/// "met face to face", "spoke one on one": the parser takes the doubled word for an object.
fn echoes<'a>(document: &'a Document, sentence: TokenSpan) -> impl Iterator<Item = Fold> + 'a {
    let is_echo = |&token: &usize| {
        document.word(token) == document.word(token + 2)
            && matches!(document.word(token + 1), "to" | "on" | "by")
            && document.word(token).chars().all(char::is_lowercase)
    };
    let starts = (sentence.start() + 1..sentence.end().saturating_sub(2)).filter(is_echo);
    starts.map(|token| Fold { tokens: Span::new(token - 1, token + 3), keep: Span::new(token - 1, token) })
}

/// Makes the statements; of several readings of one pair in one sentence the surest stays.
fn statements(source: &Source<'_>, findings: &BTreeMap<usize, Findings>) -> Vec<Statement> {
    let mut kept: Vec<Statement> = Vec::new();
    for findings in findings.values() {
        let first = kept.len();
        for statement in findings.matches.iter().flat_map(|found| source.statements(found)) {
            match kept[first..].iter_mut().find(|known| known.says_the_same(&statement)) {
                None => kept.push(statement),
                Some(known) if known.confidence < statement.confidence => *known = statement,
                Some(_) => {}
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// Checks who sanctioned whom by a text with a title and a source.
    fn check(title: &str, source: &str, text: &str, expected: &[(&str, &str)]) {
        let [title, source] = [title, source].map(|field| Some(field.to_owned()));
        let raw = RawDocument { text: text.to_owned(), title, source, ..RawDocument::default() };
        let found =
            Extractor::new(Cow::Borrowed(Gazetteer::embedded()), RuleSet::embedded().unwrap()).extract(raw).statements;
        let pairs: Vec<_> = found
            .iter()
            .filter(|statement| statement.relation == "sanctioned")
            .map(|statement| (statement.subject.name.as_str(), statement.object.name.as_str()))
            .collect();
        assert_eq!(pairs, expected, "{title:?}: {text}", title = found.first().map(|of| &of.document));
    }

    #[test]
    fn a_government_tells_in_the_passive_what_it_does() {
        let text = "Ana Falk is being designated for bribery. The United States will say more.";
        check("Notice", "state.gov", text, &[("United States", "Ana Falk")]);
        check("Notice", "herald", text, &[]);
    }

    #[test]
    fn a_title_says_whom_sanctions_are_on() {
        let text = "Norway has announced new sanctions today. Chad is in turmoil. The people of Niger are not.";
        check("Statement on Chad", "herald", text, &[("Norway", "Chad")]);
        check("Statement", "herald", text, &[]);
    }
}
