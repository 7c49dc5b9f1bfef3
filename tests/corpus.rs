//! The gold of the sample corpus fits the corpus.

use std::path::{Path, PathBuf};

use legation::eval::{GoldPassage, load_gold};

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
fn plain_texts_are_the_files() {
    for passage in gold() {
        if let Ok(text) = std::fs::read_to_string(folder().join(&passage.id).with_extension("txt")) {
            assert_eq!(text, passage.text, "{}", passage.id);
        }
    }
}

#[test]
fn every_document_has_gold_and_every_gold_a_document() {
    let ids: Vec<String> = gold().into_iter().map(|passage| passage.id).collect();
    let mut documents = Vec::new();
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("jsonl") if stem != "gold" => {
                let lines = std::fs::read_to_string(&path).unwrap();
                let items = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
                documents.extend(items.map(|item| item["id"].as_str().unwrap().to_owned()));
            }
            Some("txt" | "html" | "md") => documents.push(stem),
            _ => {}
        }
    }
    documents.sort();
    assert_eq!(documents, ids);
}
