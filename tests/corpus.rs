//! The gold of the sample corpus fits the corpus.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use legation::eval::{GoldPassage, load_gold};
use legation::reader::{ReadOptions, documents_of, sources};
use legation::text::RawDocument;

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
