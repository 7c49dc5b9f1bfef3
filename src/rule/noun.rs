//! Arguments of a noun that signals a relation: whose it is, what it is about, and what the words that carry it bring along.

use super::argument::{Side, Trigger};
use super::clause::{self, Found};
use super::context::{Context, Link, LinkKind};
use super::lexicon::{Effect, SubjectRole, Takes};
use super::phrase;
use super::role::Base;
use super::subject;
use crate::gazetteer::EntityKind;
use crate::mention::MentionForm;
use crate::text::{Dependency, Tag};

impl Trigger<'_, '_> {
    pub(super) fn of_noun(&self, base: &Base, side: Side, context: &Context) -> Found {
        let direct = |tokens| Found { tokens, ..Found::default() };
        match base {
            Base::Possessor => direct(self.possessors(context)),
            Base::Modifier => direct(self.names_before(context)),
            Base::Topic => direct(context.carriers.iter().flat_map(|&noun| self.topics(noun)).collect()),
            Base::Subject => self.light_subject(side, context),
            Base::Awaited => self.awaited(&context.carriers),
            Base::Thanked => self.thanked(context),
            Base::Addressee => self.addressee(context),
            Base::Occasion => {
                if let Some(name) = self.name_before_comma() {
                    return Found::one(name, "occasion");
                }
                let found = self.adjunct_subject(context, "occasion-preposition", "occasion");
                let found = if found.steps.is_empty() { self.aim_owner(context) } else { found };
                if found.is_empty() { self.minded(context) } else { found }
            }
            Base::Afflicted => self.afflicted(context),
            Base::Present => self.present(context),
            Base::Aided => {
                let found = self.aided_agent(context);
                let found =
                    if found.is_empty() { self.adjunct_subject(context, "aiding-preposition", "aided") } else { found };
                if found.is_empty() { self.aided_name() } else { found }
            }
            // "their support of Chad": what has a possessor is not that of whom "of" names.
            Base::Preposition(preposition)
                if side == Side::Actor && preposition == "of" && self.view.has(self.token, Dependency::Poss) =>
            {
                Found::default()
            }
            Base::Preposition(preposition) => direct(self.noun_complements(preposition, context)),
            Base::Purpose => direct(self.purpose(context)),
            Base::Content => self.content(&context.carriers),
            Base::Named => direct(vec![self.token]),
            Base::Hyphen | Base::Modified => self.of_modifier(base),
            // What only a verb has, and what is sought elsewhere.
            _ => Found::default(),
        }
    }

    pub(super) fn is_listed(&self, preposition: Option<usize>, list: &str) -> bool {
        preposition.is_some_and(|word| self.lexicon.contains(list, self.view.lemma(word)))
    }

    pub(super) fn is_single(&self, token: usize) -> bool {
        let mention = self.view.mention_of(token).map(|mention| &self.view.mentions[mention]);
        !self.view.has(token, Dependency::Conj) && mention.is_some_and(|mention| !mention.plural)
    }

    fn is_person(&self, token: usize) -> bool {
        let mention = self.view.mention_of(token).map(|mention| &self.view.mentions[mention]);
        mention.is_some_and(|mention| mention.kind != Some(EntityKind::State))
    }

    /// Possessors of the noun, else of what contains it, unless a name before the noun says whose it is: "its call for
    /// the lifting of the U.S. embargo".
    fn possessors(&self, context: &Context) -> Vec<usize> {
        let view = self.view;
        let own = phrase::possessors(view, self.token);
        if let Some(subject) = self.reflexive(&own, context) {
            return subject;
        }
        if !own.is_empty() || !phrase::modifiers(view, self.token).is_empty() {
            return own;
        }
        uncalled(context).skip(1).flat_map(|noun| phrase::possessors(view, noun)).collect()
    }

