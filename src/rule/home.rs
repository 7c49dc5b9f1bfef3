//! Unnamed people whose state is clear from who acts on them: protesters, dissidents, the opposition.

use super::argument::{Side, Trigger};
use super::coordination::conjoined;
use super::engine::{Attempt, Filler, People};
use super::file::Frame;
use super::phrase;
use super::role::{ANY, Base, Role};
use crate::gazetteer::EntityKind;
use crate::text::{Dependency, Tag, TokenSpan};

impl Attempt<'_, '_> {
    /// "Venezuela freed dozens of dissidents": people of the frame's `home` lists on whom a state or its officials act, if the phrase
    /// names nobody else.
    pub(super) fn people_at_home(&self, trigger: &Trigger<'_, '_>, frame: &Frame, actors: &[Filler]) -> Option<Filler> {
        // "released activists from Malawi"
        let origin = phrase::complements(self.view, self.token, "from").into_iter();
        if origin.filter_map(|token| self.view.mention_of(token)).next().is_some() {
            return None;
        }
        let entity = actors.iter().filter(|_| !frame.home.is_empty()).find_map(|actor| self.own_state(actor))?;
        let direct = |role: &&Role| {
            let plain = matches!(role.base, Base::Object | Base::Preposition(_));
            plain && role.through.as_deref().is_none_or(|list| list == ANY)
        };
        let roles = frame.recipient.alternatives.iter().filter(direct);
        let mut found = roles.flat_map(|role| {
            let role = Role { base: role.base.clone(), through: None };
            trigger.fillers(&role, Side::Recipient).tokens
        });
        let token = found.find_map(|token| {
            // "condemned a protest by farmers": who did it.
            let people = |noun: usize| {
                let doers = phrase::complements(self.view, noun, "by").into_iter();
                doers.map(|doer| trigger.unpacked(doer)).find(|&doer| self.is_home(frame, doer)).unwrap_or(noun)
            };
            let nouns = conjoined(self.view, token).into_iter().map(|noun| people(trigger.unpacked(noun)));
            nouns.into_iter().find(|&noun| self.is_home(frame, noun))
        })?;
        let words = self.phrase_of(token);
        Some(Filler { people: Some(People { words, entity }), ..Filler::of(None, token) })
    }

    /// The state that acts, or whose person or body does.
    fn own_state(&self, actor: &Filler) -> Option<usize> {
        let &entity = actor.entities(self.resolution).first()?;
        let known = &self.resolution.entities[entity];
        match (known.kind, &known.state) {
            (EntityKind::State, _) => Some(entity),
            (EntityKind::Place, _) | (_, None) => None,
            (_, Some(state)) => self.resolution.entities.iter().position(|other| other.id == *state),
        }
    }

    /// Whether a noun is of the frame's lists, is no actor of its own, and has no actor in its phrase.
    fn is_home(&self, frame: &Frame, noun: usize) -> bool {
        let view = self.view;
        let named =
            |token: usize| view.mention_of(token).is_some_and(|number| !self.resolution.entities_of(number).is_empty());
        let pair = |before: usize| format!("{} {}", view.lemma(before), view.lemma(noun));
        let pairs: Vec<String> = view.related(noun, &[Dependency::Amod, Dependency::Compound]).map(pair).collect();
        let listed = |entry: &str| {
            let list = entry.strip_prefix('@').unwrap_or(entry);
            self.in_entry(entry, noun) || pairs.iter().any(|pair| self.rules.lexicon().contains(list, pair))
        };
        // "activists who defied a curfew in Cairo": a clause behind says nothing of whose they are.
        let own = view.children(noun).filter(|&child| !view.is_verb(child));
        matches!(view.tag(noun), Tag::Nn | Tag::Nns)
            && frame.home.iter().any(|entry| listed(entry))
            && !own.flat_map(|child| view.subtree(child)).chain([noun]).any(named)
    }

    /// The noun with the words before it: "two opposition lawmakers".
    pub(super) fn phrase_of(&self, noun: usize) -> TokenSpan {
        let view = self.view;
        let before = [Dependency::Det, Dependency::Amod, Dependency::Compound, Dependency::Nummod, Dependency::Nmod];
        let first = view.related(noun, &before).next().filter(|&first| first < noun);
        TokenSpan::new(first.map_or(noun, |first| view.subtree(first).start), noun + 1)
    }
}
