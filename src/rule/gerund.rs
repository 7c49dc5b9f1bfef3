//! Who stands behind a preposition where the parser sees a clause.

use super::engine::Attempt;
use crate::text::Dependency;

impl Attempt<'_, '_> {
    /// "An attack on Chad calling it a threat": the parser takes who is attacked for the subject of a gerund behind the preposition.
    pub(super) fn gerund_subject(&self, token: usize) -> usize {
        let view = self.view;
        let preposition = view.head(token).filter(|_| view.relation(token) == Dependency::Pcomp && view.is_verb(token));
        let subject = preposition.and_then(|_| view.child(token, Dependency::Nsubj));
        subject.filter(|&subject| preposition.is_some_and(|before| before < subject && subject < token)).unwrap_or(token)
    }
}
