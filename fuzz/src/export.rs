//! Escaping of every format, read back by a parser that is not the writer.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use legation::export::{ExportFormat, write, write_folder};
use legation::graph::{DocumentInfo, KnowledgeGraph};
use legation::statement::Statement;
use legation::viewer::{Limits, page, payload};
use resvg::usvg::roxmltree;
use serde_json::{Value, json};

/// Names, ids and passages of the bytes in a small graph: every format can be read, and the data formats keep the
/// names.
pub fn export(bytes: &[u8]) {
    let texts: Vec<String> =
        bytes.split(|byte| *byte == 0xff).map(|text| String::from_utf8_lossy(text).into_owned()).collect();
    let graph = graph(&texts);
    let names: Vec<&str> = graph.actors().map(|(_, actor)| actor.entity.name.as_str()).collect();
    for format in ExportFormat::ALL {
        match format {
            ExportFormat::Png => {}
            _ if format.is_folder() => check_folder(format, &graph, &names),
            _ => check_file(format, &written(format, &graph, &texts), &graph, &names),
        }
    }
    check_page(&page(&payload(&graph, &texts[0], Limits::default())));
}

/// A meeting, an act and a denial among three actors, all texts taken from `texts` in turn.
fn graph(texts: &[String]) -> KnowledgeGraph {
    let mut at = 0;
    let mut text = || {
        at += 1;
        texts[(at - 1) % texts.len()].clone()
    };
    let mut actors: Vec<Value> = ["person", "state", "organization"]
        .into_iter()
        .enumerate()
        // Ids are distinct, as those of a gazetteer are.
        .map(|(n, kind)| json!({"id": format!("{n}{}", text()), "name": text(), "kind": kind}))
        .collect();
    actors[0]["role"] = json!(text());
    let statement = |n: usize, a: usize, b: usize, relation: String, document: &str, words: String| -> Statement {
        let evidence = json!({"sentence": 0, "start": 0, "end": words.len(), "text": words, "trigger": [0, 0], "subject": [0, 0], "object": [0, 0]});
        let value = json!({
            "id": format!("{n:016x}"), "document": document, "relation": relation, "subject": actors[a], "object": actors[b],
            "symmetric": n == 0, "polarity": if n == 2 { "negated" } else { "affirmed" }, "status": "actual",
            "attributed_to": words, "date": "2020-01", "place": words, "event": words, "cameo": words, "rule": relation,
            "confidence": 0.5, "evidence": evidence,
        });
        serde_json::from_value(value).expect("a statement")
    };
    let document = DocumentInfo {
        id: text(),
        title: Some(text()),
        url: Some(text()),
        source: Some(text()),
        ..DocumentInfo::default()
    };
    let statements = vec![
        statement(0, 0, 1, "met".to_owned(), &document.id, text()),
        statement(1, 1, 2, text(), &document.id, text()),
        statement(2, 2, 0, "supports".to_owned(), &document.id, text()),
    ];
    KnowledgeGraph::from_statements([document], statements)
}

fn written(format: ExportFormat, graph: &KnowledgeGraph, caption: &[String]) -> String {
    let mut out = Vec::new();
    write(format, graph, &caption[..1], &mut out).expect("writing to memory");
    String::from_utf8(out).expect("UTF-8")
}

fn check_file(format: ExportFormat, text: &str, graph: &KnowledgeGraph, names: &[&str]) {
    let json = || serde_json::from_str::<Value>(text).expect("JSON");
    let xml = || {
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        roxmltree::Document::parse_with_options(text, options).expect("XML").descendants().count()
    };
    match format {
        ExportFormat::Json => {
            let again = KnowledgeGraph::from_json(text).expect("what is written is read");
            assert_eq!(again.to_json(), text, "import is not the inverse of export");
        }
        ExportFormat::Cytoscape => check_names(names, json()["elements"]["nodes"].as_array(), "/data/name"),
        ExportFormat::Graphology => check_names(names, json()["nodes"].as_array(), "/attributes/name"),
        ExportFormat::Ftm => text.lines().for_each(|line| drop(serde_json::from_str::<Value>(line).expect("JSON"))),
        ExportFormat::Svg | ExportFormat::GraphMl | ExportFormat::Gexf => assert!(xml() > graph.actors().count()),
        ExportFormat::NQuads => {
            let quads = |quads: Vec<String>| std::collections::BTreeSet::from_iter(quads);
            let nquads = oxttl::NQuadsParser::new().for_slice(text).map(|quad| quad.expect("N-Quads").to_string());
            let trig = written(ExportFormat::TriG, graph, &[String::new()]);
            let trig = oxttl::TriGParser::new().for_slice(&trig).map(|quad| quad.expect("TriG").to_string());
            let nquads = quads(nquads.collect());
            assert_eq!(quads(trig.collect()), nquads, "TriG and N-Quads differ");
            let jsonld = written(ExportFormat::JsonLd, graph, &[String::new()]);
            let jsonld =
                oxjsonld::JsonLdParser::new().for_slice(&jsonld).map(|quad| quad.expect("JSON-LD").to_string());
            assert_eq!(quads(jsonld.collect()), nquads, "JSON-LD and N-Quads differ");
        }
        _ => assert!(!text.is_empty()),
    }
}

fn check_names(names: &[&str], nodes: Option<&Vec<Value>>, at: &str) {
    let found: Vec<&str> = nodes.into_iter().flatten().filter_map(|node| node.pointer(at)?.as_str()).collect();
    assert_eq!(found, names, "names are changed");
}

/// Files have plain names, each its own; tables have as many fields a row as in the header.
fn check_folder(format: ExportFormat, graph: &KnowledgeGraph, names: &[&str]) {
    let files: Arc<Mutex<BTreeMap<String, Vec<u8>>>> = Arc::default();
    let open = |name: &str| {
        let parts: Vec<_> = std::path::Path::new(name).components().collect();
        assert!(matches!(parts[..], [std::path::Component::Normal(_)]), "{name:?} leads elsewhere");
        assert!(!name.contains(['/', '\\', '\0', '\n']) && name.len() < 256, "{name:?} is no file name");
        let known = files.lock().expect("one thread").insert(name.to_owned(), Vec::new());
        assert!(known.is_none(), "{name:?} is written twice");
        Ok(Shared { files: Arc::clone(&files), name: name.to_owned() })
    };
    write_folder(format, graph, open).expect("writing to memory");
    let files = files.lock().expect("one thread");
    if format == ExportFormat::Obsidian {
        return assert_eq!(files.len(), names.len(), "a note is missing");
    }
    let mut rows = 0;
    for bytes in files.values() {
        for row in csv::Reader::from_reader(&bytes[..]).into_byte_records() {
            row.expect("a table");
            rows += 1;
        }
    }
    assert_eq!(rows, names.len() + graph.relations().count(), "a row is missing");
}

struct Shared {
    files: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    name: String,
}

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.files.lock().expect("one thread").entry(self.name.clone()).or_default().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Texts cannot leave the script element that holds them, nor open one.
fn check_page(page: &str) {
    let plain = page_of("x");
    let count = |page: &str, what: &str| page.to_ascii_lowercase().matches(what).count();
    for markup in ["<script", "</script", "<!--", "<img", "<iframe", "<style"] {
        assert_eq!(count(page, markup), count(&plain, markup), "text became {markup}");
    }
}

fn page_of(text: &str) -> String {
    page(&payload(&graph(&[text.to_owned()]), text, Limits::default()))
}
