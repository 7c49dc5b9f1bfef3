//! The page as a file: what it holds, what it forbids, how large it is. How it behaves in a browser is tested by
//! `tools/test_viewer.mjs`.

use legation::gazetteer::{EntityId, EntityKind};
use legation::graph::{DocumentInfo, KnowledgeGraph};
use legation::statement::{Argument, Evidence, Polarity, Statement, Status};
use legation::viewer::{Limits, Payload, page, payload};

const LIMIT: usize = 80_000;

fn argument(name: &str) -> Argument {
    let id = EntityId::new(name.to_lowercase());
    Argument { id, name: name.into(), kind: EntityKind::Person, role: None, state: None }
}

fn statement(document: &str, subject: &str, object: &str, date: &str) -> Statement {
    let text = format!("{subject} met {object}.");
    let (a, b) = (subject.len(), subject.len() + 5);
    Statement {
        id: format!("{document}-{subject}-{object}"),
        document: document.into(),
        relation: "met".into(),
        subject: argument(subject),
        object: argument(object),
        symmetric: true,
        polarity: Polarity::Affirmed,
        status: Status::Actual,
        attributed_to: None,
        claimed: false,
        date: date.parse().ok(),
        date_from: None,
        place: None,
        office: None,
        event: None,
        cameo: None,
        rule: "meet".into(),
        confidence: 0.9,
        group_size: 2,
        evidence: Evidence {
            sentence: 3,
            start: 100,
            end: 100 + text.len(),
            trigger: [100 + a + 1, 100 + a + 4],
            subject: [100, 100 + a],
            object: [100 + b, 100 + b + object.len()],
            text,
        },
    }
}

fn sample() -> KnowledgeGraph {
    let document = DocumentInfo { id: "one".into(), title: Some("Two visits".into()), ..DocumentInfo::default() };
    let same_meeting = [statement("one", "Đurić", "Ana", "2020-05-01"), statement("two", "Ana", "Đurić", "2020-05-01")];
    KnowledgeGraph::from_statements([document], same_meeting.into_iter().chain([statement("two", "Ana", "Bo", "2021")]))
}

/// Takes the data out of a page, as a browser does.
fn data(html: &str) -> Payload {
    let (_, rest) = html.split_once("<script type=\"application/json\" id=\"data\">").expect("data");
    serde_json::from_str(rest.split_once("</script>").expect("end of data").0).expect("JSON")
}

#[test]
fn reports_of_one_meeting_share_link_and_event() {
    let payload = payload(&sample(), "Visits", Limits::default());
    assert_eq!(payload.subtitle, "3 actors, 3 statements from 2 documents");
    let of_pair: Vec<_> = payload.statements.iter().filter(|s| s.date == "2020-05-01".parse().ok()).collect();
    assert_eq!(of_pair.len(), 2);
    assert_eq!((of_pair[0].edge, of_pair[0].event), (of_pair[1].edge, of_pair[1].event));
    assert_ne!(of_pair[0].swapped, of_pair[1].swapped);
}

#[test]
fn spans_are_of_the_sentence() {
    let payload = payload(&sample(), "Visits", Limits::default());
    let claim = payload.statements.iter().find(|s| payload.passages[s.passage as usize].text.starts_with("Đurić"));
    let claim = claim.expect("the statement of the first document");
    assert_eq!((claim.subject, claim.trigger, claim.object), (Some([0, 5]), Some([6, 9]), Some([10, 13])));
}

#[test]
fn limits_keep_the_most_active_and_say_so() {
    let payload = payload(&sample(), "Visits", Limits { actors: 2, statements: 1 });
    let names: Vec<&str> = payload.nodes.iter().map(|node| node.name.as_str()).collect();
    assert_eq!((names.len(), names.contains(&"Ana"), payload.statements.len()), (2, true, 1));
    assert_eq!(payload.subtitle, "2 of 3 actors, 1 of 3 statements from 2 documents");
}

#[test]
fn page_gives_back_its_data() {
    let payload = payload(&sample(), "Visits", Limits::default());
    assert_eq!(data(&page(&payload)), payload);
    assert_eq!(page(&payload), page(&payload));
}

#[test]
fn text_cannot_become_markup() {
    let hostile = "</script><script>alert(1)</script>\"><img src=x onerror=alert(1)>\u{2028}{{script}}<!--";
    let mut payload = payload(&sample(), hostile, Limits::default());
    payload.nodes[0].name = hostile.into();
    payload.passages[0].text = hostile.into();
    let (html, harmless) = (page(&payload), page(&Payload::default()));
    assert_eq!(data(&html), payload);
    for mark in ["<script", "</script", "<img", "<!--"] {
        assert_eq!(html.matches(mark).count(), harmless.matches(mark).count(), "{mark}");
    }
}

#[test]
fn page_fetches_nothing_and_is_small() {
    let html = page(&Payload::default());
    assert!(html.contains("content=\"default-src 'none'; style-src 'sha256-"));
    for outside in [" src=", "@import", "url(", "fetch(", "XMLHttpRequest", "innerHTML", "eval("] {
        assert!(!html.contains(outside), "{outside}");
    }
    assert!(html.len() <= LIMIT, "{} bytes", html.len());
}
