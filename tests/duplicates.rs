//! Events are counted, not reports: a made-up news archive of which the number of events is known.
//!
//! Forty stories are told by an agency, printed by five outlets each under another dateline, cut, edited and up to two
//! days later, and reported once or twice by others in their own words. Every sentence is ours; who meets whom where is
//! drawn by a fixed sequence, so that the archive is the same in every run.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use legation::graph::{DocumentInfo, Event, GraphBuilder, KnowledgeGraph};
use legation::pipeline::Pipeline;
use legation::text::{PartialDate, RawDocument};

/// Adjective, state, capital, office, name.
const PEOPLE: [[&str; 5]; 10] = [
    ["Norwegian", "Norway", "Oslo", "Foreign Minister", "Ane Ruud"],
    ["Peruvian", "Peru", "Lima", "Prime Minister", "Luis Salas"],
    ["Ghanaian", "Ghana", "Accra", "President", "Kofi Asante"],
    ["Irish", "Ireland", "Dublin", "Defence Minister", "Maeve Dolan"],
    ["Kenyan", "Kenya", "Nairobi", "Foreign Minister", "Peter Otieno"],
    ["Chilean", "Chile", "Santiago", "President", "Marta Fuentes"],
    ["Danish", "Denmark", "Copenhagen", "Prime Minister", "Karl Holm"],
    ["Thai", "Thailand", "Bangkok", "Foreign Minister", "Anong Suwan"],
    ["Polish", "Poland", "Warsaw", "President", "Jan Zielinski"],
    ["Moroccan", "Morocco", "Rabat", "Prime Minister", "Hassan Berrada"],
];

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Words for sentences without anybody's deed: "The oak door of the mill weighed 31 stones in spring."
const WORDS: [[&str; 12]; 6] = [
    ["oak", "glass", "tin", "painted", "narrow", "northern", "wooden", "striped", "old", "copper", "marble", "lower"],
    ["door", "lamp", "clock", "stair", "bench", "tower", "barrel", "ladder", "window", "stove", "carpet", "kite"],
    [
        "mill",
        "inn",
        "station",
        "orchard",
        "brewery",
        "theatre",
        "bakery",
        "library",
        "boathouse",
        "school",
        "farm",
        "quarry",
    ],
    [
        "weighed",
        "measured",
        "cost",
        "lasted",
        "needed",
        "held",
        "weathered",
        "spanned",
        "covered",
        "took",
        "used",
        "filled",
    ],
    [
        "stones", "yards", "crowns", "years", "planks", "litres", "winters", "steps", "tiles", "hours", "buckets",
        "shelves",
    ],
    [
        "in spring",
        "by noon",
        "at low tide",
        "as a rule",
        "on paper",
        "in all",
        "since the flood",
        "at most",
        "all told",
        "after rain",
        "before dawn",
        "each year",
    ],
];

/// Draws numbers by a fixed sequence (linear congruential, Numerical Recipes).
struct Draw(u32);

impl Draw {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) as usize % limit
    }

    fn fillers(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.filler()).collect()
    }

    fn filler(&mut self) -> String {
        let [one, two, three, four, five, six] = WORDS.map(|words| words[self.below(words.len())]);
        format!("The {one} {two} of the {three} {four} {} {five} {six}.", 3 + self.below(90))
    }
}

struct Archive {
    documents: Vec<RawDocument>,
    /// Number of events told.
    events: usize,
    draw: Draw,
}

impl Archive {
    fn print(&mut self, outlet: &str, published: Date, text: String) {
        let id = format!("{outlet}-{}", self.documents.len());
        let date = Some(PartialDate::from_day(published));
        self.documents.push(RawDocument { id, text, date, source: Some(outlet.into()), ..RawDocument::default() });
    }

