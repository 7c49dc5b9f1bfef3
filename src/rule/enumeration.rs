//! Enumerations: lists of names as their punctuation tells them.
//!
//! "sanctions on Falk, an adviser to the Emir; Holm, the head of the bank; and Quist": appositions, titles and semicolons
//! break the parser's coordination, seldom the list itself.

use super::lexicon::Lexicon;
use super::view::View;
use crate::gazetteer::EntityKind;
use crate::mention::MentionForm;
use crate::text::{Dependency, Tag};

/// How many words may stand before the name of an item: "the Burmese business leader Falk".
const BEFORE_NAME: usize = 8;

/// Returns the head tokens of the names that a list goes on with after `first`, a name or a noun that covers the list.
pub fn listed(view: &View<'_>, lexicon: &Lexicon, first: usize) -> Vec<usize> {
    let end = view.tokens().end;
    let named = view.mention_of(first).is_some_and(|number| view.mentions[number].form == MentionForm::Name);
    let mut list = List { view, lexicon, at: first + 1, end, named, found: Vec::new(), row: Vec::new(), joined: false };
    if let Some(mention) = view.mention_of(first) {
        if view.mentions[mention].form == MentionForm::Place {
            return Vec::new();
        }
        list.at = view.mentions[mention].tokens.end().max(first + 1);
        list.run(true);
    } else if let Some(colon) = list.colon() {
        list.at = colon;
        list.joined = true;
        list.run(false);
    } else if lexicon.contains("firm", view.lemma(first)) {
        list.run(false);
    }
    list.close();
    list.found
}

/// "The Interior Ministry's Special Brigade", two names of which the parser takes the first: returns the second.
pub fn owned(view: &View<'_>, token: usize) -> Option<usize> {
    let end = view.mentions[view.mention_of(token)?].tokens.end();
    let next = (end + 1 < view.tokens().end && view.tag(end) == Tag::Pos).then_some(end + 1)?;
    let number = view.mention_of(next)?;
    (view.mentions[number].form == MentionForm::Name).then_some(view.mentions[number].head)
}

/// Whether the list has semicolons, which the parser reads badly: then only its punctuation counts.
pub fn has_semicolons(view: &View<'_>, first: usize) -> bool {
    (first..view.tokens().end).any(|token| view.word(token) == ";")
}

struct List<'a, 'b> {
    view: &'a View<'b>,
    lexicon: &'a Lexicon,
    at: usize,
    end: usize,
    /// Whether it begins with a name, which includes no others: "the states that helped Chad, especially Niger".
    named: bool,
    found: Vec<usize>,
    /// The items of the row that is being read, with nothing but commas and conjunctions between.
    row: Vec<usize>,
    /// Whether the row has shown that it is a list: a conjunction, a colon before it, a semicolon.
    joined: bool,
}

/// What stands where an item may begin.
enum Item {
    /// A name: its head and the token behind it.
    Name(usize, usize),
    /// A name that is the subject of the words behind it.
    Subject,
    /// No name.
    Other,
}

impl List<'_, '_> {
    /// The colon that opens the list: "the following individuals: Falk and Holm".
    fn colon(&self) -> Option<usize> {
        let clause = (self.at..self.end).take_while(|&token| !self.is_finite(token));
        clause.into_iter().find(|&token| self.view.word(token) == ":")
    }

    /// Reads on from an item (`after_item`) or from the words before the first one.
    fn run(&mut self, mut after_item: bool) {
        let unnamed = !after_item;
        while self.at < self.end {
            // "support for militants, despite visits by officials, including Falk": the list is of the nearest people.
            if unnamed && self.row.is_empty() && self.found.is_empty() && self.is_people(self.at) {
                return;
            }
            let word = self.view.word(self.at);
            let comma = matches!(word, "," | ";" | ":" | "\u{2013}" | "\u{2014}");
            if word == "(" {
                self.at = (self.at..self.end).find(|&token| self.view.word(token) == ")").map_or(self.end, |at| at + 1);
            } else if comma || after_item && self.joins(self.at) {
                after_item = self.next_item();
            } else if self.breaks(after_item) {
                let semicolon = (self.at..self.end).find(|&token| self.view.word(token) == ";");
                let Some(semicolon) = semicolon else { return };
                self.close();
                self.at = semicolon;
                after_item = false;
            } else {
                self.at += 1;
                after_item = false;
            }
        }
    }

    /// Ends a row: without a conjunction "met Falk, Denmark's minister" is no list.
    fn close(&mut self) {
        let row = std::mem::take(&mut self.row);
        if std::mem::take(&mut self.joined) {
            self.found.extend(row);
        }
    }

