//! The words about a noun: complements of its prepositions, owners, modifiers.

use super::clause::{agent, is_passive};
use super::lexicon::Lexicon;
use super::subject::antecedent;
use super::view::View;
use crate::gazetteer::EntityKind;
use crate::mention::MentionForm;
use crate::text::{Dependency, Tag};

pub(super) fn has_complement(view: &View<'_>, preposition: usize) -> bool {
    view.has(preposition, Dependency::Pobj) || view.has(preposition, Dependency::Pcomp)
}

/// Returns the complements of a verb's or noun's preposition, a relative's antecedent included ("with whom he met").
pub fn complements(view: &View<'_>, token: usize, preposition: &str) -> Vec<usize> {
    let mut found = phrasal_complements(view, token, preposition);
    found.extend(shared_complement(view, token, preposition));
    for prep in prepositions(view, token, preposition) {
        for complement in view.related(prep, &[Dependency::Pobj, Dependency::Pcomp]) {
            match view.is_relative(complement) {
                true => found.extend(antecedent(view, token)),
                false => found.push(complement),
            }
        }
        // "between Serbia and, more recently, Kosovo": a stranded preposition belongs to the antecedent.
        if !has_complement(view, prep) {
            found.extend(inner_complement(view, prep));
            // "the Committee, which I wish to pay tribute to"
            let completed = matches!(view.relation(token), Dependency::Relcl | Dependency::Xcomp);
            if completed && found.is_empty() {
                found.extend(antecedent(view, token));
            }
        }
    }
    found
}

/// "independence from Spain of Colombia": a state has no complement of its own, so what the parser hangs on it goes with the noun.
fn behind_state(view: &View<'_>, noun: usize, owning: impl Fn(&str) -> bool) -> Option<usize> {
    let states = view.related(noun, &[Dependency::Prep]).filter_map(|prep| view.child(prep, Dependency::Pobj));
    let named = |&state: &usize| {
        view.mention_of(state).is_some_and(|mention| {
            let mention = &view.mentions[mention];
            mention.form == MentionForm::Name && mention.kind == Some(EntityKind::State)
        })
    };
    let behind = states.filter(named).flat_map(|state| view.related(state, &[Dependency::Prep]).collect::<Vec<_>>());
    behind.into_iter().filter(|&prep| owning(view.lemma(prep))).find_map(|prep| view.child(prep, Dependency::Pobj))
}

/// Complement of a preposition with a noun in it: "in response to", "in connection with".
fn phrasal_complements(view: &View<'_>, token: usize, preposition: &str) -> Vec<usize> {
    let Some((first, noun)) = preposition.split_once(' ') else { return Vec::new() };
    let first = view.related(token, &[Dependency::Prep]).filter(|&prep| view.lemma(prep) == first);
    let noun = first.flat_map(|prep| view.related(prep, &[Dependency::Pobj])).filter(|&word| view.lemma(word) == noun);
    let inner = noun.flat_map(|word| view.related(word, &[Dependency::Prep]));
    inner.flat_map(|prep| view.related(prep, &[Dependency::Pobj])).collect()
}

/// Dependents that are this preposition, also second in a row: "support for the principle and for the claim".
fn prepositions(view: &View<'_>, token: usize, preposition: &str) -> Vec<usize> {
    let mut found: Vec<usize> =
        view.children(token).filter(|&child| is_preposition(view, child, preposition)).collect();
    let mut at = 0;
    while let Some(&prep) = found.get(at) {
        found.extend(view.related(prep, &[Dependency::Conj]).filter(|&next| view.lemma(next) == preposition));
        at += 1;
    }
    if !found.is_empty() {
        found.extend(repeated(view, token, preposition));
        found.extend(listed(view, token, preposition));
    }
    found
}

/// "support for Dayton, for Bosnia": the parser hangs the second of a list on the verb that the noun is the object of.
fn listed(view: &View<'_>, noun: usize, preposition: &str) -> Option<usize> {
    let verb = view.head(noun).filter(|&verb| view.is_verb(verb) && view.relation(noun) == Dependency::Dobj)?;
    let comma = |prep: usize| prep > noun && view.tag(prep - 1) == Tag::Comma;
    view.related(verb, &[Dependency::Prep]).find(|&prep| view.lemma(prep) == preposition && comma(prep))
}

