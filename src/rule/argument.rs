//! Arguments: from a role expression to the mentions that fill it.

use super::clause::{self, Found};
use super::context::{Context, LinkKind};
use super::lexicon::{Lexicon, SubjectRole, Takes};
use super::role::{ANY, Base, Role};
use super::view::View;
use crate::gazetteer::EntityKind;
use crate::mention::MentionForm;
use crate::text::{Dependency, Tag};

/// Which argument is sought: light verbs give their subject to one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Who acts.
    Actor,
    /// To whom.
    Recipient,
}

/// A trigger in its sentence.
pub struct Trigger<'a, 'b> {
    /// The sentence.
    pub view: &'a View<'b>,
    /// Word lists.
    pub lexicon: &'a Lexicon,
    /// The trigger's main token.
    pub token: usize,
    /// The chain above a noun trigger; `None` for other triggers.
    pub context: Option<&'a Context>,
    /// Whether it is read as a verb, whatever its tag.
    pub verbal: bool,
    /// Whether actor and recipient are the same to the relation: who seeks a meeting is one of those who meet.
    pub symmetric: bool,
}

impl Trigger<'_, '_> {
    /// Returns the tokens that fill `role`.
    pub fn fillers(&self, role: &Role, side: Side) -> Found {
        let found = match self.context {
            Some(context) => self.of_noun(&role.base, side, context),
            None if self.verbal => self.of_verb(&role.base),
            None => self.of_modifier(&role.base),
        };
        match &role.through {
            None => found,
            Some(list) => self.owners_through(&found, list),
        }
    }

    fn of_verb(&self, base: &Base) -> Found {
        let (view, token) = (self.view, self.token);
        match base {
            Base::Subject => clause::logical_subject(view, self.lexicon, token),
            Base::Elided => {
                let subject = clause::logical_subject(view, self.lexicon, token);
                Found { tokens: Vec::new(), ..subject }
            }
            Base::Object => clause::logical_object(view, self.lexicon, token),
            Base::Preposition(preposition) => {
                let mut tokens = clause::complements(view, token, preposition);
                if tokens.is_empty() {
                    tokens = self.misattached(token, preposition);
                }
                Found { tokens, ..Found::default() }
            }
            Base::Hyphen | Base::Modified => self.of_modifier(base),
            Base::Content => self.content(&[token]),
            Base::Occasion
            | Base::Aided
            | Base::Afflicted
            | Base::Possessor
            | Base::Modifier
            | Base::Topic
            | Base::Thanked
            | Base::Addressee
            | Base::Purpose
            | Base::Implied => Found::default(),
        }
    }

    /// "met in Geneva with Lavrov": the preposition may hang on another complement of the verb.
    fn misattached(&self, verb: usize, preposition: &str) -> Vec<usize> {
        let view = self.view;
        let inner = |child: usize| match view.relation(child) {
            // A place or day between verb and preposition; a common noun keeps its own complements.
            Dependency::Prep => view
                .child(child, Dependency::Pobj)
                .filter(|&noun| matches!(view.tag(noun), Tag::Nnp | Tag::Nnps | Tag::Cd)),
            Dependency::Dobj
            | Dependency::Npadvmod
            | Dependency::Advmod
            | Dependency::Nsubjpass
            | Dependency::Acomp
            | Dependency::Prt => Some(child),
            _ => None,
        };
        let nouns = view.children(verb).filter_map(inner);
        let near: Vec<usize> = nouns.flat_map(|noun| clause::complements(view, noun, preposition)).collect();
        if near.is_empty() { self.comitative(verb, preposition) } else { near }
    }