    /// "The Soviets showed their support": whose the object is when a pronoun owns it, if number and person agree.
    fn reflexive(&self, own: &[usize], context: &Context) -> Option<Vec<usize>> {
        let view = self.view;
        let &[pronoun] = own else { return None };
        // "hold Chad and its backers to account": whose name stands right before, not whose the deed is.
        let and = pronoun.checked_sub(1).filter(|and| view.tokens().contains(and) && view.tag(*and) == Tag::Cc);
        let name = and.and_then(|and| and.checked_sub(1)).filter(|name| view.tokens().contains(name));
        if name.is_some_and(|name| view.mention_of(name).is_some()) {
            return None;
        }
        let object = |link: &Link| matches!(link.kind, LinkKind::Object | LinkKind::Prepositional);
        let link = context.verb().filter(|link| object(link) && view.tag(pronoun) == Tag::PrpPoss)?;
        link.entry.filter(|entry| entry.subject == SubjectRole::Actor)?;
        let subject = clause::logical_subject(view, self.lexicon, link.governor).tokens;
        let mention = &view.mentions[view.mention_of(*subject.first()?)?];
        let person = mention.kind == Some(EntityKind::Person) && mention.form == MentionForm::Name;
        let agrees = match view.lemma(pronoun) {
            "its" => !person && mention.form != MentionForm::Pronoun,
            "their" => mention.form == MentionForm::Demonym || subject.len() > 1,
            _ => false,
        };
        agrees.then_some(subject)
    }

    /// Names before the noun, else before what contains it.
    fn names_before(&self, context: &Context) -> Vec<usize> {
        let names = |noun: usize| {
            let all = phrase::modifiers(self.view, noun).into_iter();
            // "at the annual Forum meeting": a body that meets is no party to others.
            let body = |name: usize| self.symmetric && self.is_body(name) && !self.is_paired(name);
            all.filter(|&name| !phrase::is_described_by(self.view, name) && !body(name)).collect::<Vec<_>>()
        };
        let own = names(self.token);
        if own.is_empty() { uncalled(context).flat_map(names).collect() } else { own }
    }

    /// "Russia sanctions", but not "Russian" or "U.S. sanctions": a state's plain name before the noun is its subject matter.
    fn topics(&self, noun: usize) -> Vec<usize> {
        let view = self.view;
        let plain = |&token: &usize| {
            let mention = view.mention_of(token).map(|number| &view.mentions[number]);
            let named = mention
                .is_some_and(|mention| mention.form == MentionForm::Name && mention.kind == Some(EntityKind::State));
            named && view.word(token).chars().skip(1).any(char::is_lowercase)
        };
        let names = phrase::modifiers(view, noun);
        // "United States and United Nations sanctions": those who impose them together.
        let together = names.first().is_some_and(|&first| (first..noun).any(|token| view.tag(token) == Tag::Cc));
        if together {
            return Vec::new();
        }
        let own = view.related(noun, &[Dependency::Poss]).collect::<Vec<_>>();
        names.into_iter().filter(plain).filter(|token| !own.contains(token)).collect()
    }

    /// "Nasser's aim in talks with France": who owns what somebody has in the happening.
    fn aim_owner(&self, context: &Context) -> Found {
        let occasion = context.links.iter().find(|link| self.is_listed(link.preposition, "occasion-preposition"));
        let Some(link) = occasion else { return Found::default() };
        if self.view.is_verb(link.governor) {
            return Found::default();
        }
        let tokens = phrase::possessors(self.view, link.governor);
        if !tokens.is_empty() {
            return Found { tokens, steps: vec!["owner of the noun"], elided: false };
        }
        // Of those who meet, who acts is who meets; who recognises must be said.
        if self.symmetric { self.clause_above(link.governor) } else { Found::default() }
    }

    /// "Falk and Quist, at a meeting with Reyes, insisted": the phrase hangs on the name before the comma.
    fn name_before_comma(&self) -> Option<usize> {
        let view = self.view;
        let preposition = view.head(self.token).filter(|_| view.relation(self.token) == Dependency::Pobj)?;
        let comma = preposition.checked_sub(1).filter(|&before| view.tokens().contains(&before))?;
        let above = view.head(preposition).filter(|_| self.is_listed(Some(preposition), "attendance-preposition"))?;
        let name = view.mention_of(above).map(|number| &view.mentions[number]);
        let named = name.is_some_and(|name| name.form == MentionForm::Name && name.kind == Some(EntityKind::Person));
        let acts = view.relation(above) == Dependency::Nsubj;
        (named && acts && self.symmetric && view.tag(comma) == Tag::Comma).then_some(above)
    }

