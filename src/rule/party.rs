//! Parties of a noun for a happening: whom somebody speaks to on the occasion, which names before the noun are no party.

use super::argument::Trigger;
use super::clause::{self, Found};
use super::context::Context;
use super::phrase;
use crate::gazetteer::EntityKind;
use crate::text::Tag;

impl Trigger<'_, '_> {
    /// "Cuba told senior U.S. officials during talks": who is spoken to at the occasion.
    pub(super) fn addressee(&self, context: &Context) -> Found {
        // "will brief him on the consultations": he was at none.
        let Some(link) = context.verb().filter(|link| self.is_listed(link.preposition, "attendance-preposition"))
        else {
            return Found::default();
        };
        let verb = self.view.lemma(link.governor);
        if self.lexicon.contains("address-to", verb) {
            // "In a private conversation Falk indicated to me"
            let tokens = phrase::complements(self.view, link.governor, "to");
            return Found { tokens, steps: vec!["addressee"], elided: false };
        }
        if !self.lexicon.contains("address", verb) {
            return Found::default();
        }
        let mut found = clause::logical_object(self.view, self.lexicon, link.governor);
        found.steps.push("addressee");
        found
    }

    pub(super) fn is_body(&self, token: usize) -> bool {
        let mention = self.view.mention_of(token).map(|mention| &self.view.mentions[mention]);
        mention.is_some_and(|mention| mention.kind == Some(EntityKind::Organization))
    }

    /// "the EU-China summit", "a Hamas and Fatah meeting": a hyphen or conjunction joins two parties.
    pub(super) fn is_paired(&self, name: usize) -> bool {
        let view = self.view;
        let Some(mention) = view.mention_of(name).map(|mention| view.mentions[mention].tokens) else { return false };
        let joins = |token: usize| {
            view.tokens().contains(&token)
                && (view.tag(token) == Tag::Cc || matches!(view.word(token), "-" | "\u{2013}" | "/" | ","))
        };
        joins(mention.end()) || mention.start().checked_sub(1).is_some_and(joins)
    }
}