    /// "discussed limits on arms with Brezhnev": a person hangs on a thing by mistake, whatever stands between.
    fn comitative(&self, verb: usize, preposition: &str) -> Vec<usize> {
        let view = self.view;
        let person = |&token: &usize| {
            let mention = view.mention_of(token).map(|mention| &view.mentions[mention]);
            mention.is_some_and(|mention| mention.form == MentionForm::Name && mention.kind == Some(EntityKind::Person))
        };
        let same_clause = |token: usize| {
            let mut at = view.head(token);
            while let Some(above) = at.filter(|&above| above != verb && !view.is_verb(above)) {
                at = view.head(above);
            }
            at == Some(verb)
        };
        let after = verb + 1..view.tokens().end;
        let prepositions = after.filter(|&token| view.lemma(token) == preposition && same_clause(token));
        prepositions.filter_map(|token| view.child(token, Dependency::Pobj)).filter(person).collect()
    }

    fn of_modifier(&self, base: &Base) -> Found {
        let (view, token) = (self.view, self.token);
        let tokens = match base {
            Base::Hyphen => self.before_hyphen(),
            Base::Modified => self.modified(),
            Base::Subject => return self.predicate_subject(),
            Base::Content => return self.content(&[token]),
            Base::Preposition(preposition) => clause::complements(view, token, preposition),
            _ => Vec::new(),
        };
        Found { tokens, ..Found::default() }
    }

    /// "is supportive of", "remained hostile to": the subject of the copula, else the noun that is modified.
    fn predicate_subject(&self) -> Found {
        let view = self.view;
        // "largely Kurdish and supportive of"
        let mut first = self.token;
        while let (Dependency::Conj, Some(head)) = (view.relation(first), view.head(first)) {
            first = head;
        }
        match view.head(first) {
            Some(head) if view.is_verb(head) => clause::surface_subject(view, self.lexicon, head, 4),
            // "is the main force, supportive of"
            Some(head) if view.relation(head) == Dependency::Attr && view.relation(first) == Dependency::Amod => {
                let copula = view.head(head).filter(|&copula| view.is_verb(copula));
                copula.map_or_else(Found::default, |copula| clause::surface_subject(view, self.lexicon, copula, 4))
            }
            Some(head) if view.relation(self.token) == Dependency::Amod => {
                Found { tokens: vec![head], ..Found::default() }
            }
            _ => Found::default(),
        }
    }

    /// The mention that ends two tokens before the trigger, with a hyphen between.
    /// In "Turkish- and Qatari-backed" also the one before.
    fn before_hyphen(&self) -> Vec<usize> {
        let view = self.view;
        let back = |from: usize, steps: usize| from.checked_sub(steps).filter(|token| view.tokens().contains(token));
        let hyphen = |token: usize| matches!(view.word(token), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}");
        let named = |token: usize| view.mention_of(token).is_some();
        let last = back(self.token, 1).filter(|&at| hyphen(at)).and_then(|at| back(at, 1)).filter(|&at| named(at));
        let Some(last) = last else { return Vec::new() };
        let and = back(last, 1).filter(|&at| view.tag(at) == Tag::Cc);
        let first = and.and_then(|at| back(at, 1)).filter(|&at| hyphen(at)).and_then(|at| back(at, 1));
        first.filter(|&at| named(at)).into_iter().chain([last]).collect()
    }

    /// The noun that a participle in front of it modifies; else the first mention that follows in the phrase.
    fn modified(&self) -> Vec<usize> {
        let view = self.view;
        let mut at = self.token;
        for _ in 0..3 {
            match view.head(at) {
                Some(head) if head > self.token && !view.is_verb(head) => at = head,
                // "Turkish- and Qatari-backed": the participle is conjoined to the first adjective.
                Some(head) if at <= self.token && view.relation(at) == Dependency::Conj => at = head,
                _ => break,
            }
        }
        if at > self.token { vec![at] } else { Vec::new() }
    }

