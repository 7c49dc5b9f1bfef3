//! Complements of a noun trigger, wherever the parser hangs their prepositions.

use super::argument::Trigger;
use super::clause;
use super::context::{Context, LinkKind};
use super::coordination::conjoined;
use super::lexicon::{SubjectRole, Takes};
use super::phrase;
use crate::mention::MentionForm;
use crate::text::{Dependency, Tag};

impl Trigger<'_, '_> {
    /// Complements of the noun, of what contains it, and of the verb it is object or subject of.
    pub(super) fn noun_complements(&self, preposition: &str, context: &Context) -> Vec<usize> {
        let view = self.view;
        // "the violation of sanctions by Chad": who breaks them did not impose them.
        let breach = |noun: usize| !view.is_verb(noun) && self.lexicon.contains("breach", view.lemma(noun));
        if preposition == "by" && context.links.iter().any(|link| breach(link.governor)) {
            return Vec::new();
        }
        // "assistance to Ukraine and sanctions": what a noun before has for itself is not shared.
        let conjoined = view.relation(self.token) == Dependency::Conj;
        let shared = |noun: usize| {
            let all = phrase::complements(view, noun, preposition);
            let carried = move |token: &usize| context.carriers.contains(token);
            all.into_iter()
                .filter(move |token| !carried(token) && (noun == self.token || !conjoined || *token > self.token))
        };
        let own: Vec<usize> = context.carriers.iter().flat_map(|&noun| shared(noun)).collect();
        if !own.is_empty() {
            return own;
        }
        // The preposition behind the noun is its own, wherever the parser hangs it.
        let next = self.token + 1;
        if view.tokens().contains(&next) && view.lemma(next) == preposition {
            return view.related(next, &[Dependency::Pobj]).collect();
        }
        if let Some(noun) = self.behind_complement(preposition) {
            return vec![noun];
        }
        // "sanctions under the Act on Norway": what the law is applied to.
        let laws =
            ["under", "pursuant", "including"].iter().flat_map(|word| phrase::complements(view, self.token, word));
        let behind_law: Vec<usize> = laws.flat_map(|law| phrase::complements(view, law, preposition)).collect();
        if !behind_law.is_empty() && preposition != "of" {
            return behind_law;
        }
        let agents = [self.inner_agent(preposition), self.behind_inner(preposition)].concat();
        if !agents.is_empty() {
            return agents;
        }
        let participles =
            context.carriers.iter().flat_map(|&noun| view.related(noun, &[Dependency::Acl, Dependency::Relcl]));
        // "sanctions that it saw fit to impose on Liberia": the complement may hang on an infinitive below.
        let verbs = participles.flat_map(|verb| self.completing(verb));
        let reduced: Vec<usize> = verbs.flat_map(|verb| phrase::complements(view, verb, preposition)).collect();
        if !reduced.is_empty() {
            return reduced;
        }
        // "met with Modi on the margins of the summit": at an occasion only what follows the noun can be its own.
        let after = |token: &usize| {
            context.verb().is_some_and(|link| match link.kind {
                LinkKind::Occasion => *token > self.token,
                LinkKind::PassiveSubject => true,
                _ => *token > link.governor,
            })
        };
        let above: Vec<usize> = context.verb().map_or_else(Vec::new, |link| {
            let carried = |token: &usize| context.carriers.contains(token);
            let all = phrase::complements(view, link.governor, preposition).into_iter();
            all.filter(after).filter(|token| !carried(token)).collect()
        });
        if !above.is_empty() {
            return above;
        }
        [self.far_between(preposition), self.far_agent(preposition)].concat()
    }

    /// A verb with the clauses that complete it, two deep: "saw fit to impose".
    pub(super) fn completing(&self, verb: usize) -> Vec<usize> {
        let below = |verb: usize| self.view.related(verb, &[Dependency::Xcomp, Dependency::Ccomp]).collect::<Vec<_>>();
        let first = below(verb);
        let second: Vec<usize> = first.iter().flat_map(|&clause| below(clause)).collect();
        [vec![verb], first, second].concat()
    }

