//! Copies: several outlets that print one agency story.
//!
//! Copies are told by their words alone. The *passage* of a statement is a hash of the words around its trigger:
//! reports of one happening with the same passage, published within [`COPY_DAYS`] days of each other, are one report,
//! and what "yesterday" means is settled by the first of them. Whole documents are compared by their sketches
//! ([`Sketch`]): the first document of a story is named by its copies, so that a reader can tell five witnesses from
//! five reprints.

use jiff::civil::Date;

use super::event::Timing;
use super::model::{DocumentInfo, KnowledgeGraph};
use crate::gazetteer::fold;
use crate::statement::Evidence;
use crate::text::PartialDate;

/// How many days after the last copy a further copy may be published.
pub const COPY_DAYS: i32 = 3;

/// Words on each side of the trigger that make a passage.
const AROUND: usize = 6;
/// A passage of fewer words is a set phrase.
const SHORTEST: usize = 8;

/// Returns a hash of the words around the trigger, from the first party on; `None` where they are too few to tell a
/// copy.
pub fn passage(evidence: &Evidence) -> Option<u64> {
    let cut = |range: std::ops::Range<usize>| {
        let (from, to) = (range.start.checked_sub(evidence.start)?, range.end.checked_sub(evidence.start)?);
        evidence.text.get(from..to)
    };
    // What stands before the parties is the dateline, which each outlet writes in its own way.
    let first = evidence.trigger[0].min(evidence.subject[0]).min(evidence.object[0]).max(evidence.start);
    let before = fold(cut(first..evidence.trigger[0])?);
    let after = fold(cut(evidence.trigger[0]..evidence.end.min(evidence.start + evidence.text.len()))?);
    let words = |text: &str| text.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (before, after) = (words(&before), words(&after));
    let near: Vec<&String> =
        before.iter().skip(before.len().saturating_sub(AROUND)).chain(after.iter().take(AROUND + 1)).collect();
    (near.len() >= SHORTEST).then(|| hash(&near))
}

/// FNV-1a, the same on every machine.
fn hash(words: &[&String]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([b' ']));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Returns the passage of two pairs of one meeting: the smaller, so that their order does not matter.
pub(super) fn joint(one: Option<u64>, other: Option<u64>) -> Option<u64> {
    one.into_iter().chain(other).min()
}

/// A report with its copies.
#[derive(Debug, Clone)]
pub(super) struct Telling {
    pub date: Option<PartialDate>,
    pub document: u32,
    pub published: Option<PartialDate>,
    /// Its reports, as a range of [`Tellings::order`].
    first: u32,
    end: u32,
}

/// Reports, copies put together, by document.
pub(super) struct Tellings {
    pub tellings: Vec<Telling>,
    /// Numbers of the reports; those of one telling stand together.
    order: Vec<u32>,
}

impl Tellings {
    /// Returns the numbers of a telling's reports.
    pub fn reports(&self, telling: u32) -> &[u32] {
        let Telling { first, end, .. } = self.tellings[telling as usize];
        &self.order[first as usize..end as usize]
    }
}

/// Puts copies together; the order of the reports does not matter but for the numbers.
pub(super) fn tellings(reports: &[impl AsRef<Timing>]) -> Tellings {
    let timing = |number: u32| *reports[number as usize].as_ref();
    let mut order: Vec<u32> = (0..).take(reports.len()).collect();
    order.sort_unstable_by_key(|&number| {
        let Timing { passage, published, document, .. } = timing(number);
        (passage, published.is_none(), published, document, number)
    });
    let mut tellings: Vec<Telling> = Vec::with_capacity(reports.len());
    let mut before: Option<Timing> = None;
    for (place, report) in (0..).zip(order.iter().map(|&number| timing(number))) {
        match tellings.last_mut().zip(before) {
            Some((telling, before)) if is_copy(before, report) => {
                telling.date = telling.date.or(report.date);
                telling.end = place + 1;
            }
            _ => {
                let Timing { date, published, document, .. } = report;
                tellings.push(Telling { date, document, published, first: place, end: place + 1 });
            }
        }
        before = Some(report);
    }
    tellings.sort_unstable_by_key(|telling| (telling.document, order[telling.first as usize]));
    Tellings { tellings, order }
}

fn is_copy(one: Timing, next: Timing) -> bool {
    let same = one.passage.is_some() && one.passage == next.passage && one.document != next.document;
    let day = |report: Timing| -> Option<Date> { report.published.map(PartialDate::first_day) };
    let near = day(one).zip(day(next)).is_some_and(|(one, next)| (next - one).get_days() <= COPY_DAYS);
    same && near
}

/// Documents of one event compared with the first of each story, at most.
const MOST_STORIES: usize = 200;

impl KnowledgeGraph {
    /// Names the first document of a story in each of its copies. Only documents that report the same event are
    /// compared.
    pub(super) fn mark_copies(&mut self) {
        let mut first: Vec<u32> = (0..).take(self.documents.len()).collect();
        for event in &self.events {
            let claims = &self.claims[event.first as usize..(event.first + event.reports) as usize];
            let mut documents: Vec<u32> = claims.iter().map(|claim| claim.document).collect();
            documents.dedup();
            let mut stories: Vec<u32> = Vec::new();
            for document in documents {
                let copied = |&&story: &&u32| self.is_reprint(story, document);
                match stories.iter().take(MOST_STORIES).find(copied) {
                    Some(&story) => self.join(&mut first, story, document),
                    None => stories.push(document),
                }
            }
        }
        for number in 0..self.documents.len() {
            let story = root(&first, number as u32) as usize;
            let copy_of = (story != number).then(|| self.documents[story].id.clone());
            let document = &mut self.documents[number];
            document.copy_of = copy_of;
            document.sketch = None;
        }
    }

    fn is_reprint(&self, one: u32, other: u32) -> bool {
        let sketch = |document: u32| self.documents[document as usize].sketch.as_ref();
        sketch(one).zip(sketch(other)).is_some_and(|(one, other)| one.is_copy(other))
    }

    /// Joins two stories under the one published first.
    fn join(&self, first: &mut [u32], one: u32, other: u32) {
        let (one, other) = (root(first, one), root(first, other));
        let time = |number: u32| {
            let DocumentInfo { date, .. } = &self.documents[number as usize];
            (date.is_none(), *date, number)
        };
        let (older, newer) = if time(one) <= time(other) { (one, other) } else { (other, one) };
        first[newer as usize] = older;
    }
}

fn root(first: &[u32], mut number: u32) -> u32 {
    while first[number as usize] != number {
        number = first[number as usize];
    }
    number
}