    fn of_noun(&self, base: &Base, side: Side, context: &Context) -> Found {
        let direct = |tokens| Found { tokens, ..Found::default() };
        match base {
            Base::Possessor => direct(self.possessors(context)),
            Base::Modifier => direct(self.names_before(context)),
            Base::Topic => direct(context.carriers.iter().flat_map(|&noun| self.topics(noun)).collect()),
            Base::Subject => self.light_subject(side, context),
            Base::Object | Base::Elided | Base::Implied => Found::default(),
            Base::Thanked => self.thanked(context),
            Base::Addressee => self.addressee(context),
            Base::Occasion => {
                let found = self.adjunct_subject(context, "occasion-preposition", "occasion");
                if found.steps.is_empty() { self.aim_owner(context) } else { found }
            }
            Base::Afflicted => self.afflicted(context),
            Base::Aided => self.adjunct_subject(context, "aiding-preposition", "aided"),
            Base::Preposition(preposition) => direct(self.noun_complements(preposition, context)),
            Base::Purpose => direct(self.purpose(context)),
            Base::Content => self.content(&context.carriers),
            Base::Hyphen | Base::Modified => self.of_modifier(base),
        }
    }

    /// The mentions of the clauses that complete the words, in text order; the first that is an actor fills the role.
    fn content(&self, words: &[usize]) -> Found {
        let view = self.view;
        let clause = |child: &usize| {
            let completes = match view.relation(*child) {
                Dependency::Xcomp | Dependency::Ccomp | Dependency::Acl | Dependency::Pcomp => true,
                Dependency::Advcl => view.tag(*child) == Tag::Vb,
                _ => false,
            };
            *child > self.token && completes && view.is_verb(*child)
        };
        let below = |word: usize| {
            let prepositions = view.related(word, &[Dependency::Prep]).flat_map(|prep| view.children(prep));
            view.children(word).chain(prepositions.collect::<Vec<_>>()).filter(clause).collect::<Vec<_>>()
        };
        let is_head = |token: usize| view.mention_of(token).is_some_and(|number| view.mentions[number].head == token);
        let mut tokens = Vec::new();
        for verb in words.iter().flat_map(|&word| below(word)) {
            let said = view.subtree(verb).filter(|&token| token > self.token && is_head(token));
            tokens.extend(said.filter(|&token| !self.is_beside(token, verb)));
        }
        tokens.sort_unstable();
        tokens.dedup();
        Found { tokens, steps: vec!["content"], elided: false }
    }

    /// "failed to agree when they met": what is only said beside a clause is no part of it.
    fn is_beside(&self, token: usize, clause: usize) -> bool {
        let view = self.view;
        let mut at = token;
        while at != clause {
            if view.relation(at) == Dependency::Advcl && view.tag(at) != Tag::Vb {
                return true;
            }
            let Some(head) = view.head(at) else { return false };
            at = head;
        }
        false
    }

    /// "Cuba told senior U.S. officials during talks": who is spoken to at the occasion.
    fn addressee(&self, context: &Context) -> Found {
        let Some(link) = context.verb().filter(|link| self.is_listed(link.preposition, "occasion-preposition")) else {
            return Found::default();
        };
        if !self.lexicon.contains("address", self.view.lemma(link.governor)) {
            return Found::default();
        }
        let mut found = clause::logical_object(self.view, self.lexicon, link.governor);
        found.steps.push("addressee");
        found
    }

    fn is_listed(&self, preposition: Option<usize>, list: &str) -> bool {
        preposition.is_some_and(|word| self.lexicon.contains(list, self.view.lemma(word)))
    }

    fn is_person(&self, token: usize) -> bool {
        let mention = self.view.mention_of(token).map(|mention| &self.view.mentions[mention]);
        mention.is_some_and(|mention| mention.kind != Some(EntityKind::State))
    }

    /// Possessors of the noun, else of what contains it, unless a name before the noun says whose it is: "its call for
    /// the lifting of the U.S. embargo".
    fn possessors(&self, context: &Context) -> Vec<usize> {
        let view = self.view;
        let own = clause::possessors(view, self.token);
        if !own.is_empty() || !clause::modifiers(view, self.token).is_empty() {
            return own;
        }
        context.carriers.iter().skip(1).flat_map(|&noun| clause::possessors(view, noun)).collect()
    }

    /// Names before the noun, else before what contains it.
    fn names_before(&self, context: &Context) -> Vec<usize> {
        let names = |noun: usize| {
            let all = clause::modifiers(self.view, noun).into_iter();
            all.filter(|&name| !clause::is_hyphenated(self.view, name)).collect::<Vec<_>>()
        };
        let own = names(self.token);
        if own.is_empty() { context.carriers.iter().flat_map(|&noun| names(noun)).collect() } else { own }
    }