    /// "the recognition of Albania by Italy": so is the one behind the name that completes it.
    fn behind_complement(&self, preposition: &str) -> Option<usize> {
        let view = self.view;
        let names =
            view.related(self.token, &[Dependency::Prep]).flat_map(|prep| view.related(prep, &[Dependency::Pobj]));
        let ends = names.filter_map(|name| view.mention_of(name)).map(|name| &view.mentions[name]);
        let ends = ends.filter(|name| name.form == MentionForm::Name).map(|name| name.tokens.end());
        let next = ends.into_iter().find(|&end| view.tokens().contains(&end) && view.lemma(end) == preposition)?;
        view.child(next, Dependency::Pobj)
    }

    /// "the designation of banks by the Treasury": the agent may hang on the thing that completes the noun.
    fn inner_agent(&self, preposition: &str) -> Vec<usize> {
        let view = self.view;
        if preposition != "by" {
            return Vec::new();
        }
        let things = phrase::complements(view, self.token, "of").into_iter();
        let plain = things.filter(|&thing| view.mention_of(thing).is_none());
        plain.flat_map(|thing| phrase::complements(view, thing, preposition)).collect()
    }

    /// "the support of the minister and his government for Chad", "show support at this hour for Chad": the parser hangs the phrase on
    /// the owner or on the time.
    fn behind_inner(&self, preposition: &str) -> Vec<usize> {
        let view = self.view;
        if preposition != "for" {
            return Vec::new();
        }
        let verb = view.head(self.token).filter(|_| view.relation(self.token) == Dependency::Dobj);
        let inner = |word: usize, list: &'static str| {
            let prepositions = view.related(word, &[Dependency::Prep]).filter(move |&prep| prep > self.token);
            let nouns = prepositions.filter_map(|prep| view.child(prep, Dependency::Pobj)).collect::<Vec<_>>();
            nouns.into_iter().filter(move |&noun| self.lexicon.contains(list, view.lemma(noun)))
        };
        let owners = phrase::complements(view, self.token, "of").into_iter();
        let owners = owners.filter(|&owner| view.mention_of(owner).is_some()).flat_map(|owner| conjoined(view, owner));
        let times = verb.into_iter().chain([self.token]).flat_map(|word| inner(word, "period"));
        owners.chain(times).flat_map(|noun| phrase::complements(view, noun, preposition)).collect()
    }

    /// "must carry out the sanctions against Salisbury as adopted by the Council": the participle may hang on the verb above.
    fn far_agent(&self, preposition: &str) -> Vec<usize> {
        let view = self.view;
        if preposition != "by" {
            return Vec::new();
        }
        let does = |verb: &usize| {
            let entry = self.lexicon.governor(Takes::Noun, view.lemma(*verb));
            view.tag(*verb) == Tag::Vbn && entry.is_some_and(|entry| entry.subject == SubjectRole::Actor)
        };
        let own = |verb: &usize| !view.has(*verb, Dependency::Auxpass) && !view.has(*verb, Dependency::Nsubjpass);
        let rest = (self.token + 1..view.tokens().end).take(12);
        // "measures relating to Chad imposed by the Council"
        let passed = |&token: &usize| !view.is_verb(token) || does(&token) || view.tag(token) == Tag::Vbg;
        let verb = rest.into_iter().take_while(passed).find(does).filter(own);
        verb.map_or_else(Vec::new, |verb| clause::agent(view, verb).tokens)
    }

    /// "the meeting at Berne last July between A and B": "between" goes with the meeting, whatever noun it hangs on.
    fn far_between(&self, preposition: &str) -> Vec<usize> {
        let view = self.view;
        if !self.lexicon.contains("mutual-preposition", preposition) {
            return Vec::new();
        }
        let rest = (self.token + 1..view.tokens().end).take_while(|&token| !view.is_verb(token)).take(10);
        let between = rest.into_iter().find(|&token| view.lemma(token) == preposition);
        between.and_then(|token| view.child(token, Dependency::Pobj)).into_iter().collect()
    }
}