/// "met with Falk in Oslo and later with Reyes": the parser joins the second to the place or to the verb.
fn repeated<'b>(view: &'b View<'_>, token: usize, preposition: &'b str) -> impl Iterator<Item = usize> + 'b {
    let other = view.related(token, &[Dependency::Prep]).filter(move |&prep| view.lemma(prep) != preposition);
    let above = std::iter::once(token).chain(other);
    let joined = above.flat_map(move |above| view.related(above, &[Dependency::Conj]));
    let apart = move |next: usize| (token..next).any(|at| matches!(view.word(at), "–" | "—" | ";" | ":"));
    joined.filter(move |&next| next > token && view.lemma(next) == preposition && !apart(next))
}

/// "support for and solidarity with Chad": what is shared stands behind the preposition of the second noun, whatever the parser
/// makes of that noun.
fn shared_complement(view: &View<'_>, noun: usize, preposition: &str) -> Option<usize> {
    let within = |token: usize| view.tokens().contains(&token);
    let prep = noun + 1;
    if !within(prep + 3) || view.lemma(prep) != preposition || has_complement(view, prep) {
        return None;
    }
    let and = if view.tag(prep + 1) == Tag::Comma { prep + 2 } else { prep + 1 };
    if view.tag(and) != Tag::Cc {
        return None;
    }
    let behind = (and + 1..and + 5).take_while(|&token| within(token));
    let second = behind.flat_map(|token| view.related(token, &[Dependency::Prep]).collect::<Vec<_>>()).next()?;
    view.child(second, Dependency::Pobj)
}

/// Complement of a two-word preposition: "together with", "out of", "ahead of".
fn inner_complement(view: &View<'_>, prep: usize) -> Option<usize> {
    let inner = view.child(prep, Dependency::Prep)?;
    view.child(inner, Dependency::Pobj)
}

/// Returns whether a dependent is this preposition; of two words ("ahead of") the second hangs on the first.
fn is_preposition(view: &View<'_>, token: usize, preposition: &str) -> bool {
    let role = matches!(
        view.relation(token),
        Dependency::Prep
            | Dependency::Agent
            | Dependency::Dative
            | Dependency::Advmod
            | Dependency::Prt
            | Dependency::Advcl
    );
    match preposition.split_once(' ') {
        None => role && (view.lemma(token) == preposition),
        Some((first, second)) => {
            role && view.lemma(token) == first && view.children(token).any(|child| view.lemma(child) == second)
        }
    }
}

/// Returns what a word of quantity counts: "some of its troops", "94 % of the equipment".
pub fn counted(view: &View<'_>, lexicon: &Lexicon, noun: usize) -> Option<usize> {
    let counts = ["quantity", "gathering"].iter().any(|list| lexicon.contains(list, view.lemma(noun)));
    let of = view.related(noun, &[Dependency::Prep]).find(|&prep| counts && view.lemma(prep) == "of")?;
    view.child(of, Dependency::Pobj)
}

/// Returns who owns what a noun names: possessor, then the complement of an owning preposition, then names before it.
pub fn owners(view: &View<'_>, lexicon: &Lexicon, noun: usize) -> Vec<usize> {
    owners_by(view, lexicon, noun, |prep| lexicon.contains("owner-preposition", prep))
}

/// Returns who owns what a noun names or where it is: "banks in Iran".
pub fn owners_or_location(view: &View<'_>, lexicon: &Lexicon, noun: usize) -> Vec<usize> {
    owners_by(view, lexicon, noun, |prep| {
        lexicon.contains("owner-preposition", prep) || lexicon.contains("location-preposition", prep)
    })
}

/// Returns against whom a noun is directed: "the Union's sanctions on Russia".
pub fn targets(view: &View<'_>, lexicon: &Lexicon, noun: usize) -> Vec<usize> {
    let directed = view.related(noun, &[Dependency::Prep]);
    let directed = directed.filter(|&prep| lexicon.contains("target-preposition", view.lemma(prep)));
    directed.flat_map(|prep| view.related(prep, &[Dependency::Pobj])).collect()
}