    /// "Russia sanctions", but not "Russian" or "U.S. sanctions": a state's plain name before the noun is its subject matter.
    fn topics(&self, noun: usize) -> Vec<usize> {
        let view = self.view;
        let plain = |&token: &usize| {
            let mention = view.mention_of(token).map(|number| &view.mentions[number]);
            let named = mention
                .is_some_and(|mention| mention.form == MentionForm::Name && mention.kind == Some(EntityKind::State));
            named && view.word(token).chars().skip(1).any(char::is_lowercase)
        };
        let own = view.related(noun, &[Dependency::Poss]).collect::<Vec<_>>();
        clause::modifiers(view, noun).into_iter().filter(plain).filter(|token| !own.contains(token)).collect()
    }

    /// "Nasser's aim in talks with France": who owns what somebody has in the happening.
    fn aim_owner(&self, context: &Context) -> Found {
        let occasion = context.links.iter().find(|link| self.is_listed(link.preposition, "occasion-preposition"));
        let Some(link) = occasion else { return Found::default() };
        if self.view.is_verb(link.governor) {
            return Found::default();
        }
        let tokens = clause::possessors(self.view, link.governor);
        if !tokens.is_empty() {
            return Found { tokens, steps: vec!["owner of the noun"], elided: false };
        }
        // Of those who meet, who acts is who meets; who recognises must be said.
        if self.symmetric { self.clause_above(link.governor) } else { Found::default() }
    }

    /// "stressed the need for an answer in talks with Greece": the parser hangs the phrase on the last noun; the subject of the
    /// clause is meant.
    fn clause_above(&self, noun: usize) -> Found {
        let view = self.view;
        let mut at = noun;
        for _ in 0..4 {
            match (view.relation(at), view.head(at)) {
                (Dependency::Dobj, Some(verb)) if view.is_verb(verb) => {
                    let mut found = clause::surface_subject(view, self.lexicon, verb, 2);
                    found.steps.extend(["occasion", "misattached"]);
                    return found;
                }
                (Dependency::Pobj | Dependency::Prep, Some(above)) if !view.is_verb(above) => at = above,
                _ => break,
            }
        }
        Found::default()
    }

    /// "sanctions to isolate Russia", "sanctions targeting Iran", "sanctions to put pressure on Iraq": what they are for.
    fn purpose(&self, context: &Context) -> Vec<usize> {
        let view = self.view;
        let words = context.carriers.iter().copied().chain(context.verb().map(|link| link.governor));
        let clauses =
            words.flat_map(|word| view.related(word, &[Dependency::Acl, Dependency::Advcl, Dependency::Relcl]));
        let aims = |verb: &usize| {
            let infinitive = view.tag(*verb) == Tag::Vb && view.relation(*verb) != Dependency::Relcl;
            infinitive || self.lexicon.contains("aim", view.lemma(*verb))
        };
        // "put pressure on the Kremlin with sanctions"
        let means = context.verb().filter(|link| link.entry.is_some() && link.preposition.is_some());
        clauses.filter(aims).chain(means.map(|link| link.governor)).flat_map(|verb| self.aimed_at(verb)).collect()
    }

    fn aimed_at(&self, verb: usize) -> Vec<usize> {
        let view = self.view;
        let mut found: Vec<usize> = view.related(verb, &[Dependency::Dobj]).collect();
        // "impose costs on Russia"
        let nouns: Vec<usize> = found.clone();
        found.extend(nouns.into_iter().chain([verb]).flat_map(|word| clause::complements(view, word, "on")));
        // "hold the Kremlin accountable", "force Iran to stop"
        let below = view.related(verb, &[Dependency::Ccomp]);
        found.extend(below.flat_map(|clause| view.related(clause, &[Dependency::Nsubj]).collect::<Vec<_>>()));
        found
    }

