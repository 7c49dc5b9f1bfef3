//! Matching: every trigger of a sentence against every frame of its lemma.

use super::argument::{Side, Trigger, conjoined};
use super::clause;
use super::context::Context;
use super::enumeration;
use super::file::{Frame, Rule, TriggerKind};
use super::modality::Modality;
use super::nearby;
use super::role::{Base, Role};
use super::set::{Entry, RuleSet};
use super::view::View;
use crate::gazetteer::EntityKind;
use crate::mention::MentionForm;
use crate::resolution::Resolution;
use crate::text::{Dependency, Pos, Tag, TokenSpan};

/// A rule that found its trigger and its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Index of the rule in [`RuleSet::rules`].
    pub rule: usize,
    /// Index of the frame in the rule.
    pub frame: usize,
    /// Number of the sentence.
    pub sentence: usize,
    /// The trigger's tokens, first to last.
    pub trigger: TokenSpan,
    /// The trigger's main token.
    pub token: usize,
    /// The tokens shown as evidence: the sentence, or the list of those present.
    pub evidence: TokenSpan,
    /// Who acts; all parties when `recipients` is empty.
    pub actors: Vec<Filler>,
    /// To whom.
    pub recipients: Vec<Filler>,
    /// Polarity and status as read.
    pub modality: Modality,
    /// The office as written, of a match about one.
    pub office: Option<String>,
    /// Steps that led to the arguments, for `explain`.
    pub steps: Vec<&'static str>,
    /// 0 to 1, before the mentions' own confidence.
    pub confidence: f32,
}

/// Who fills a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filler {
    /// Index of the mention; `None` for the narrator whom an elided subject means.
    pub mention: Option<usize>,
    /// The token through which it was reached; the trigger for an elided subject.
    pub token: usize,
    /// Whether the state or body is meant whose office the mention names, not the mention itself.
    pub office: bool,
}

impl Filler {
    /// Returns the entities that the filler stands for, as indexes into the resolution.
    pub fn entities<'a>(&self, resolution: &'a Resolution) -> &'a [usize] {
        match self.mention {
            Some(mention) if self.office => &resolution.referents[mention].office_of,
            Some(mention) => resolution.entities_of(mention),
            None => resolution.narrator.as_slice(),
        }
    }
}

/// A trigger that came to nothing, and why: shown by `explain`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Index of the rule.
    pub rule: usize,
    /// Index of the frame.
    pub frame: usize,
    /// The trigger token.
    pub token: usize,
    /// Why no statement came of it.
    pub why: String,
}

/// Matches and refusals of one sentence.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    /// What was read.
    pub matches: Vec<Match>,
    /// What was not, and why.
    pub refusals: Vec<Refusal>,
}

/// The condition that a clause completes the trigger: "called on Iran to withdraw", not "called Merkel".
const WITH_CLAUSE: &str = "(clause)";

/// Finds every match of the rules in a parsed sentence.
pub fn find(view: &View<'_>, resolution: &Resolution, rules: &RuleSet) -> Findings {
    let mut findings = Findings::default();
    for token in view.tokens() {
        for kind in kinds(view, token) {
            Attempt { view, resolution, rules, token, kind }.run(&mut findings);
        }
    }
    findings
}

/// Returns the kinds of trigger that a token can be.
fn kinds(view: &View<'_>, token: usize) -> Vec<TriggerKind> {
    if view.mention_of(token).is_some_and(|mention| view.mentions[mention].form == MentionForm::Name) {
        return Vec::new();
    }
    let after_hyphen =
        token > view.tokens().start && matches!(view.word(token - 1), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}");
    let tag = view.tag(token);
    let participle = matches!(tag, Tag::Vbn | Tag::Vbd | Tag::Vbg | Tag::Jj | Tag::Nn);
    let mut kinds = Vec::new();
    if after_hyphen && participle {
        kinds.push(TriggerKind::Compound);
    }
    match view.document.tokens[token].pos {
        Pos::Verb | Pos::Aux => kinds.push(TriggerKind::Verb),
        Pos::Noun | Pos::Propn => kinds.push(TriggerKind::Noun),
        Pos::Adj => kinds.push(TriggerKind::Adjective),
        _ => {}
    }
    // "welcomes and supports": a noun by its tag, a verb by its place.
    let joined = view.relation(token) == Dependency::Conj && view.head(token).is_some_and(|head| view.is_verb(head));
    if joined && tag == Tag::Nns {
        kinds.push(TriggerKind::Verb);
    }
    kinds
}

