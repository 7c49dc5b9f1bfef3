//! Whether the parties of a trigger stand close enough to it that a sentence is worth its parse.
//!
//! "Going to take your question", said ten lines after a country was named, is no visit to it. A rule that is `near` reads only triggers with
//! parties around them, whether the sentence is parsed for it or for another rule.

use compact_str::CompactString;

use super::condition::INFINITIVE;
use super::cue::Cue;
use super::file::{Frame, Rule, TriggerKind};
use super::neighbour::Neighbour;
use super::role::{Base, Role};
use crate::gazetteer::EntityKind;
use crate::mention::{Mention, MentionForm};
use crate::resolution::Resolution;
use crate::text::{Document, TokenSpan};

/// Which parties a trigger wants around it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reach {
    kind: TriggerKind,
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
    /// The same of the actor: "an agreement between A and B".
    actor_prepositions: Vec<CompactString>,
    /// The kinds of actor and recipient; none where all may be.
    kinds: [Vec<EntityKind>; 2],
    /// Both parties stand before the noun: "a U.S.-Turkish agreement".
    before: bool,
    /// The words directly behind the trigger with which it says something else: "worked for".
    closing: Vec<CompactString>,
    /// Words between such a preposition and the recipient, at most.
    gap: usize,
    /// Words before and behind the trigger among which the parties stand.
    sides: (usize, usize),
    /// Words on one side of it among which both stand.
    one_side: (usize, usize),
    /// Words among which the preposition follows.
    preposition: usize,
    /// Numbers of the sets of words of which one each stands close to the trigger.
    companions: Vec<u32>,
}

impl Reach {
    /// Returns what a frame's trigger wants; `seldom` says that it is a frequent word which seldom tells of a happening.
    pub(super) fn of(rule: &Rule, frame: &Frame, kind: TriggerKind, seldom: bool, companions: Vec<u32>) -> Self {
        let noun = matches!(kind, TriggerKind::Noun | TriggerKind::Compound);
        let (actor, roles) = (&frame.actor.alternatives, &frame.recipient.alternatives);
        let of_nobody = roles.is_empty() && actor.iter().all(|role| role.base == Base::Modifier);
        Self {
            kind,
            noun,
            unnamed: rule.unnamed,
            own: rule.domestic,
            home: !frame.home.is_empty(),
            of: frame.only.iter().any(|entry| entry.starts_with("of ")),
            collective: frame.collective,
            prepositions: if frame.collective { Vec::new() } else { prepositions(roles) },
            actor_prepositions: prepositions(actor),
            kinds: [&frame.actor_kind, &frame.recipient_kind].map(|kinds| entity_kinds(kinds)),
            before: of_nobody,
            closing: closing(frame),
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
            companions,
        }
    }

    /// Words behind a trigger among which the recipient stands.
    fn far(&self) -> usize {
        if self.prepositions.is_empty() { self.sides.1 } else { self.preposition + self.gap }
    }
}

/// The prepositions of roles that are all complements of one, otherwise none.
fn prepositions(roles: &[Role]) -> Vec<CompactString> {
    let preposition = |role: &Role| match &role.base {
        Base::Preposition(word) => Some(word.clone()),
        _ => None,
    };
    roles.iter().map(preposition).collect::<Option<_>>().unwrap_or_default()
}

/// The kinds of entity that a frame names; none where it names other properties too.
fn entity_kinds(names: &[CompactString]) -> Vec<EntityKind> {
    let kind = |name: &CompactString| EntityKind::ALL.into_iter().find(|kind| kind.label() == name);
    names.iter().map(kind).collect::<Option<_>>().unwrap_or_default()
}

/// The words that exclude a frame wherever they follow its trigger directly: prepositions, and "to" where infinitives do.
fn closing(frame: &Frame) -> Vec<CompactString> {
    let leads = |word: &str| {
        let roles = frame.actor.alternatives.iter().chain(&frame.recipient.alternatives);
        roles.into_iter().any(|role| matches!(&role.base, Base::Preposition(of) if of == word))
    };
    let closing = frame.unless.iter().filter_map(|entry| match entry.as_str() {
        INFINITIVE => Some("to"),
        word if CLOSING_PREPOSITIONS.contains(&word) => Some(word),
        _ => None,
    });
    closing.filter(|word| !leads(word)).map(CompactString::from).collect()
}

/// Words within which both parties stand before a noun that they describe.
const MODIFIERS: usize = 6;

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

/// Words within which both parties stand before and behind a trigger where one has no name: 98 of a hundred do.
const NAMELESS: [(usize, usize); 6] = [(10, 3), (8, 5), (6, 7), (5, 8), (4, 9), (3, 12)];

/// Words from the party before a trigger to the one behind it, the trigger left out, where nobody is named but by a pronoun.
const FRAMED: usize = 9;

/// Words within which two parties stand before a trigger of what they do together: "the Union and the bloc of Andean states agreed".
const TOGETHER: usize = 10;

