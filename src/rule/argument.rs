//! Arguments: from a role expression to the mentions that fill it.

use std::collections::BTreeMap;

use super::clause::{self, Found};
use super::context::Context;
use super::lexicon::Lexicon;
use super::phrase;
use super::role::{Base, Role};
use super::subject;
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
    /// The groups without a name, by token, of a rule that admits them.
    pub groups: Option<&'a BTreeMap<usize, usize>>,
    /// Whether they may fill a role: only where nobody named does.
    pub unnamed: bool,
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
                let mut tokens = phrase::complements(view, token, preposition);
                if tokens.is_empty() {
                    tokens = self.misattached(token, preposition);
                }
                if tokens.is_empty() && preposition == "to" {
                    tokens = self.handed_to();
                }
                Found { tokens, ..Found::default() }
            }
            Base::Hyphen | Base::Modified => self.of_modifier(base),
            Base::Content => self.content(&[token]),
            Base::Obliged => self.obliged(),
            Base::Claimed => self.claimed(),
            Base::Awaited => self.awaited(&[token]),
            Base::Prompted => self.prompted(),
            Base::Occasion
            | Base::Aided
            | Base::Present
            | Base::Afflicted
            | Base::Possessor
            | Base::Modifier
            | Base::Topic
            | Base::Thanked
            | Base::Addressee
            | Base::Purpose
            | Base::Named
            | Base::Implied
            | Base::Titled
            | Base::Publisher => Found::default(),
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
        let near: Vec<usize> = nouns.flat_map(|noun| phrase::complements(view, noun, preposition)).collect();
        if near.is_empty() { self.comitative(verb, preposition) } else { near }
    }

    /// "returned a statue stolen in 1990 to Greek officials": who is handed something may hang on any word of it.
    fn handed_to(&self) -> Vec<usize> {
        let view = self.view;
        if !self.lexicon.contains("handing", view.lemma(self.token)) {
            return Vec::new();
        }
        let things = view.related(self.token, &[Dependency::Dobj, Dependency::Nsubjpass]);
        let inside = things.flat_map(|thing| view.subtree(thing)).filter(|&word| word > self.token);
        let to = inside.filter(|&word| view.lemma(word) == "to" && view.relation(word) == Dependency::Prep);
        to.filter_map(|to| view.child(to, Dependency::Pobj)).collect()
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

    pub(super) fn of_modifier(&self, base: &Base) -> Found {
        let (view, token) = (self.view, self.token);
        let tokens = match base {
            Base::Hyphen => self.before_hyphen(),
            Base::Modified => self.modified(),
            Base::Subject => return self.predicate_subject(),
            Base::Content => return self.content(&[token]),
            Base::Preposition(preposition) => phrase::complements(view, token, preposition),
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
            Some(head) if view.is_verb(head) => subject::surface_subject(view, self.lexicon, head, 4),
            // "is the main force, supportive of"
            Some(head) if view.relation(head) == Dependency::Attr && view.relation(first) == Dependency::Amod => {
                let copula = view.head(head).filter(|&copula| view.is_verb(copula));
                copula.map_or_else(Found::default, |copula| subject::surface_subject(view, self.lexicon, copula, 4))
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

    /// The mentions of the clauses that complete the words, in text order; the first that is an actor fills the role.
    pub(super) fn content(&self, words: &[usize]) -> Found {
        let view = self.view;
        let clause = |child: &usize| {
            let completes = match view.relation(*child) {
                Dependency::Xcomp | Dependency::Ccomp | Dependency::Acl | Dependency::Pcomp => true,
                Dependency::Advcl => view.tag(*child) == Tag::Vb,
                _ => false,
            };
            *child > self.token && completes && view.is_verb(*child)
        };
        // "asked about it before going to Chad" does not ask for that.
        let tells = |prep: &usize| !self.lexicon.contains("aside-preposition", view.lemma(*prep));
        let below = |word: usize| {
            let prepositions =
                view.related(word, &[Dependency::Prep]).filter(tells).flat_map(|prep| view.children(prep));
            view.children(word).chain(prepositions.collect::<Vec<_>>()).filter(clause).collect::<Vec<_>>()
        };
        let clauses: Vec<_> = words.iter().flat_map(|&word| below(word)).collect();
        Found { tokens: self.named_in(&clauses), steps: vec!["content"], elided: false }
    }

    /// "will not lift the embargo until Iran yields": who is named in the condition.
    pub(super) fn awaited(&self, words: &[usize]) -> Found {
        let view = self.view;
        let condition = |clause: &usize| {
            view.related(*clause, &[Dependency::Mark]).any(|mark| self.lexicon.contains("condition", view.lemma(mark)))
        };
        // "issued an ultimatum if they stayed": the clause hangs on the light verb.
        let above = |&word: &usize| [Some(word), view.head(word).filter(|&head| view.is_verb(head))];
        let bases = words.iter().flat_map(above).flatten();
        let clauses: Vec<_> =
            bases.flat_map(|base| view.related(base, &[Dependency::Advcl])).filter(condition).collect();
        // "served until A withdrew its fleet": the condition itself awaits nobody.
        let clauses: Vec<_> =
            clauses.into_iter().filter(|&clause| !view.subtree(clause).contains(&self.token)).collect();
        Found { tokens: self.named_in(&clauses), steps: vec!["condition"], elided: false }
    }

    /// "was freed after the king pardoned him", "ended their strike after talks with the ministry": who is named in what went before.
    fn prompted(&self) -> Found {
        let view = self.view;
        let before = |word: usize| self.lexicon.contains("aftermath", &view.word(word).to_lowercase());
        // "called off a strike that had closed ports after the ministry gave in": the parser may hang it on any word behind.
        let behind = view.subtree(self.token).filter(|&word| word > self.token);
        let clauses = behind.filter(|&clause| {
            view.relation(clause) == Dependency::Advcl && view.related(clause, &[Dependency::Mark]).any(before)
        });
        // "ended a strike following a deal": the parser takes the preposition for a verb.
        let objects = view.related(self.token, &[Dependency::Dobj]).flat_map(|object| view.children(object));
        let prepositions = view.children(self.token).chain(objects).filter(|&word| word > self.token && before(word));
        let told = prepositions.flat_map(|prep| view.children(prep));
        let words: Vec<_> = clauses.chain(told).collect();
        // "resigned after it became clear that he had lost the faith of his party": only who acts in it.
        let within = |token: &usize| {
            let above = std::iter::successors(Some(*token), |&at| view.head(at).filter(|_| !words.contains(&at)));
            above
                .skip(1)
                .take_while(|at| !words.contains(at))
                .all(|at| !view.is_verb(at) || view.relation(at) == Dependency::Acl)
        };
        let tokens = self.named_in(&words).into_iter().filter(within).collect();
        Found { tokens, steps: vec!["aftermath"], elided: false }
    }

    /// The actors named in clauses behind the trigger, in text order.
    fn named_in(&self, clauses: &[usize]) -> Vec<usize> {
        let view = self.view;
        let is_head = |token: usize| {
            view.mention_of(token).is_some_and(|number| view.mentions[number].head == token)
                || self.group(token).is_some() && self.is_close(token, clauses)
        };
        let mut tokens = Vec::new();
        for &verb in clauses {
            let said = view.subtree(verb).filter(|&token| token > self.token && is_head(token));
            let named = said.filter(|&token| !phrase::is_hyphenated(view, token));
            let party =
                |&token: &usize| !self.is_beside(token, verb) && !self.is_founded(token) && !self.is_bracketed(token);
            tokens.extend(named.filter(party));
        }
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }

    /// "said that Iran must withdraw": who is said to have a duty.
    fn obliged(&self) -> Found {
        let view = self.view;
        let duty = |clause: &usize| {
            view.related(*clause, &[Dependency::Aux]).any(|word| self.lexicon.contains("duty", view.lemma(word)))
        };
        let clauses = view.related(self.token, &[Dependency::Ccomp]).filter(|&clause| clause > self.token);
        let subjects = clauses.filter(duty).filter_map(|clause| view.child(clause, Dependency::Nsubj));
        Found { tokens: subjects.collect(), steps: vec!["duty"], elided: false }
    }

    /// "said that Iran had broken the truce": who does what is claimed.
    fn claimed(&self) -> Found {
        // "found that he did not lie"
        let denied = |clause: usize| self.view.has(clause, Dependency::Neg);
        let clauses = self.view.related(self.token, &[Dependency::Ccomp]);
        let clauses = clauses.filter(|&clause| clause > self.token && !denied(clause));
        let doers = clauses.flat_map(|clause| match self.view.is_verb(clause) {
            true => clause::logical_subject(self.view, self.lexicon, clause).tokens,
            // "called the raid a disgrace"
            false => self.view.related(clause, &[Dependency::Nsubj]).collect(),
        });
        Found { tokens: doers.collect(), steps: vec!["claim"], elided: false }
    }

    /// "agreed to free hostages", "to give arms to rebels": a group is a party of a clause by its place in it, not by being named in it.
    fn is_close(&self, token: usize, clauses: &[usize]) -> bool {
        let view = self.view;
        // "agreed to withdraw its army"
        if view.related(token, &[Dependency::Poss]).any(|owner| view.tag(owner) == Tag::PrpPoss) {
            return false;
        }
        let above = view.head(token);
        let verb = above
            .filter(|&above| matches!(view.relation(above), Dependency::Prep | Dependency::Agent))
            .map_or(above, |prep| view.head(prep));
        // "spent money on helping to feed refugees"
        let governing = |&verb: &usize| view.head(verb).filter(|_| view.relation(verb) == Dependency::Xcomp);
        std::iter::successors(verb, governing).any(|verb| clauses.contains(&verb))
    }

    /// "agreed to set up an Institute for Peace in Chad": what is founded is no party yet.
    fn is_founded(&self, token: usize) -> bool {
        let view = self.view;
        let words = view.mention_of(token).map_or(token..token + 1, |of| view.mentions[of].tokens.range());
        let founded = |word: usize| {
            let verb = view.head(word).filter(|_| view.relation(word) == Dependency::Dobj);
            verb.is_some_and(|verb| self.lexicon.contains("founding", view.lemma(verb)))
        };
        words.into_iter().any(founded)
    }

    /// "decided to send a letter (see the English translation)"
    fn is_bracketed(&self, token: usize) -> bool {
        let bracket = |&at: &usize| matches!(self.view.word(at), "(" | ")");
        (self.token..token).rev().find(bracket).is_some_and(|at| self.view.word(at) == "(")
    }

    /// "failed to agree when they met": what is only said beside a clause is no part of it.
    fn is_beside(&self, token: usize, clause: usize) -> bool {
        let view = self.view;
        let mut at = token;
        while at != clause {
            let beside = match view.relation(at) {
                Dependency::Advcl => view.tag(at) != Tag::Vb,
                Dependency::Relcl => true,
                Dependency::Pcomp => {
                    let word = view.head(at).map(|prep| view.lemma(prep));
                    word.is_some_and(|word| self.lexicon.contains("aside-preposition", word))
                }
                _ => false,
            };
            if beside {
                return true;
            }
            let Some(head) = view.head(at) else { return false };
            at = head;
        }
        false
    }
}
