//! The party of a noun trigger that its clause leaves to the reader: "Cuba grew poor under the sanctions imposed by Washington".

use super::argument::Trigger;
use super::context::Context;
use super::engine::Filler;
use super::lexicon::SubjectRole;
use super::view::View;
use crate::gazetteer::EntityKind;
use crate::mention::{Mention, MentionForm};
use crate::resolution::Resolution;
use crate::text::Dependency;

/// Returns the only other state that the sentence names, else the only one of the sentence before.
pub fn target(
    trigger: &Trigger<'_, '_>,
    context: &Context,
    resolution: &Resolution,
    actors: &[Filler],
) -> Option<Filler> {
    let view = trigger.view;
    let acting: Vec<usize> = actors.iter().flat_map(|actor| actor.entities(resolution)).copied().collect();
    let search = Search { trigger, context, resolution, acting };
    let sentence = view.sentence();
    let here = search.states(sentence.tokens.start()..sentence.tokens.end());
    let found = if here.is_empty() {
        let before = view.sentence.checked_sub(1).map(|number| view.document.sentences[number].tokens)?;
        search.states(before.start()..before.end())
    } else {
        here
    };
    let entities: Vec<usize> = found.iter().map(|&mention| search.entity(mention)).collect();
    let sole = entities.windows(2).all(|pair| pair[0] == pair[1]);
    let mention = *found.first().filter(|_| sole)?;
    (!search.only_speaks(mention)).then_some(Filler::of(Some(mention), trigger.token))
}

/// Returns a mention of the state that the title says the text is on: "We have taken coordinated sanctions action".
pub fn titled(view: &View<'_>, resolution: &Resolution, actors: &[Filler]) -> Option<Filler> {
    let topic = resolution.topic?;
    let acts = |actor: &Filler| {
        let own = |&entity: &usize| {
            entity == topic || resolution.entities[entity].state == Some(resolution.entities[topic].id.clone())
        };
        actor.entities(resolution).iter().any(own)
    };
    let plain = |&number: &usize| {
        resolution.referents[number].entities == [topic] && view.mentions[number].form != MentionForm::Pronoun
    };
    let mention = (0..view.mentions.len()).find(plain).filter(|_| !actors.iter().any(acts))?;
    Some(Filler::of(Some(mention), view.sentence().tokens.start()))
}

struct Search<'a, 'b, 'c> {
    trigger: &'a Trigger<'b, 'c>,
    context: &'a Context,
    resolution: &'a Resolution,
    acting: Vec<usize>,
}

impl Search<'_, '_, '_> {
    fn entity(&self, mention: usize) -> usize {
        self.resolution.referents[mention].entities[0]
    }

    /// The mentions of states among the tokens, without those who act and without the one that tells.
    fn states(&self, tokens: std::ops::Range<usize>) -> Vec<usize> {
        let mentions = self.trigger.view.mentions;
        let inside = |mention: &Mention| tokens.contains(&mention.head);
        let own = |entity: usize| self.acting.contains(&entity) || self.resolution.narrator == Some(entity);
        let state = |&number: &usize| {
            let referent = &self.resolution.referents[number].entities;
            let known = !matches!(mentions[number].form, MentionForm::Pronoun | MentionForm::Place);
            inside(&mentions[number])
                && known
                && referent.len() == 1
                && !own(referent[0])
                && self.resolution.entities[referent[0]].kind == EntityKind::State
        };
        let first = mentions.partition_point(|mention| mention.tokens.start() < tokens.start);
        let last = mentions.partition_point(|mention| mention.tokens.start() < tokens.end);
        (first..last).filter(state).collect()
    }

    /// "France welcomed the sanctions imposed by the Union": who only does something with the sanctions is not their target.
    fn only_speaks(&self, mention: usize) -> bool {
        let view = self.trigger.view;
        let head = view.mentions[mention].head;
        if !view.tokens().contains(&head) || !matches!(view.relation(head), Dependency::Nsubj | Dependency::Nsubjpass) {
            return false;
        }
        let suffers = self.context.links.iter().any(|link| {
            link.entry.is_some_and(|entry| entry.subject == SubjectRole::Recipient)
                || link.preposition.is_some_and(|word| self.trigger.lexicon.contains("adversity", view.lemma(word)))
        });
        !suffers
    }
}
