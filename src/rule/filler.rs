//! Fillers: from the tokens that a role reaches to the mentions that count as its actors.

use super::argument::{Side, Trigger};
use super::clause;
use super::context::{Context, LinkKind};
use super::coordination::conjoined;
use super::engine::{Attempt, Filler, PUBLISHER};
use super::enumeration;
use super::file::{Frame, Rule};
use super::refusal::Note;
use super::register::FIRMS;
use super::role::{Base, Role};
use super::unnamed::Seat;
use crate::gazetteer::EntityKind;
use crate::mention::MentionForm;
use crate::resolution::ALLIES;
use crate::text::{Dependency, Tag};

/// The kind that leaves out people whom only an office names: "appointed Quist ambassador" appoints no ambassador.
const NAMED: &str = "named";

/// One side of a match in the making.
#[derive(Debug, Default)]
pub(super) struct Argument {
    pub(super) fillers: Vec<Filler>,
    /// Whether places stand for their states.
    places: bool,
    pub(super) steps: Vec<&'static str>,
    /// Whether the noun's possessor or modifier filled it.
    pub(super) owned: bool,
    /// Whether it was filled by a word of the noun's own phrase or by a verb that has the noun as its object.
    pub(super) explicit: bool,
    pub(super) note: Option<Note>,
}

impl Argument {
    fn note(&mut self, what: &'static str, word: &str) {
        self.note.get_or_insert_with(|| Note { what, word: word.into() });
    }
}

