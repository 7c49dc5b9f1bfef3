//! What surrounds a happening: place, date of a record, who reports it, and the offices of those who act.

use legation::graph::{DocumentInfo, KnowledgeGraph};
use legation::pipeline::Pipeline;
use legation::query::{Filter, find_actor, offices};
use legation::statement::Statement;
use legation::text::RawDocument;

fn read(text: &str, date: Option<&str>) -> Vec<Statement> {
    let date = date.map(|date| date.parse().unwrap());
    let raw = RawDocument { id: "t".into(), text: text.into(), date, ..RawDocument::default() };
    Pipeline::embedded().unwrap().extract(raw).statements
}

/// The first statement about a meeting.
fn meeting(text: &str) -> Statement {
    let found = read(text, None).into_iter().find(|statement| statement.relation == "met");
    found.unwrap_or_else(|| panic!("no meeting in: {text}"))
}

#[test]
fn meetings_have_places() {
    for (text, place) in [
        ("Norway's prime minister met Luis Salas in Geneva on Monday.", "Geneva"),
        ("In Geneva, Ane Ruud met Luis Salas of Peru for an hour.", "Geneva"),
        ("Ane Ruud and Luis Salas held talks at Camp David.", "Camp David"),
        ("Ane Ruud hosted Luis Salas of Peru in Norway.", "Norway"),
        ("During a visit to Lima, Ane Ruud of Norway met Luis Salas.", "Lima"),
        ("Ane Ruud met Luis Salas on the sidelines of a conference in Vienna.", "Vienna"),
    ] {
        assert_eq!(meeting(text).place.as_deref(), Some(place), "{text}");
    }
}

#[test]
fn what_is_talked_about_is_no_place() {
    for text in [
        "Ane Ruud of Norway met Luis Salas in March.",
        "Ane Ruud of Norway met Luis Salas to discuss the war in Sudan.",
        "Ane Ruud met Luis Salas of Peru about the drought in Chad.",
    ] {
        assert_eq!(meeting(text).place, None, "{text}");
    }
}

#[test]
fn the_head_of_a_record_gives_date_and_place() {
    let text = "Memorandum of Conversation\nOslo, May 4, 1961, 3 p.m.\nSUBJECT\nHerring\nPARTICIPANTS\n\
        Mr. Alden Bell, Department of State\nAne Ruud, Second Secretary, Embassy of Norway\nEUR/NE—Mr. Holm\n\
        Mr. Bell opened with the price of herring, which had fallen since 1959.";
    let met: Vec<Statement> = read(text, None).into_iter().filter(|one| one.relation == "met").collect();
    assert_eq!(met.len(), 3, "three people make three pairs");
    for one in met {
        assert_eq!(one.date.unwrap().to_string(), "1961-05-04");
        assert_eq!((one.place.as_deref(), one.group_size), (Some("Oslo"), 3));
        assert!(one.evidence.text.starts_with("PARTICIPANTS") && one.evidence.text.ends_with("Mr. Holm"));
    }
}

/// Checks who is said to have said it, and whether of others.
fn check_claim(text: &str, speaker: Option<&str>, claimed: bool) {
    let found = read(text, None);
    let one = found.iter().find(|one| one.office.is_none()).unwrap_or_else(|| panic!("nothing in: {text}"));
    assert_eq!((one.attributed_to.as_deref(), one.claimed), (speaker, claimed), "{text}");
}

#[test]
fn claims_name_their_speaker() {
    check_claim("Chad said that Peru had recognized Kosovo.", Some("Chad"), true);
    check_claim("Peru has recognized Kosovo, according to the government of Chad.", Some("Chad"), true);
    check_claim("Peru has recognized Kosovo, two diplomats said.", Some("two diplomats"), true);
    check_claim(
        "\"Peru has recognized Kosovo,\" Norwegian Prime Minister Ane Ruud told reporters.",
        Some("Ane Ruud"),
        true,
    );
    check_claim("Peru has recognized Kosovo.", None, false);
}

#[test]
fn who_speaks_of_oneself_claims_nothing_of_others() {
    check_claim("Peru said that it had recognized Kosovo.", Some("Peru"), false);
}

#[test]
fn offices_have_a_timeline() {
    let texts = [
        ("a", "2019-05-02", "Ane Ruud was appointed foreign minister of Norway on May 1, 2019."),
        ("b", "2020-03-01", "Norwegian Foreign Minister Ane Ruud spoke of herring."),
        ("c", "2021-03-01", "Ane Ruud, the Norwegian foreign minister, spoke of herring again."),
        ("d", "2022-01-10", "Karl Holm became foreign minister of Norway on January 8, 2022."),
        ("e", "2022-02-01", "Former Norwegian Foreign Minister Ane Ruud wrote a book."),
    ];
    let pipeline = Pipeline::embedded().unwrap();
    let documents =
        texts.map(|(id, date, _)| DocumentInfo { id: id.into(), date: date.parse().ok(), ..DocumentInfo::default() });
    let statements = texts.into_iter().flat_map(|(id, date, text)| {
        let (id, text) = (id.to_owned(), text.to_owned());
        pipeline.extract(RawDocument { id, text, date: date.parse().ok(), ..RawDocument::default() }).statements
    });
    let graph = KnowledgeGraph::from_statements(documents, statements);
    let answer = offices(&graph, find_actor(&graph, "Norway").unwrap(), &Filter::default());
    let rows: Vec<String> =
        answer.rows.iter().map(|row| row.cells.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")).collect();
    assert_eq!(
        rows,
        [
            "foreign minister|Ane Ruud|Norway|2019-05-01|2020|2021|2022",
            "foreign minister|Karl Holm|Norway|2022-01-08|||",
        ]
    );
}
