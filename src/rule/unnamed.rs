//! People and bodies without a name as parties of the further relations: "police in Minsk arrested students".
//!
//! A named party always goes first: what is read without them is read with them too. One of the two parties must have a name.

use super::argument::{Side, Trigger};
use super::coordination::conjoined;
use super::engine::{Attempt, Filler, People};
use super::file::{Frame, Rule};
use super::filler::Argument;
use super::phrase;
use super::role::{Base, DOER, Role};
use crate::gazetteer::EntityKind;
use crate::mention::MentionForm;
use crate::text::{Dependency, Tag, TokenSpan};

/// Where a group is sought: frame, side and role, and whether places count there.
pub(super) struct Seat<'a> {
    pub(super) frame: &'a Frame,
    pub(super) side: Side,
    pub(super) role: &'a Role,
    pub(super) places: bool,
}

impl Trigger<'_, '_> {
    /// The group without a name that a noun stands for, if it may fill a role; none for "court cases".
    pub(super) fn group(&self, noun: usize) -> Option<usize> {
        let noun_alone = matches!(self.view.tag(noun), Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
            && !matches!(self.view.relation(noun), Dependency::Amod | Dependency::Compound | Dependency::Nmod)
            && !phrase::is_hyphenated(self.view, noun);
        self.groups.filter(|_| self.unnamed && noun_alone).and_then(|groups| groups.get(&noun)).copied()
    }

    /// "Rebels have said that they will disarm": the noun that a pronoun takes up, if nobody is known to be meant.
    fn taken_up(&self, pronoun: usize) -> usize {
        let view = self.view;
        let said = || {
            let clause = view.head(pronoun).filter(|_| view.tag(pronoun) == Tag::Prp)?;
            let saying = view.head(clause).filter(|_| view.relation(clause) == Dependency::Ccomp)?;
            view.child(saying, Dependency::Nsubj)
        };
        said().unwrap_or(pronoun)
    }
}

impl Attempt<'_, '_> {
    /// Fills the sides that nobody named fills with people and bodies without a name.
    pub(super) fn fill_unnamed(
        &self,
        trigger: &Trigger<'_, '_>,
        form: (&Rule, &Frame),
        actors: &mut Argument,
        recipients: &mut Argument,
    ) {
        let trigger = Trigger { unnamed: true, ..*trigger };
        let together = form.1.collective && actors.fillers.len() > 1;
        if actors.fillers.is_empty() {
            *actors = self.argument(&trigger, form, Side::Actor, &recipients.fillers);
        }
        // "The rebels laid down their arms in Chad": whose the arms are, whoever else the pronoun might mean.
        recipients.fillers.retain(|filler| !self.is_of_nameless(filler, &actors.fillers));
        if recipients.fillers.is_empty() && !together && !actors.fillers.is_empty() {
            *recipients = self.argument(&trigger, form, Side::Recipient, &actors.fillers);
        }
        if form.1.collective && recipients.fillers.is_empty() {
            self.add_partners(&trigger, &mut actors.fillers);
        }
        self.name_victims(&trigger, form.1, &mut recipients.fillers);
    }

    /// "Chad and its allies held an exercise": those without a name who act together with one who has a name.
    fn add_partners(&self, trigger: &Trigger<'_, '_>, actors: &mut Vec<Filler>) {
        let &mut [Filler { mention: Some(_), token, .. }] = actors.as_mut_slice() else { return };
        let others = conjoined(self.view, token).into_iter().filter(|&other| self.view.mention_of(other).is_none());
        let groups = others.filter_map(|other| Some((other, trigger.group(trigger.unpacked(other))?)));
        let partners = groups.filter(|&(other, _)| !self.is_deed(other)).map(|(other, entity)| {
            let people = Some(People { words: self.phrase_of(other), entity });
            Filler { people, ..Filler::of(None, other) }
        });
        actors.extend(partners.collect::<Vec<_>>());
    }

    /// Whether a filler is but a pronoun for one of those without a name that act.
    pub(super) fn is_of_nameless(&self, filler: &Filler, actors: &[Filler]) -> bool {
        let view = self.view;
        let nameless = |actor: &Filler| {
            let entities = actor.entities(self.resolution);
            entities.first().is_some_and(|&entity| self.resolution.is_unnamed(entity))
        };
        let agrees = |actor: &Filler| match view.word(filler.token).to_lowercase().as_str() {
            "their" => matches!(view.tag(actor.token), Tag::Nns | Tag::Nnps),
            _ => matches!(view.tag(actor.token), Tag::Nn | Tag::Nnp),
        };
        let owner = filler.mention.is_some() && view.tag(filler.token) == Tag::PrpPoss;
        owner && !actors.is_empty() && actors.iter().all(|actor| nameless(actor) && agrees(actor))
    }

