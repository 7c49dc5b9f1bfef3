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
    ending_planned: bool,
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
        // "refused to recognise it until 1974": then it did. "Will not lift it until they comply": not yet.
        let future = |&word: &usize| lexicon.contains("future-in-past", view.lemma(word));
        let past = reader.modality.status.is_none() || reader.modality.words.iter().any(future);
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
        }
        for link in &context.links {
            let listed = |list| lexicon.contains(list, view.lemma(link.governor));
            // "rejects the embargo of the Union", "attempts to evade sanctions": what others imposed stands.
            if listed("evading") || owned && listed("abiding") {
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
            self.apply(link.preposition.unwrap_or(link.governor), entry.effect);
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
                if entry.effect == Effect::None && !self.lexicon.contains("occur", view.lemma(link.governor)) => {}
            (_, Some(entry)) => {
                self.apply(link.governor, entry.effect);
                self.clause(link.governor);
            }
            (LinkKind::Subject, None) => self.doubt(link),
            (_, None) => {}
        }
    }

    /// "Talks between them could prove useful" leaves open whether there are any, "the sanctions could hurt" does not.
    fn doubt(&mut self, link: &Link) {
        let view = self.view;
        let definite = |word: usize| self.lexicon.contains("definite-determiner", view.lemma(word));
        let subjects = view.related(link.governor, &[Dependency::Nsubj]);
        if subjects.flat_map(|subject| view.related(subject, &[Dependency::Det])).any(definite) {
            return;
        }
        let modal = |&aux: &usize| {
            let entry = self.lexicon.governor(Takes::Modal, view.lemma(aux));
            view.tag(aux) == Tag::Md && entry.is_some_and(|entry| entry.effect == Effect::Hypothetical)
        };
        if let Some(modal) = view.related(link.governor, &[Dependency::Aux]).find(modal) {
            self.apply(modal, Effect::Hypothetical);
        }
    }

    /// An adjunct shares the time of its clause, not its denial: "did not comment after the meeting".
    fn occasion(&mut self, verb: usize) {
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

    /// Applies the governor of a clause and returns the verb to go on from; `first` is the verb that the way began with.
    fn outwards(&mut self, verb: usize, first: usize) -> Option<usize> {
        let view = self.view;
        let head = view.head(verb)?;
        match view.relation(verb) {
            Dependency::Conj if view.is_verb(head) => self.conjunct(verb, head, first),
            Dependency::Xcomp | Dependency::Ccomp if self.is_courtesy(verb, head) || self.is_courtesy(first, head) => {
                None
            }
            // "is committed to": the copula of an adjective plans nothing, unlike that of "is to meet".
            Dependency::Acomp if self.lexicon.contains("copula", view.lemma(head)) => Some(head),
            // "signed an order imposing it" asks for nothing, "the order to impose it" does.
            Dependency::Acl if view.tag(verb) == Tag::Vbg && self.lexicon.contains("instrument", view.lemma(head)) => {
                self.through_noun(head, true)
            }
            Dependency::Xcomp | Dependency::Acl | Dependency::Acomp | Dependency::Oprd => self.complement(head, None),
            Dependency::Ccomp | Dependency::Dobj => self.reported(verb, head),
            Dependency::Pcomp | Dependency::Pobj => {
                let above = view.head(head)?;
                self.complement(above, Some(head))
            }
            Dependency::Relcl if self.is_purpose(verb) => self.complement(head, None),
            Dependency::Advcl if self.is_purpose(verb) => {
                self.asked_of(head);
                Some(head)
            }
            Dependency::Advcl if self.is_to_come(verb, head) => {
                self.apply(head, Effect::Planned);
                None
            }
            _ => None,
        }
    }

    /// "I would be remiss if I did not thank Norway": thanks are given.
    fn is_excused(&self, verb: usize) -> bool {
        let view = self.view;
        let remiss = |adjective: usize| self.lexicon.contains("remiss", view.lemma(adjective));
        let head = view.head(verb).filter(|_| view.relation(verb) == Dependency::Advcl);
        head.is_some_and(|head| view.related(head, &[Dependency::Acomp]).any(remiss))
    }

    /// "will meet Modi and sign a pact": a bare verb shares the auxiliaries of the verb it is conjoined to.
    fn conjunct(&mut self, verb: usize, head: usize, first: usize) -> Option<usize> {
        let view = self.view;
        // "called on Chad to disarm or face sanctions": the second is a threat, not asked for.
        let or = |word: usize| view.lemma(word) == "or" && (head..verb).contains(&word);
        if view.tag(verb) == Tag::Vb && view.related(head, &[Dependency::Cc]).any(or) {
            self.apply(verb, Effect::Hypothetical);
        }
        let own =
            view.has(verb, Dependency::Aux) || view.has(verb, Dependency::Auxpass) || view.has(verb, Dependency::Nsubj);
        if own || view.tag(verb) != view.tag(head) && !matches!(view.tag(verb), Tag::Vb | Tag::Vbn) {
            return view.head(head).and_then(|_| self.outwards(head, first));
        }
        Some(head)
    }

    /// A verb, noun or adjective with the clause as complement.
    fn complement(&mut self, governor: usize, preposition: Option<usize>) -> Option<usize> {
        let view = self.view;
        let key = preposition.map(|prep| format!("{} {}", view.lemma(governor), view.lemma(prep)));
        let entry = key.and_then(|key| self.lexicon.governor(Takes::Clause, &key));
        // "told reporters before meeting her" says when, not what.
        let timed = preposition.is_some_and(|prep| self.lexicon.contains("time-conjunction", view.lemma(prep)));
        let own = || self.lexicon.governor(Takes::Clause, view.lemma(governor)).filter(|_| !timed);
        let entry = entry.or_else(own);
        // "is to meet" announces, "was one of the first to meet" tells.
        let said_of = self.lexicon.contains("copula", view.lemma(governor)) && view.has(governor, Dependency::Attr);
        // "had to recognise": what one had to do, one did.
        let obliged = view.tag(governor) == Tag::Vbd && self.lexicon.contains("obligation", view.lemma(governor));
        let yet = view
            .related(governor, &[Dependency::Advmod])
            .find(|&adverb| self.lexicon.contains("yet", view.lemma(adverb)));
        if let Some(adverb) = yet.filter(|_| self.lexicon.contains("obligation", view.lemma(governor))) {
            self.apply(adverb, Effect::Negated);
        } else if let Some(entry) = entry.filter(|_| !said_of && !obliged) {
            self.apply(governor, entry.effect);
        }
        if view.is_verb(governor) {
            return (entry.is_some() || preposition.is_none()).then_some(governor);
        }
        self.through_noun(governor, entry.is_some())
    }

    /// "announced plans to meet", "is ready to recognise": the governing noun or adjective has a governor of its own.
    fn through_noun(&mut self, noun: usize, known: bool) -> Option<usize> {
        if !known {
            return None;
        }
        self.noun_words(noun, true);
        let context = Context::of(self.view, self.lexicon, noun);
        let nearest = context.links.first().copied();
        let link = nearest.filter(|link| matches!(link.kind, LinkKind::Object | LinkKind::PassiveSubject))?;
        if matches!(self.view.relation(noun), Dependency::Acomp | Dependency::Attr | Dependency::Oprd) {
            return Some(link.governor);
        }
        let entry = link.entry?;
        self.apply(link.governor, entry.effect);
        Some(link.governor)
    }

    /// A reported clause: verbs of denial, hope and demand count, verbs of saying end the chain.
    fn reported(&mut self, verb: usize, head: usize) -> Option<usize> {
        // "Chad supports the plan: the Council must act": what stands before a colon hangs on nothing behind it.
        if (verb..head).any(|token| matches!(self.view.word(token), ":" | ";")) {
            return None;
        }
        let entry = self.lexicon.governor(Takes::Clause, self.view.lemma(head));
        // "it was not until 1921 that ...": a copula says nothing of the clause.
        // "told reporters that they met" reports, "told them to meet" and "asked that they meet" ask.
        let asked = self.is_bidden(verb);
        let entry = entry.filter(|entry| entry.effect != Effect::Requested || asked);
        // "considers that they should" states an opinion, "considers meeting" a possibility.
        let opinion = self.lexicon.contains("opinion", self.view.lemma(head)) && self.view.has(verb, Dependency::Mark);
        let entry = entry.filter(|_| !opinion);
        let Some(entry) = entry.filter(|_| !self.lexicon.contains("copula", self.view.lemma(head))) else {
            self.modality.speech.get_or_insert(head);
            self.modality.ending_planned &= !self.lexicon.contains("announcing", self.view.lemma(head));
            return None;
        };
        self.apply(head, entry.effect);
        Some(head)
    }

    /// "asked that they meet", "asked for them to be heard": the verb stands as in a request, not as in a report.
    fn is_bidden(&self, verb: usize) -> bool {
        let view = self.view;
        let bare = |word: usize| view.tag(word) == Tag::Vb;
        let to = view.related(verb, &[Dependency::Aux]).any(|aux| view.tag(aux) == Tag::To);
        let plain = !view.has(verb, Dependency::Aux);
        // "insist that Chad stop"
        let single = view.tag(verb) == Tag::Vbp
            && view
                .related(verb, &[Dependency::Nsubj])
                .any(|subject| matches!(view.tag(subject), Tag::Nnp | Tag::Nn) && !view.has(subject, Dependency::Conj));
        to || plain && single || plain && (bare(verb) || view.related(verb, &[Dependency::Auxpass]).any(bare))
    }

    /// "calls on the Assembly to ensure it": the parser takes the infinitive for one of purpose.
    fn asked_of(&mut self, head: usize) {
        let view = self.view;
        let keys =
            view.related(head, &[Dependency::Prep]).map(|prep| format!("{} {}", view.lemma(head), view.lemma(prep)));
        let entry = keys.filter_map(|key| self.lexicon.governor(Takes::Clause, &key)).next();
        if let Some(entry) = entry.filter(|entry| entry.effect == Effect::Requested) {
            self.apply(head, entry.effect);
        }
    }

    fn is_purpose(&self, verb: usize) -> bool {
        self.view.tag(verb) == Tag::Vb
            && self.view.related(verb, &[Dependency::Aux]).any(|aux| self.view.tag(aux) == Tag::To)
    }
}
