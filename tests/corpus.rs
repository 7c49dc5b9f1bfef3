//! The gold of the sample corpus fits the corpus; parsing on demand changes nothing.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use legation::eval::{GoldPassage, load_gold};
use legation::gazetteer::Gazetteer;
use legation::pipeline::Extractor;
use legation::reader::{ReadOptions, documents_of, sources};
use legation::rule::RuleSet;
use legation::statement::Statement;
use legation::text::RawDocument;
use rayon::prelude::*;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/corpus")
}

fn gold() -> Vec<GoldPassage> {
    let path = folder().join("gold.jsonl");
    load_gold(&std::fs::read_to_string(&path).unwrap(), &path).unwrap()
}

#[test]
fn evidence_and_surface_forms_stand_in_the_text() {
    for passage in gold() {
        let holds = |words: &str| assert!(passage.text.contains(words), "{}: {words}", passage.id);
        passage.entities.iter().flat_map(|entity| &entity.mentions).for_each(|mention| holds(mention));
        for tuple in &passage.relations {
            assert!(!tuple.evidence.is_empty(), "{}: no evidence", passage.id);
            holds(&tuple.evidence);
            tuple.subject.aliases.iter().chain(&tuple.object.aliases).for_each(|alias| holds(alias));
        }
    }
}

#[test]
fn reading_the_folder_gives_the_texts_of_the_gold() {
    let sources = sources(&[folder()]).unwrap().into_iter().filter(|source| source.stem() != "gold").collect();
    let read: BTreeMap<String, RawDocument> = documents_of(sources, &ReadOptions::default())
        .map(|outcome| outcome.unwrap_or_else(|diagnostic| panic!("{diagnostic:?}")))
        .map(|document| (document.id.clone(), document))
        .collect();
    let gold = gold();
    assert_eq!(read.keys().collect::<Vec<_>>(), gold.iter().map(|passage| &passage.id).collect::<Vec<_>>());
    for passage in gold {
        let document = &read[&passage.id];
        assert_eq!(document.text, passage.text, "{}", passage.id);
        assert_eq!(document.date, passage.date, "{}", passage.id);
    }
}

/// Reads everything below `path` twice, parsing what a rule could match and parsing all, and returns the numbers of
/// documents, sentences, sentences parsed on demand, and statements, and what one of the readings has alone.
fn parse_on_demand(path: &Path) -> ([usize; 4], Vec<String>) {
    let extractor = || Extractor::new(Cow::Borrowed(Gazetteer::embedded()), RuleSet::embedded().unwrap());
    let (on_demand, all) = (extractor(), extractor().parse_all(true));
    let sources = sources(&[path.to_owned()]).unwrap();
    let read = documents_of(sources, &ReadOptions::default()).filter_map(Result::ok);
    let count = |document: RawDocument| {
        let fewer = on_demand.extract(document.clone());
        let more = all.extract(document);
        let lone = |some: &[Statement], others: &[Statement], which: &str| -> Vec<String> {
            let lone = some.iter().filter(|statement| !others.contains(statement));
            let told = |it: &Statement| {
                format!(
                    "{}: {which} {}({}, {}): {}",
                    it.document, it.relation, it.subject.name, it.object.name, it.evidence.text
                )
            };
            lone.map(told).collect()
        };
        let mut differences = lone(&fewer.statements, &more.statements, "on demand alone");
        differences.extend(lone(&more.statements, &fewer.statements, "not on demand"));
        let sentences = &fewer.document.sentences;
        let parsed = sentences.iter().filter(|sentence| sentence.parsed).count();
        assert!(parsed <= more.document.sentences.iter().filter(|sentence| sentence.parsed).count());
        ([1, sentences.len(), parsed, fewer.statements.len()], differences)
    };
    let add = |a: ([usize; 4], Vec<String>), b: ([usize; 4], Vec<String>)| {
        (std::array::from_fn(|i| a.0[i] + b.0[i]), [a.1, b.1].concat())
    };
    read.par_bridge().map(count).reduce(|| ([0; 4], Vec::new()), add)
}

/// A document of the corpus had such a pair: the noun's sentence names one party, the other stands in the sentence
/// before.
#[test]
fn parsing_on_demand_sees_a_party_of_the_sentence_before() {
    let read = |all| {
        let extractor =
            Extractor::new(Cow::Borrowed(Gazetteer::embedded()), RuleSet::embedded().unwrap()).parse_all(all);
        let text =
            "Cuba has been poor for decades. The embargo imposed by the United States hurts everybody.".to_owned();
        extractor.extract(RawDocument { id: "a".to_owned(), text, ..RawDocument::default() }).statements
    };
    let found: Vec<_> = read(false).iter().map(|s| (s.relation.clone(), s.object.name.clone())).collect();
    assert_eq!(found, [("sanctioned".to_owned(), "Cuba".to_owned())]);
    assert_eq!(read(false), read(true));
}

#[test]
fn parsing_on_demand_changes_no_statement() {
    let ([documents, sentences, parsed, statements], differences) = parse_on_demand(&folder());
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(
        documents >= 23 && statements > 50 && parsed < sentences,
        "{documents} {parsed} of {sentences} {statements}"
    );
}

/// The same over other texts: `LEGATION_CORPUS=folder cargo test --release --test main -- --ignored
/// parse_on_demand_elsewhere --nocapture`.
#[test]
#[ignore = "needs a corpus"]
fn parse_on_demand_elsewhere() {
    let path = std::env::var_os("LEGATION_CORPUS").expect("LEGATION_CORPUS names a file or folder");
    let ([documents, sentences, parsed, statements], differences) = parse_on_demand(Path::new(&path));
    println!("{documents} documents, {parsed} of {sentences} sentences parsed, {statements} statements");
    assert!(differences.is_empty(), "{} differences\n{}", differences.len(), differences.join("\n"));
}