/// Words within which the preposition follows that leads to the recipient: "discussed the talks and the situation at the border with Chad".
const PREPOSITION: usize = 16;

/// Words from that preposition to the recipient: "to the Republic of Chad", and where what lies between may be named: "to families in Chad".
const GAP: usize = 5;
const WIDE_GAP: usize = 9;

/// Words before and behind a verb among which its companions stand: "the weapons that Chad gave", "gave the rebels in the north weapons".
const VERB_COMPANION: (usize, usize) = (5, 12);

/// The same of a noun: "food aid", "a war of words".
const NOUN_COMPANION: (usize, usize) = (3, 7);

/// What a verb has no object behind.
const CLOSING: [&str; 9] = [",", ".", ":", ";", "?", "—", "–", "--", "of"];

/// The prepositions and particles that close a trigger whose frame excludes them.
const CLOSING_PREPOSITIONS: [&str; 8] = ["for", "as", "out", "on", "upon", "of", "with", "to"];

/// The mentions around the triggers of one sentence.
pub struct Surroundings<'a> {
    document: &'a Document,
    mentions: &'a [Mention],
    first: usize,
    resolution: &'a Resolution,
    /// What each token of the document contributes.
    cues: &'a [&'a Cue],
    sentence: TokenSpan,
    /// The groups without a name, each behind its token.
    groups: Vec<(usize, usize)>,
    /// Whether pronouns alone stand for parties that have a name, and for one of them: "we told reporters".
    thin: bool,
}

