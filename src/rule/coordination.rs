//! Coordination: a token and what stands in one list with it.

use super::view::View;
use crate::mention::MentionForm;
use crate::text::{Dependency, Tag};

/// Returns the token and what is conjoined with it, in text order.
pub fn conjoined(view: &View<'_>, token: usize) -> Vec<usize> {
    let (mut found, mut stack) = (vec![token], vec![token]);
    while let Some(at) = stack.pop() {
        for next in view.related(at, &[Dependency::Conj]).chain(companions(view, at)) {
            found.push(next);
            stack.push(next);
        }
    }
    found.extend(astray(view, token));
    found.extend(sharing_name(view, token));
    found.sort_unstable();
    found
}

/// "North and South Korea": what the parser reads as an adjective of the second is a state of its own.
fn sharing_name(view: &View<'_>, token: usize) -> Option<usize> {
    let number = view.mention_of(token)?;
    let mention = &view.mentions[number];
    let before = &view.mentions[number.checked_sub(1)?];
    let and = mention.tokens.start().checked_sub(1).filter(|&and| view.tokens().contains(&and))?;
    let joined = view.tag(and) == Tag::Cc && before.tokens.end() == and;
    let within = view.head(before.head).is_some_and(|head| mention.tokens.contains(head));
    (joined && within && before.form == MentionForm::Name && before.kind == mention.kind).then_some(before.head)
}

/// "Kennedy, along with McNamara": who is named as being with somebody.
fn companions<'b>(view: &'b View<'_>, token: usize) -> impl Iterator<Item = usize> + 'b {
    // The phrase may hang on the verb that follows.
    let verb = view.head(token).filter(|&verb| verb > token && view.is_verb(verb));
    let hung = verb.into_iter().flat_map(move |verb| view.children(verb).filter(move |&child| child < verb));
    let along = view
        .children(token)
        .chain(hung)
        .filter(move |&child| child > token && matches!(view.word(child), "along" | "together"));
    let with = along.flat_map(move |along| view.children(along).filter(move |&child| view.word(child) == "with"));
    with.filter_map(move |with| view.child(with, Dependency::Pobj))
}

/// "received Kagame, the president; and Fidan, the minister", "met the king, as well as British officials": the parser hangs the
/// last of such a list on the verb.
fn astray(view: &View<'_>, token: usize) -> Vec<usize> {
    let above = view.head(token);
    let preposition = above.filter(|&above| view.relation(above) == Dependency::Prep);
    let Some(verb) = preposition.map_or(above, |above| view.head(above)).filter(|&verb| view.is_verb(verb)) else {
        return Vec::new();
    };
    let name = |&other: &usize| {
        other > token
            && token > verb
            && !view.is_verb(other)
            && view.mention_of(other).is_some_and(|number| {
                matches!(view.mentions[number].form, MentionForm::Name | MentionForm::Role)
                    && view.mentions[number].head == other
            })
    };
    view.related(verb, &[Dependency::Conj]).filter(name).collect()
}