    /// "stressed the need for an answer in talks with Greece": the parser hangs the phrase on the last noun; the subject of the
    /// clause is meant.
    fn clause_above(&self, noun: usize) -> Found {
        let view = self.view;
        let mut at = noun;
        for _ in 0..4 {
            match (view.relation(at), view.head(at)) {
                // "agreed on a ceasefire during talks"
                (Dependency::Dobj | Dependency::Prep, Some(verb)) if view.is_verb(verb) => {
                    let mut found = subject::surface_subject(view, self.lexicon, verb, 2);
                    found.steps.extend(["occasion", "misattached"]);
                    return found;
                }
                (Dependency::Pobj | Dependency::Prep, Some(above)) if !view.is_verb(above) => at = above,
                _ => break,
            }
        }
        Found::default()
    }

    /// "Despite", "because of", "under the weight of", "in the face of the sanctions".
    fn afflicted(&self, context: &Context) -> Found {
        let nouns = || context.links.iter().filter(|link| link.kind == LinkKind::Noun);
        let adverse = nouns().any(|link| self.lexicon.contains("adversity-noun", self.view.lemma(link.governor)));
        let prepositions = if adverse { "adverse-preposition" } else { "adversity" };
        // "went on importing Rhodesian coal despite the sanctions": who deals with the target is not it.
        if context.verb().is_some_and(|link| self.lexicon.contains("dealing", self.view.lemma(link.governor))) {
            return Found::default();
        }
        self.adjunct_subject(context, prepositions, "afflicted")
    }

    /// Subject of the clause to which the noun is an adjunct by one of the prepositions: "spoke after the talks", but not
    /// "spoke about the talks".
    fn adjunct_subject(&self, context: &Context, prepositions: &str, step: &'static str) -> Found {
        let view = self.view;
        let link = context
            .verb()
            .filter(|link| link.kind == LinkKind::Occasion && self.is_listed(link.preposition, prepositions));
        let Some(link) = link else { return Found::default() };
        let mut found = subject::surface_subject(view, self.lexicon, link.governor, 4);
        // "In his meeting with Modi, is China a topic?": only people are somewhere or something at a meeting.
        if self.lexicon.contains("copula", view.lemma(link.governor)) {
            found.tokens.retain(|&token| self.is_person(token));
        }
        found.steps.push(step);
        found
    }

    /// "At the talks in Geneva, France and Chad agreed": only those of whom the clause itself speaks were there.
    fn present(&self, context: &Context) -> Found {
        let own = |verb: usize| self.view.has(verb, Dependency::Nsubj);
        match context.verb().filter(|link| own(link.governor)) {
            Some(_) => self.adjunct_subject(context, "attendance-preposition", "present"),
            None => {
                let during =
                    context.links.first().filter(|link| self.is_listed(link.preposition, "attendance-preposition"));
                let noun = during.filter(|link| link.kind == LinkKind::Noun).map(|link| link.governor);
                noun.map_or_else(Found::default, |noun| self.clause_above(noun))
            }
        }
    }

    /// "Was taken by Norway", "was caused by its invasion with the support of Chad": who does it, or whose deed it is.
    fn aided_agent(&self, context: &Context) -> Found {
        let view = self.view;
        let helped =
            |link: &Link| link.kind == LinkKind::Occasion && self.is_listed(link.preposition, "aiding-preposition");
        let link = context.verb().filter(|link| helped(link) && clause::is_passive(view, link.governor));
        let agents = link.map(|link| clause::agent(view, link.governor).tokens).unwrap_or_default();
        let named = |agent: usize| match view.mention_of(agent) {
            Some(_) => vec![agent],
            None => phrase::owners(view, self.lexicon, agent),
        };
        let tokens: Vec<usize> = agents.into_iter().flat_map(named).filter(|&token| token != self.token).collect();
        Found { tokens, steps: vec!["aided"], elided: false }
    }

