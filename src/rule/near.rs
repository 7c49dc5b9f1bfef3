//! Whether the parties of a trigger stand close enough to it that a sentence is worth its parse.
//!
//! "Going to take your question", said ten lines after a country was named, is no visit to it. A rule that is `near` reads only triggers with
//! parties around them, whether the sentence is parsed for it or for another rule.

use compact_str::CompactString;

use super::file::{Frame, Rule, TriggerKind};
use super::role::{Base, Role};
use crate::mention::{Mention, MentionForm};
use crate::resolution::Resolution;
use crate::text::{Document, TokenSpan};

/// Which parties a trigger wants around it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reach {
    /// The trigger is a noun, whose parties may both follow it: "talks between A and B".
    noun: bool,
    /// A party may have no name.
    pub(super) unnamed: bool,
    /// Both parties may be one: a state and its own.
    own: bool,
    /// One party is enough beside people of its own.
    home: bool,
    /// What it tells of stands behind "of": "warned of a harsh response".
    of: bool,
    /// The parties may act together, named in a row before the trigger.
    collective: bool,
    /// The prepositions of which one leads to the recipient; none where it may stand without.
    prepositions: Vec<CompactString>,
    /// Words between such a preposition and the recipient, at most.
    gap: usize,
    /// Words before and behind the trigger among which the parties stand.
    sides: (usize, usize),
    /// Words on one side of it among which both stand.
    one_side: (usize, usize),
    /// Words among which the preposition follows.
    preposition: usize,
}

impl Reach {
    /// Returns what a frame's trigger wants; `seldom` says that it is a frequent word which seldom tells of a happening.
    pub(super) fn of(rule: &Rule, frame: &Frame, kind: TriggerKind, seldom: bool) -> Self {
        let noun = matches!(kind, TriggerKind::Noun | TriggerKind::Compound);
        let roles = &frame.recipient.alternatives;
        let preposition = |role: &Role| match &role.base {
            Base::Preposition(word) => Some(word.clone()),
            _ => None,
        };
        let prepositions: Option<Vec<_>> = roles.iter().map(preposition).collect();
        Self {
            noun,
            unnamed: rule.unnamed,
            own: rule.domestic,
            home: !frame.home.is_empty(),
            of: frame.only.iter().any(|entry| entry.starts_with("of ")),
            collective: frame.collective,
            prepositions: prepositions.filter(|_| !frame.collective).unwrap_or_default(),
            gap: if roles.iter().any(Role::is_wide) { WIDE_GAP } else { GAP },
            sides: match (seldom, noun) {
                (true, _) => SELDOM,
                (false, true) => (NOUN.0, rule.reach.unwrap_or(NOUN.1)),
                (false, false) => (VERB.0, rule.reach.unwrap_or(VERB.1)),
            },
            one_side: match (seldom, noun) {
                (true, true) => (SELDOM_ONE_SIDE, NOUN_ONE_SIDE.1),
                (true, false) => (SELDOM_ONE_SIDE, SELDOM_ONE_SIDE),
                (false, true) => (NOUN_ONE_SIDE.0, rule.reach.map_or(NOUN_ONE_SIDE.1, |reach| reach / 2)),
                (false, false) => VERB_ONE_SIDE,
            },
            preposition: if seldom { SELDOM.1 } else { PREPOSITION },
        }
    }
}

/// Words within which parties stand before and behind a frequent word that seldom tells of a happening: "going", "part".
const SELDOM: (usize, usize) = (8, 6);

/// Words within which both stand on one side of it.
const SELDOM_ONE_SIDE: usize = 4;

/// Words within which one party stands before a verb, and another behind it.
const VERB: (usize, usize) = (10, 12);

/// The same of a noun.
const NOUN: (usize, usize) = (10, 10);

/// Words within which two parties stand on one side of a verb: "A and B agreed", "the accord that A signed with B".
const VERB_ONE_SIDE: (usize, usize) = (6, 4);

/// The same of a noun: "A and B began a partnership", "talks between A and B".
const NOUN_ONE_SIDE: (usize, usize) = (5, 8);

/// Words within which a state stands before what it does to people of its own, and these behind it.
const HOME: (usize, usize) = (8, 8);

/// Words within which people and bodies without a name stand before and behind a trigger at most: nineteen of twenty do.
const NAMELESS: (usize, usize) = (7, 9);

/// Words within which two parties stand before a trigger of what they do together: "the Union and the bloc of Andean states agreed".
const TOGETHER: usize = 10;

/// Words within which the preposition follows that leads to the recipient: "discussed the talks and the situation at the border with Chad".
const PREPOSITION: usize = 16;

/// Words from that preposition to the recipient: "to the Republic of Chad", and where what lies between may be named: "to families in Chad".
const GAP: usize = 5;
const WIDE_GAP: usize = 9;

/// What no verb follows but a participle: "the question".
const DETERMINERS: [&str; 22] = [
    "a", "an", "the", "this", "these", "those", "my", "your", "his", "its", "our", "their", "no", "any", "some",
    "each", "every", "another", "very", "such", "other", "many",
];

/// What a verb has no object behind.
const CLOSING: [&str; 9] = [",", ".", ":", ";", "?", "—", "–", "--", "of"];

/// The mentions around the triggers of one sentence.
pub struct Surroundings<'a> {
    document: &'a Document,
    mentions: &'a [Mention],
    first: usize,
    resolution: &'a Resolution,
    sentence: TokenSpan,
}

