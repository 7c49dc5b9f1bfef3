//! Arguments through a thing of theirs: "the independence of Kosovo", "a convoy in Afghanistan".

use super::argument::Trigger;
use super::clause::{self, Found};
use super::coordination::conjoined;
use super::phrase;
use super::role::{ANY, DOER, SITE};
use crate::mention::MentionForm;
use crate::text::{Dependency, Tag};

impl Trigger<'_, '_> {
    /// Whether a noun is in the list, alone or with the verb that completes it ("right exist").
    fn in_list(&self, list: &str, noun: usize) -> bool {
        let view = self.view;
        let completed =
            |verb: usize| self.lexicon.contains(list, &format!("{} {}", view.lemma(noun), view.lemma(verb)));
        // "recognised its sovereignty over the Sahara" is about the territory, not its owner; who backs it, backs the owner.
        let about = |prep: usize| self.lexicon.contains("territorial-preposition", view.lemma(prep));
        if list == "statehood" && view.related(noun, &[Dependency::Prep]).any(about) {
            return false;
        }
        self.lexicon.contains(list, view.lemma(noun)) || view.related(noun, &[Dependency::Acl]).any(completed)
    }

    /// Whoever a noun phrase names as owner, agent or place of what it is about: "a police convoy in western Afghanistan",
    /// "the decision by the president of Chad".
    fn inside(&self, noun: usize, reach: usize, doer: bool) -> Vec<usize> {
        let view = self.view;
        if view.mention_of(noun).is_some() {
            return vec![noun];
        }
        // "the killing of monks in Chad": who suffers it and where it happened are not blamed for it.
        if doer && self.lexicon.contains("harm", view.lemma(noun)) {
            let doers = phrase::doers(view, self.lexicon, noun);
            // "condemned the bombing": whoever did it.
            let unknown = doers.is_empty() && self.group(noun).is_some();
            return if unknown { vec![noun] } else { doers };
        }
        // "protested Norway's support of Chad", "deplored the plight of Chad": who gets it did not give it.
        if doer && self.lexicon.contains("dealt", view.lemma(noun)) {
            return [
                phrase::possessors(view, noun),
                phrase::complements(view, noun, "by"),
                phrase::modifiers(view, noun),
            ]
            .concat();
        }
        if reach == 0 {
            return Vec::new();
        }
        let named = |candidates: Vec<usize>| {
            candidates.into_iter().flat_map(|candidate| self.inside(candidate, reach - 1, doer)).collect::<Vec<usize>>()
        };
        let owned = named(phrase::owners(view, self.lexicon, noun));
        // "lifted its blockade of Qatar": a pronoun may stand for the actor itself.
        if owned.iter().any(|&owner| view.tag(owner) != Tag::PrpPoss) {
            return owned;
        }
        // "claims that soldiers of Chad beat monks": whom they are about.
        if self.lexicon.contains("allegation", view.lemma(noun)) {
            let clauses = view.related(noun, &[Dependency::Acl, Dependency::Ccomp, Dependency::Relcl]);
            let accused = clauses.filter_map(|clause| view.child(clause, Dependency::Nsubj));
            let found = named(accused.filter(|&subject| !view.is_relative(subject)).collect());
            if !found.is_empty() {
                return found;
            }
        }
        let others = named(self.about(noun));
        let captors = if others.is_empty() { named(self.captors(noun)) } else { Vec::new() };
        let mut found = [owned, others, captors].concat();
        let group = self.groups.is_some_and(|groups| groups.contains_key(&noun));
        // "a curfew in parts of the Delta, where soldiers fight men from Chad": the phrase names its own, if not by a name that is known.
        let own = || view.children(noun).filter(|&child| !view.is_verb(child)).flat_map(|child| view.subtree(child));
        let anonymous = self.groups.is_some_and(|groups| own().any(|token| groups.contains_key(&token)));
        let noun_itself = matches!(view.tag(noun), Tag::Nn | Tag::Nns);
        // "for the first time as Chad votes"
        let time = self.lexicon.contains("period", view.lemma(noun));
        // "condemned the measures that limit the people": whoever is named far inside need not have done it.
        let whole = noun_itself && !time && !(doer && self.unnamed);
        if found.is_empty() && whole && !group && (self.unnamed || !anonymous) {
            // "two ministers who served under Mugabe"
            let named = |&token: &usize| view.mention_of(token).is_some() || self.group(token).is_some();
            let aside = self.aside(noun);
            found.extend(view.subtree(noun).find(|token| named(token) && !aside.contains(token)));
        }
        // "gave it back to its owners"
        if self.unnamed && group && found.iter().all(|&owner| view.tag(owner) == Tag::PrpPoss) {
            return vec![noun];
        }
        found
    }