    /// "Norway, with the support of Chad, announced": the phrase behind a name and a comma.
    fn aided_name(&self) -> Found {
        let view = self.view;
        let with = view.head(self.token).filter(|&with| self.is_listed(Some(with), "aiding-preposition"));
        let comma = |with: &usize| {
            let before = with.checked_sub(1).filter(|before| view.tokens().contains(before));
            before.is_some_and(|before| view.tag(before) == Tag::Comma)
        };
        let name = with.filter(comma).and_then(|with| view.head(with)).filter(|&name| view.mention_of(name).is_some());
        name.map_or_else(Found::default, |name| Found::one(name, "aided"))
    }

    /// Subject of a light verb, if its entry gives it to this side; for the other side its object ("hit Iran with sanctions").
    fn light_subject(&self, side: Side, context: &Context) -> Found {
        let (view, lexicon) = (self.view, self.lexicon);
        if let Some(found) = self.relative_light_verb(side) {
            return found;
        }
        if side == Side::Recipient
            && let Some(found) = self.predicated(context)
        {
            return found;
        }
        if let Some(found) = self.gratitude(context) {
            return if side == Side::Recipient { found } else { Found::default() };
        }
        let Some(link) = context.verb() else { return self.described(side) };
        // "repeats its call for the lifting of the embargo": who calls does not impose it.
        let called = |link: &&Link| link.entry.is_some_and(|entry| entry.effect == Effect::Requested);
        if side == Side::Actor
            && context.links.iter().filter(|link| link.kind == LinkKind::Noun).any(|link| called(&link))
        {
            return Found::default();
        }
        let verb = link.governor;
        // "take measures, including sanctions"
        let measures = |noun: &usize| *noun != self.token && lexicon.contains("means", view.lemma(*noun));
        let taken = lexicon.contains("taking", view.lemma(verb)) && context.carriers.iter().any(measures);
        let entered = link.entry.map(|entry| entry.subject).unwrap_or_default();
        let role = if taken { SubjectRole::Actor } else { entered };
        // "noted the consultations": who speaks of a meeting need not be one of those who meet.
        if self.symmetric && link.kind != LinkKind::PassiveSubject && lexicon.contains("remark", view.lemma(verb)) {
            return Found::default();
        }
        let wanted = match side {
            Side::Actor => SubjectRole::Actor,
            Side::Recipient => SubjectRole::Recipient,
        };
        let agent = link.preposition.is_some_and(|by| view.relation(by) == Dependency::Agent);
        let logical = match link.kind {
            // "was hit by sanctions"
            LinkKind::Prepositional if agent => subject::surface_subject(view, lexicon, verb, 4),
            LinkKind::Object | LinkKind::Prepositional | LinkKind::PassiveSubject => {
                clause::logical_subject(view, lexicon, verb)
            }
            _ => Found::default(),
        };
        let asked = clause::logical_object(view, lexicon, verb);
        let requests = link.entry.is_some_and(|entry| entry.effect == Effect::Requested);
        let asks = (role == SubjectRole::Asker || requests && role == SubjectRole::Recipient)
            && link.kind == LinkKind::Prepositional
            && !asked.is_empty();
        let sought = self.symmetric && role != SubjectRole::None && side == Side::Actor;
        let mut found = if asks {
            // "asked Ethiopia for recognition": who is asked acts, who asks receives.
            if side == Side::Actor { asked } else { logical }
        } else if role == wanted || sought {
            logical
        } else if side == Side::Recipient && link.preposition.is_some() && lexicon.contains("thank", view.lemma(verb)) {
            clause::logical_subject(view, lexicon, verb)
        } else if side == Side::Recipient && link.kind == LinkKind::Prepositional && !self.leads(link) {
            clause::logical_object(view, lexicon, verb)
        } else if side == Side::Recipient && link.kind == LinkKind::Object && self.is_had_from_others(verb) {
            logical
        } else if side == Side::Recipient && link.kind == LinkKind::Object && clause::is_passive(view, verb) {
            // "was promised the support of Paris"
            subject::surface_subject(view, lexicon, verb, 4)
        } else if side == Side::Recipient && role == SubjectRole::Actor {
            Found { tokens: view.related(verb, &[Dependency::Dative]).collect(), ..Found::default() }
        } else {
            Found::default()
        };
        // "warned that Chad will face sanctions": who warns would impose them.
        if side == Side::Actor && role == SubjectRole::Recipient {
            let said = view.head(verb).filter(|_| view.relation(verb) == Dependency::Ccomp);
            let warner = said.filter(|&said| lexicon.contains("warning", view.lemma(said)));
            found.tokens.extend(warner.and_then(|said| view.child(said, Dependency::Nsubj)));
        }
        found.tokens.retain(|&token| token != self.token);
        found.steps.push("light verb");
        if found.tokens.is_empty() && !found.elided { self.described(side) } else { found }
    }