    /// "Despite", "because of", "under the weight of", "in the face of the sanctions".
    fn afflicted(&self, context: &Context) -> Found {
        let nouns = || context.links.iter().filter(|link| link.kind == LinkKind::Noun);
        let adverse = nouns().any(|link| self.lexicon.contains("adversity-noun", self.view.lemma(link.governor)));
        let prepositions = if adverse { "adverse-preposition" } else { "adversity" };
        self.adjunct_subject(context, prepositions, "afflicted")
    }

    /// Subject of the clause to which the noun is an adjunct by one of the prepositions: "spoke after the talks", but not
    /// "spoke about the talks".
    fn adjunct_subject(&self, context: &Context, prepositions: &str, step: &'static str) -> Found {
        let view = self.view;
        let link = context
            .verb()
            .filter(|link| link.kind == LinkKind::Occasion && self.is_listed(link.preposition, prepositions));
        let Some(link) = link else { return Found::default() };
        let mut found = clause::surface_subject(view, self.lexicon, link.governor, 4);
        // "In his meeting with Modi, is China a topic?": only people are somewhere or something at a meeting.
        if self.lexicon.contains("copula", view.lemma(link.governor)) {
            found.tokens.retain(|&token| self.is_person(token));
        }
        found.steps.push(step);
        found
    }

    /// Subject of a light verb, if its entry gives it to this side; for the other side its object ("hit Iran with sanctions").
    fn light_subject(&self, side: Side, context: &Context) -> Found {
        let (view, lexicon) = (self.view, self.lexicon);
        if side == Side::Actor
            && let Some(found) = self.relative_light_verb()
        {
            return found;
        }
        if side == Side::Recipient
            && let Some(found) = self.predicated(context)
        {
            return found;
        }
        if let Some(found) = self.gratitude(context) {
            return if side == Side::Recipient { found } else { Found::default() };
        }
        let Some(link) = context.verb() else { return self.described(side) };
        let role = link.entry.map(|entry| entry.subject).unwrap_or_default();
        let verb = link.governor;
        let wanted = match side {
            Side::Actor => SubjectRole::Actor,
            Side::Recipient => SubjectRole::Recipient,
        };
        let logical = match link.kind {
            LinkKind::Object | LinkKind::Prepositional | LinkKind::PassiveSubject => {
                clause::logical_subject(view, lexicon, verb)
            }
            _ => Found::default(),
        };
        let asked = clause::logical_object(view, lexicon, verb);
        let asks = role == SubjectRole::Asker && link.kind == LinkKind::Prepositional && !asked.is_empty();
        let sought = self.symmetric && role != SubjectRole::None && side == Side::Actor;
        let mut found = if role == wanted || sought {
            logical
        } else if asks {
            // "asked Ethiopia for recognition": who is asked acts, who asks receives.
            if side == Side::Actor { asked } else { logical }
        } else if side == Side::Recipient && link.preposition.is_some() && lexicon.contains("thank", view.lemma(verb)) {
            clause::logical_subject(view, lexicon, verb)
        } else if side == Side::Recipient && link.kind == LinkKind::Prepositional {
            clause::logical_object(view, lexicon, verb)
        } else if side == Side::Recipient && role == SubjectRole::Actor {
            Found { tokens: view.related(verb, &[Dependency::Dative]).collect(), ..Found::default() }
        } else {
            Found::default()
        };
        found.tokens.retain(|&token| token != self.token);
        found.steps.push("light verb");
        if found.tokens.is_empty() && !found.elided { self.described(side) } else { found }
    }

    /// "Kyiv is grateful for Poland's support", "Iran is subject to sanctions": of whom the adjective is said receives.
    fn predicated(&self, context: &Context) -> Option<Found> {
        let view = self.view;
        let adjective = self.adjective_in(context, "thank").or_else(|| self.adjective_in(context, "subjected"))?;
        // "found Belarus subject to", but not "found itself": the adjective has a subject of its own.
        let own = view.child(adjective, Dependency::Nsubj).filter(|&own| view.tag(own) != Tag::Prp);
        if let Some(own) = own {
            return Some(Found { tokens: vec![own], steps: vec!["predicate"], elided: false });
        }
        let copula = view.head(adjective).filter(|&head| view.is_verb(head))?;
        Some(clause::surface_subject(view, self.lexicon, copula, 4))
    }

