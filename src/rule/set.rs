//! The set of rules in force, indexed by trigger lemma.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use compact_str::CompactString;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::bound;
use super::cue::{Companions, Cue, Cues};
use super::file::{Rule, TriggerKind, place};
use super::lexicon::Lexicon;
use super::near::Reach;
use super::role::{ANY, DOER, SITE};
use crate::error::{Error, Result};

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// Rules and word lists, compiled.
#[derive(Debug, Clone)]
pub struct RuleSet {
    rules: Vec<Rule>,
    lexicon: Lexicon,
    triggers: FxHashMap<(TriggerKind, CompactString), Vec<Entry>>,
    cues: Cues,
    version: String,
}

/// A trigger entry: which rule and frame, and the further words it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub rule: usize,
    pub frame: usize,
    /// Lemmas beside the main one: dependents of a verb, words before a noun.
    pub more: Vec<CompactString>,
    /// Numbers of the sets of words of which one each stands in its sentence.
    pub companions: Vec<u32>,
    /// The parties wanted around the trigger, of a rule that is `near`.
    pub reach: Option<Reach>,
}

impl RuleSet {
    /// Returns the built-in rules.
    ///
    /// # Errors
    /// If a built-in file is malformed, which a test excludes.
    pub fn embedded() -> Result<Self> {
        Self::compile(embedded_rules()?, Lexicon::embedded()?)
    }

    /// Returns the built-in rules with those of the files (path, text) added; a rule of the same name replaces the
    /// built-in one. Files named `lists.csv` and `governors.csv` add to the word lists.
    ///
    /// # Errors
    /// Names the file, line and column of a mistake.
    pub fn with_files(files: &BTreeMap<std::path::PathBuf, String>) -> Result<Self> {
        let mut rules = embedded_rules()?;
        let mut lexicon = Lexicon::embedded()?;
        for (path, text) in files {
            match path.file_name().and_then(|name| name.to_str()) {
                Some("lists.csv") => lexicon.add_lists(text, path)?,
                Some("governors.csv") => lexicon.add_governors(text, path)?,
                _ => {
                    let rule = Rule::parse(text, path)?;
                    rules.retain(|known| known.name != rule.name);
                    rules.push(rule);
                }
            }
        }
        Self::compile(rules, lexicon)
    }

    /// Compiles rules against word lists.
    ///
    /// # Errors
    /// If two rules share a name or a rule names an unknown list.
    pub fn compile(mut rules: Vec<Rule>, lexicon: Lexicon) -> Result<Self> {
        rules.sort_by(|a, b| a.name.cmp(&b.name));
        if let Some(pair) = rules.windows(2).find(|pair| pair[0].name == pair[1].name) {
            return Err(Error::rule(format!("two rules are named `{}`", pair[0].name)).in_file(&pair[1].path));
        }
        rules.iter().try_for_each(|rule| check_lists(rule, &lexicon))?;
        bound::check(&rules)?;
        let mut triggers: FxHashMap<_, Vec<Entry>> = FxHashMap::default();
        let mut companions = Companions::default();
        for (rule, frame, kind, phrase) in phrases(&rules, &lexicon) {
            let mut words = words(kind, phrase);
            let main =
                if kind == TriggerKind::Noun { words.pop() } else { (!words.is_empty()).then(|| words.remove(0)) };
            let Some(main) = main else { continue };
            let seldom = lexicon.contains("seldom", &main);
            let content = &rules[rule].frame[frame];
            let wanted = companions.of(&words, content, &lexicon);
            let reach = || Reach::of(&rules[rule], content, kind, seldom, wanted.clone());
            let reach = rules[rule].near.then(reach);
            let entry = Entry { rule, frame, more: words, companions: wanted, reach };
            triggers.entry((kind, main)).or_default().push(entry);
        }
        let version = version(&rules);
        let entries =
            triggers.iter().flat_map(|((kind, lemma), entries)| entries.iter().map(move |entry| (*kind, lemma, entry)));
        let cues = Cues::new(entries, &companions, &rules, &lexicon);
        Ok(Self { rules, lexicon, triggers, cues, version })
    }