impl<'a> Surroundings<'a> {
    /// Returns the surroundings that a sentence gives its triggers.
    pub fn new(
        document: &'a Document,
        mentions: &'a [Mention],
        resolution: &'a Resolution,
        cues: &'a [&'a Cue],
        sentence: usize,
    ) -> Self {
        let sentence = document.sentences[sentence].tokens;
        let first = mentions.partition_point(|mention| mention.tokens.start() < sentence.start());
        let length = mentions[first..].partition_point(|mention| mention.tokens.start() < sentence.end());
        let groups = resolution.unnamed.range(sentence.range()).map(|(&token, &group)| (token, group)).collect();
        let mentions = &mentions[first..first + length];
        let parties = mentions.iter().zip(first..).filter(|(_, number)| !resolution.entities_of(*number).is_empty());
        let pronouns = parties.clone().all(|(mention, _)| mention.form == MentionForm::Pronoun);
        let thin = pronouns && !Self::differ(parties.flat_map(|(_, number)| resolution.entities_of(number).to_vec()));
        Self { document, mentions, first, resolution, cues, sentence, groups, thin }
    }

    /// Returns whether the companions and parties that a trigger wants are within reach of it.
    pub fn within(&self, token: usize, reach: &Reach) -> bool {
        if !self.fits(token, reach.kind) || !self.has_companions(token, reach) {
            return false;
        }
        // "Met with Minister X": who keeps a diary has no word.
        let elided = self.resolution.narrator.is_some() && self.document.raw.subject.is_some();
        if elided || (reach.home && self.at_home(token)) {
            return true;
        }
        if self.thin && !self.is_framed(token) {
            return false;
        }
        let open = reach.noun || reach.of || !self.is_closed(token);
        open && !self.is_closed_for(token, reach)
            && self.around(token, reach)
            && self.of_kinds(token, reach)
            && self.leads(token, reach, &reach.prepositions)
            && self.leads(token, reach, &reach.actor_prepositions)
    }

    /// Whether parties stand before and behind a trigger, and close together.
    fn is_framed(&self, token: usize) -> bool {
        let any = |before, behind| self.parties(token, before, behind, true).next().is_some();
        (1..FRAMED).any(|before| any(before, 0) && any(0, FRAMED - before))
    }

    fn around(&self, token: usize, reach: &Reach) -> bool {
        let (sides, (before, behind)) = (reach.sides, reach.one_side);
        let before = if reach.collective { TOGETHER } else { before };
        // "were deployed by Egypt along the border with Libya"
        let mut next = token + 1..self.sentence.end().min(token + 3);
        let passive = next.any(|next| self.document.word(next) == "by");
        let behind = if passive { VERB.1 } else { behind };
        let two = |before, behind| Self::differ(self.parties(token, before, behind, false));
        if reach.before {
            return two(MODIFIERS, 0);
        }
        self.across(token, reach, (sides.0, reach.far()), false)
            || two(before, 0)
            || two(0, behind)
            || reach.unnamed && self.around_unnamed(token, reach)
    }

    /// The same where one of the parties may have no name. "Rebels and Chad agreed", but not "a court in Chad wants": who has no name and
    /// does it stands across from whom it is done to.
    fn around_unnamed(&self, token: usize, reach: &Reach) -> bool {
        let two = |before, behind| Self::differ(self.parties(token, before, behind, true));
        let (before, behind) = reach.one_side;
        let within = |(before, behind): (usize, usize)| (before.min(reach.sides.0), behind.min(reach.far()));
        NAMELESS.into_iter().any(|sides| self.across(token, reach, within(sides), true))
            || reach.collective && two(before, 0)
            || !reach.actor_prepositions.is_empty() && two(0, behind)
    }

    /// Whether a party stands within so many words before the trigger, and another behind it.
    fn across(&self, token: usize, reach: &Reach, (before, behind): (usize, usize), unnamed: bool) -> bool {
        let any = |before, behind| self.parties(token, before, behind, unnamed).next().is_some();
        let both = any(before, 0) && any(0, behind);
        both && (reach.own || Self::differ(self.parties(token, before, behind, unnamed)))
    }

    /// Whether one of the prepositions follows, and a party it; it may stand inside what names the party: "troops from Iraq".
    fn leads(&self, token: usize, reach: &Reach, prepositions: &[CompactString]) -> bool {
        let end = self.sentence.end().min(token + 1 + reach.preposition);
        let is_one = |&at: &usize| prepositions.iter().any(|word| self.document.word(at).eq_ignore_ascii_case(word));
        let follows =
            |mention: &Mention, at: usize| mention.tokens.end() > at && mention.tokens.start() <= at + reach.gap;
        let party = |number: usize| !self.resolution.entities_of(number).is_empty();
        let led = |at: usize| {
            let mut numbered = self.mentions.iter().zip(self.first..);
            let unnamed = || reach.unnamed && self.unnamed(at + 1, at + reach.gap + 1).next().is_some();
            numbered.any(|(mention, number)| follows(mention, at) && party(number)) || unnamed()
        };
        prepositions.is_empty() || (token + 1..end).filter(is_one).any(led)
    }

    /// Whether parties of the kinds that are wanted stand within reach.
    fn of_kinds(&self, token: usize, reach: &Reach) -> bool {
        let (before, behind) = (reach.sides.0.max(reach.one_side.0), reach.far().max(reach.one_side.1));
        // A pronoun that takes up a group has no entity of its own.
        let kind = |entity: usize| self.resolution.entities.get(entity).map_or(EntityKind::Group, |entity| entity.kind);
        let found = |kinds: &[EntityKind]| {
            self.parties(token, before, behind, reach.unnamed).any(|party| kinds.contains(&kind(party)))
        };
        reach.kinds.iter().all(|kinds| kinds.is_empty() || found(kinds))
    }

    fn is_closed_for(&self, token: usize, reach: &Reach) -> bool {
        token + 1 < self.sentence.end() && reach.closing.iter().any(|word| word == self.document.word(token + 1))
    }

    /// Whether the words beside a trigger let it be of its kind.
    fn fits(&self, token: usize, kind: TriggerKind) -> bool {
        let neighbour = |at: Option<usize>| at.map_or_else(Neighbour::default, |at| self.cues[at].neighbour());
        let before = token.checked_sub(1).filter(|&before| before >= self.sentence.start());
        let after = Some(token + 1).filter(|&after| after < self.sentence.end());
        let party = |before: usize| {
            let named = self.mentions.iter().any(|mention| mention.tokens.end() == before + 1);
            named || self.cues[before].is_agent()
        };
        let word = self.cues[token].neighbour();
        match kind {
            TriggerKind::Verb => word.is_verb(neighbour(before), neighbour(after), before.is_none_or(party)),
            TriggerKind::Noun => word.is_noun(neighbour(before)),
            TriggerKind::Adjective => word.is_predicate(neighbour(before)),
            TriggerKind::Compound => true,
        }
    }

    fn at_home(&self, token: usize) -> bool {
        let end = self.sentence.end().min(token + 1 + HOME.1);
        let people = || self.cues[token + 1..end].iter().any(|cue| cue.is_people());
        self.parties(token, HOME.0, 0, false).next().is_some() && people()
    }

    fn has_companions(&self, token: usize, reach: &Reach) -> bool {
        let (before, behind) = if reach.noun { NOUN_COMPANION } else { VERB_COMPANION };
        let first = self.sentence.start().max(token.saturating_sub(before));
        let around = &self.cues[first..self.sentence.end().min(token + 1 + behind)];
        reach.companions.iter().all(|&companion| around.iter().any(|cue| cue.is_companion(companion)))
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
        let first = if unnamed { token.saturating_sub(before.min(NAMELESS[0].0)) } else { token };
        let last = if unnamed { token + behind.min(NAMELESS[5].1) + 1 } else { token };
        named.chain(self.unnamed(first, token)).chain(self.unnamed(token + 1, last.max(token + 1)))
    }

    /// The groups without a name among these tokens of the sentence.
    fn unnamed(&self, first: usize, after: usize) -> impl Iterator<Item = usize> + '_ {
        self.groups.iter().filter(move |(token, _)| (first..after).contains(token)).map(|&(_, group)| group)
    }
}
