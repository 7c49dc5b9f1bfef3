//! Polarity and status, read off the words that govern a trigger.
//!
//! From the trigger outwards each governing word may deny, plan, ask for, doubt or end what it governs: in "may agree to
//! lift the sanctions" the chain is sanctions <- lift (ends) <- agree (planned) <- may (hypothetical), so the sanctions stand.

use super::context::{Context, Link, LinkKind};
use super::file::Ended;
use super::lexicon::{Effect, Lexicon, Takes};
use super::question::{asks_whether, in_main_clause, is_asked, is_question};
use super::view::View;
use crate::statement::{Polarity, Status};
use crate::text::{Dependency, Tag};

/// How many clauses outwards a governing word still counts.
const REACH: usize = 6;

/// What the governing words made of a trigger.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Modality {
    negated: bool,
    status: Option<Status>,
    pub(super) ends: bool,
    ending_unreal: bool,
    /// Whether the end is planned; an end that is announced is one.
    pub(super) ending_planned: bool,
    /// Whether it goes on or is held: "will continue to support", "is determined to support".
    ongoing: bool,
    /// Whether that it goes on is what is denied: "must not continue to support".
    ongoing_denied: bool,
    /// Whether it is striven for: "efforts to support".
    endeavoured: bool,
    /// A condition stands beside one of the verbs.
    pub(super) conditional: bool,
    /// The governing words that had an effect, innermost first (token numbers), for `explain`.
    pub words: Vec<usize>,
    /// The verb of saying whose complement the clause is, if any.
    pub speech: Option<usize>,
}

impl Modality {
    /// Reads the modality of a verb, adjective or participle trigger.
    pub fn of_verb(view: &View<'_>, lexicon: &Lexicon, trigger: usize) -> Self {
        let mut reader = Reader { view, lexicon, modality: Self::default(), done: false };
        reader.clause(trigger);
        // "refused to recognise it until 1974": then it did. "Will not lift it until they comply", "said it would not": not yet.
        let told = reader.modality.speech.is_some();
        let future = |&word: &usize| lexicon.contains("future-in-past", view.lemma(word));
        let past = reader.modality.status.is_none() || !told && reader.modality.words.iter().any(future);
        if past && reader.modality.negated && reader.in_subtree_list(trigger, "until") {
            reader.modality = Self { words: reader.modality.words, ..Self::default() };
        }
        if reader.modality.status.is_none() && is_question(view) && in_main_clause(view, trigger) {
            reader.modality.status = Some(Status::Hypothetical);
        }
        if reader.modality.status == Some(Status::Planned) && is_question(view) && asks_whether(view, trigger) {
            reader.modality.status = Some(Status::Hypothetical);
        }
        reader.modality
    }