impl<'a> Surroundings<'a> {
    /// Returns the surroundings that a sentence gives its triggers.
    pub fn new(document: &'a Document, mentions: &'a [Mention], resolution: &'a Resolution, sentence: usize) -> Self {
        let sentence = document.sentences[sentence].tokens;
        let first = mentions.partition_point(|mention| mention.tokens.start() < sentence.start());
        let length = mentions[first..].partition_point(|mention| mention.tokens.start() < sentence.end());
        Self { document, mentions: &mentions[first..first + length], first, resolution, sentence }
    }

    /// Returns whether the parties that a trigger wants are within reach of it; `people` says of a token whether it is a word for people.
    pub fn within(&self, token: usize, reach: &Reach, people: impl Fn(usize) -> bool) -> bool {
        // "Met with Minister X": who keeps a diary has no word.
        let elided = self.resolution.narrator.is_some() && self.document.raw.subject.is_some();
        if elided || (reach.home && self.at_home(token, people)) {
            return true;
        }
        let open = reach.noun || reach.of || !self.is_closed(token);
        let possible = open && (reach.noun || !self.is_determined(token));
        possible && self.around(token, reach) && (reach.prepositions.is_empty() || self.leads(token, reach))
    }

    fn around(&self, token: usize, reach: &Reach) -> bool {
        let (sides, (before, behind)) = (reach.sides, reach.one_side);
        let before = if reach.collective { TOGETHER } else { before };
        // "were deployed by Egypt along the border with Libya"
        let mut next = token + 1..self.sentence.end().min(token + 3);
        let passive = next.any(|next| self.document.word(next) == "by");
        let behind = if passive { VERB.1 } else { behind };
        let any = |before, behind| self.parties(token, before, behind, reach.unnamed).next().is_some();
        let two = |before, behind| Self::differ(self.parties(token, before, behind, reach.unnamed));
        // "rebels and Chad agreed", but not "a court in Chad wants": who has no name and does it stands across from whom it is done to.
        let across = reach.unnamed && !reach.noun && !reach.collective;
        let aside = |before, behind| Self::differ(self.parties(token, before, behind, reach.unnamed && !across));
        let far = if reach.prepositions.is_empty() { sides.1 } else { reach.preposition + reach.gap };
        let both = any(sides.0, 0) && any(0, far);
        both && (reach.own || two(sides.0, far)) || aside(before, 0) || aside(0, behind)
    }

    /// Whether one of the prepositions follows, and a party it; it may stand inside what names the party: "troops from Iraq".
    fn leads(&self, token: usize, reach: &Reach) -> bool {
        let end = self.sentence.end().min(token + 1 + reach.preposition);
        let is_one =
            |&at: &usize| reach.prepositions.iter().any(|word| self.document.word(at).eq_ignore_ascii_case(word));
        let follows =
            |mention: &Mention, at: usize| mention.tokens.end() > at && mention.tokens.start() <= at + reach.gap;
        let party = |number: usize| !self.resolution.entities_of(number).is_empty();
        let led = |at: usize| {
            let mut numbered = self.mentions.iter().zip(self.first..);
            let unnamed = || reach.unnamed && self.unnamed(at + 1, at + reach.gap + 1).next().is_some();
            numbered.any(|(mention, number)| follows(mention, at) && party(number)) || unnamed()
        };
        (token + 1..end).filter(is_one).any(led)
    }

    fn is_determined(&self, token: usize) -> bool {
        let document = self.document;
        let before = token.checked_sub(1).filter(|&before| before >= self.sentence.start());
        before.is_some_and(|before| DETERMINERS.iter().any(|word| document.word(before).eq_ignore_ascii_case(word)))
            && !document.word(token).ends_with("ing")
    }

    fn at_home(&self, token: usize, people: impl Fn(usize) -> bool) -> bool {
        let end = self.sentence.end().min(token + 1 + HOME.1);
        self.parties(token, HOME.0, 0, false).next().is_some() && (token + 1..end).any(people)
    }

    fn is_closed(&self, token: usize) -> bool {
        token + 1 >= self.sentence.end() || CLOSING.contains(&self.document.word(token + 1))
    }

    fn differ(mut parties: impl Iterator<Item = usize>) -> bool {
        parties.next().is_some_and(|first| parties.any(|party| party != first))
    }

    /// The entities named within so many words before and behind a token, those without a name too if wanted.
    fn parties(&self, token: usize, before: usize, behind: usize, unnamed: bool) -> impl Iterator<Item = usize> + '_ {
        let numbered = self.mentions.iter().zip(self.first..);
        let close = move |mention: &Mention| {
            let (start, end) = (mention.tokens.start(), mention.tokens.end());
            (end <= token && token < end + before) || (token < start && start <= token + behind)
        };
        let near = numbered.filter(move |(mention, _)| close(mention));
        // "rebels said they would disarm": the parse tells whom the pronoun takes up.
        let entities = move |(mention, number): (&Mention, usize)| {
            let known = self.resolution.entities_of(number);
            let pronoun = unnamed && known.is_empty() && mention.form == MentionForm::Pronoun;
            let open = pronoun && self.unnamed(self.sentence.start(), mention.head).next().is_some();
            known.iter().copied().chain(open.then_some(usize::MAX))
        };
        let named = near.flat_map(entities);
        // Not the trigger itself: "protests".
        let first = if unnamed { token.saturating_sub(before.min(NAMELESS.0)) } else { token };
        let last = if unnamed { token + behind.min(NAMELESS.1) + 1 } else { token };
        named.chain(self.unnamed(first, token)).chain(self.unnamed(token + 1, last.max(token + 1)))
    }

    /// The groups without a name among these tokens of the sentence.
    fn unnamed(&self, first: usize, after: usize) -> impl Iterator<Item = usize> + '_ {
        let (first, after) = (first.max(self.sentence.start()), after.min(self.sentence.end()));
        self.resolution.unnamed.range(first.min(after)..after).map(|(_, &group)| group)
    }
}