    /// Steps over a separator; returns whether a name follows.
    fn next_item(&mut self) -> bool {
        let strong = self.view.word(self.at) != ",";
        self.at += 1;
        let start = self.at;
        while self.at < self.end && self.joins(self.at) {
            self.at += 1;
        }
        // "Chad, among them Niger and Togo": others than those before.
        // So is what "but" sets against them.
        if self.at < self.end && matches!(self.view.lemma(self.at), "among" | "but" | "while" | "whereas") {
            self.at = self.end;
            return false;
        }
        match self.item() {
            Item::Name(head, next) => {
                self.joined |= strong || self.at > start;
                self.row.push(head);
                self.at = next;
                true
            }
            Item::Subject => {
                // "..., Falk and Holm said": neither is of the list.
                self.row.clear();
                self.joined = false;
                self.at = self.end;
                false
            }
            Item::Other => false,
        }
    }

    fn item(&self) -> Item {
        let view = self.view;
        let mut at = self.at;
        // "in Bali, Indonesia"
        let form = |token: usize| view.mention_of(token).map(|number| view.mentions[number].form);
        if at.checked_sub(2).filter(|before| view.tokens().contains(before)).and_then(form) == Some(MentionForm::Place)
        {
            return Item::Other;
        }
        while at < self.end.min(self.at + BEFORE_NAME) {
            let Some(mention) = view.mention_of(at).map(|number| &view.mentions[number]) else {
                let inside = matches!(
                    view.tag(at),
                    Tag::Dt
                        | Tag::Jj
                        | Tag::Jjs
                        | Tag::Nn
                        | Tag::Nns
                        | Tag::Nnp
                        | Tag::Nnps
                        | Tag::Cd
                        | Tag::PrpPoss
                        | Tag::Hyph
                        | Tag::Pos
                );
                if !inside && view.relation(at) != Dependency::Amod {
                    return Item::Other;
                }
                at += 1;
                continue;
            };
            let next = mention.tokens.end();
            let owner = next < self.end && view.tag(next) == Tag::Pos;
            if owner || mention.form != MentionForm::Name || self.is_attribute(mention.kind, next) {
                at = next.max(at + 1);
                continue;
            }
            // "Will it sanction Falk - MR. HOLM: It will.": who speaks next is none of the list.
            let speaks = next < self.end && self.view.word(next) == ":";
            // "; Norway implicitly recognised it"
            let verb = (next..self.end).find(|&token| view.tag(token) != Tag::Rb);
            return if speaks || verb.is_some_and(|verb| self.is_finite(verb)) {
                Item::Subject
            } else {
                Item::Name(mention.head, next)
            };
        }
        Item::Other
    }

    /// "on Chad and a U.S.-led force", "and Niger troops": a state before a hyphen or noun is none of the list.
    fn is_attribute(&self, kind: Option<EntityKind>, next: usize) -> bool {
        let noun = || self.view.mention_of(next).is_none() && matches!(self.view.tag(next), Tag::Nn | Tag::Nns);
        kind == Some(EntityKind::State) && next < self.end && (self.view.tag(next) == Tag::Hyph || noun())
    }

    /// "visits by officials": people who act in a phrase of their own.
    fn is_people(&self, token: usize) -> bool {
        let view = self.view;
        let role =
            |number: usize| view.mentions[number].form == MentionForm::Role && view.mentions[number].head == token;
        let agents = view.head(token).is_some_and(|by| view.word(by) == "by");
        agents && view.tag(token) == Tag::Nns && view.mention_of(token).is_some_and(role)
    }

    fn joins(&self, token: usize) -> bool {
        let lemma = self.view.lemma(token);
        // "as well as": each of the three words has "well" beside or in it.
        let around = token.saturating_sub(1).max(self.view.tokens().start)..(token + 2).min(self.end);
        let well = around.into_iter().any(|near| self.lexicon.contains("as-well-as", self.view.lemma(near)));
        let including = !self.named && self.lexicon.contains("including", lemma);
        including || self.lexicon.contains("and", lemma) || well
    }

    /// Whether the list ends here: a verb, or a preposition behind a name that is not part of a title.
    fn breaks(&self, after_item: bool) -> bool {
        let (view, token) = (self.view, self.at);
        let verb = view.is_verb(token) && view.relation(token) != Dependency::Amod;
        let preposition = matches!(view.tag(token), Tag::In | Tag::To)
            && !self.lexicon.contains("owner-preposition", view.lemma(token));
        verb || after_item && preposition
    }

    fn is_finite(&self, token: usize) -> bool {
        matches!(self.view.tag(token), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
            && self.view.relation(token) != Dependency::Amod
    }
}
