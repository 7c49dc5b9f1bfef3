//! Questions: what they ask about is not said to be so.

use super::context::Context;
use super::view::View;
use crate::text::{Dependency, Tag};

/// Whether the sentence asks: what it asks about is not said to be so.
pub(super) fn is_question(view: &View<'_>) -> bool {
    view.tokens().rev().take(2).any(|token| view.word(token) == "?")
}

/// "Will further sanctions be adopted?" asks of the noun what it asks of its light verb.
pub(super) fn is_asked(view: &View<'_>, context: &Context) -> bool {
    let link = context.verb().filter(|link| link.entry.is_some() && is_question(view));
    link.is_some_and(|link| asks_whether(view, link.governor))
}

/// "Will the Council adopt it?": an auxiliary before the subject asks whether; "why" takes for granted.
pub(super) fn asks_whether(view: &View<'_>, verb: usize) -> bool {
    // "Q Will the President meet him?": the label may count as a subject.
    let subject = view.related(verb, &[Dependency::Nsubj, Dependency::Nsubjpass]).last();
    let auxiliary = view.related(verb, &[Dependency::Aux, Dependency::Auxpass]).next();
    let inverted = subject.zip(auxiliary).is_some_and(|(subject, auxiliary)| auxiliary < subject);
    let why = view.children(verb).any(|word| matches!(view.tag(word), Tag::Wrb | Tag::Wp | Tag::Wdt));
    inverted && !why && in_main_clause(view, verb)
}

/// Whether a verb is the main one or its complement: "Is Norway still recognising them?".
pub(super) fn in_main_clause(view: &View<'_>, verb: usize) -> bool {
    let mut at = verb;
    while let Some(head) = view.head(at) {
        use Dependency::{Acl, Attr, Conj, Dobj, Nsubj, Xcomp};
        if !matches!(view.relation(at), Xcomp | Acl | Conj | Attr | Nsubj | Dobj) {
            return false;
        }
        at = head;
    }
    true
}