    /// "killed in two raids in Chad", "held in the attack on a convoy of Chad": of harm in which something was done only where it was done.
    fn scene(&self, noun: usize) -> Vec<usize> {
        let view = self.view;
        let within = |prep: usize| view.lemma(prep) == "in" && view.head(prep) == Some(self.token);
        let harmed = ["against", "of", "on"].iter().any(|word| !phrase::complements(view, noun, word).is_empty());
        let placed = harmed || !phrase::complements(view, noun, "in").is_empty();
        let deed = placed && self.lexicon.contains("harm", view.lemma(noun));
        let occasion = deed && view.head(noun).is_some_and(within);
        if occasion { phrase::complements(view, noun, "in") } else { vec![noun] }
    }

    /// What the prepositions of a noun lead to: "the border with Chad", "a convoy in Chad".
    fn about(&self, noun: usize) -> Vec<usize> {
        let view = self.view;
        // "the border with Chad": the parser may hang it on the verb.
        let frontier = Some(noun + 1).filter(|_| self.lexicon.contains("frontier", view.lemma(noun)));
        let shared = frontier.filter(|&next| view.tokens().contains(&next) && view.lemma(next) == "with");
        // "suspects in the attack on a convoy of Chad": what people are sought for says nothing of whose they are.
        let sought = |prep: usize, deed: usize| {
            view.lemma(prep) != "of"
                && self.lexicon.contains("harm", view.lemma(deed))
                && self.lexicon.contains("agent-noun", view.lemma(noun))
                && !self.lexicon.contains("harm", view.lemma(noun))
        };
        let prepositions = view.related(noun, &[Dependency::Prep]).filter(|&prep| Some(prep) != shared).chain(shared);
        let complements = prepositions.filter_map(|prep| Some((prep, view.child(prep, Dependency::Pobj)?)));
        complements.filter(|&(prep, of)| !sought(prep, of)).map(|(_, of)| of).collect()
    }

    /// "the release of women held in Chad"
    fn captors(&self, noun: usize) -> Vec<usize> {
        let view = self.view;
        let held = |&verb: &usize| self.lexicon.contains("holding", view.lemma(verb));
        let held: Vec<usize> = view.related(noun, &[Dependency::Acl, Dependency::Relcl]).filter(held).collect();
        let at = |word| held.iter().flat_map(|&verb| phrase::complements(view, verb, word)).collect::<Vec<_>>();
        ["on", "against", "by", "in"].map(at).concat()
    }

    /// Words of a noun phrase that do not say whose the noun is: the trigger's own clause ("a fund paid by Chadians"), and to whom somebody
    /// is only tied ("militias linked to Chad").
    fn aside(&self, noun: usize) -> Vec<usize> {
        let view = self.view;
        let tie = |&word: &usize| word == self.token || word > noun && self.lexicon.contains("tied", view.word(word));
        view.subtree(noun).filter(tie).flat_map(|word| view.subtree(word)).collect()
    }

    /// "hundreds of Belarusian officials", "two of its banks": what is counted.
    fn counted(&self, noun: usize) -> usize {
        let listed =
            ["quantity", "part-quantity"].iter().any(|list| self.lexicon.contains(list, self.view.lemma(noun)));
        let quantity = listed || self.view.tag(noun) == Tag::Cd;
        let of = phrase::complements(self.view, noun, "of");
        of.first().copied().filter(|_| quantity && self.view.mention_of(noun).is_none()).unwrap_or(noun)
    }

    /// "the plea for the independence of Tunisia": whose statehood somebody asks for.
    fn sought(&self, noun: usize) -> Vec<usize> {
        let statehood = |&sought: &usize| self.lexicon.contains("statehood", self.view.lemma(sought));
        let sought = phrase::complements(self.view, noun, "for").into_iter().filter(statehood);
        sought.flat_map(|sought| phrase::owners(self.view, self.lexicon, sought)).collect()
    }

    /// Whoever the phrases of the fillers name, whatever their nouns.
    fn insiders(&self, found: &Found, list: &str) -> Found {
        let view = self.view;
        let nouns = found.tokens.iter().flat_map(|&token| conjoined(view, token));
        let behind = |noun: usize| {
            let prepositions = view.related(noun, &[Dependency::Prep]).filter(|&prep| view.lemma(prep) != "of");
            prepositions.filter_map(|prep| view.child(prep, Dependency::Pobj)).collect::<Vec<_>>()
        };
        let tokens = nouns
            // "a series of arrests in Chad"
            .flat_map(|noun| if list == SITE { behind(self.unpacked(noun)) } else { self.scene(noun) })
            .flat_map(|noun| self.inside(noun, 3, list == DOER))
            .filter(|&owner| owner != self.token)
            .collect();
        let steps = [found.steps.as_slice(), &["inside its phrase"]].concat();
        Found { tokens, steps, elided: false }
    }