    /// Reads the modality of a noun trigger through the chain above it.
    ///
    /// `owned` says that the noun's own words name who acts: "will reaffirm U.S. support" plans the words, not the support.
    pub fn of_noun(view: &View<'_>, lexicon: &Lexicon, trigger: usize, context: &Context, owned: bool) -> Self {
        let mut reader = Reader { view, lexicon, modality: Self::default(), done: false };
        if has_negative_prefix(view, lexicon, trigger) {
            reader.apply(trigger, Effect::Negated);
        }
        for &carrier in &context.carriers {
            reader.noun_words(carrier, carrier == trigger);
        }
        for &verb in &context.inclusions {
            reader.auxiliaries(verb);
            // "arrived for a tour that includes talks"
            let aim = context.links.first().and_then(|link| link.preposition);
            if view.tag(verb) == Tag::Vbz && aim.is_some_and(|aim| view.lemma(aim) == "for") {
                reader.apply(verb, Effect::Planned);
            }
        }
        for link in &context.links {
            let listed = |list| lexicon.contains(list, view.lemma(link.governor));
            // "No record of their meeting was found": what is said of the record is not said of the meeting.
            if listed("trace") {
                break;
            }
            // "rejects the embargo of the Union", "attempts to evade sanctions": what others imposed stands.
            // "doubts the firmness of U.S. support": whoever speaks of its quality takes it for given.
            let named =
                |noun: usize| view.related(noun, &[Dependency::Poss]).any(|owner| view.tag(owner) != Tag::PrpPoss);
            // "backed Norway's sanctions": so they are there.
            let approved = listed("approving") && named(trigger);
            let given = approved || owned && (listed("abiding") || link.kind == LinkKind::Noun && listed("quality"));
            if listed("evading") || given {
                break;
            }
            // "agreed on a ceasefire during talks": what was agreed is to come, the talks have been.
            let during =
                link.preposition.is_some_and(|prep| lexicon.contains("attendance-preposition", view.lemma(prep)));
            let past = context.links.last().is_some_and(|last| view.tag(last.governor) == Tag::Vbd);
            if link.kind == LinkKind::Noun && during && past && view.mention_of(link.governor).is_none() {
                break;
            }
            if owned && listed("expression") {
                reader.appeal(link, trigger);
                break;
            }
            reader.link(link);
        }
        if reader.modality.status != Some(Status::Requested) && is_asked(view, context) {
            reader.apply(trigger, Effect::Hypothetical);
        }
        // "did not occur until 1830": then it did.
        let dated = |link: &Link| link.kind == LinkKind::Subject && reader.in_subtree_list(link.governor, "until");
        if reader.modality.negated && reader.modality.status.is_none() && context.links.iter().any(dated) {
            reader.modality.negated = false;
        }
        // "Our support for Chad?"
        if reader.modality.status.is_none() && context.links.is_empty() && is_question(view) {
            reader.modality.status = Some(Status::Hypothetical);
        }
        reader.modality
    }

    /// Marks what the frame's trigger itself ends.
    pub fn end(&mut self) {
        self.ends = true;
    }

    /// Whether it is said not to happen.
    pub(super) fn is_denied(&self) -> bool {
        self.negated
    }

    /// Returns polarity and status, given what ending means for the relation.
    pub fn settle(&self, ended: Ended) -> (Polarity, Status) {
        // "will have to recognise it if it wants to join": the demand holds whatever the condition.
        let doubted = self.conditional && self.status != Some(Status::Requested);
        let status = if doubted { Status::Hypothetical } else { self.status.unwrap_or(Status::Actual) };
        // What goes on or is striven for is no meeting yet; support it is already.
        let stance = ended != Ended::Actual && !self.negated;
        let status = match status {
            Status::Planned | Status::Hypothetical if stance && self.ongoing && !doubted => Status::Actual,
            Status::Actual if self.endeavoured && !(stance && ended == Ended::Negated) => Status::Hypothetical,
            status => status,
        };
        // "must not keep supporting it": so far it does.
        let stands = self.negated && self.ongoing_denied && self.status == Some(Status::Requested);
        let status = if stands { Status::Actual } else { status };
        let polarity = if self.negated && !stands { Polarity::Negated } else { Polarity::Affirmed };
        match (self.ends, self.ending_unreal || self.ending_planned, ended) {
            (false, _, _) => (polarity, status),
            // An end that is only planned, asked for or denied leaves the relation standing.
            (true, true, _) | (true, false, Ended::Actual) => (Polarity::Affirmed, Status::Actual),
            (true, false, Ended::Negated) => (Polarity::Negated, Status::Actual),
            (true, false, Ended::Lifted) => (Polarity::Affirmed, Status::Lifted),
        }
    }

    pub(super) fn apply(&mut self, effect: Effect) {
        if self.ends {
            self.ending_planned |= matches!(effect, Effect::Planned | Effect::Devoted);
            self.ending_unreal |= matches!(
                effect,
                Effect::Hypothetical | Effect::Requested | Effect::Negated | Effect::Cancelled | Effect::Endeavoured
            );
            return;
        }
        match effect {
            Effect::None | Effect::Factual => {}
            Effect::Ongoing => self.ongoing = true,
            Effect::Devoted => {
                self.ongoing = true;
                self.status = self.status.or(Some(Status::Planned));
            }
            Effect::Endeavoured => self.endeavoured = true,
            Effect::Planned | Effect::Decided => self.status = self.status.or(Some(Status::Planned)),
            Effect::Hypothetical => self.status = Some(Status::Hypothetical),
            Effect::Requested => {
                if self.status != Some(Status::Hypothetical) {
                    self.status = Some(Status::Requested);
                }
            }
            Effect::Negated => {
                self.negated = !self.negated;
                self.ongoing_denied |= self.ongoing;
            }
            Effect::Cancelled => {
                self.negated = true;
                self.status = Some(Status::Planned);
            }
            Effect::Ends => self.ends = true,
        }
    }
}

