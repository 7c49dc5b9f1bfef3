//! The further words of a trigger: "declared war", "sat down", "arms embargo".

use super::engine::Attempt;
use super::file::TriggerKind;
use super::phrase;
use super::set::Entry;
use crate::text::{Dependency, Tag};

impl Attempt<'_, '_> {
    /// Returns the first token of the trigger if its further words are there.
    pub(super) fn first_token(&self, entry: &Entry) -> Option<usize> {
        let (view, token) = (self.view, self.token);
        let mut first = token;
        if self.kind == TriggerKind::Noun {
            for word in entry.more.iter().rev() {
                first = first.checked_sub(1).filter(|before| view.tokens().contains(before))?;
                if view.lemma(first) != word {
                    return None;
                }
            }
            return Some(first);
        }
        let has = |word: &str| self.hanging().iter().any(|&child| view.lemma(child) == word && self.is_particle(child));
        entry.more.iter().all(|word| has(word)).then_some(token)
    }

    /// What hangs on the trigger: dependents, theirs, and what they hold ("declared a state of siege"); no dates ("held talks on March 17").
    fn hanging(&self) -> &[usize] {
        self.hanging.get_or_init(|| {
            let view = self.view;
            let held = |child: usize| phrase::complements(view, child, "of");
            // "dropped opposition leader Zia": what is folded into a name is its title.
            let own = |child: usize| view.children(child).filter(|&below| view.relation(below) != Dependency::Title);
            let below = |child: usize| std::iter::once(child).chain(own(child)).chain(held(child));
            // "a base used by both forces": who acts is no part of what is done, unless the verb has nothing else ("talks broke off").
            let acts = |child: &usize| match view.relation(*child) {
                Dependency::Agent => true,
                Dependency::Nsubj => view.has(self.token, Dependency::Dobj),
                // "brought peace or halted the raids", "gave arms when the talks failed": another happening.
                Dependency::Conj => view.is_verb(*child),
                Dependency::Advcl => matches!(view.tag(*child), Tag::Vbd | Tag::Vbp | Tag::Vbz),
                _ => false,
            };
            let own = view.children(self.token).filter(|child| !acts(child));
            own.flat_map(below).filter(|&token| !self.dated[token]).collect()
        })
    }

    /// "gave in", but not "gave arms in May": a particle stands right behind its verb.
    fn is_particle(&self, child: usize) -> bool {
        self.view.relation(child) != Dependency::Prep || child == self.token + 1
    }
}
