//! The chapters under `tests/cases/`: hard kinds of diplomatic prose with the statements that they hold.
//!
//! `tests/cases/README.md` describes the format.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use legation::gazetteer::Gazetteer;
use legation::pipeline::Extractor;
use legation::rule::RuleSet;
use legation::text::{PartialDate, RawDocument};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const CORE: [&str; 4] = ["met", "recognized", "supports", "sanctioned"];
const SYMMETRIC: [&str; 4] = ["met", "talked", "negotiated_with", "signed_agreement"];
const STATUSES: [&str; 4] = ["planned", "hypothetical", "requested", "lifted"];

static EXTRACTOR: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::new(Cow::Borrowed(Gazetteer::embedded()), RuleSet::embedded().unwrap()));

/// What reads the cases in which people and bodies without a name are actors.
static UNNAMED: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::new(Cow::Borrowed(Gazetteer::embedded()), RuleSet::embedded().unwrap()).unnamed(true));

/// Statements by comparison key; the value is how they are written.
type Claims = BTreeMap<String, String>;

#[derive(Debug, Default)]
struct Case {
    /// One-based line of the `text` fence.
    line: usize,
    /// One-based line after the closing `expect` fence.
    after_expect: usize,
    text: String,
    date: Option<PartialDate>,
    /// Whether people and bodies without a name count as actors.
    unnamed: bool,
    expected: Option<Claims>,
    known_misses: Claims,
    known_extras: Claims,
}

/// Extracts the statements of a text, each written as the chapters write them.
fn statements(case: &Case) -> Vec<String> {
    let (text, date) = (case.text.clone(), case.date);
    let document = RawDocument { id: "case".to_owned(), text, date, ..RawDocument::default() };
    let extractor = if case.unnamed { &UNNAMED } else { &EXTRACTOR };
    extractor.extract(document).statements.iter().map(ToString::to_string).collect()
}

/// Splits `not met(Chad, Niger) planned` into denial, relation, subject, object and status.
fn split(claim: &str) -> Option<(bool, &str, &str, &str, &str)> {
    let (denied, rest) = claim.strip_prefix("not ").map_or((false, claim), |rest| (true, rest));
    let (relation, rest) = rest.split_once('(')?;
    let (arguments, status) = rest.rsplit_once(')')?;
    let (subject, object) = arguments.split_once(", ")?;
    let status = status.trim_start();
    let known = status.is_empty() || STATUSES.contains(&status);
    let named = relation.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    (known && named && !relation.is_empty()).then_some((denied, relation, subject, object, status))
}

fn key(claim: &str) -> Option<String> {
    let (denied, relation, subject, object, status) = split(claim)?;
    let mut arguments = [fold(subject), fold(object)];
    if SYMMETRIC.contains(&relation) {
        arguments.sort();
    }
    Some(format!("{denied} {relation} {} / {} {status}", arguments[0], arguments[1]))
}

