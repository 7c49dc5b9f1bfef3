//! Coordination: a token and what stands in one list with it.

use super::view::View;
use crate::gazetteer::EntityKind;
use crate::mention::MentionForm;
use crate::text::{Dependency, Pos, Tag};

/// Returns the token and what is conjoined with it, in text order.
pub fn conjoined(view: &View<'_>, token: usize) -> Vec<usize> {
    let (mut found, mut stack) = (vec![token], vec![token]);
    while let Some(at) = stack.pop() {
        // "Chad but not Mali"
        let denied = |next: &usize| view.has(*next, Dependency::Neg) && view.mention_of(*next).is_some();
        let conjuncts = view.related(at, &[Dependency::Conj]).filter(|next| !denied(next));
        for next in conjuncts.chain(companions(view, at)) {
            found.push(next);
            stack.push(next);
        }
    }
    found.extend(astray(view, token));
    found.extend(across_circumstance(view, token));
    found.extend(sharing_name(view, token));
    found.extend(behind_place(view, token));
    found.extend(before_possessor(view, token));
    found.extend(beside_state(view, token));
    found.sort_unstable();
    found
}

/// "with Gromyko and Gromyko's aide": the parser makes owners of both.
fn before_possessor(view: &View<'_>, token: usize) -> Option<usize> {
    let first = view.child(token, Dependency::Poss).filter(|_| view.mention_of(token).is_none())?;
    let last = view.child(first, Dependency::Conj)?;
    let marked = |owner: usize| view.children(owner).any(|child| view.tag(child) == Tag::Pos);
    (view.mention_of(first).is_some() && !marked(first) && marked(last)).then_some(first)
}

/// "Mr. Falk of Norway and Mr. Reyes of Peru", "the Mission to Chad and the Union": the parser joins the second to the state of the first.
fn beside_state(view: &View<'_>, token: usize) -> Vec<usize> {
    let kind = |token: usize| {
        let mention = &view.mentions[view.mention_of(token)?];
        let actor = matches!(mention.kind, Some(EntityKind::Person | EntityKind::Organization));
        (mention.form == MentionForm::Name && actor).then_some(mention.kind)
    };
    let Some(own) = kind(token) else { return Vec::new() };
    let of = view.related(token, &[Dependency::Prep]);
    let of = of.filter(|&prep| matches!(view.word(prep), "of" | "from" | "to" | "in"));
    let owners = of.filter_map(|prep| view.child(prep, Dependency::Pobj)).filter(|&owner| kind(owner).is_none());
    let like = |&other: &usize| kind(other) == Some(own);
    owners.flat_map(|owner| conjuncts_of(view, owner)).filter(like).collect()
}

/// What the parser joins to a token, and to that in turn.
fn conjuncts_of(view: &View<'_>, token: usize) -> Vec<usize> {
    let mut found: Vec<usize> = view.related(token, &[Dependency::Conj]).collect();
    let mut at = 0;
    while let Some(&next) = found.get(at) {
        found.extend(view.related(next, &[Dependency::Conj]));
        at += 1;
    }
    found
}

/// "At the talks in Geneva, Russia, Chad and Niger agreed": the parser makes one list of a place or year and those behind it.
fn behind_place(view: &View<'_>, token: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let Some(last) = view.mention_of(token).filter(|_| view.relation(token) == Dependency::Nsubj) else { return found };
    let mut start = view.mentions[last].tokens.start();
    for before in view.mentions[..last].iter().rev() {
        let gap = before.tokens.end().max(view.tokens().start)..start;
        let listed = !gap.is_empty() && gap.clone().all(|at| matches!(view.word(at), "," | "and" | "the"));
        let closes = !found.is_empty() || gap.clone().any(|at| view.tag(at) == Tag::Cc);
        let mark = |head: usize| view.document.tokens[head].pos == Pos::Punct;
        let stray = view.relation(before.head) == Dependency::Conj || view.head(before.head).is_some_and(mark);
        let name = before.form == MentionForm::Name && stray;
        if !listed || !closes || !name {
            break;
        }
        found.push(before.head);
        start = before.tokens.start();
    }
    let head = found.last().and_then(|&first| view.head(first));
    let other = head.is_none_or(|head| {
        view.mention_of(head).is_none_or(|mention| view.mentions[mention].form == MentionForm::Place)
            || in_opening_phrase(view, head, token)
    });
    if other { found } else { Vec::new() }
}

/// "A day after troops had entered Chad, Niger, Mali and Togo met": who ends the phrase before the subject is not in its list.
fn in_opening_phrase(view: &View<'_>, name: usize, subject: usize) -> bool {
    let above = std::iter::successors(Some(name), |&token| view.head(token)).take(8);
    let mut phrase = above.take_while(|&token| Some(token) != view.head(subject));
    phrase
        .find(|&token| view.head(token) == view.head(subject))
        .is_some_and(|top| top < subject && matches!(view.relation(top), Dependency::Prep | Dependency::Advcl))
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
    // "Norway, together with Chad,": the adverb may hang on the preposition.
    let behind = view.related(token, &[Dependency::Prep]).filter(move |&with| {
        let together = |child: usize| matches!(view.word(child), "along" | "together" | "jointly");
        view.word(with) == "with" && view.children(with).any(together)
    });
    with.chain(behind).filter_map(move |with| view.child(with, Dependency::Pobj))
}

/// "met Falk in Oslo on Monday and Reyes in Lima": the parser joins the second person to the place or day of the first.
fn across_circumstance(view: &View<'_>, token: usize) -> Vec<usize> {
    let person = |token: usize| {
        let mention = view.mention_of(token).map(|mention| &view.mentions[mention]);
        mention.is_some_and(|mention| {
            mention.head == token && mention.form == MentionForm::Name && mention.kind == Some(EntityKind::Person)
        })
    };
    let verb = view.head(token).filter(|&verb| view.is_verb(verb) && view.relation(token) == Dependency::Dobj);
    let Some(verb) = verb.filter(|_| person(token)) else { return Vec::new() };
    let behind = view.related(verb, &[Dependency::Prep]).filter(|&prep| prep > token);
    let circumstances = behind.filter_map(|prep| view.child(prep, Dependency::Pobj)).filter(|&noun| !person(noun));
    circumstances.flat_map(|noun| conjuncts_of(view, noun)).filter(|&other| person(other)).collect()
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