/// "Spain's non-recognition of Kosovo"
fn has_negative_prefix(view: &View<'_>, lexicon: &Lexicon, noun: usize) -> bool {
    let before = |steps: usize| noun.checked_sub(steps).filter(|token| view.tokens().contains(token));
    let hyphen = before(1).is_some_and(|token| matches!(view.word(token), "-" | "\u{2010}" | "\u{2011}"));
    hyphen && before(2).is_some_and(|token| lexicon.contains("negative-prefix", &view.word(token).to_lowercase()))
}

pub(super) struct Reader<'a, 'b> {
    pub(super) view: &'a View<'b>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) modality: Modality,
    done: bool,
}

impl Reader<'_, '_> {
    pub(super) fn apply(&mut self, word: usize, effect: Effect) {
        // "Bonn commits to build it" says what is to come, "Bonn is committed to it" where it stands.
        let finite = matches!(self.view.tag(word), Tag::Vbz | Tag::Vbp | Tag::Vb | Tag::Vbd);
        let effect = if effect == Effect::Devoted && finite { Effect::Planned } else { effect };
        // "has not ruled out a meeting": then there may be one.
        let excluded = |&last: &usize| self.lexicon.contains("excluding", self.view.lemma(last));
        if effect == Effect::Negated && self.modality.negated && self.modality.words.last().is_some_and(excluded) {
            self.modality.apply(Effect::Hypothetical);
        }
        if effect != Effect::None {
            self.modality.words.push(word);
        }
        self.done |= effect == Effect::Factual;
        self.modality.apply(effect);
    }

    /// "called on the Poles to declare their solidarity": who is asked to say what is his is asked for it.
    fn appeal(&mut self, link: &Link, noun: usize) {
        let pronoun = |&owner: &usize| self.view.tag(owner) == Tag::PrpPoss;
        if !self.view.related(noun, &[Dependency::Poss]).any(|owner| pronoun(&owner)) {
            return;
        }
        let mut outer = Reader { view: self.view, lexicon: self.lexicon, modality: Modality::default(), done: false };
        outer.link(link);
        if outer.modality.status == Some(Status::Requested) {
            self.modality.words.extend(outer.modality.words);
            self.modality.apply(Effect::Requested);
        }
    }

    fn link(&mut self, link: &Link) {
        if self.done {
            return;
        }
        let view = self.view;
        // "the change since their talk must be weighed": the talk is behind whatever is said of the change.
        let behind = link.preposition.is_some_and(|prep| self.lexicon.contains("past-preposition", view.lemma(prep)));
        if behind && link.kind == LinkKind::Noun {
            self.done = true;
            return;
        }
        if let Some(entry) =
            link.preposition.and_then(|prep| self.lexicon.governor(Takes::Preposition, view.lemma(prep)))
        {
            let word = link.preposition.unwrap_or(link.governor);
            match entry.effect == Effect::Negated {
                // "Without their support Chad would have fallen": so they gave it.
                true if self.is_counterfactual(link.governor) => {}
                // "Without their support Chad would fall" says what may come.
                true if self.is_supposed(link.governor) => self.apply(word, Effect::Hypothetical),
                _ => self.apply(word, entry.effect),
            }
        }
        match (link.kind, link.entry) {
            (LinkKind::Occasion, _) => self.occasion(link.governor),
            (LinkKind::Noun, entry) => {
                if let Some(entry) = entry {
                    self.apply(link.governor, entry.effect);
                }
                self.noun_words(link.governor, entry.is_some());
            }
            (LinkKind::Subject, Some(entry))
                if entry.effect == Effect::None && !self.lexicon.contains("occur", view.lemma(link.governor)) =>
            {
                self.doubt(link);
            }
            (_, Some(entry)) => {
                self.apply(link.governor, entry.effect);
                self.clause(link.governor);
            }
            (LinkKind::Subject, None) => self.doubt(link),
            // "Recognition would be influenced": one that is spoken of without an article is none yet.
            (LinkKind::PassiveSubject, None) if self.is_notion(link.governor) => self.doubt(link),
            (_, None) => {}
        }
    }