    /// "Our gratitude for the support", "expressed its gratitude to Rome for the support": who thanks receives.
    fn gratitude(&self, context: &Context) -> Option<Found> {
        let noun = self.noun_of_thanks(context)?;
        let owners = clause::possessors(self.view, noun);
        if !owners.is_empty() {
            return Some(Found { tokens: owners, steps: vec!["gratitude"], elided: false });
        }
        let verb = self.view.head(noun).filter(|&head| self.view.is_verb(head))?;
        Some(clause::surface_subject(self.view, self.lexicon, verb, 4))
    }

    /// The noun of thanks for which the trigger is the reason; its preposition may hang on the verb beside it.
    fn noun_of_thanks(&self, context: &Context) -> Option<usize> {
        let view = self.view;
        let link = context.links.first().filter(|link| link.preposition.is_some())?;
        let listed = |noun: &usize| !view.is_verb(*noun) && self.lexicon.contains("gratitude", view.lemma(*noun));
        let beside = view.related(link.governor, &[Dependency::Dobj, Dependency::Nsubj]).find(listed);
        Some(link.governor).filter(listed).or(beside.filter(|_| view.is_verb(link.governor)))
    }

    /// The adjective of "is grateful for support" if it is in the list, whether the preposition hangs on it or on its copula.
    fn adjective_in(&self, context: &Context, list: &str) -> Option<usize> {
        let view = self.view;
        let governor = context.links.first().filter(|link| link.preposition.is_some())?.governor;
        let adjective = if view.is_verb(governor) { view.child(governor, Dependency::Acomp)? } else { governor };
        self.lexicon.contains(list, view.lemma(adjective)).then_some(adjective)
    }

    /// "sanctions that the EU imposed": the subject of a light verb in the noun's relative clause.
    fn relative_light_verb(&self) -> Option<Found> {
        let view = self.view;
        let light = |verb: &usize| {
            let entry = self.lexicon.governor(Takes::Noun, view.lemma(*verb));
            entry.is_some_and(|entry| entry.subject == SubjectRole::Actor)
        };
        let verb = view.related(self.token, &[Dependency::Relcl]).find(light)?;
        let mut found = clause::logical_subject(view, self.lexicon, verb);
        found.tokens.retain(|&token| token != self.token);
        found.steps.push("relative clause");
        (!found.is_empty()).then_some(found)
    }

    /// "Erik Prince, a supporter of": who the noun is said of in apposition.
    fn described(&self, side: Side) -> Found {
        let view = self.view;
        if side == Side::Recipient {
            return Found::default();
        }
        let mut at = self.token;
        while let (Dependency::Conj, Some(head)) = (view.relation(at), view.head(at)) {
            at = head;
        }
        match (view.relation(at), view.head(at)) {
            // "the United States, as chief supporter of"
            (Dependency::Pobj, Some(prep)) if self.lexicon.contains("capacity-preposition", view.lemma(prep)) => {
                match view.head(prep) {
                    Some(verb) if view.is_verb(verb) => clause::surface_subject(view, self.lexicon, verb, 4),
                    Some(noun) => Found { tokens: vec![noun], steps: vec!["capacity"], elided: false },
                    None => Found::default(),
                }
            }
            (Dependency::Appos, Some(head)) => Found { tokens: vec![head], steps: vec!["apposition"], elided: false },
            _ => Found::default(),
        }
    }