struct Attempt<'a, 'b> {
    view: &'a View<'b>,
    resolution: &'a Resolution,
    rules: &'a RuleSet,
    token: usize,
    kind: TriggerKind,
}

impl Attempt<'_, '_> {
    /// Tries the frames of the trigger's lemma; of one rule's frames the first that matches counts.
    fn run(&self, findings: &mut Findings) {
        let context =
            (self.kind == TriggerKind::Noun).then(|| Context::of(self.view, self.rules.lexicon(), self.token));
        let mut matched: Option<usize> = None;
        for entry in self.entries() {
            if matched == Some(entry.rule) {
                continue;
            }
            let Some(first) = self.first_token(entry) else { continue };
            match self.frame(entry, context.as_ref(), first) {
                Ok(found) => {
                    matched = Some(entry.rule);
                    findings.matches.push(found);
                }
                Err(why) => {
                    findings.refusals.push(Refusal { rule: entry.rule, frame: entry.frame, token: self.token, why });
                }
            }
        }
    }

    /// Returns the frames of the trigger's lemma; "the U.S.-Tajik Annual Consultations" is written as a name but counts as the noun.
    fn entries(&self) -> &[Entry] {
        let entries = self.rules.entries(self.kind, self.view.lemma(self.token));
        if !entries.is_empty() || self.view.tag(self.token) != Tag::Nnps {
            return entries;
        }
        self.rules.entries(self.kind, &crate::analysis::lemma(self.view.word(self.token), Tag::Nns))
    }

    /// Returns the first token of the trigger if its further words are there.
    fn first_token(&self, entry: &Entry) -> Option<usize> {
        let (view, token) = (self.view, self.token);
        let mut first = token;
        if self.kind == TriggerKind::Noun {
            for word in entry.more.iter().rev() {
                first = first.checked_sub(1).filter(|before| view.tokens().contains(before))?;
                if view.lemma(first) != word {
                    return None;
                }
            }
            return Some(first);
        }
        let below = |child: usize| std::iter::once(child).chain(view.children(child));
        let has = |word: &str| view.children(token).flat_map(below).any(|child| view.lemma(child) == word);
        entry.more.iter().all(|word| has(word)).then_some(token)
    }

    fn frame(&self, entry: &Entry, context: Option<&Context>, first: usize) -> Result<Match, String> {
        let rule = &self.rules.rules()[entry.rule];
        let frame = &rule.frame[entry.frame];
        self.conditions(frame)?;
        let verbal = self.kind == TriggerKind::Verb;
        let (view, lexicon, token) = (self.view, self.rules.lexicon(), self.token);
        let trigger = Trigger { view, lexicon, token, context, verbal, symmetric: rule.symmetric };
        let actor = |others: &[Filler]| self.argument(&trigger, (rule, frame), Side::Actor, others);
        let recipient = |others: &[Filler]| self.argument(&trigger, (rule, frame), Side::Recipient, others);
        // "Iran threatened that it would strike Israel", "lifted its blockade of Qatar": the actor itself is passed over.
        let (actors, mut recipients) = if frame.recipient.alternatives.iter().any(Role::is_wide) {
            let actors = actor(&[]);
            let recipients = recipient(&actors.fillers);
            (actors, recipients)
        } else {
            let recipients = recipient(&[]);
            (actor(&recipients.fillers), recipients)
        };
        let implied = frame.recipient.alternatives.iter().any(|role| role.base == Base::Implied);
        if let Some(context) = context.filter(|_| implied && recipients.fillers.is_empty() && actors.explicit) {
            let target = nearby::target(&trigger, context, self.resolution, &actors.fillers);
            recipients.fillers.extend(target);
            recipients.steps.push("implied");
        }
        self.complete(frame, &actors, &recipients)?;
        let mut modality = match context {
            Some(context) => Modality::of_noun(self.view, lexicon, self.token, context, actors.owned),
            None if self.kind == TriggerKind::Compound => Modality::default(),
            None if verbal => Modality::of_verb(self.view, lexicon, self.token),
            None => Modality::of_verb(self.view, lexicon, self.predicate()),
        };
        if frame.ends {
            modality.end();
        }
        let steps = [actors.steps, recipients.steps].concat();
        let certainty = if steps.contains(&"implied") { IMPLIED } else { 1.0 };
        Ok(Match {
            rule: entry.rule,
            frame: entry.frame,
            sentence: self.view.sentence,
            trigger: TokenSpan::new(first, self.token + 1),
            token: self.token,
            evidence: self.view.document.sentences[self.view.sentence].tokens,
            confidence: frame.confidence * certainty * distance_factor(steps.len()),
            actors: actors.fillers,
            recipients: recipients.fillers,
            modality,
            office: None,
            steps,
        })
    }

