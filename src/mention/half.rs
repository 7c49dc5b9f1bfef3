//! "the North", where the text speaks of one of two states that share a name.

use std::collections::BTreeSet;

use crate::gazetteer::{EntityKind, NameHit};
use crate::text::TokenSpan;

use super::finder::Finder;
use super::{Mention, MentionForm};

/// The halves that news speaks of without the name; "the West" is a camp.
const HALVES: [&str; 2] = ["North", "South"];

impl Finder<'_, '_> {
    /// Adds "the North" and "the South" where the document names North Korea, South Korea or another such pair.
    pub(super) fn add_halves(&mut self) {
        let names = self.names_in_halves();
        let scan = self.scan;
        for name in names {
            let state = |hit: &NameHit| hit.len == 2 && scan.gazetteer.entity(hit.entity).kind == EntityKind::State;
            let states = HALVES.map(|half| scan.gazetteer.names_at(&[half, &name]).into_iter().find(state));
            let [Some(north), Some(south)] = states else { continue };
            for token in 1..scan.words.len() {
                let state = if scan.word(token) == HALVES[0] { &north } else { &south };
                if self.stands_alone(token) {
                    let mut mention = Mention::new(TokenSpan::new(token, token + 1), MentionForm::Name, "half-name");
                    (mention.kind, mention.candidates) = (Some(EntityKind::State), vec![state.entity]);
                    self.mentions.push(mention);
                }
            }
        }
    }

    /// "Korea" of "North Korea" or "Pyongyang".
    fn names_in_halves(&self) -> BTreeSet<String> {
        let states = self.mentions.iter().filter(|mention| mention.kind == Some(EntityKind::State));
        let listed = states.filter_map(|mention| Some(&self.scan.gazetteer.entity(*mention.candidates.first()?).name));
        let halves = listed.filter_map(|name| name.split_once(' ').filter(|(half, _)| HALVES.contains(half)));
        halves.map(|(_, name)| name.to_owned()).collect()
    }

    fn stands_alone(&self, token: usize) -> bool {
        let scan = self.scan;
        let next = token + 1;
        let open =
            next >= scan.words.len() || !scan.is_capital(next) && !scan.is_hyphen(next) && !scan.is(next, &["of"]);
        let free = |mention: &Mention| !mention.tokens.range().contains(&token);
        scan.is(token - 1, &["the"]) && HALVES.contains(&scan.word(token)) && open && self.mentions.iter().all(free)
    }
}