    /// "thanked Haley for her support": the object of a verb of thanks.
    fn thanked(&self, context: &Context) -> Found {
        let view = self.view;
        if let Some(adjective) = self.adjective_in(context, "thank") {
            // "grateful to Russia for its support"
            let to = self.view.related(adjective, &[Dependency::Prep]);
            let to = to.filter(|&prep| self.lexicon.contains("addressee-preposition", self.view.lemma(prep)));
            let tokens = to.filter_map(|prep| self.view.child(prep, Dependency::Pobj)).collect();
            return Found { tokens, steps: vec!["thanked"], elided: false };
        }
        if let Some(noun) = self.noun_of_thanks(context) {
            let words = [Some(noun), view.head(noun).filter(|&head| view.is_verb(head))];
            let tokens = words.into_iter().flatten().flat_map(|word| clause::complements(view, word, "to")).collect();
            return Found { tokens, steps: vec!["thanked"], elided: false };
        }
        let Some(link) = context.verb() else { return Found::default() };
        if link.preposition.is_none() || !self.lexicon.contains("thank", self.view.lemma(link.governor)) {
            return Found::default();
        }
        let mut found = clause::logical_object(self.view, self.lexicon, link.governor);
        found.steps.push("thanked");
        found
    }

    /// Complements of the noun, of what contains it, and of the verb it is object or subject of.
    fn noun_complements(&self, preposition: &str, context: &Context) -> Vec<usize> {
        let view = self.view;
        // "assistance to Ukraine and sanctions": what a noun before has for itself is not shared.
        let conjoined = view.relation(self.token) == Dependency::Conj;
        let shared = |noun: usize| {
            let all = clause::complements(view, noun, preposition);
            let carried = move |token: &usize| context.carriers.contains(token);
            all.into_iter()
                .filter(move |token| !carried(token) && (noun == self.token || !conjoined || *token > self.token))
        };
        let own: Vec<usize> = context.carriers.iter().flat_map(|&noun| shared(noun)).collect();
        if !own.is_empty() {
            return own;
        }
        // The preposition behind the noun is its own, wherever the parser hangs it.
        let next = self.token + 1;
        if view.tokens().contains(&next) && view.lemma(next) == preposition {
            return view.related(next, &[Dependency::Pobj]).collect();
        }
        let participles =
            context.carriers.iter().flat_map(|&noun| view.related(noun, &[Dependency::Acl, Dependency::Relcl]));
        // "sanctions that it saw fit to impose on Liberia": the complement may hang on an infinitive below.
        let verbs = participles.flat_map(|verb| std::iter::once(verb).chain(view.related(verb, &[Dependency::Xcomp])));
        let reduced: Vec<usize> = verbs.flat_map(|verb| clause::complements(view, verb, preposition)).collect();
        if !reduced.is_empty() {
            return reduced;
        }
        // "met with Modi on the margins of the summit": at an occasion only what follows the noun can be its own.
        let after = |token: &usize| {
            context.verb().is_some_and(|link| match link.kind {
                LinkKind::Occasion => *token > self.token,
                LinkKind::PassiveSubject => true,
                _ => *token > link.governor,
            })
        };
        let above: Vec<usize> = context.verb().map_or_else(Vec::new, |link| {
            let carried = |token: &usize| context.carriers.contains(token);
            let all = clause::complements(view, link.governor, preposition).into_iter();
            all.filter(after).filter(|token| !carried(token)).collect()
        });
        if above.is_empty() { self.far_between(preposition) } else { above }
    }

    /// "the meeting at Berne last July between A and B": "between" goes with the meeting, whatever noun it hangs on.
    fn far_between(&self, preposition: &str) -> Vec<usize> {
        let view = self.view;
        if !self.lexicon.contains("mutual-preposition", preposition) {
            return Vec::new();
        }
        let rest = (self.token + 1..view.tokens().end).take_while(|&token| !view.is_verb(token)).take(10);
        let between = rest.into_iter().find(|&token| view.lemma(token) == preposition);
        between.and_then(|token| view.child(token, Dependency::Pobj)).into_iter().collect()
    }

    /// Whether a noun is in the list, alone or with the verb that completes it ("right exist").
    fn in_list(&self, list: &str, noun: usize) -> bool {
        let view = self.view;
        let completed =
            |verb: usize| self.lexicon.contains(list, &format!("{} {}", view.lemma(noun), view.lemma(verb)));
        // "sovereignty over the Sahara" is about the territory, not its owner.
        let about = |prep: usize| self.lexicon.contains("territorial-preposition", view.lemma(prep));
        if view.related(noun, &[Dependency::Prep]).any(about) {
            return false;
        }
        self.lexicon.contains(list, view.lemma(noun)) || view.related(noun, &[Dependency::Acl]).any(completed)
    }