    /// The copula of a predicate adjective carries its negation and modals.
    fn predicate(&self) -> usize {
        match self.view.head(self.token) {
            Some(head) if self.view.is_verb(head) && self.view.relation(self.token) == Dependency::Acomp => head,
            _ => self.token,
        }
    }

    fn conditions(&self, frame: &Frame) -> Result<(), String> {
        let holds = |entry: &str| {
            let view = self.view;
            if entry == WITH_CLAUSE {
                return view.related(self.token, &[Dependency::Xcomp, Dependency::Ccomp]).next().is_some();
            }
            match entry.split_once(' ') {
                // "as @capital": the complement of this preposition.
                Some((preposition, complement)) => {
                    let complements = clause::complements(view, self.token, preposition);
                    complements.into_iter().any(|token| self.in_entry(complement, token))
                }
                None => {
                    let close = |child: &usize| {
                        !matches!(view.relation(*child), Dependency::Npadvmod | Dependency::Conj | Dependency::Advcl)
                    };
                    view.children(self.token)
                        .filter(close)
                        .any(|child| self.in_entry(entry, child) && !self.is_duration(child))
                }
            }
        };
        if let Some(entry) = frame.unless.iter().find(|entry| holds(entry)) {
            return Err(format!("excluded by `{entry}`"));
        }
        if !frame.only.is_empty() && !frame.only.iter().any(|entry| holds(entry)) {
            return Err(format!("needs one of {}", frame.only.join(", ")));
        }
        Ok(())
    }

    /// "for years", "for some time": says how long, not why.
    fn is_duration(&self, preposition: usize) -> bool {
        let complement = self.view.child(preposition, Dependency::Pobj);
        complement.is_some_and(|noun| self.rules.lexicon().contains("period", self.view.lemma(noun)))
    }

    fn in_entry(&self, entry: &str, token: usize) -> bool {
        let lemma = self.view.lemma(token);
        entry.strip_prefix('@').map_or(entry == lemma, |list| self.rules.lexicon().contains(list, lemma))
    }

    fn complete(&self, frame: &Frame, actors: &Argument, recipients: &Argument) -> Result<(), String> {
        if actors.fillers.is_empty() {
            return Err(actors.missing("actor", frame.actor.alternatives.len()));
        }
        let group = frame.collective && actors.fillers.len() > 1;
        let plural = frame.collective && actors.fillers.iter().any(|filler| filler.entities(self.resolution).len() > 1);
        if recipients.fillers.is_empty() && !group && !plural {
            return Err(recipients.missing("recipient", frame.recipient.alternatives.len()));
        }
        Ok(())
    }

    /// Returns the fillers of the first alternative that yields an actor beside `others`.
    fn argument(
        &self,
        trigger: &Trigger<'_, '_>,
        (rule, frame): (&Rule, &Frame),
        side: Side,
        others: &[Filler],
    ) -> Argument {
        let (expression, kinds) = match side {
            Side::Actor => (&frame.actor, &frame.actor_kind),
            Side::Recipient => (&frame.recipient, &frame.recipient_kind),
        };
        let mut argument = Argument::default();
        let (mut thing, wide) = (false, expression.alternatives.iter().any(Role::is_wide));
        for role in &expression.alternatives {
            // A place is acted on, or holds who acts ("a court in Istanbul"); it does nothing itself.
            argument.places = frame.places && (side == Side::Recipient || role.through.is_some());
            // "meet our requirements with Korea": what is met is a thing, so nobody is met.
            if thing && !wide && matches!(role.base, Base::Preposition(_)) && role.through.is_none() {
                continue;
            }
            let found = trigger.fillers(role, side);
            // An owner may be an adjective: "Moroccan independence".
            let owned = role.through.is_some() || found.steps.contains(&"owner of the noun");
            let base = if owned { &Base::Modifier } else { &role.base };
            // Nobody meets himself: "in his talks with Mattis, Abbasi said" means another's talks.
            let pronoun = |filler: &Filler| {
                filler.mention.is_none_or(|mention| self.view.mentions[mention].form == MentionForm::Pronoun)
            };
            let same = |a: &Filler, b: &Filler| {
                let apart = rule.domestic && a.mention != b.mention && !pronoun(a) && !pronoun(b);
                a.entities(self.resolution) == b.entities(self.resolution) && !apart
            };
            for &token in &found.tokens {
                self.actors_of(token, base, kinds, &mut argument);
                argument.fillers.retain(|filler| others.iter().all(|other| !same(filler, other)));
                if role.is_wide() && !argument.fillers.is_empty() {
                    break;
                }
            }
            let narrated = self.view.document.raw.subject.is_some() && self.resolution.narrator.is_some();
            if found.elided && narrated && argument.fillers.is_empty() {
                argument.fillers.push(Filler { mention: None, token: self.token, office: false });
            }
            thing |= role.base == Base::Object && role.through.is_none() && self.is_thing(&found.tokens);
            if !argument.fillers.is_empty() {
                argument.steps = found.steps;
                argument.owned = matches!(role.base, Base::Possessor | Base::Modifier);
                argument.explicit = role.base != Base::Occasion;
                break;
            }
        }
        argument
    }

