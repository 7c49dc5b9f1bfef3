//! Where a happening took place: "met in Geneva", "talks at Camp David", "hosted him in Oslo", "on a visit to Lima".

use crate::gazetteer::EntityKind;
use crate::mention::lexicon::{Classes, lexicon as words};
use crate::mention::{Mention, MentionForm};
use crate::resolution::Resolution;
use crate::rule::{Lexicon, View};
use crate::text::{Dependency, Tag, TokenSpan};
use crate::time::TimeExpression;

/// How many governing words may stand between a preposition and the happening.
const REACH: usize = 5;

/// One parsed sentence, asked for places.
pub(super) struct Scene<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) resolution: &'a Resolution,
    pub(super) dates: &'a [TimeExpression],
    pub(super) lexicon: &'a Lexicon,
}

impl Scene<'_> {
    /// Returns the place of the happening of `trigger`: the nearest behind it, else the nearest before.
    pub(super) fn place(&self, trigger: usize) -> Option<String> {
        let anchors = self.anchors(trigger);
        let places = self.view.tokens().filter_map(|token| {
            let noun = self.complement(token)?;
            self.hangs_on(token, &anchors).then_some(noun)
        });
        let nearest = places.min_by_key(|&noun| (noun < trigger, noun.abs_diff(trigger)))?;
        self.name(nearest)
    }

    /// The trigger and, of a noun, the words up to the verb that it hangs on: "held talks", "took part in talks".
    fn anchors(&self, trigger: usize) -> Vec<usize> {
        let mut anchors = vec![trigger];
        let mut at = trigger;
        while !self.view.is_verb(at) && anchors.len() < REACH {
            let Some(head) = self.view.head(at) else { break };
            if !is_within(self.view.relation(at)) && self.view.relation(at) != Dependency::Nsubj {
                break;
            }
            anchors.push(head);
            at = head;
        }
        anchors
    }

    /// Returns the noun of a preposition of place that can be a place.
    fn complement(&self, preposition: usize) -> Option<usize> {
        let view = self.view;
        let lemma = view.lemma(preposition);
        let located = self.lexicon.contains("place-preposition", lemma);
        // "on a visit to Lima"
        let travelled = lemma == "to" && view.head(preposition).is_some_and(|head| self.is_setting(head));
        if !located && !travelled {
            return None;
        }
        let noun = view.child(preposition, Dependency::Pobj)?;
        self.is_place(noun, lemma).then_some(noun)
    }

    fn is_setting(&self, token: usize) -> bool {
        self.lexicon.contains("setting", self.view.lemma(token))
    }

    /// A city or building by mention, a state behind "in", or a capitalised name of which only the preposition tells.
    fn is_place(&self, noun: usize, preposition: &str) -> bool {
        match self.view.mention_of(noun) {
            Some(number) => {
                let mention = &self.view.mentions[number];
                let state = mention.kind == Some(EntityKind::State) && mention.form == MentionForm::Name;
                matches!(mention.form, MentionForm::Place | MentionForm::Metonym) || state && preposition != "at"
            }
            None => {
                let dated = self.dates.iter().any(|date| date.tokens.contains(noun));
                let calendar = words().word(&self.view.word(noun).to_lowercase()).classes.has(Classes::CALENDAR);
                matches!(self.view.tag(noun), Tag::Nnp | Tag::Nnps) && !dated && !calendar
            }
        }
    }

    /// Whether only objects and companions stand between a preposition and the happening: "met the envoy of Peru in
    /// Lima", not "met about the war in Lima".
    fn hangs_on(&self, preposition: usize, anchors: &[usize]) -> bool {
        let view = self.view;
        let mut at = preposition;
        for _ in 0..REACH {
            let Some(head) = view.head(at) else { return false };
            if anchors.contains(&head) {
                return true;
            }
            let about = view.relation(head) == Dependency::Prep && !self.is_companion(head);
            if about || view.is_verb(head) || !is_within(view.relation(head)) && view.relation(head) != Dependency::Prep
            {
                return false;
            }
            at = head;
        }
        false
    }

    /// "with", "between", and the "on" of a visit or of its sidelines: what follows is part of the happening.
    fn is_companion(&self, preposition: usize) -> bool {
        let view = self.view;
        let setting = || view.child(preposition, Dependency::Pobj).is_some_and(|noun| self.is_setting(noun));
        self.lexicon.contains("companion-preposition", view.lemma(preposition)) || setting()
    }

    /// Returns how the place is called: a state by its name, else the words without the article.
    fn name(&self, noun: usize) -> Option<String> {
        let view = self.view;
        let Some(number) = view.mention_of(noun) else { return Some(self.phrase(noun)) };
        let mention: &Mention = &view.mentions[number];
        if mention.form == MentionForm::Name {
            let state = *self.resolution.referents[number].entities.first()?;
            return Some(self.resolution.entities[state].name.clone());
        }
        Some(plain(view.document.phrase(mention.name)))
    }

    /// The capitalised words of a name that no table knows: "Camp David", "Schloss Meseberg".
    fn phrase(&self, noun: usize) -> String {
        let view = self.view;
        let capital = |&token: &usize| view.word(token).starts_with(char::is_uppercase);
        let first = (view.tokens().start..noun).rev().take_while(capital).last().unwrap_or(noun);
        plain(view.document.phrase(TokenSpan::new(first, noun + 1)))
    }
}

fn is_within(relation: Dependency) -> bool {
    use Dependency::{Agent, Appos, Attr, Compound, Conj, Dative, Dobj, Nmod, Nsubjpass, Pobj};
    matches!(relation, Agent | Appos | Attr | Compound | Conj | Dative | Dobj | Nmod | Nsubjpass | Pobj)
}

/// One space between words, no article.
pub(super) fn plain(words: &str) -> String {
    let mut words: Vec<&str> = words.split_whitespace().collect();
    if words.len() > 1 && words[0].eq_ignore_ascii_case("the") {
        words.remove(0);
    }
    words.join(" ")
}