fn owners_by(view: &View<'_>, lexicon: &Lexicon, noun: usize, owning: impl Fn(&str) -> bool) -> Vec<usize> {
    let possessors = possessors(view, noun);
    if !possessors.is_empty() {
        return possessors;
    }
    // "The Iraq war" is not Iraq's.
    let possessed = lexicon.contains("possessor-only", view.lemma(noun));
    let mut found = match possessed {
        // "the accession of Ukraine", but not "NATO accession"
        true if lexicon.contains("intransitive", view.lemma(noun)) => complements(view, noun, "of"),
        true => Vec::new(),
        false => complement_owners(view, lexicon, noun, owning),
    };
    if found.is_empty() {
        // "the plan proposed by Arias", "the struggle waged by SWAPO"
        let clauses = view.related(noun, &[Dependency::Acl, Dependency::Relcl]);
        found = clauses.flat_map(|verb| doer(view, lexicon, verb)).collect();
    }
    found
}

/// Owners in the noun's own phrase: "the plan of Rome", "entities located in Russia", "the Roman plan".
fn complement_owners(view: &View<'_>, lexicon: &Lexicon, noun: usize, owning: impl Fn(&str) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    // "recognition of Norwegian sovereignty by Sweden": the agent is that of the noun outside.
    let named = !modifiers(view, noun).is_empty();
    // "independence for South Yemen"
    let granted = lexicon.contains("granted", view.lemma(noun));
    // "democracy in Burma"
    let prevailing = lexicon.contains("prevailing", view.lemma(noun));
    let owning = |prep: &str| owning(prep) || granted && prep == "for" || prevailing && prep == "in";
    let own = |prep: &str| owning(prep) && !(named && prep == "by");
    for prep in view.related(noun, &[Dependency::Prep]).filter(|&prep| own(view.lemma(prep))) {
        found.extend(view.related(prep, &[Dependency::Pobj]));
        // "the legitimacy of and relations with the Empire"
        found.extend(shared_complement(view, noun, view.lemma(prep)));
    }
    for verb in view.related(noun, &[Dependency::Acl]).filter(|&verb| lexicon.contains("situate", view.lemma(verb))) {
        let places = view.related(verb, &[Dependency::Prep]).filter(|&prep| owning(view.lemma(prep)));
        found.extend(places.flat_map(|prep| view.related(prep, &[Dependency::Pobj])));
    }
    // "a ban on coal from North Korea": the preposition behind the noun is its own, wherever the parser hangs it.
    let next = noun + 1;
    // "the designation of banks by the Treasury": an agent is that of the noun it hangs on.
    if found.is_empty() && view.tokens().contains(&next) && owning(view.lemma(next)) && view.lemma(next) != "by" {
        // "added Chinese companies to its list": the list owns no company.
        found.extend(view.related(next, &[Dependency::Pobj]).filter(|&owner| view.mention_of(owner).is_some()));
    }
    if found.is_empty() {
        found.extend(behind_state(view, noun, owning));
    }
    // "an ISIS network of financiers": what is no name leaves the names in front.
    if found.iter().all(|&owner| view.mention_of(owner).is_none()) {
        // "U.S.-sanctioned Iranian oil" is not American, "Kremlin-connected elites" are Russian.
        let names = modifiers(view, noun).into_iter();
        let joined = |name: usize| is_hyphenated(view, name) && !is_attached(view, lexicon, name);
        // "the Jordan Waters Plan" is a name of its own.
        let names: Vec<usize> = names.filter(|&name| !joined(name) && !is_within_name(view, name, noun)).collect();
        // "a Chad-based Rostec agent": where somebody sits says less than whose he is.
        let seated =
            |name: usize| is_hyphenated(view, name) && lexicon.contains("seated", view.word(after_hyphen(view, name)));
        let others = names.iter().any(|&name| !seated(name));
        found.extend(names.into_iter().filter(|&name| !others || !seated(name)));
    }
    found
}

/// Returns who did what a noun of harm names: "a Chadian raid", "the bombing by Chad", "crimes committed by Chad"; not whom the place in
/// "the Cairo bombing" stands for.
pub fn doers(view: &View<'_>, lexicon: &Lexicon, deed: usize) -> Vec<usize> {
    let mut doers = [possessors(view, deed), complements(view, deed, "by")].concat();
    doers.extend(modifiers(view, deed).into_iter().filter(|&doer| !is_place(view, doer)));
    let done = view.related(deed, &[Dependency::Acl, Dependency::Relcl]);
    let done = done.filter(|&verb| lexicon.contains("perpetrate", view.lemma(verb)));
    doers.extend(done.flat_map(|verb| doer(view, lexicon, verb)));
    doers
}

