//! A corpus made of a few dozen patterns, for measurements that need no texts from elsewhere. The same number always gives the same
//! documents. About one sentence in four can hold a relation, as in diplomatic papers; names, numbers and dates vary, so that nothing
//! is read twice from a cache alone.

use legation::text::RawDocument;

/// Sentences in a document.
const SENTENCES: usize = 24;

const STATES: [&str; 24] = [
    "Serbia", "Norway", "Chile", "Ghana", "Jordan", "Vietnam", "Poland", "Egypt", "Peru", "Kenya", "Japan", "Turkey",
    "Iceland", "Qatar", "Morocco", "Estonia", "Cuba", "Nepal", "Gabon", "Oman", "Laos", "Malta", "Togo", "Fiji",
];
const OFFICES: [&str; 8] = [
    "Foreign Minister",
    "Prime Minister",
    "President",
    "Defence Minister",
    "Ambassador",
    "Deputy Foreign Minister",
    "Special Envoy",
    "Secretary of State",
];
const FIRST: [&str; 16] = [
    "Ana", "Viktor", "Marko", "Elena", "Joseph", "Ingrid", "Tomas", "Leila", "Pedro", "Yuki", "Amina", "Karl", "Nadia",
    "Paul", "Irena", "Omar",
];
const SYLLABLES: [&str; 20] = [
    "ba", "den", "kor", "li", "mar", "no", "pet", "ra", "san", "tur", "vel", "wi", "zan", "go", "hel", "jar", "mo",
    "ril", "ste", "ul",
];
const TOPICS: [&str; 16] = [
    "the border",
    "grain exports",
    "the fishing dispute",
    "a new gas pipeline",
    "the return of refugees",
    "cooperation in education",
    "the ceasefire",
    "a loan from the development bank",
    "visa rules",
    "the railway to the coast",
    "the census",
    "air traffic",
    "the price of oil",
    "flood relief",
    "the harbour",
    "joint exercises",
];
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

/// Sentences with a relation. `{P}` is a person with office, `{N}` the surname of the last one, `{S}` a state, `{T}` a topic, `{D}` a date, `{#}` a number.
const EVENTS: [&str; 12] = [
    "{P} met {P} on {D} to discuss {T}.",
    "{P} and {P} held talks on {T} in the capital of {S}.",
    "{S} recognized the independence of {S} on {D}.",
    "{S} has refused to recognize {S}, {N} told the newspaper.",
    "{S} imposed sanctions on {S} over {T} on {D}.",
    "The sanctions that {S} had imposed on {S} were lifted after {#} months.",
    "{P} said that {S} fully supports {S} in the matter of {T}.",
    "{N} received {P}, who had come from {S} for two days.",
    "{P} will meet {P} next week, the ministry of {S} announced.",
    "{S} and {S} may recognize each other before the end of the year, according to {P}.",
    "{N} thanked {S} for its support and met the ambassadors of {S} and {S}.",
    "In {S}, {P} was asked to meet {P} but declined.",
];

const OTHERS: [&str; 20] = [
    "The delegation then turned to {T}, on which little had been settled since {D}.",
    "Officials put the cost at {#} million dollars, which is about a third of what had been expected.",
    "{N} added that the figures for {T} would be published in the spring.",
    "It was raining when the plane landed, and the guard of honour had been sent indoors.",
    "Nobody at the table asked why the report had taken {#} months.",
    "In {S} the papers gave more room to {T} than to the visit itself.",
    "The agreement, signed in {#} copies, has nine articles and an annex about {T}.",
    "A spokesman said he had nothing to add to what had been stated on {D}.",
    "The committee will consider the draft in two readings, the second of them behind closed doors.",
    "According to a diplomat who asked not to be named, the wording on {T} changed {#} times during the night.",
    "Trade between {S} and {S} grew by {#} per cent last year, although transport remained difficult.",
    "The road from the airport was lined with schoolchildren, flags and a brass band.",
    "There was, he conceded, no easy answer to the question of {T}.",
    "Farmers in the north of {S} have complained about {T} for years.",
    "The two sides did not say whether {T} had come up.",
    "On {D} the parliament of {S} adjourned without a vote.",
    "He spoke for {#} minutes, longer than the protocol provided, and did not look at his notes.",
    "The museum, which was closed for repairs, opened for an hour so that the guests could see the maps.",
    "What had seemed a formality in the morning looked less certain after lunch.",
    "Experts from {S} doubt that {T} can be settled before {D}.",
];

/// Numbers in a fixed order that looks like none (Lehmer 1951, in 64 bits).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn surname(&mut self) -> String {
        let count = 2 + self.below(2);
        let name: String = (0..count).map(|_| self.one(&SYLLABLES)).collect();
        name[..1].to_uppercase() + &name[1..]
    }

    fn date(&mut self) -> String {
        format!("{} {} {}", 1 + self.below(28), self.one(&MONTHS), 1950 + self.below(70))
    }
}

/// Returns the first `count` documents of the corpus.
pub fn documents(count: usize) -> impl Iterator<Item = RawDocument> {
    (0..count).map(document)
}

fn document(number: usize) -> RawDocument {
    let mut dice = Dice(number as u64 + 1);
    let mut last = dice.surname();
    let mut text = String::new();
    for sentence in 0..SENTENCES {
        let pattern = if dice.below(4) == 0 { dice.one(&EVENTS) } else { dice.one(&OTHERS) };
        fill(&mut text, pattern, &mut dice, &mut last);
        text.push_str(if sentence % 4 == 3 { "\n\n" } else { " " });
    }
    let date = format!("{}-{:02}-{:02}", 1950 + dice.below(70), 1 + dice.below(12), 1 + dice.below(28));
    RawDocument { id: format!("made-{number}"), text, date: date.parse().ok(), ..RawDocument::default() }
}

fn fill(text: &mut String, pattern: &str, dice: &mut Dice, last: &mut String) {
    let mut parts = pattern.split(['{', '}']);
    text.push_str(parts.next().unwrap_or_default());
    while let (Some(slot), Some(rest)) = (parts.next(), parts.next()) {
        match slot {
            "P" => {
                *last = dice.surname();
                let (office, first, state) = (dice.one(&OFFICES), dice.one(&FIRST), dice.one(&STATES));
                text.push_str(&format!("{office} {first} {last} of {state}"));
            }
            "N" => text.push_str(last),
            "S" => text.push_str(dice.one(&STATES)),
            "T" => text.push_str(dice.one(&TOPICS)),
            "D" => text.push_str(&dice.date()),
            _ => text.push_str(&(2 + dice.below(97)).to_string()),
        }
        text.push_str(rest);
    }
}
