//! What the gazetteer knows of the words at a position, in the few distinctions that mention finding needs.

use crate::gazetteer::{EntityIndex, EntityKind, Gazetteer, NameHit, NameSense, OfficeKind};
use crate::text::PartialDate;

use super::lexicon::Gender;

/// What a listed or recognised name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    State,
    Demonym,
    /// A capital, also a seat that is a city: place or government by context.
    Capital,
    /// A building or seat that always stands for the government.
    Seat,
    Organization,
    Person,
    Place,
}

impl Sense {
    /// Whether it names a state in some form.
    pub(crate) fn is_state(self) -> bool {
        matches!(self, Self::State | Self::Demonym | Self::Capital | Self::Seat)
    }

    pub(crate) fn kind(self) -> EntityKind {
        match self {
            Self::State | Self::Demonym | Self::Capital | Self::Seat => EntityKind::State,
            Self::Organization => EntityKind::Organization,
            Self::Person => EntityKind::Person,
            Self::Place => EntityKind::Place,
        }
    }
}

/// A name that begins at a token.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    /// The token after its last.
    pub(crate) end: usize,
    pub(crate) sense: Sense,
    /// Entities that bear it in that sense, likeliest first; empty for a recognised organisation that is not listed.
    pub(crate) candidates: Vec<EntityIndex>,
    /// The table or pattern that knows it.
    pub(crate) found_by: &'static str,
    /// Also an ordinary word, another place or a common personal name.
    pub(crate) needs_context: bool,
}

/// A role noun that begins at a token: "foreign minister", "Presidents", "Secretary of State".
#[derive(Debug, Clone, Copy)]
pub(crate) struct RoleHit {
    /// The token after its last.
    pub(crate) end: usize,
    /// Whether it stands before names as a title.
    pub(crate) title: bool,
    pub(crate) plural: bool,
    /// Whether its holder, unnamed, acts for the state or body.
    pub(crate) represents: bool,
    pub(crate) kind: OfficeKind,
}

/// Returns the longest name at `words[0]`, which is token `start` of a document of that date.
pub(crate) fn known_at(
    gazetteer: &Gazetteer,
    words: &[&str],
    start: usize,
    date: Option<PartialDate>,
) -> Option<Known> {
    let hits = gazetteer.names_at(words);
    let longest = hits.first()?.len;
    let mut hits: Vec<&NameHit> = hits.iter().take_while(|hit| hit.len == longest).collect();
    // "Texas" after 1846: a place in another state.
    let kind = |hit: &NameHit| gazetteer.entity(hit.entity).kind;
    if let Some(date) = date.filter(|_| hits.iter().any(|hit| kind(hit) == EntityKind::Place)) {
        let ended = |hit: &NameHit| gazetteer.entity(hit.entity).to.is_some_and(|to| to.last_day() < date.first_day());
        hits.retain(|hit| kind(hit) != EntityKind::State || !ended(hit));
    }
    let best = hits.iter().min_by_key(|hit| rank(gazetteer, hit))?;
    let sense = sense_of(gazetteer, best);
    let mut same: Vec<_> = hits.iter().filter(|hit| sense_of(gazetteer, hit).kind() == sense.kind()).collect();
    // Who goes by that very name, then who still exists: "Upper Volta" before the state that came of it.
    same.sort_by_key(|hit| (hit.sense != NameSense::Name, gazetteer.entity(hit.entity).to.is_some()));
    let candidates = same.into_iter().map(|hit| hit.entity).collect();
    Some(Known { end: start + longest, sense, candidates, found_by: table(sense), needs_context: best.ambiguous })
}

/// States before organisations before persons; a name before a demonym before a capital.
fn rank(gazetteer: &Gazetteer, hit: &NameHit) -> (u8, u8) {
    let kind = match gazetteer.entity(hit.entity).kind {
        EntityKind::State => 0,
        EntityKind::Organization => 1,
        EntityKind::Place => 2,
        EntityKind::Person => 3,
        EntityKind::Group => 4,
    };
    let sense = match hit.sense {
        NameSense::Name => 0,
        NameSense::Acronym => 1,
        NameSense::Demonym => 2,
        NameSense::Alias => 3,
        NameSense::GovernmentSeat => 4,
        _ => 5,
    };
    (kind, sense)
}

fn sense_of(gazetteer: &Gazetteer, hit: &NameHit) -> Sense {
    match (gazetteer.entity(hit.entity).kind, hit.sense) {
        (EntityKind::Person, _) => Sense::Person,
        (EntityKind::Organization, NameSense::Capital) | (EntityKind::State, NameSense::Capital) => Sense::Capital,
        (EntityKind::State | EntityKind::Organization, NameSense::Demonym) => Sense::Demonym,
        (EntityKind::State, NameSense::GovernmentSeat) => Sense::Seat,
        (EntityKind::State, _) => Sense::State,
        (EntityKind::Organization, _) => Sense::Organization,
        (EntityKind::Place | EntityKind::Group, _) => Sense::Place,
    }
}

fn table(sense: Sense) -> &'static str {
    match sense {
        Sense::State => "states",
        Sense::Demonym => "demonyms",
        Sense::Capital => "capitals",
        Sense::Seat => "seats",
        Sense::Organization => "organizations",
        Sense::Person => "persons",
        Sense::Place => "cities",
    }
}

/// Returns the role at `words[0]`, which is token `start` of the document.
pub(crate) fn role_at(gazetteer: &Gazetteer, words: &[&str], start: usize) -> Option<RoleHit> {
    let hit = gazetteer.role_at(words)?;
    Some(RoleHit {
        end: start + hit.len,
        title: hit.role.title,
        plural: hit.role.plural,
        represents: hit.role.represents_state,
        kind: hit.role.kind,
    })
}

/// Returns the gender that a gazetteer entry tells, if one.
pub(crate) fn gender(known: Option<crate::gazetteer::Gender>) -> Option<Gender> {
    match known? {
        crate::gazetteer::Gender::Female => Some(Gender::Feminine),
        crate::gazetteer::Gender::Male => Some(Gender::Masculine),
        _ => None,
    }
}