    /// Returns the set with the rules of these relations alone; all when none is named.
    ///
    /// The version stays that of the whole: what a rule reads does not depend on the others, and a statement keeps its id.
    ///
    /// # Errors
    /// Names a relation that no rule reads, with those that rules do read.
    pub fn of_relations(self, relations: &[String]) -> Result<Self> {
        if relations.is_empty() {
            return Ok(self);
        }
        let known: BTreeSet<&str> = self.rules.iter().map(|rule| rule.relation.as_str()).collect();
        if let Some(unknown) = relations.iter().find(|relation| !known.contains(relation.as_str())) {
            let known = Vec::from_iter(known).join(", ");
            return Err(Error::rule(format!("no rule reads the relation `{unknown}`, expected one of {known}")));
        }
        let mut rules = self.rules;
        rules.retain(|rule| relations.contains(&rule.relation));
        Ok(Self { version: self.version, ..Self::compile(rules, self.lexicon)? })
    }

    /// Returns the rules, sorted by name.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Returns the word lists.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Returns the version: twelve hexadecimal digits over the content of all rules.
    pub fn version(&self) -> &str {
        &self.version
    }

    pub(super) fn entries(&self, kind: TriggerKind, lemma: &str) -> &[Entry] {
        self.triggers.get(&(kind, CompactString::from(lemma))).map_or(&[], Vec::as_slice)
    }

    /// Returns whether a word as written names people whom a rule takes for those of the state that acts.
    pub fn is_people(&self, word: &str) -> bool {
        self.cues.is_people(word)
    }

    /// Returns what a word as written contributes to the question whether a rule can apply, in any form that it may be.
    pub fn cue(&self, word: &str) -> Cue {
        self.cues.of(word)
    }
}

/// Returns all trigger phrases with their rule, frame and kind; a list gives each of its words.
fn phrases<'a>(
    rules: &'a [Rule],
    lexicon: &'a Lexicon,
) -> impl Iterator<Item = (usize, usize, TriggerKind, &'a CompactString)> {
    let words = |entry: &'a CompactString| match entry.strip_prefix('@') {
        Some(list) => lexicon.words(list),
        None => std::slice::from_ref(entry),
    };
    rules.iter().enumerate().flat_map(move |(rule, file)| {
        let frames = file.frame.iter().enumerate();
        frames.flat_map(move |(frame, content)| {
            let entries = content.triggers();
            entries.flat_map(move |(kind, entry)| words(entry).iter().map(move |phrase| (rule, frame, kind, phrase)))
        })
    })
}

/// Returns the words of a phrase as tokens: those of a noun stand in a row with their hyphens ("cease-fire"), those of a verb hang on it.
fn words(kind: TriggerKind, phrase: &str) -> Vec<CompactString> {
    let noun = kind == TriggerKind::Noun;
    let token = |word: &str| CompactString::from(word);
    let parts = |word: &str| match noun {
        true => word.split_inclusive('-').flat_map(split_hyphen).map(token).collect::<Vec<_>>(),
        false => word.split('-').filter(|part| !part.is_empty()).map(token).collect(),
    };
    phrase.split_whitespace().flat_map(parts).collect()
}

fn split_hyphen(part: &str) -> impl Iterator<Item = &str> {
    let word = part.strip_suffix('-');
    std::iter::once(word.unwrap_or(part)).chain(word.map(|_| "-"))
}

fn embedded_rules() -> Result<Vec<Rule>> {
    RULE_FILES.iter().map(|(path, text)| Rule::parse(text, Path::new(path))).collect()
}

/// Every `@list` that a rule names must exist.
fn check_lists(rule: &Rule, lexicon: &Lexicon) -> Result<()> {
    for frame in &rule.frame {
        let through = frame
            .actor
            .alternatives
            .iter()
            .chain(&frame.recipient.alternatives)
            .filter_map(|role| role.through.as_deref());
        let words = frame.unless.iter().chain(&frame.only).chain(&frame.not_through).chain(&frame.home);
        let words = words.chain(frame.triggers().map(|(_, entry)| entry));
        let named = words.filter_map(|entry| entry.strip_prefix('@'));
        if let Some(list) =
            through.chain(named).find(|list| ![ANY, DOER, SITE].contains(list) && !lexicon.has_list(list))
        {
            let message =
                format!("unknown word list `@{list}`, expected one of data/lexicon/lists.csv or triggers.csv");
            let (line, column, shown) = place(&rule.source, rule.source.find(&format!("@{list}")).unwrap_or(0));
            return Err(Error::rule(message).in_file(&rule.path).at(line, column, shown));
        }
    }
    Ok(())
}

fn version(rules: &[Rule]) -> String {
    let mut hash = Sha256::new();
    for rule in rules {
        hash.update(&rule.source);
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