    /// Owners of fillers whose noun is in the list: "the independence of Kosovo", "Kyiv's territorial integrity".
    pub(super) fn owners_through(&self, found: &Found, list: &str) -> Found {
        if [ANY, DOER, SITE].contains(&list) {
            return self.insiders(found, list);
        }
        let (mut tokens, mut named) = (Vec::new(), Vec::new());
        let owners = match () {
            () if self.lexicon.contains("located", list) => phrase::owners_or_location,
            () if self.lexicon.contains("targeted", list) => phrase::targets,
            () => phrase::owners,
        };
        // "the restoration of Latvia's independence": an owner may itself be of the list, so may what is conjoined to it
        // ("banks in Russia and one firm in China").
        // "the assets of six Russian banks"
        let holder = if list == "asset" { "firm" } else { list };
        let listed = |owner: usize| {
            let lists = [list, "position", holder];
            self.view.mention_of(owner).is_none()
                && lists.iter().any(|list| self.lexicon.contains(list, self.view.lemma(owner)))
        };
        // "the list of individuals tied to banks in Chad"
        let inner = |owner: usize| {
            let mut at = vec![owner];
            for _ in 0..3 {
                at = at
                    .into_iter()
                    .flat_map(|at| if listed(at) { owners(self.view, self.lexicon, at) } else { vec![at] })
                    .collect();
            }
            at
        };
        let deeper = |owner: usize| {
            let others = conjoined(self.view, owner).into_iter();
            let things = others.filter(|&other| other != owner && self.view.mention_of(other).is_none());
            std::iter::once(owner).chain(things).flat_map(inner).collect::<Vec<_>>()
        };
        let people = self.lexicon.contains("people", list);
        let agents = if self.verbal { clause::agent(self.view, self.token).tokens } else { Vec::new() };
        let things = found.tokens.iter().flat_map(|&token| conjoined(self.view, token)).chain(self.far_objects(found));
        for token in things.map(|token| if people { self.unpacked(token) } else { self.counted(token) }) {
            // "the Republic of China" is a name, not a republic that China owns.
            let name = self.view.mention_of(token).is_some_and(|mention| {
                let mention = &self.view.mentions[mention];
                mention.form == MentionForm::Name && mention.name.contains(token)
            });
            // "the support of Ukraine and of NATO's efforts"
            named.extend(Some(token).filter(|_| name));
            if !name && self.in_list(list, token) {
                let mut owned = owners(self.view, self.lexicon, token);
                if owned.is_empty() {
                    owned = if people { self.allegiance(token) } else { self.sought(token) };
                } else if people {
                    // "police in Colombia's second city"
                    owned = owned.into_iter().flat_map(|owner| self.inside(owner, 2, false)).collect();
                } else {
                    owned = owned.into_iter().flat_map(deeper).collect();
                }
                // "designated three men for their abuses": whose the pronoun is stands in the object.
                if self.verbal && self.lexicon.contains("own-deed", list) && self.view.has(self.token, Dependency::Dobj)
                {
                    owned.retain(|&owner| self.view.tag(owner) != Tag::PrpPoss);
                }
                // "a candidate supported by Rome": who acts does not own what is acted on.
                owned.retain(|owner| !agents.contains(owner));
                tokens.extend(owned.into_iter().filter(|&owner| owner != self.token));
            }
        }
        if !tokens.is_empty() {
            tokens.extend(named);
        }
        let mut steps = found.steps.clone();
        steps.push("through its owner");
        Found { tokens, steps, elided: false }
    }

    /// "supports the withdrawal of its troops, and the restoration of the sovereignty of Chad": the parser joins a far noun to the verb.
    fn far_objects(&self, found: &Found) -> Vec<usize> {
        let view = self.view;
        let direct = |&token: &usize| view.relation(token) == Dependency::Dobj && view.head(token) == Some(self.token);
        let Some(last) = found.tokens.iter().copied().filter(direct).max() else { return Vec::new() };
        let thing = |&noun: &usize| noun > last && matches!(view.tag(noun), Tag::Nn | Tag::Nns);
        view.related(self.token, &[Dependency::Conj]).filter(thing).collect()
    }

    /// The people of "dozens of dissidents", "a group of hackers": what a noun of quantity or gathering holds.
    pub(super) fn unpacked(&self, noun: usize) -> usize {
        let view = self.view;
        let mut at = noun;
        for _ in 0..3 {
            let gathering = view.mention_of(at).is_none() && self.lexicon.contains("gathering", view.lemma(at));
            let held = phrase::complements(view, at, "of").into_iter().next().filter(|_| gathering);
            let Some(held) = held.filter(|&held| view.mention_of(held).is_none()) else { break };
            at = held;
        }
        at
    }

    /// "Forces loyal to Haftar": whom an adjective behind the noun binds it to.
    fn allegiance(&self, noun: usize) -> Vec<usize> {
        let view = self.view;
        let bound = |word: &usize| *word > noun && self.lexicon.contains("allegiance", view.lemma(*word));
        let words = view.related(noun, &[Dependency::Amod, Dependency::Acl, Dependency::Relcl]).filter(bound);
        let lords = words.flat_map(|word| ["to", "with"].map(|link| phrase::complements(view, word, link)).concat());
        // "a spokesman for Ghani"
        let speaks = view.lemma(noun).starts_with("spokes").then(|| phrase::complements(view, noun, "for"));
        let lords = lords.chain(speaks.into_iter().flatten());
        lords.collect::<Vec<_>>().into_iter().flat_map(|lord| self.inside(lord, 2, false)).collect()
    }
}