    /// One event: an agency's story in five outlets, and what others write of it.
    fn tell(&mut self, number: usize, day: Date) {
        self.events += 1;
        let first = self.draw.below(PEOPLE.len());
        let second = (first + 1 + self.draw.below(PEOPLE.len() - 1)) % PEOPLE.len();
        let (a, b) = (PEOPLE[first], PEOPLE[second]);
        let said = match number % 3 {
            0 => "yesterday".to_owned(),
            1 => format!("on {}", WEEKDAYS[day.weekday().to_monday_zero_offset() as usize]),
            _ => format!("on {} {}", MONTHS[day.month() as usize - 1], day.day()),
        };
        let lede = lede(number, a, b, &said);
        let body = self.draw.fillers(7);
        let next = day + 1.day();
        self.print("herald", next, format!("{} (Agency) - {lede} {}", a[2].to_uppercase(), body.join(" ")));
        self.print("courier", next, format!("{lede}\n\n{}\n\n{}", body[..3].join(" "), body[3..].join(" ")));
        self.print("gazette", next, format!("{lede} {}", body[..4].join(" ")));
        self.print("monitor", next + 1.day(), format!("{lede} {} More follows.", body[1..].join(" ")));
        self.print("evening-post", next + 2.days(), format!("{}: {lede} {}", a[2], body[..6].join(" ")));
        for own in 0..self.draw.below(3) {
            // Reporters have nothing of their own on sanctions.
            if number % 4 == 3 {
                continue;
            }
            let report = own_report(own, a, b, day);
            let body = self.draw.fillers(5);
            self.print("own", next, format!("{} {report} {}", body[0], body[1..].join(" ")));
        }
    }
}

fn full(person: [&str; 5]) -> String {
    format!("{} {} {}", person[0], person[3], person[4])
}

fn lede(number: usize, a: [&str; 5], b: [&str; 5], said: &str) -> String {
    let (one, other) = (full(a), full(b));
    match number % 4 {
        0 => format!("{one} met {other} in {} {said} to speak about fishing rights in the south.", a[2]),
        1 => format!("{one} received {other} {said} and showed the guest the new dry dock of the navy."),
        2 => format!("{one} and {other} held talks in {} {said} on a loan for the coastal railway.", a[2]),
        _ => format!("{} imposed sanctions on {} {said} after the seizure of three trawlers in the bay.", a[1], b[1]),
    }
}

/// The same in another reporter's words.
fn own_report(number: usize, a: [&str; 5], b: [&str; 5], day: Date) -> String {
    let date = format!("{} {}, {}", MONTHS[day.month() as usize - 1], day.day(), day.year());
    let (one, other) = (full(a), full(b));
    match number % 2 {
        0 => format!("On {date}, {other} met with {one} for two hours."),
        _ => format!("The talks between {one} and {other} took place in {} on {date}.", a[2]),
    }
}

fn archive() -> Archive {
    let mut archive = Archive { documents: Vec::new(), events: 0, draw: Draw(7) };
    let mut day = date(2021, 3, 1);
    for number in 0..40 {
        archive.tell(number, day);
        day += (1 + archive.draw.below(6) as i64).days();
    }
    archive
}

fn graph_of(documents: &[RawDocument], pipeline: &Pipeline) -> KnowledgeGraph {
    let mut graph = GraphBuilder::default();
    for raw in documents {
        graph.add_document(DocumentInfo::of(raw));
        pipeline.extract(raw.clone()).statements.iter().for_each(|statement| graph.add(statement));
    }
    graph.finish()
}

fn happenings(graph: &KnowledgeGraph) -> Vec<&Event> {
    graph.events().iter().filter(|event| matches!(event.relation.as_str(), "met" | "sanctioned")).collect()
}

#[test]
fn events_are_counted_within_five_percent() {
    let pipeline = Pipeline::embedded().unwrap();
    let mut archive = archive();
    let graph = graph_of(&archive.documents, &pipeline);
    let found = happenings(&graph).len();
    let reports: usize = happenings(&graph).iter().map(|event| event.statements().len()).sum();
    assert!(reports >= 5 * archive.events, "only {reports} reports were read");
    assert!(20 * found.abs_diff(archive.events) <= archive.events, "{found} events of {}", archive.events);
    archive.documents.reverse();
    assert_eq!(graph_of(&archive.documents, &pipeline).to_json(), graph.to_json());
}

#[test]
fn reprints_are_told_from_witnesses() {
    let pipeline = Pipeline::embedded().unwrap();
    let archive = archive();
    let graph = graph_of(&archive.documents, &pipeline);
    let copies = graph.documents().iter().filter(|document| document.copy_of.is_some()).count();
    assert!(
        copies.abs_diff(4 * archive.events) <= archive.events / 10,
        "{copies} copies of {} stories",
        archive.events
    );
    let own = graph.documents().iter().filter(|document| document.id.starts_with("own"));
    assert!(own.clone().count() > 10 && own.into_iter().all(|document| document.copy_of.is_none()));
}
