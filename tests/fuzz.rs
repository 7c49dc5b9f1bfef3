//! The fuzzing targets of `fuzz/` over their seeds, cuts of them, and invented input; what fuzzing found, by name.

#[path = "../fuzz/src/lib.rs"]
mod targets;

use proptest::prelude::*;

use targets::{document, export, graph_json, query_name, read_page, read_records, read_text, rules, tokens};

type Target = fn(&[u8]);

const TARGETS: [(&str, Target); 9] = [
    ("tokens", tokens),
    ("document", document),
    ("read_text", read_text),
    ("read_page", read_page),
    ("read_records", read_records),
    ("rules", rules),
    ("graph_json", graph_json),
    ("query_name", query_name),
    ("export", export),
];

/// Returns the seeds of a target, by name.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

#[test]
fn seeds_and_their_halves() {
    for (name, target) in TARGETS {
        for seed in seeds(name) {
            target(&seed);
            target(&seed[..seed.len() / 2]);
            target(&seed[seed.len() / 2..]);
        }
    }
}

/// A seed with some bytes replaced, cut out or put in.
fn spoilt(target: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let edits = proptest::collection::vec((any::<prop::sample::Index>(), 0..3u8, any::<u8>()), 1..6);
    (prop::sample::select(seeds(target)), edits).prop_map(|(mut bytes, edits)| {
        for (at, edit, byte) in edits {
            let at = at.index(bytes.len().max(1));
            match edit {
                0 if at < bytes.len() => bytes[at] = byte,
                1 if at < bytes.len() => drop(bytes.remove(at)),
                _ => bytes.insert(at.min(bytes.len()), byte),
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tokens_cover_any_text(text in "\\PC{0,80}|[ .,;:'’\"()a-zA-Z0-9\n-]{0,120}") {
        tokens(text.as_bytes());
    }

    #[test]
    fn any_name_is_found_or_refused(text in "\\PC{0,40}|[a-zA-ZĐđćČ .'-]{0,30}") {
        query_name(text.as_bytes());
    }

    #[test]
    fn readers_take_spoilt_files(text in spoilt("read_text"), page in spoilt("read_page"), records in spoilt("read_records")) {
        read_text(&text);
        read_page(&page);
        read_records(&records);
    }

    #[test]
    fn rules_and_graphs_take_spoilt_files(rule in spoilt("rules"), graph in spoilt("graph_json")) {
        rules(&rule);
        graph_json(&graph);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn exports_take_any_text(texts in proptest::collection::vec("\\PC{0,12}|[\u{0}-\u{7f}]{0,12}", 1..6)) {
        export(texts.join("\u{0}").as_bytes());
        let bytes: Vec<Vec<u8>> = texts.into_iter().map(String::into_bytes).collect();
        export(&bytes.join(&0xff));
    }

    #[test]
    fn documents_take_spoilt_text(text in spoilt("document")) {
        document(&text);
    }
}