    /// "With the backing of Israel, the operation is targeting Gaza": a phrase in front is no complement of the verb.
    fn leads(&self, link: Link) -> bool {
        let subject = self.view.child(link.governor, Dependency::Nsubj);
        link.preposition.zip(subject).is_some_and(|(preposition, subject)| preposition < subject)
    }

    /// "has the support of Paris": who has what comes from others receives it.
    fn is_had_from_others(&self, verb: usize) -> bool {
        let view = self.view;
        let named = |token: usize| view.mention_of(token).is_some();
        let given =
            || ["of", "from"].iter().any(|prep| phrase::complements(view, self.token, prep).into_iter().any(named));
        let owner = |owner: usize| named(owner) && view.tag(owner) != Tag::PrpPoss;
        let owned = || phrase::possessors(view, self.token).into_iter().any(owner);
        self.lexicon.contains("possession", view.lemma(verb)) && (given() || owned())
    }

    /// "sanctions that the EU imposed", "support that it received": the subject of a light verb in the noun's relative clause.
    fn relative_light_verb(&self, side: Side) -> Option<Found> {
        let view = self.view;
        let wanted = match side {
            Side::Actor => SubjectRole::Actor,
            Side::Recipient => SubjectRole::Recipient,
        };
        let light = |verb: &usize| {
            let entry = self.lexicon.governor(Takes::Noun, view.lemma(*verb));
            entry.is_some_and(|entry| entry.subject == wanted) && !self.lexicon.contains("copula", view.lemma(*verb))
        };
        // "sanctions that it saw fit to impose": the light verb may complete the clause's own.
        let clauses = view.related(self.token, &[Dependency::Relcl]);
        let mut verbs = clauses.flat_map(|verb| self.completing(verb)).collect::<Vec<_>>().into_iter();
        let given = |verb: &usize| {
            let named = |token: &usize| view.mention_of(*token).is_some();
            view.related(*verb, &[Dependency::Dative, Dependency::Dobj]).find(named)
        };
        // "the support Chad gives Niger"
        let gives = |verb: &usize| {
            let entry = self.lexicon.governor(Takes::Noun, view.lemma(*verb));
            entry.is_some_and(|entry| entry.subject == SubjectRole::Actor)
        };
        if side == Side::Recipient
            && let Some(receiver) = verbs.clone().filter(gives).find_map(|verb| given(&verb))
        {
            return Some(Found::one(receiver, "relative clause"));
        }
        let verb = verbs.find(light)?;
        let mut found = clause::logical_subject(view, self.lexicon, verb);
        found.tokens.retain(|&token| token != self.token);
        found.steps.push("relative clause");
        (!found.is_empty()).then_some(found)
    }
}

/// "its call for the lifting of the embargo": the embargo is not that of who calls, so the nouns that carry it end there.
fn uncalled(context: &Context) -> impl Iterator<Item = usize> + '_ {
    let calls = |noun: usize| {
        let link = context.links.iter().find(|link| link.governor == noun);
        link.and_then(|link| link.entry).is_some_and(|entry| entry.effect == Effect::Requested)
    };
    context.carriers.iter().copied().take_while(move |&noun| !calls(noun))
}