impl Attempt<'_, '_> {
    /// Returns the fillers of the first alternative that yields an actor beside `others`.
    pub(super) fn argument(
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
        let (mut thing, mut stranger) = (false, false);
        let wide = expression.alternatives.iter().any(Role::is_wide);
        for role in &expression.alternatives {
            // A place is acted on, or holds who acts ("a court in Istanbul"); it does nothing itself.
            argument.places = frame.places && (side == Side::Recipient || role.through.is_some());
            // "meet our requirements with Korea": what is met is a thing, so nobody is met.
            if thing && !wide && matches!(role.base, Base::Preposition(_)) && role.through.is_none() {
                continue;
            }
            // "spoke of Lindqvist's talks with Chad": whose they are is said, though nobody knows him.
            if stranger && role.base == Base::Occasion {
                continue;
            }
            if role.through.as_deref() == Some(FIRMS) {
                let plain = trigger.fillers(&Role { base: role.base.clone(), through: None }, side);
                for (number, token) in plain.tokens.iter().flat_map(|&token| self.listed_elsewhere(token)) {
                    self.admit(number, token, kinds, &mut argument);
                }
                if !argument.fillers.is_empty() {
                    argument.steps = plain.steps;
                    break;
                }
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
            // "We commend the Union and our own partners": of several others, one may be the same.
            let alone = |filler: &Filler| {
                let speaks = role.base == Base::Subject && pronoun(filler) && !rule.symmetric;
                let several = speaks && others.iter().any(|other| !same(filler, other));
                several || others.iter().all(|other| !same(filler, other))
            };
            // "agreed to end the fighting along their border": those who agreed.
            let themselves = |filler: &Filler| {
                let of_others = |entity: &usize| others.iter().any(|of| of.entities(self.resolution).contains(entity));
                role.is_wide() && pronoun(filler) && filler.entities(self.resolution).iter().all(of_others)
            };
            let scene = |token: &usize| side == Side::Actor && self.is_scene(*token);
            for token in self.stood_for(rule, &found.tokens).into_iter().filter(|token| !scene(token)) {
                self.actors_of(token, base, kinds, &mut argument);
                // "met with NATO allies": some of them, so that no body met.
                let mine = |filler: &Filler| {
                    alone(filler) && !themselves(filler) && !(trigger.unnamed && self.is_of_nameless(filler, others))
                };
                argument.fillers.retain(|filler| mine(filler) && !(rule.symmetric && self.is_allied(filler)));
                if role.is_wide() && !argument.fillers.is_empty() {
                    break;
                }
            }
            if role.base == Base::Possessor && !argument.fillers.is_empty() && argument.fillers.iter().all(pronoun) {
                self.name_possessor(trigger, side, &mut argument);
            }
            if role.base == Base::Publisher && (self.is_by_publisher() || self.is_act_of_publisher(trigger)) {
                argument.fillers.push(Filler { office: true, ..Filler::of(None, self.token) });
                argument.steps.push(PUBLISHER);
                break;
            }
            if argument.fillers.is_empty() && trigger.unnamed {
                let seat = Seat { frame, side, role, places: argument.places };
                let nouns: Vec<_> = found.tokens.iter().flat_map(|&token| conjoined(self.view, token)).collect();
                self.add_unnamed(trigger, &seat, &nouns, others, &mut argument.fillers);
            }
            let narrated = self.view.document.raw.subject.is_some() && self.resolution.narrator.is_some();
            if found.elided && narrated && argument.fillers.is_empty() {
                argument.fillers.push(Filler::of(None, self.token));
            }
            stranger |= role.base == Base::Possessor && self.is_stranger(&found.tokens);
            thing |= role.base == Base::Object && role.through.is_none() && self.is_thing(&found.tokens);
            if !argument.fillers.is_empty() {
                argument.steps = found.steps;
                argument.owned = match &role.base {
                    Base::Possessor | Base::Modifier => true,
                    Base::Preposition(preposition) => preposition == "by",
                    _ => false,
                };
                argument.explicit = role.base != Base::Occasion;
                break;
            }
        }
        argument
    }

    /// "Erdogan voiced his support": the subject says whom the pronoun means.
    fn name_possessor(&self, trigger: &Trigger<'_, '_>, side: Side, argument: &mut Argument) {
        let role = Role { base: Base::Subject, through: None };
        let mut subject = Argument { places: argument.places, ..Argument::default() };
        for token in trigger.fillers(&role, side).tokens {
            self.actors_of(token, &Base::Subject, &[], &mut subject);
        }
        let entities = |of: &Argument| {
            of.fillers.iter().map(|filler| filler.entities(self.resolution).to_vec()).collect::<Vec<_>>()
        };
        if entities(&subject) == entities(argument) {
            argument.fillers = subject.fillers;
        }
    }

    /// "Falk is being designated for his role": a government tells in the passive what it does itself.
    fn is_by_publisher(&self) -> bool {
        self.resolution.publisher.is_some()
            && clause::is_passive(self.view, self.token)
            && !(self.token..self.view.tokens().end).any(|token| self.view.lemma(token) == "by")
    }

    /// "This action imposes sanctions": what a government's text calls this is its own.
    fn is_act_of_publisher(&self, trigger: &Trigger<'_, '_>) -> bool {
        let view = self.view;
        let link = trigger.context.and_then(Context::verb).filter(|link| link.kind == LinkKind::Object);
        let subject = link.and_then(|link| view.child(link.governor, Dependency::Nsubj));
        let own = |word: usize| {
            let listed = self.rules.lexicon().contains("pointing", view.lemma(word));
            listed && matches!(view.relation(word), Dependency::Det | Dependency::Poss)
        };
        let act = |noun: &usize| {
            let named = view.mention_of(*noun).is_some();
            !named && self.rules.lexicon().contains("own-act", view.lemma(*noun)) && view.children(*noun).any(own)
        };
        self.resolution.publisher.is_some() && subject.filter(act).is_some()
    }

    /// Whether a filler is those allied in a body.
    fn is_allied(&self, filler: &Filler) -> bool {
        filler.mention.is_some_and(|mention| self.resolution.referents[mention].step == ALLIES)
    }

    /// Whether a filler is a name that stands for no actor.
    fn is_stranger(&self, tokens: &[usize]) -> bool {
        let stranger = |&token: &usize| self.view.tag(token) == Tag::Nnp && self.view.mention_of(token).is_none();
        tokens.first().is_some_and(stranger)
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
                // "both Republicans, and their counterparts, Schumer and Pelosi"
                if !self.named_behind(mention).is_empty() {
                    continue;
                }
                self.admit(mention, member, kinds, argument);
            }
            match self.view.mention_of(token) {
                // "Egyptian officials including Shoukry": the named ones met, the state's officials are no party of their own.
                Some(mention) if self.is_named_by(mention, &named) => {}
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
                    let mut members = if named.is_empty() { self.represented(token, 3) } else { Vec::new() };
                    if members.is_empty() && named.is_empty() {
                        members = self.others_beside(token);
                    }
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
        if let Base::Preposition(preposition) = base
            && tokens.len() == 1
            && self.rules.lexicon().contains("mutual-preposition", preposition)
        {
            tokens.extend(self.behind_aside(token));
        }
        // "added Falk, Holm and Reyes to the list": the object of a light verb stands before the trigger.
        let object = *base == Base::Subject && self.view.relation(token) == Dependency::Dobj;
        let complement = object || matches!(base, Base::Object | Base::Preposition(_)) && token > self.token;
        if complement || *base == Base::Subject && self.view.relation(token) != Dependency::Poss {
            tokens.iter_mut().for_each(|item| *item = enumeration::owned(self.view, *item).unwrap_or(*item));
        }
        if complement {
            let listed = enumeration::listed(self.view, self.rules.lexicon(), token);
            if !listed.is_empty() && enumeration::has_semicolons(self.view, token) {
                tokens = vec![token];
            }
            let known: Vec<_> = tokens.iter().map(|&known| self.view.mention_of(known)).collect();
            tokens.extend(listed.into_iter().filter(|&item| !known.contains(&self.view.mention_of(item))));
        }
        tokens
    }

    /// "between Giuliani, who spoke for the department, and Yermak": the second party behind what is said of the first, or right
    /// behind it when the parser makes it the subject of what follows.
    fn behind_aside(&self, token: usize) -> Option<usize> {
        let view = self.view;
        let mention = view.mention_of(token)?;
        let opens = view.mentions[mention].tokens.end();
        let next = view.mentions.get(mention + 1).filter(|next| next.tokens.end() <= view.tokens().end)?;
        let joined = self.rules.lexicon().contains("and", view.word(opens));
        if joined && next.tokens.start() == opens + 1 {
            return Some(next.head);
        }
        if view.word(opens) != "," {
            return None;
        }
        let later = view.mentions[mention + 1..].iter().take_while(|next| next.tokens.end() <= view.tokens().end);
        let closes = |start: usize| {
            start > opens + 2
                && self.rules.lexicon().contains("and", view.word(start - 1))
                && view.word(start - 2) == ","
        };
        later.filter(|next| closes(next.tokens.start())).map(|next| next.head).next()
    }

    pub(super) fn is_actor(&self, mention: usize, token: usize, base: &Base, places: bool) -> bool {
        let known = &self.view.mentions[mention];
        if matches!(known.form, MentionForm::Place | MentionForm::Metonym) && self.is_named_after(mention) {
            return false;
        }
        if known.form == MentionForm::Place {
            return places && self.resolution.territories.contains_key(&mention);
        }
        if self.resolution.referents[mention].entities.is_empty() {
            return false;
        }
        // "the anti-French forces" are not French.
        let before = |back: usize| known.tokens.start().checked_sub(back).filter(|at| self.view.tokens().contains(at));
        let opposed = |at: usize| self.rules.lexicon().contains("against-prefix", &self.view.word(at).to_lowercase());
        if before(1).is_some_and(|at| self.view.word(at) == "-") && before(2).is_some_and(opposed) {
            return false;
        }
        // "Trump's son-in-law, Kushner, met": who owns is not who acts, whatever the parser says.
        let owns = matches!(known.form, MentionForm::Name | MentionForm::Role)
            && (known.head + 1..self.view.tokens().end).next() == Some(known.tokens.end())
            && matches!(self.view.word(known.tokens.end()), "'s" | "\u{2019}s");
        if owns && matches!(base, Base::Subject | Base::Object) && self.view.relation(token) != Dependency::Poss {
            return false;
        }
        // "the Russian oil": an adjective is an actor only where the role asks for one before a noun.
        let adjective = known.form == MentionForm::Demonym
            && matches!(self.view.relation(token), Dependency::Amod | Dependency::Compound);
        !adjective || !matches!(base, Base::Subject | Base::Object)
    }

    /// "The Treaty of Paris", "the Vienna Convention": a place that is but part of a name.
    fn is_named_after(&self, mention: usize) -> bool {
        let view = self.view;
        let tokens = view.mentions[mention].tokens;
        let name = |token: usize| view.tokens().contains(&token) && matches!(view.tag(token), Tag::Nnp | Tag::Nnps);
        let occasion = |token: usize| {
            name(token) && self.rules.lexicon().contains("occasion", &view.word(token).to_lowercase())
                || view.tokens().contains(&token) && self.rules.lexicon().contains("pact-noun", view.lemma(token))
        };
        let before = tokens.start().checked_sub(2).filter(|_| view.word(tokens.start() - 1) == "of");
        let behind = tokens.end()..tokens.end() + 3;
        before.is_some_and(occasion) || behind.take_while(|&token| name(token) || occasion(token)).any(occasion)
    }

    fn admit(&self, mention: usize, token: usize, kinds: &[compact_str::CompactString], argument: &mut Argument) {
        let Some(&entity) = self.resolution.entities_of(mention).first() else {
            argument.note("an unresolved mention", self.view.word(token));
            return;
        };
        let kind = self.resolution.entities[entity].kind.label();
        // "hosted French officials": people, whoever they stand for.
        let known = &self.view.mentions[mention];
        let officials = known.form == MentionForm::Role && known.kind == Some(EntityKind::Person);
        let officials = officials && kinds.iter().all(|wanted| wanted != NAMED);
        let fits =
            |wanted: &compact_str::CompactString| wanted == kind || officials && wanted == EntityKind::Person.label();
        if !kinds.is_empty() && !kinds.iter().any(fits) {
            argument.note("of another kind", self.view.word(token));
        } else if argument.fillers.iter().all(|filler| filler.mention != Some(mention)) {
            argument.fillers.push(Filler::of(Some(mention), token));
        }
    }
}