    /// "Killed villagers in Aleppo": where only the place tells whose people suffer, the words are those for the people.
    fn name_victims(&self, trigger: &Trigger<'_, '_>, frame: &Frame, recipients: &mut [Filler]) {
        let [Filler { mention: Some(mention), token, people: None, .. }] = recipients else { return };
        let located = |token: usize| {
            let listed = |prep: usize| self.rules.lexicon().contains("site-preposition", self.view.lemma(prep));
            self.view.head(token).is_some_and(listed)
        };
        if self.view.mentions[*mention].form != MentionForm::Place && !located(*token) {
            return;
        }
        let bases = [Base::Object, Base::Preposition("on".into()), Base::Preposition("against".into())];
        let roles = bases.into_iter().map(|base| Role { base, through: None });
        let nouns = roles.flat_map(|role| trigger.fillers(&role, Side::Recipient).tokens);
        // "withdrew its observers from a post in Chad"
        let means = |noun: usize| frame.only.iter().any(|entry| self.in_entry(entry, noun));
        let suffers =
            |&noun: &usize| noun != *token && !means(noun) && trigger.group(noun).is_some() && !self.is_deed(noun);
        let victim = nouns.map(|noun| trigger.unpacked(noun)).find(suffers);
        let place = self.view.mentions[*mention].tokens.end();
        let words = victim.map(|victim| {
            let words = self.phrase_of(victim);
            let inside = self.view.subtree(victim).contains(token);
            if inside { TokenSpan::new(words.start(), words.end().max(place)) } else { words }
        });
        let entity = recipients[0].entities(self.resolution).first().copied();
        recipients[0].people = words.zip(entity).map(|(words, entity)| People { words, entity });
    }

    /// Whether a noun that stands for people or a body can be meant in a place of the sentence.
    fn may_sit(&self, seat: &Seat<'_>, noun: usize) -> bool {
        let (view, lexicon) = (self.view, self.rules.lexicon());
        let place = view.mention_of(noun).is_some_and(|of| view.mentions[of].form == MentionForm::Place);
        // "The bombing killed ten" blames who did it, as "condemned the bombing" does; whom "banned bombing" concerns is open.
        let blamed = match seat.side {
            Side::Actor => lexicon.contains("attack-verb", view.lemma(self.token)),
            Side::Recipient => seat.role.through.as_deref() == Some(DOER),
        };
        // "landed in four helicopters", "killed in the consulate": what is only where it happens does and suffers nothing.
        let site = match &seat.role.base {
            // "sailed to Pasadena": a name that only a direction leads to is a place that no list has.
            Base::Preposition(word) if self.is_bare_name(noun) && lexicon.contains("direction-preposition", word) => {
                true
            }
            // "resigned as governor": what somebody is.
            Base::Preposition(word) if word == "as" => true,
            // "pressed for the release of the vessel": what is wanted is asked for nothing.
            Base::Preposition(word) if seat.role.is_wide() && word == "for" => true,
            Base::Preposition(word) if lexicon.contains("site-preposition", word) => {
                seat.side == Side::Actor || !matches!(view.tag(noun), Tag::Nnp | Tag::Nnps)
            }
            _ => false,
        };
        (blamed || !self.is_deed(noun))
            && (seat.places || !place)
            && !site
            && !self.is_means(seat, noun)
            && !self.is_said(noun)
    }

    /// "Refused to become a party to it": what somebody is said to be is no other party.
    fn is_said(&self, noun: usize) -> bool {
        self.view.relation(noun) == Dependency::Attr && !self.view.subtree(noun).any(|token| token == self.token)
    }

    /// "Withdrew its peacekeepers", "mobilised the army": what the frame asks for beside the trigger is what the actor acts with; so are
    /// bodies of his own ("closed their offices").
    fn is_means(&self, seat: &Seat<'_>, noun: usize) -> bool {
        let (view, lexicon) = (self.view, self.rules.lexicon());
        let plain = |entry: &&compact_str::CompactString| !entry.contains([' ', '(']);
        let body =
            || ["organ-noun", "arm-noun", "own-body"].iter().any(|list| lexicon.contains(list, view.lemma(noun)));
        let one = view.relation(noun) != Dependency::Conj;
        let own =
            || one && view.related(noun, &[Dependency::Poss]).any(|owner| view.tag(owner) == Tag::PrpPoss) && body();
        let asked = || seat.frame.only.iter().filter(plain).any(|entry| self.in_entry(entry, noun));
        seat.side == Side::Recipient
            && matches!(seat.role.base, Base::Object | Base::Content)
            && (asked() || own() || self.is_of_trigger(seat, noun))
    }