/// Whether a word belongs to the name of a place, be it meant or whose seat it is.
pub fn is_place(view: &View<'_>, token: usize) -> bool {
    let form = view.mention_of(token).map(|mention| view.mentions[mention].form);
    matches!(form, Some(MentionForm::Place | MentionForm::Metonym))
}

/// Who does what the clause on a noun says: "proposed by Arias", "that the United Nations is making".
fn doer(view: &View<'_>, lexicon: &Lexicon, verb: usize) -> Vec<usize> {
    if is_passive(view, verb) {
        // "the proposal that it be considered by the Council" is not the Council's.
        let own = view.related(verb, &[Dependency::Nsubj, Dependency::Nsubjpass]).any(|word| !view.is_relative(word));
        return if own { Vec::new() } else { agent(view, verb).tokens };
    }
    let own = view.related(verb, &[Dependency::Nsubj]).filter(|&subject| !view.is_relative(subject));
    own.filter(|_| lexicon.contains("perform", view.lemma(verb))).collect()
}

/// Returns the possessors of a noun, all of "the Netherlands' and Poland's plans": the parser often keeps only the last.
pub fn possessors(view: &View<'_>, noun: usize) -> Vec<usize> {
    let mut found: Vec<usize> = view.related(noun, &[Dependency::Poss]).collect();
    let Some(&last) = found.first() else { return stray_possessor(view, noun).into_iter().collect() };
    // "Latvia, whose cause Canada supports": whose it is stands before the clause.
    if view.tag(last) == Tag::WpPoss {
        let clause = view.head(noun).filter(|&verb| view.is_verb(verb));
        return clause.and_then(|verb| antecedent(view, verb)).into_iter().collect();
    }
    let start = view.subtree(last).start;
    let before = |back: usize| start.checked_sub(back).filter(|token| view.tokens().contains(token));
    // "reiterated Chad and Mali's support": the parser joins the noun to the first owner.
    let named = view.mention_of(last).is_some() && view.mention_of(noun).is_none();
    let name = named && view.tag(last) != Tag::PrpPoss;
    let joined = view.head(noun).filter(|_| name && view.relation(noun) == Dependency::Conj);
    if let Some(first) = joined.filter(|&first| {
        let end = view.mention_of(first).map(|number| view.mentions[number].tokens.end());
        before(1).is_some_and(|and| view.tag(and) == Tag::Cc) && end == before(1)
    }) {
        found.insert(0, first);
    }
    if let (Some(and), Some(mark), Some(owner)) = (before(1), before(2), before(3))
        && view.tag(and) == Tag::Cc
        && (view.tag(mark) == Tag::Pos || matches!(view.word(mark), "'" | "\u{2019}"))
        && view.mention_of(owner).is_some()
    {
        found.insert(0, owner);
    }
    found
}

/// "The United States' robust, continued support": a bare apostrophe is often read as a closing quotation mark.
fn stray_possessor(view: &View<'_>, noun: usize) -> Option<usize> {
    let inside = |token: &usize| {
        matches!(view.tag(*token), Tag::Jj | Tag::Rb | Tag::Vbn | Tag::Vbg | Tag::Comma | Tag::Cc | Tag::Nn)
            && view.mention_of(*token).is_none()
    };
    let first = (view.tokens().start..noun).rev().take_while(inside).last().unwrap_or(noun);
    let mark = first.checked_sub(1).filter(|token| view.tokens().contains(token))?;
    let owner = mark.checked_sub(1).filter(|token| view.tokens().contains(token))?;
    let plural = view.word(owner).ends_with(['s', 'S']);
    let apostrophe = match view.word(mark) {
        "'" | "\u{2019}" => plural,
        word => view.tag(mark) == Tag::Pos && !word.is_empty(),
    };
    let number = view.mention_of(owner).filter(|_| apostrophe)?;
    Some(view.mentions[number].head)
}