    /// Whether a filler is a common noun that stands for no actor and tells no time.
    fn is_thing(&self, tokens: &[usize]) -> bool {
        let thing = |&token: &usize| {
            matches!(self.view.tag(token), Tag::Nn | Tag::Nns)
                && self.view.mention_of(token).is_none()
                && !self.rules.lexicon().contains("period", self.view.lemma(token))
                && !self.rules.lexicon().contains("representative", self.view.lemma(token))
        };
        tokens.first().is_some_and(thing)
    }

    /// Adds the mentions that a filler's token stands for: itself, its conjuncts, the members that follow "including".
    fn actors_of(&self, token: usize, base: &Base, kinds: &[compact_str::CompactString], argument: &mut Argument) {
        for token in self.coordinated(token, base) {
            let named = self.named_members(token);
            for &(mention, member) in &named {
                self.admit(mention, member, kinds, argument);
            }
            match self.view.mention_of(token) {
                // "Egyptian officials including Shoukry": the named ones met, the state's officials are no party of their own.
                Some(mention) if !named.is_empty() && self.view.mentions[mention].form == MentionForm::Role => {}
                Some(mention) if self.is_actor(mention, token, base, argument.places) => {
                    for partner in self.partners(mention, token) {
                        self.admit(partner, token, kinds, argument);
                    }
                    self.admit(mention, token, kinds, argument);
                }
                Some(mention) if self.view.mentions[mention].form == MentionForm::Place => {
                    // "recognised by UN New York": the body before its seat.
                    let seated = self.view.related(token, &[Dependency::Compound]).find_map(|before| {
                        let number = self.view.mention_of(before).filter(|&number| number != mention)?;
                        self.is_actor(number, before, &Base::Object, false).then_some((number, before))
                    });
                    match seated {
                        Some((number, before)) => self.admit(number, before, kinds, argument),
                        None => argument.note("a place", self.view.word(token)),
                    }
                }
                mention => {
                    let members = if named.is_empty() { self.represented(token, 3) } else { Vec::new() };
                    if members.is_empty() && named.is_empty() {
                        let what = if mention.is_some() { "an unresolved mention" } else { "no actor" };
                        argument.note(what, self.view.word(token));
                    }
                    for member in members {
                        if let Some(number) = self
                            .view
                            .mention_of(member)
                            .filter(|&number| self.is_actor(number, member, base, argument.places))
                        {
                            self.admit(number, member, &[], argument);
                        }
                    }
                }
            }
        }
    }

    /// The filler and what is coordinated with it, by the parse and by the punctuation of a list.
    fn coordinated(&self, token: usize, base: &Base) -> Vec<usize> {
        if *base == Base::Hyphen {
            return vec![token];
        }
        let mut tokens = conjoined(self.view, token);
        if token > self.token && matches!(base, Base::Object | Base::Preposition(_)) {
            tokens.iter_mut().for_each(|item| *item = enumeration::owned(self.view, *item).unwrap_or(*item));
        }
        if token > self.token && matches!(base, Base::Object | Base::Preposition(_)) {
            let listed = enumeration::listed(self.view, self.rules.lexicon(), token);
            if !listed.is_empty() && enumeration::has_semicolons(self.view, token) {
                tokens = vec![token];
            }
            let known: Vec<_> = tokens.iter().map(|&known| self.view.mention_of(known)).collect();
            tokens.extend(listed.into_iter().filter(|&item| !known.contains(&self.view.mention_of(item))));
        }
        tokens
    }

