//! From mentions to entities: aliases, surnames, offices, appositions, pronouns, speakers of quotations.

use crate::gazetteer::Entity;

/// What the mentions of one document refer to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Resolution {
    /// The entities of the document, in order of first mention.
    pub entities: Vec<Entity>,
    /// One entry a mention, in the order of the mentions.
    pub referents: Vec<Referent>,
}

/// What one mention refers to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Referent {
    /// Indexes into [`Resolution::entities`]; several for "the two leaders", none when unresolved.
    pub entities: Vec<usize>,
    /// The part of a state or organisation that acts when the official is unnamed ("foreign minister").
    pub role: Option<String>,
    /// The step of the sieve that decided, such as `full-name`, `surname`, `pronoun`: shown by `explain`.
    pub step: &'static str,
    /// The earlier mention it was resolved through, if any.
    pub antecedent: Option<usize>,
    /// How sure the step is, 0 to 1.
    pub confidence: f32,
}
