//! Names that no list has, told by what they are said to be or by the penalty that falls on them: "the shipyard Holmex",
//! "sanctions on Holmex", "Holmex, which was blacklisted".

use rustc_hash::FxHashSet;

use crate::gazetteer::EntityKind;
use crate::text::TokenSpan;

use super::finder::{Doubtful, Finder};
use super::lexicon::{Classes, WordInfo};
use super::scan::Shape;
use super::{Mention, MentionForm};

/// How far behind a name the noun of its apposition may stand: "Holmex, a large Russian state-owned shipyard".
const APPOSITION: usize = 7;

impl<'a> Finder<'_, 'a> {
    /// Adds the doubtful runs that are names of bodies or of penalised people, wherever the document has them; returns the others.
    pub(super) fn take_unlisted(&mut self, rest: Vec<Doubtful>) -> Vec<Doubtful> {
        let mut known: FxHashSet<&'a str> = FxHashSet::default();
        let mut found: FxHashSet<usize> = FxHashSet::default();
        let mut ends: FxHashSet<usize> = FxHashSet::default();
        for run in &rest {
            let joined = run.tokens.start.checked_sub(1).is_some_and(|at| {
                self.scan.is(at, &["and", ","]) && (ends.contains(&at) || at > 0 && ends.contains(&(at - 1)))
            });
            let end = self.name_end(run);
            let run = &self.widened(run);
            if self.may_be_name(run) && (self.is_body(run, end) || self.is_penalised(run, end) || joined) {
                known.insert(self.scan.phrase(run.tokens.start, end));
                found.insert(run.tokens.start);
                ends.insert(end);
            }
        }
        let mut others = Vec::new();
        for run in rest {
            let end = self.name_end(&run);
            let run = self.widened(&run);
            if found.contains(&run.tokens.start) || known.contains(self.scan.phrase(run.tokens.start, end)) {
                let mention = self.unlisted_mention(&run, end);
                self.mentions.push(mention);
            } else {
                others.push(run);
            }
        }
        others
    }

    /// "designated World Human Care": ordinary words in front belong to a name where all have capitals.
    fn widened(&self, run: &Doubtful) -> Doubtful {
        let scan = self.scan;
        let next = self.first_pass.partition_point(|tokens| tokens.start() < run.tokens.start);
        let limit = next.checked_sub(1).map_or(0, |last| self.first_pass[last].end()).max(run.sentence.start);
        let first = (limit..run.tokens.start).rev().take_while(|&at| scan.is_capital(at)).last();
        let penalised = first.and_then(|first| first.checked_sub(1)).is_some_and(|at| {
            at >= run.sentence.start && scan.shapes[at] == Shape::Lower && scan.has(at, Classes::PENALTY_VERB)
        });
        let start = first.filter(|_| penalised).unwrap_or(run.tokens.start);
        Doubtful { tokens: start..run.tokens.end, sentence: run.sentence.clone() }
    }

    /// The end of the capitalised words from the run on, up to what is a mention already: "Holmex Steel Works".
    fn name_end(&self, run: &Doubtful) -> usize {
        let scan = self.scan;
        let next = self.first_pass.partition_point(|tokens| tokens.start() < run.tokens.end);
        let limit = self.first_pass.get(next).map_or(run.sentence.end, |tokens| tokens.start()).min(run.sentence.end);
        let named = |token: &usize| scan.is_capital(*token) && !scan.has(*token, Classes::CALENDAR);
        (run.tokens.end..limit).take_while(named).last().map_or(run.tokens.end, |last| last + 1)
    }

    /// Whether no word of the run is an ordinary word or a title.
    fn may_be_name(&self, run: &Doubtful) -> bool {
        let scan = self.scan;
        let opens = scan.begins_sentence(run.tokens.start);
        let lone = run.tokens.len() == 1 && scan.shapes[run.tokens.start] == Shape::Capitalized;
        // "Banks were blacklisted": at the beginning of a sentence any word has a capital.
        let own = run.tokens.end - 1..run.tokens.end;
        let words = if run.tokens.len() > 2 { own } else { run.tokens.clone() };
        !(opens && lone && scan.word(run.tokens.start).ends_with('s'))
            && words.into_iter().all(|token| {
                scan.role(token).is_none()
                    && scan.honorific(token).is_none()
                    && (scan.info[token] == WordInfo::default() || !scan.is_capital(token))
            })
    }

    /// "the shipyard Holmex", "Holmex, a Russian shipyard,".
    fn is_body(&self, run: &Doubtful, end: usize) -> bool {
        let scan = self.scan;
        let before = run.tokens.start.checked_sub(1).filter(|&at| at >= run.sentence.start);
        if before.is_none() && run.tokens.len() == 1 && scan.shapes[run.tokens.start] == Shape::Capitalized {
            return false;
        }
        let noun = |at: usize| scan.shapes[at] == Shape::Lower && scan.has(at, Classes::BODY_NOUN);
        // "Public Joint Stock Company Holmex"
        if before.is_some_and(|at| scan.has(at, Classes::LEGAL_FORM) && scan.has(at, Classes::ORGANIZATION_HEAD)) {
            return true;
        }
        // "the group Holm leads": a name before a verb is not that of the noun before.
        let closed = end >= run.sentence.end
            || scan.shapes[end] == Shape::Mark
            || scan
                .is(end, &["and", "or", "of", "for", "in", "on", "to", "by", "with", "from", "which", "that", "who"]);
        // "the largest shipyard, Holmex,"
        let comma = before.filter(|&at| {
            at > run.sentence.start && scan.word(at) == "," && scan.shapes.get(end) == Some(&Shape::Mark)
        });
        if before.is_some_and(|at| noun(at) && closed) || comma.is_some_and(|at| noun(at - 1)) {
            return true;
        }
        let article = scan.word(end) == "," && scan.is(end + 1, &["a", "an", "the", "one"]);
        let last = run.sentence.end.min(end + 2 + APPOSITION);
        let words = (end + 2..last).take_while(|&at| scan.shapes[at] != Shape::Mark || scan.is_hyphen(at));
        let said = words.into_iter().find(|&at| noun(at)).filter(|_| article);
        said.is_some_and(|at| {
            at + 1 >= run.sentence.end
                || scan.shapes[at + 1] == Shape::Mark
                || scan.is(
                    at + 1,
                    &["and", "in", "of", "that", "which", "based", "located", "owned", "controlled", "with"],
                )
        })
    }

    /// "designated Holmex", "sanctions against Holmex", "Holmex, which was blacklisted".
    fn is_penalised(&self, run: &Doubtful, end: usize) -> bool {
        let scan = self.scan;
        let inside = |back: usize| run.tokens.start.checked_sub(back).filter(|&at| at >= run.sentence.start);
        // A headline writes every word with a capital.
        let lower = |at: usize, class: Classes| scan.shapes[at] == Shape::Lower && scan.has(at, class);
        let verb = inside(1).is_some_and(|at| lower(at, Classes::PENALTY_VERB));
        // "an embargo on Mirages": what is embargoed may be goods.
        let goods = end - run.tokens.start == 1 && scan.word(run.tokens.start).ends_with('s');
        let noun = inside(2).is_some_and(|at| {
            !goods && lower(at, Classes::PENALTY_NOUN) && scan.is(at + 1, &["on", "against", "of", "upon"])
        });
        verb || noun || self.is_penalised_behind(run, end)
    }

    /// "Holmex, which was blacklisted by", "Holmex has been sanctioned by".
    fn is_penalised_behind(&self, run: &Doubtful, end: usize) -> bool {
        let scan = self.scan;
        let mut at = if scan.word(end) == "," { end + 1 } else { end };
        if at > end && !scan.is(at, &["which", "who"]) {
            return false;
        }
        at += usize::from(scan.is(at, &["which", "who", "that"]));
        let auxiliaries = (at..run.sentence.end).take_while(|&at| {
            scan.is(at, &["was", "were", "is", "are", "has", "have", "been", "being", "also", "previously"])
        });
        let behind = at + auxiliaries.count();
        behind > at
            && behind < run.sentence.end
            && scan.has(behind, Classes::PENALTY_VERB)
            && scan.word(behind).ends_with("ed")
    }

    /// A person where two or three plain words stand, else a body.
    fn unlisted_mention(&self, run: &Doubtful, end: usize) -> Mention {
        let scan = self.scan;
        let (start, words) = (run.tokens.start, run.tokens.start..end);
        let plain = words
            .clone()
            .all(|token| scan.shapes[token] == Shape::Capitalized && scan.info[token] == WordInfo::default());
        let body = !(2..4).contains(&words.len()) || !plain || self.is_body(run, end);
        if !body {
            return self.person_mention(start, end, "penalised");
        }
        let mut mention = Mention::new(TokenSpan::new(start, end), MentionForm::Name, "unlisted-body");
        mention.kind = Some(EntityKind::Organization);
        mention
    }
}