    fn is_actor(&self, mention: usize, token: usize, base: &Base, places: bool) -> bool {
        let known = &self.view.mentions[mention];
        if known.form == MentionForm::Place {
            return places && self.resolution.territories.contains_key(&mention);
        }
        if self.resolution.referents[mention].entities.is_empty() {
            return false;
        }
        // "Trump's son-in-law, Kushner, met": who owns is not who acts, whatever the parser says.
        let owns = known.form == MentionForm::Name
            && known.tokens.end() < self.view.tokens().end
            && matches!(self.view.word(known.tokens.end()), "'s" | "\u{2019}s");
        if owns && matches!(base, Base::Subject | Base::Object) && self.view.relation(token) != Dependency::Poss {
            return false;
        }
        // "the Russian oil": an adjective is an actor only where the role asks for one before a noun.
        let adjective = known.form == MentionForm::Demonym
            && matches!(self.view.relation(token), Dependency::Amod | Dependency::Compound);
        !adjective || !matches!(base, Base::Subject | Base::Object)
    }

    fn admit(&self, mention: usize, token: usize, kinds: &[compact_str::CompactString], argument: &mut Argument) {
        let kind = self.resolution.entities[self.resolution.entities_of(mention)[0]].kind.label();
        // "hosted French officials": people, whoever they stand for.
        let known = &self.view.mentions[mention];
        let officials = known.form == MentionForm::Role && known.kind == Some(EntityKind::Person);
        let fits =
            |wanted: &compact_str::CompactString| wanted == kind || officials && wanted == EntityKind::Person.label();
        if !kinds.is_empty() && !kinds.iter().any(fits) {
            argument.note("of another kind", self.view.word(token));
        } else if argument.fillers.iter().all(|filler| filler.mention != Some(mention)) {
            argument.fillers.push(Filler { mention: Some(mention), token, office: false });
        }
    }

    /// Members of a filler that are actors: their mentions and tokens.
    fn named_members(&self, token: usize) -> Vec<(usize, usize)> {
        let actor = |member: usize| {
            let mention =
                self.view.mention_of(member).filter(|&mention| self.view.mention_of(token) != Some(mention))?;
            self.is_actor(mention, member, &Base::Object, false).then_some((mention, member))
        };
        let found: Vec<_> = self.members(token).into_iter().filter_map(actor).collect();
        let officials = self.view.mention_of(token).map(|mention| &self.view.mentions[mention]);
        if !found.is_empty() || !officials.is_some_and(|of| of.form == MentionForm::Role && of.plural) {
            return found;
        }
        self.listed_later(token).into_iter().filter_map(actor).collect()
    }

    /// "officials from the country's army, including General Bajwa": the list of a plural, whatever noun the parser hangs it on.
    fn listed_later(&self, token: usize) -> Vec<usize> {
        let view = self.view;
        let rest =
            (token + 1..view.tokens().end).take_while(|&at| view.tag(at) != Tag::Vbd && view.tag(at) != Tag::Vbz);
        let Some(including) = rest.into_iter().find(|&at| self.rules.lexicon().contains("including", view.lemma(at)))
        else {
            return Vec::new();
        };
        let mut found: Vec<usize> = view.related(including, &[Dependency::Pobj]).collect();
        let mut next = 0;
        while next < found.len() {
            let more: Vec<usize> = view.related(found[next], &[Dependency::Conj, Dependency::Appos]).collect();
            found.extend(more);
            next += 1;
        }
        found
    }

    /// "Chinese and Taiwanese leaders": the states named before a role noun beside its own.
    fn partners(&self, mention: usize, token: usize) -> Vec<usize> {
        let view = self.view;
        if view.mentions[mention].form != MentionForm::Role || view.mentions[mention].head != token {
            return Vec::new();
        }
        let demonym = |&other: &usize| {
            view.mentions[other].form == MentionForm::Demonym
                && self.rules.lexicon().contains("and", view.word(view.mentions[other].tokens.end()))
        };
        let before =
            view.children(token).filter_map(|child| view.mention_of(child)).filter(|&other| other + 1 == mention);
        before.filter(demonym).collect()
    }