    /// "would have fallen"
    fn is_counterfactual(&self, verb: usize) -> bool {
        let view = self.view;
        self.is_supposed(verb) && view.related(verb, &[Dependency::Aux]).any(|aux| view.tag(aux) == Tag::Vb)
    }

    /// "would fall"
    fn is_supposed(&self, verb: usize) -> bool {
        let view = self.view;
        let doubts = |aux: usize| {
            let entry = self.lexicon.governor(Takes::Modal, view.lemma(aux));
            entry.is_some_and(|entry| entry.effect == Effect::Hypothetical)
        };
        view.related(verb, &[Dependency::Aux]).any(doubts)
    }

    /// Whether the subject of a passive verb is a singular noun without an article.
    fn is_notion(&self, verb: usize) -> bool {
        let view = self.view;
        let bare = |subject: usize| view.tag(subject) == Tag::Nn && !view.has(subject, Dependency::Det);
        view.related(verb, &[Dependency::Nsubjpass]).any(bare)
    }

    /// "Talks between them could prove useful" leaves open whether there are any, "the sanctions could hurt" does not.
    fn doubt(&mut self, link: &Link) {
        let view = self.view;
        let definite = |word: usize| self.lexicon.contains("definite-determiner", view.lemma(word));
        let subjects = view.related(link.governor, &[Dependency::Nsubj]);
        if subjects.flat_map(|subject| view.related(subject, &[Dependency::Det])).any(definite) {
            return;
        }
        // "Our support could be part of it" is there, "our meeting could help" may never be.
        let mut subjects = view.related(link.governor, &[Dependency::Nsubj]);
        let is_owned =
            |subject| view.has(subject, Dependency::Poss) && !self.lexicon.contains("encounter", view.lemma(subject));
        if subjects.any(is_owned) {
            return;
        }
        let modal = |&aux: &usize| {
            let entry = self.lexicon.governor(Takes::Modal, view.lemma(aux));
            view.tag(aux) == Tag::Md && entry.is_some_and(|entry| entry.effect == Effect::Hypothetical)
        };
        if let Some(modal) = view.related(link.governor, &[Dependency::Aux]).find(modal) {
            self.apply(modal, Effect::Hypothetical);
        }
        // "A summit will pave the way": what is to have an effect is to come, where it is not known yet.
        let indefinite = |&word: &usize| matches!(view.lemma(word), "a" | "an");
        let subjects = view.related(link.governor, &[Dependency::Nsubj]);
        let unknown = subjects.flat_map(|subject| view.related(subject, &[Dependency::Det])).find(indefinite);
        let will = view.related(link.governor, &[Dependency::Aux]).find(|&aux| view.lemma(aux) == "will");
        if let Some(will) = will.filter(|_| unknown.is_some()) {
            self.apply(will, Effect::Planned);
        }
    }

    /// An adjunct shares the time of its clause, not its denial: "did not comment after the meeting".
    pub(super) fn occasion(&mut self, verb: usize) {
        let mut outer = Reader { view: self.view, lexicon: self.lexicon, modality: Modality::default(), done: false };
        outer.clause(verb);
        if matches!(outer.modality.status, Some(Status::Planned)) && !outer.modality.negated {
            self.modality.words.extend(outer.modality.words);
            self.modality.apply(Effect::Planned);
        }
    }

    /// Reads a verb's own words, then its governors outwards.
    fn clause(&mut self, verb: usize) {
        let mut at = verb;
        for _ in 0..REACH {
            if self.is_excused(at) {
                return;
            }
            self.auxiliaries(at);
            if self.done {
                return;
            }
            match self.outwards(at, verb) {
                Some(next) => at = next,
                None => return,
            }
        }
    }
}