    /// Whoever a noun phrase names as owner, agent or place of what it is about: "a police convoy in western Afghanistan",
    /// "the decision by the president of Chad".
    fn inside(&self, noun: usize, reach: usize) -> Vec<usize> {
        let view = self.view;
        if view.mention_of(noun).is_some() {
            return vec![noun];
        }
        if reach == 0 {
            return Vec::new();
        }
        let named = |candidates: Vec<usize>| {
            candidates.into_iter().flat_map(|candidate| self.inside(candidate, reach - 1)).collect::<Vec<usize>>()
        };
        let owned = named(clause::owners(view, self.lexicon, noun));
        // "lifted its blockade of Qatar": a pronoun may stand for the actor itself.
        if owned.iter().any(|&owner| view.tag(owner) != Tag::PrpPoss) {
            return owned;
        }
        let prepositions = view.related(noun, &[Dependency::Prep]);
        let others = named(prepositions.filter_map(|prep| view.child(prep, Dependency::Pobj)).collect());
        let mut found = [owned, others].concat();
        if found.is_empty() {
            // "two ministers who served under Mugabe"
            found.extend(view.subtree(noun).find(|&token| view.mention_of(token).is_some()));
        }
        found
    }

    /// Owners of fillers whose noun is in the list: "the independence of Kosovo", "Kyiv's territorial integrity".
    fn owners_through(&self, found: &Found, list: &str) -> Found {
        if list == ANY {
            let nouns = found.tokens.iter().flat_map(|&token| conjoined(self.view, token));
            let tokens = nouns.flat_map(|noun| self.inside(noun, 3)).filter(|&owner| owner != self.token).collect();
            let steps = [found.steps.as_slice(), &["inside its phrase"]].concat();
            return Found { tokens, steps, elided: false };
        }
        let mut tokens = Vec::new();
        let owners = match () {
            () if self.lexicon.contains("located", list) => clause::owners_or_location,
            () if self.lexicon.contains("targeted", list) => clause::targets,
            () => clause::owners,
        };
        // "the restoration of Latvia's independence": an owner may itself be of the list.
        let deeper = |owner: usize| match self.view.mention_of(owner) {
            None if [list, "position"].iter().any(|list| self.lexicon.contains(list, self.view.lemma(owner))) => {
                owners(self.view, self.lexicon, owner)
            }
            _ => vec![owner],
        };
        for token in found.tokens.iter().flat_map(|&token| conjoined(self.view, token)) {
            // "the Republic of China" is a name, not a republic that China owns.
            let name = self.view.mention_of(token).is_some_and(|mention| {
                let mention = &self.view.mentions[mention];
                mention.form == MentionForm::Name && mention.name.contains(token)
            });
            if !name && self.in_list(list, token) {
                tokens.extend(
                    owners(self.view, self.lexicon, token)
                        .into_iter()
                        .flat_map(deeper)
                        .filter(|&owner| owner != self.token),
                );
            }
        }
        let mut steps = found.steps.clone();
        steps.push("through its owner");
        Found { tokens, steps, elided: false }
    }
}

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
    found.sort_unstable();
    found
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

/// "received Kagame, the president; and Fidan, the minister": the parser hangs the last name of such a list on the verb.
fn astray(view: &View<'_>, token: usize) -> Vec<usize> {
    let above = view.head(token);
    let preposition = above.filter(|&above| view.relation(above) == Dependency::Prep);
    let Some(verb) = preposition.map_or(above, |above| view.head(above)).filter(|&verb| view.is_verb(verb)) else {
        return Vec::new();
    };
    let name = |&other: &usize| {
        other > token
            && token > verb
            && matches!(view.tag(other), Tag::Nnp | Tag::Nnps)
            && view.mention_of(other).is_some()
    };
    view.related(verb, &[Dependency::Conj]).filter(name).collect()
}