fn fold(name: &str) -> String {
    let plain = name.to_lowercase().replace('đ', "dj").replace('ı', "i");
    let bare: String = plain.nfkd().filter(|&letter| !is_combining_mark(letter)).collect();
    let words = bare.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn add(claims: &mut Claims, claim: &str, place: &str) {
    let key = key(claim).unwrap_or_else(|| panic!("{place}: not a statement: {claim}"));
    assert!(claims.insert(key, claim.to_owned()).is_none(), "{place}: stands twice: {claim}");
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn chapters() -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.filter(|name| name.ends_with(".md") && name != "README.md").collect();
    names.sort();
    names.into_iter().map(|name| (name.clone(), std::fs::read_to_string(folder().join(name)).unwrap())).collect()
}

fn parse(file: &str, chapter: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut fence: Option<(&str, usize)> = None;
    let mut block: Vec<&str> = Vec::new();
    for (index, line) in chapter.lines().enumerate() {
        match (fence, line.strip_prefix("```")) {
            (None, Some(info)) => fence = Some((info, index + 1)),
            (None, None) => {}
            (Some((info, start)), Some("")) => {
                close(&mut cases, file, info, start, &std::mem::take(&mut block));
                fence = None;
            }
            (Some(_), _) => block.push(line),
        }
    }
    assert!(fence.is_none(), "{file}: a fence stays open");
    for case in &cases {
        assert!(case.expected.is_some(), "{file}:{}: no expect block", case.line);
    }
    cases
}

fn close(cases: &mut Vec<Case>, file: &str, info: &str, line: usize, block: &[&str]) {
    let place = format!("tests/cases/{file}:{line}");
    let (kind, rest) = info.split_once(' ').unwrap_or((info, ""));
    if kind == "text" {
        let unnamed = rest == "unnamed";
        let rest = if unnamed { "" } else { rest };
        let date = rest.strip_prefix("date: ").map(|date| date.parse().unwrap_or_else(|_| panic!("{place}: {rest}")));
        cases.push(Case { line, text: block.join("\n"), date, unnamed, ..Case::default() });
        return;
    }
    let case = cases.last_mut().unwrap_or_else(|| panic!("{place}: no text before"));
    match kind {
        "expect" => {
            assert!(case.expected.is_none(), "{place}: a second expect block");
            assert!(!block.is_empty(), "{place}: empty; write `nothing`");
            let expected = case.expected.insert(Claims::new());
            let claims = if block == ["nothing"] { &[] } else { block };
            claims.iter().enumerate().for_each(|(at, claim)| add(expected, claim, &format!("{place}+{}", at + 1)));
            case.after_expect = line + block.len() + 1;
        }
        "expect-missing" => block.iter().for_each(|line| add_known(case, line, &place)),
        _ => panic!("{place}: expected text, expect or expect-missing, found {info:?}"),
    }
}

fn add_known(case: &mut Case, line: &str, place: &str) {
    match line.split_once(": ") {
        Some(("known-miss", claim)) => add(&mut case.known_misses, claim, place),
        Some(("known-extra", claim)) => add(&mut case.known_extras, claim, place),
        _ => panic!("{place}: expected known-miss or known-extra: {line}"),
    }
}

/// Statements expected and not found, and found and not expected.
fn compare(case: &Case) -> (Claims, Claims) {
    let expected = case.expected.as_ref().unwrap();
    let named: Vec<&str> = expected.values().filter_map(|claim| split(claim)).map(|parts| parts.1).collect();
    let compared =
        |claim: &String| split(claim).is_none_or(|(_, name, ..)| CORE.contains(&name) || named.contains(&name));
    let found = statements(case).into_iter().filter(compared);
    let found: Claims = found.map(|claim| (key(&claim).unwrap_or_else(|| claim.clone()), claim)).collect();
    let without = |some: &Claims, others: &Claims| {
        some.iter().filter(|(key, _)| !others.contains_key(*key)).map(|(a, b)| (a.clone(), b.clone())).collect()
    };
    (without(expected, &found), without(&found, expected))
}

/// Lists what differs from what the chapter says, known shortcomings taken into account.
fn differences(file: &str, case: &Case) -> String {
    let (missing, extra) = compare(case);
    let mut list = String::new();
    let sides = [
        ("missing", "known-miss", &missing, &case.known_misses),
        ("unexpected", "known-extra", &extra, &case.known_extras),
    ];
    for (what, marker, now, known) in sides {
        for claim in now.iter().filter(|(key, _)| !known.contains_key(*key)).map(|(_, claim)| claim) {
            writeln!(list, "tests/cases/{file}:{}: {what}: {claim}", case.line).unwrap();
        }
        for claim in known.iter().filter(|(key, _)| !now.contains_key(*key)).map(|(_, claim)| claim) {
            writeln!(list, "tests/cases/{file}:{}: has come right, remove `{marker}: {claim}`", case.line).unwrap();
        }
    }
    list
}

/// Returns the chapter with the `expect-missing` blocks that the present state asks for.
fn with_known_misses(file: &str, chapter: &str) -> String {
    let bare = without_known_misses(chapter);
    let cases: BTreeMap<usize, Case> = parse(file, &bare).into_iter().map(|case| (case.after_expect, case)).collect();
    let mut written = String::new();
    for (index, line) in bare.lines().enumerate() {
        writeln!(written, "{line}").unwrap();
        let Some((missing, extra)) = cases.get(&(index + 1)).map(compare) else { continue };
        if !missing.is_empty() || !extra.is_empty() {
            written.push_str("\n```expect-missing\n");
            missing.values().for_each(|claim| writeln!(written, "known-miss: {claim}").unwrap());
            extra.values().for_each(|claim| writeln!(written, "known-extra: {claim}").unwrap());
            written.push_str("```\n");
        }
    }
    written
}

fn without_known_misses(chapter: &str) -> String {
    let block = regex::Regex::new(r"(?m)^\n```expect-missing\n(?:[^`\n][^\n]*\n)*```\n").unwrap();
    block.replace_all(chapter, "").into_owned()
}

#[test]
fn chapters_are_well_formed() {
    let chapters = chapters();
    let cases: Vec<(String, Vec<Case>)> =
        chapters.iter().map(|(file, chapter)| (file.clone(), parse(file, chapter))).collect();
    for (file, cases) in &cases {
        assert!(!cases.is_empty(), "{file}: a chapter without cases");
        for case in cases {
            for miss in case.known_misses.keys() {
                let expected = case.expected.as_ref().unwrap();
                assert!(expected.contains_key(miss), "{file}:{}: known miss that is not expected: {miss}", case.line);
            }
        }
    }
}

#[test]
fn known_misses_can_be_written_and_removed() {
    let chapter = "Prose.\n\n```text\nA met B.\n```\n\n```expect\nmet(A, B)\n```\n\nMore.\n";
    let marked = chapter.replace("\n\nMore", "\n\n```expect-missing\nknown-miss: met(A, B)\n```\n\nMore");
    assert_eq!(without_known_misses(&marked), chapter);
    let case = &parse("a.md", &marked)[0];
    assert_eq!((case.line, case.after_expect, case.known_misses.len()), (3, 9, 1));
}

#[test]
fn statements_have_one_key() {
    let same = |one: &str, other: &str| assert_eq!(key(one).unwrap(), key(other).unwrap());
    same("met(Marko Đurić, Chad)", "met(Chad, Marko Djuric)");
    assert_ne!(key("supports(Chad, Niger)"), key("supports(Niger, Chad)"));
    assert_ne!(key("not met(Chad, Niger)"), key("met(Chad, Niger)"));
    for broken in ["met(Chad)", "met Chad, Niger", "met(Chad, Niger) soon", "Met(Chad, Niger)"] {
        assert_eq!(key(broken), None, "{broken}");
    }
}

#[test]
fn chapters_hold() {
    let mut list = String::new();
    for (file, chapter) in chapters() {
        for case in parse(&file, &chapter) {
            list.push_str(&differences(&file, &case));
        }
    }
    assert!(list.is_empty(), "\n{list}{} differences", list.lines().count());
}

#[test]
#[ignore = "rewrites the chapters; read what changed before committing it"]
fn record_known_misses() {
    for (file, chapter) in chapters() {
        std::fs::write(folder().join(&file), with_known_misses(&file, &chapter)).unwrap();
    }
}