/// Returns mentions that stand before a noun inside its phrase ("U.S. sanctions", "Russian-Ukrainian talks").
pub fn modifiers(view: &View<'_>, noun: usize) -> Vec<usize> {
    let own = view.mention_of(noun);
    let mut found: Vec<usize> = Vec::new();
    for child in view.children(noun).filter(|&child| child < noun) {
        // "said that the Congress decision to impose it": the parser takes the first noun for a subject of the second.
        let subject = view.relation(child) == Dependency::Nsubj && child + 1 == noun && view.is_noun(noun);
        if !subject
            && !matches!(
                view.relation(child),
                Dependency::Amod
                    | Dependency::Compound
                    | Dependency::Nmod
                    | Dependency::Poss
                    | Dependency::Npadvmod
                    | Dependency::Nummod
                    | Dependency::Dep
            )
        {
            continue;
        }
        for token in view.subtree(child).filter(|&token| token < noun) {
            let mention = view.mention_of(token);
            let Some(number) = mention.filter(|_| mention != own) else { continue };
            if found.iter().all(|&known| view.mention_of(known) != mention) {
                found.push(view.mentions[number].head);
            }
        }
    }
    if let Some(before) = coordinated_before(view, noun).filter(|_| !found.is_empty()) {
        found.push(before);
    }
    found.extend(before_dash(view, found.first().copied()));
    found.sort_unstable();
    found
}

/// "U.S. and UN sanctions": the parser conjoins the noun to the first of two names before it.
fn coordinated_before(view: &View<'_>, noun: usize) -> Option<usize> {
    let first = view.head(noun).filter(|&head| view.relation(noun) == Dependency::Conj && head < noun)?;
    let number = view.mention_of(first)?;
    let end = view.mentions[number].tokens.end();
    let between = end..noun;
    let inside = |token: usize| view.mention_of(token).is_some() || matches!(view.tag(token), Tag::Cc | Tag::Comma);
    (first < end && between.len() <= 6 && between.into_iter().all(inside)).then_some(first)
}

/// "the Falk–Ruiz talks": the parser takes the dash for a break.
fn before_dash(view: &View<'_>, name: Option<usize>) -> Option<usize> {
    let second = &view.mentions[view.mention_of(name?)?];
    let dash = second.tokens.start().checked_sub(1).filter(|&dash| view.word(dash) == "\u{2013}")?;
    let number = view.mention_of(dash.checked_sub(1)?).filter(|_| view.tokens().contains(&dash))?;
    (view.mentions[number].kind == second.kind).then_some(view.mentions[number].head)
}

/// "US-supported UN sanctions" are not those of the United States: a hyphen and a participle follow the name.
pub fn is_hyphenated(view: &View<'_>, name: usize) -> bool {
    let token = view.mention_of(name).map_or(name + 1, |number| view.mentions[number].tokens.end());
    let inside = |token: usize| view.tokens().contains(&token);
    inside(token + 1)
        && matches!(view.word(token), "-" | "\u{2010}" | "\u{2011}")
        && view.mention_of(token + 1).is_none()
        && matches!(view.tag(token + 1), Tag::Vbn | Tag::Vbd | Tag::Jj | Tag::Nnp)
        && ["ed", "held", "run"].iter().any(|end| view.word(token + 1).to_lowercase().ends_with(end))
}

/// "U.S.-sanctioned oil" is not American, "a Saudi-led strike" is Saudi.
pub fn is_described_by(view: &View<'_>, name: usize) -> bool {
    is_hyphenated(view, name) && view.word(after_hyphen(view, name)) != "led"
}

/// Whether other capitalised words join a name to a capitalised noun behind it.
fn is_within_name(view: &View<'_>, name: usize, noun: usize) -> bool {
    let end = view.mention_of(name).map_or(name + 1, |number| view.mentions[number].tokens.end());
    let capital = |token: usize| view.word(token).starts_with(char::is_uppercase) && view.mention_of(token).is_none();
    end < noun && (end..=noun).all(capital)
}

/// "Kremlin-connected elites" are the Kremlin's.
fn is_attached(view: &View<'_>, lexicon: &Lexicon, name: usize) -> bool {
    lexicon.contains("attached", &view.word(after_hyphen(view, name)).to_lowercase())
}

/// The token behind the hyphen that follows a name.
fn after_hyphen(view: &View<'_>, name: usize) -> usize {
    view.mention_of(name).map_or(name + 1, |number| view.mentions[number].tokens.end()) + 1
}
