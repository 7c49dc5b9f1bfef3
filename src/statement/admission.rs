//! Which pairs of a match make a statement: nobody acts on himself, a state only on people and places of its own.

use super::read::{Party, Source};
use crate::gazetteer::EntityKind;
use crate::mention::MentionForm;
use crate::rule::Match;
use crate::text::Dependency;

impl Source<'_> {
    /// Whether two parties can stand to each other as the rule says.
    pub(super) fn admissible(&self, found: &Match, subject: Party, object: Party) -> bool {
        let rule = &self.rules.rules()[found.rule];
        let (a, b) = (&self.resolution.entities[subject.entity], &self.resolution.entities[object.entity]);
        let place = |kind| kind == EntityKind::Place;
        let rebels = rule.domestic && a.kind == EntityKind::Organization;
        let of_own = a.state.as_ref() == Some(&b.id) && !rebels;
        // "Chad freed Miles Tanner": what a state does to its own people is told where the rule reads home affairs.
        let owns = b.state.as_ref() == Some(&a.id) && !rule.domestic;
        // "Quist agreed that we need time": who speaks of his own is one of those he names.
        let spoken = object.mention.is_some_and(|mention| self.mentions[mention].form == MentionForm::Pronoun);
        // "Quist freed prisoners": what a leader does to people at home is a deed of its own.
        let own =
            a.id != b.id && object.words.is_none() && (rule.drop_own_state && (of_own || owns) || spoken && of_own);
        // "Police arrested rioters": somebody must be known.
        let nameless = self.resolution.is_unnamed(subject.entity) && self.resolution.is_unnamed(object.entity);
        !nameless
            && (a.id != b.id || self.is_domestic(found, subject, object))
            && !own
            && !place(a.kind)
            && !place(b.kind)
    }

    /// A state and people or places of its own: "Cuba freed two poets", "Syria's army shelled Aleppo"; neither "Iran ... its ships" nor
    /// "Israel ... Israel".
    fn is_domestic(&self, found: &Match, subject: Party, object: Party) -> bool {
        let form = |party: Party| party.mention.map(|mention| self.mentions[mention].form);
        let noun = |party: Party| form(party).is_some_and(|form| form != MentionForm::Pronoun);
        let state = self.resolution.entities[subject.entity].kind == EntityKind::State;
        let people = subject.words != object.words;
        let several = |party: Party| self.referent(party).is_some_and(|referent| referent.entities.len() > 1);
        let domestic = self.rules.rules()[found.rule].domestic;
        let own = || {
            // "India imposed a curfew in Srinagar": a place of its own.
            let placed = form(object) == Some(MentionForm::Place);
            let of_itself = placed || self.is_part(found, subject) || self.is_people(object);
            noun(object) && of_itself && !self.is_others(object) && !several(subject) && !several(object)
        };
        let apart = people || domestic && subject.mention != object.mention && own();
        // "parties in Chad boycotted the election"
        apart && state && (noun(subject) || subject.mention.is_none() && subject.words.is_some())
    }

    /// Whether a party is a part of its state, not the whole of it: "the government", "Syrian troops", "a court in Istanbul".
    fn is_part(&self, found: &Match, party: Party) -> bool {
        let Some(mention) = party.mention.map(|mention| &self.mentions[mention]) else { return false };
        let word = &self.document.tokens[mention.head];
        let head = word.head as usize;
        let within = match word.relation {
            Dependency::Amod | Dependency::Compound | Dependency::Nmod | Dependency::Poss => head != found.token,
            Dependency::Pobj => {
                let prep = &self.document.tokens[head];
                prep.relation == Dependency::Prep && prep.head as usize != found.token
            }
            _ => false,
        };
        within || mention.form == MentionForm::Role
    }

    /// Whether a party's words, or the noun that they describe, are people: "its own citizens", "a Kyrgyz journalist".
    fn is_people(&self, party: Party) -> bool {
        let Some(mention) = party.mention.map(|mention| &self.mentions[mention]) else { return false };
        let head = self.document.tokens[mention.head].head as usize;
        mention.tokens.range().chain([head]).any(|token| self.rules.is_people(self.document.word(token)))
    }

    /// "Greece blocked its neighbour's way": whoever is described by what he is to somebody is not that one.
    fn is_others(&self, party: Party) -> bool {
        party.mention.map(|mention| &self.mentions[mention]).is_some_and(|mention| {
            mention.form == MentionForm::Description && mention.qualifiers.iter().any(|of| of.kind.is_none())
        })
    }
}