    /// "leaders of the former Soviet republic of Belarus": whom a representing noun without a mention of its own stands for.
    fn represented(&self, token: usize, reach: usize) -> Vec<usize> {
        let view = self.view;
        if reach == 0 || !self.rules.lexicon().contains("representative", view.lemma(token)) {
            return Vec::new();
        }
        // "delegations led by Vidal and Creamer"
        let led = view
            .related(token, &[Dependency::Acl])
            .flat_map(|verb| view.related(verb, &[Dependency::Agent]).collect::<Vec<_>>());
        let leaders: Vec<usize> = led.filter_map(|by| view.child(by, Dependency::Pobj)).collect();
        let mut owners = if leaders.is_empty() { self.sent_by(token) } else { leaders };
        // "our Ukrainian partners"
        let spoken = |&token: &usize| view.tag(token) != Tag::PrpPoss;
        let named: Vec<usize> = clause::modifiers(view, token).into_iter().filter(spoken).collect();
        let pronoun = |&owner: &usize| view.relation(owner) == Dependency::Poss && view.tag(owner) == Tag::PrpPoss;
        if !named.is_empty() && owners.iter().all(pronoun) {
            owners = named;
        }
        let named = |owner: usize| match view.mention_of(owner) {
            Some(_) => vec![owner],
            None => self.represented(owner, reach - 1),
        };
        owners.into_iter().flat_map(|owner| conjoined(view, owner)).flat_map(named).collect()
    }

    /// "a delegation from the government of Tajikistan", "analysts of the Pentagon".
    fn sent_by(&self, token: usize) -> Vec<usize> {
        let owners = clause::owners(self.view, self.rules.lexicon(), token);
        if owners.is_empty() { clause::complements(self.view, token, "from") } else { owners }
    }

    /// "six countries, including France and Italy"; "three states: A, B and C".
    fn members(&self, token: usize) -> Vec<usize> {
        let view = self.view;
        let includes = |prep: usize| self.rules.lexicon().contains("including", view.lemma(prep));
        // "officials from Pakistan's army, including General Bajwa": the list may hang on the last noun of the phrase.
        let inside = view.related(token, &[Dependency::Prep]).filter_map(|prep| view.child(prep, Dependency::Pobj));
        let nouns: Vec<usize> = std::iter::once(token).chain(inside).collect();
        let listed = nouns.into_iter().flat_map(|noun| view.related(noun, &[Dependency::Prep]).collect::<Vec<_>>());
        let listed = listed.filter(|&prep| includes(prep));
        let listed = listed.flat_map(|prep| view.related(prep, &[Dependency::Pobj]).collect::<Vec<_>>());
        // "McConnell and Ryan, both Republicans": what a person is said to be is no party of its own.
        let mention = |token: usize| view.mention_of(token).map(|mention| &view.mentions[mention]);
        let person =
            mention(token).is_some_and(|of| of.form == MentionForm::Name && of.kind == Some(EntityKind::Person));
        let said = |member: &usize| person && mention(*member).is_some_and(|of| of.form == MentionForm::Demonym);
        let named = view.related(token, &[Dependency::Appos]);
        listed.chain(named).flat_map(|member| conjoined(view, member)).filter(|member| !said(member)).collect()
    }
}

/// How sure a recipient is that only the words around imply.
const IMPLIED: f32 = 0.75;

/// Every construction between trigger and argument costs a little certainty.
fn distance_factor(steps: usize) -> f32 {
    0.96_f32.powi(i32::try_from(steps).unwrap_or(i32::MAX))
}

/// One side of a match in the making.
#[derive(Debug, Default)]
struct Argument {
    fillers: Vec<Filler>,
    /// Whether places stand for their states.
    places: bool,
    steps: Vec<&'static str>,
    /// Whether the noun's possessor or modifier filled it.
    owned: bool,
    /// Whether it was filled by a word of the noun's own phrase or by a verb that has the noun as its object.
    explicit: bool,
    notes: Vec<String>,
}

impl Argument {
    fn note(&mut self, what: &str, word: &str) {
        self.notes.push(format!("`{word}` is {what}"));
    }

    fn missing(&self, side: &str, alternatives: usize) -> String {
        match self.notes.first() {
            Some(note) => format!("no {side}: {note}"),
            None => format!("no {side} in any of {alternatives} roles"),
        }
    }
}
