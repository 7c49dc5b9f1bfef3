//! From mentions to entities: aliases, surnames, offices, appositions, pronouns, speakers of quotations.
//!
//! A sieve of steps, the precise ones first; each referent names the step that decided. Only the words are read, never a
//! parse, and what no step can decide stays unresolved.

mod alias;
mod group;
mod holder;
mod hosts;
mod link;
mod name;
mod narrator;
mod neuter;
mod office;
mod person;
mod pronoun;
mod quotation;
mod resolver;
mod several;
mod state;
mod title;
mod turn;
mod unnamed;

use std::collections::BTreeMap;

pub(crate) use office::ALLIES;

use crate::gazetteer::{Entity, Gazetteer};
use crate::mention::Mention;
use crate::text::{Document, TokenSpan};

/// What the mentions of one document refer to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Resolution {
    /// The entities of the document, in order of first mention.
    pub entities: Vec<Entity>,
    /// One entry a mention, in the order of the mentions.
    pub referents: Vec<Referent>,
    /// The entity that speaks or acts where the text leaves it out: author of a press release, keeper of a diary.
    pub narrator: Option<usize>,
    /// The state whose government publishes the text, if the text names it.
    pub publisher: Option<usize>,
    /// The only state that the title says the text is on, if the text names it.
    pub topic: Option<usize>,
    /// Quotations whose speaker is known, in text order: tokens between the marks, and the entity.
    pub quotations: Vec<(TokenSpan, usize)>,
    /// The state in which a place lies, for each mention of a place whose state is known.
    pub territories: BTreeMap<usize, usize>,
    /// The group that a noun for people or a body without a name stands for, for each such token; empty unless they are asked for.
    pub unnamed: BTreeMap<usize, usize>,
    /// Whether people and bodies without a name are asked for, whether or not the document has any.
    pub admits_unnamed: bool,
    /// How many of the entities have a name; those behind are the groups without one.
    pub named: usize,
}

impl Resolution {
    /// Returns who speaks the quotation that holds a token.
    pub fn speaker(&self, token: usize) -> Option<usize> {
        let after = self.quotations.partition_point(|(tokens, _)| tokens.end() <= token);
        self.quotations.get(after).filter(|(tokens, _)| tokens.contains(token)).map(|&(_, speaker)| speaker)
    }

    /// Returns the entities that a mention stands for, of a place the state in which it lies.
    pub fn entities_of(&self, mention: usize) -> &[usize] {
        match self.territories.get(&mention) {
            Some(state) => std::slice::from_ref(state),
            None => &self.referents[mention].entities,
        }
    }
}

/// What one mention refers to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Referent {
    /// Indexes into [`Resolution::entities`]; several for "the two leaders", none when unresolved.
    pub entities: Vec<usize>,
    /// The part of a state or organisation that acts when the official is unnamed ("foreign minister").
    pub role: Option<String>,
    /// Whose office a title or role names: state or body, as indexes into [`Resolution::entities`].
    pub office_of: Vec<usize>,
    /// The step of the sieve that decided, such as `full-name`, `surname`, `pronoun`: shown by `explain`.
    pub step: &'static str,
    /// The earlier mention it was resolved through, if any.
    pub antecedent: Option<usize>,
    /// How sure the step is, 0 to 1.
    pub confidence: f32,
}

impl Referent {
    pub(crate) fn one(entity: usize, step: &'static str, confidence: f32) -> Self {
        Self { entities: vec![entity], step, confidence, ..Self::default() }
    }

    pub(crate) fn unresolved(step: &'static str) -> Self {
        Self { step, ..Self::default() }
    }
}

/// Resolves the mentions of a document, which must be sorted by position as [`crate::mention::find`] returns them.
pub fn resolve(document: &Document, mentions: &[Mention], gazetteer: &Gazetteer) -> Resolution {
    resolver::Resolver::new(document, mentions, gazetteer).resolve()
}

#[cfg(test)]
mod tests;