    /// "Launched a campaign": a deed that is a word of the trigger itself is nobody.
    fn is_of_trigger(&self, seat: &Seat<'_>, noun: usize) -> bool {
        let lexicon = self.rules.lexicon();
        let words = format!("{} {}", self.view.lemma(self.token), self.view.lemma(noun));
        let deed = ["own-body", "harm", "attack-noun"].iter().any(|list| lexicon.contains(list, self.view.lemma(noun)));
        let mut lists = seat.frame.verb.iter().filter_map(|entry| entry.strip_prefix('@'));
        deed && lists.any(|list| lexicon.contains(list, &words))
    }

    /// Whether a single word is a name by its capital alone: not "CNN", not "the Gujarat police", not "a million Rohingya".
    fn is_bare_name(&self, noun: usize) -> bool {
        let word = self.view.word(noun);
        let before = [Dependency::Compound, Dependency::Det, Dependency::Nummod];
        matches!(self.view.tag(noun), Tag::Nnp)
            && word.chars().skip(1).all(char::is_lowercase)
            && self.view.related(noun, &before).next().is_none()
    }

    fn is_deed(&self, noun: usize) -> bool {
        self.rules.lexicon().contains("harm", self.view.lemma(noun))
    }

    /// "The Cairo bombing killed a diplomat": where harm is done is not who does it.
    pub(super) fn is_scene(&self, place: usize) -> bool {
        let deed = self.view.head(place).filter(|_| self.view.relation(place) == Dependency::Compound);
        phrase::is_place(self.view, place) && deed.is_some_and(|deed| self.is_deed(deed))
    }

    /// Adds the people and bodies without a name among the nouns that fill a role; of harm done only who did it.
    pub(super) fn add_unnamed(
        &self,
        trigger: &Trigger<'_, '_>,
        seat: &Seat<'_>,
        tokens: &[usize],
        others: &[Filler],
        to: &mut Vec<Filler>,
    ) {
        for noun in tokens.iter().map(|&token| trigger.unpacked(trigger.taken_up(token))) {
            if !self.may_sit(seat, noun) {
                continue;
            }
            // "The Union's envoys announced that they would return it"
            let named = self.view.mention_of(noun).filter(|_| !tokens.contains(&noun));
            if let Some(mention) = named.filter(|&mention| !self.resolution.entities_of(mention).is_empty()) {
                to.push(Filler::of(Some(mention), noun));
                continue;
            }
            // "A bomber in Cairo killed villagers in Egypt": on one side of it the state, on the other these people.
            let known = |entity: &usize| {
                others.iter().chain(&*to).any(|filler| filler.entities(self.resolution).contains(entity))
            };
            let readings = trigger.group(noun).map(|group| [self.standing_for(noun, group), group]);
            if let Some(entity) = readings.into_iter().flatten().find(|entity| !known(entity)) {
                let people = Some(People { words: self.phrase_of(noun), entity });
                to.push(Filler { people, ..Filler::of(None, noun) });
            }
        }
    }

    /// Whom a noun for people or a body stands for: "Syrian refugees", "a court in Damascus" Syria, "refugees" and "critics of Syria"
    /// themselves.
    fn standing_for(&self, noun: usize, group: usize) -> usize {
        let (view, lexicon) = (self.view, self.rules.lexicon());
        if lexicon.contains("relative-noun", view.lemma(noun)) || matches!(view.tag(noun), Tag::Nnp | Tag::Nnps) {
            return group;
        }
        let entity = |token: usize| Some(*self.resolution.entities_of(view.mention_of(token)?).first()?);
        // "A bomber in Cairo" is not Egypt's as a court in Cairo is; "an attack on Chad" is that of neither place nor victim.
        let owners_of = match () {
            () if self.is_deed(noun) => phrase::doers,
            () if lexicon.contains("outlaw", view.lemma(noun)) => phrase::owners,
            () => phrase::owners_or_location,
        };
        // "parties in the capital of Chad"
        let deeper = |owner: usize| match lexicon.contains("part-of-land", view.lemma(owner)) {
            true if view.mention_of(owner).is_none() => owners_of(view, lexicon, owner),
            _ => vec![owner],
        };
        let mut owners = owners_of(view, lexicon, noun).into_iter().flat_map(deeper).filter_map(entity);
        let kind = |owner: usize| self.resolution.entities[owner].kind;
        owners.find(|&owner| kind(owner) != EntityKind::Person).unwrap_or(group)
    }
}
