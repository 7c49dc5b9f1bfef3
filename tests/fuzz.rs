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

/// Mutates seeds for as long as `LEGATION_FUZZ` says ("tokens 600", seconds), without a nightly toolchain and without
/// knowledge of the paths taken; what a target cannot take is written beside the build.
#[test]
#[ignore = "runs for as long as it is told"]
fn fuzz_for() {
    let order = std::env::var("LEGATION_FUZZ").expect("LEGATION_FUZZ=\"target seconds\"");
    let (name, seconds) = order.split_once(' ').unwrap();
    let target = TARGETS.iter().find(|(known, _)| *known == name).expect("a target").1;
    let end = std::time::Instant::now() + std::time::Duration::from_secs(seconds.parse().unwrap());
    let (seeds, mut random, mut count) = (seeds(name), Random(seconds.len() as u64 + 88_172_645_463_325_252), 0u64);
    while std::time::Instant::now() < end {
        let bytes = random.mutant(&seeds);
        if std::panic::catch_unwind(|| target(&bytes)).is_err() {
            let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("finding-{name}-{count}"));
            std::fs::write(&path, &bytes).unwrap();
            panic!("{name}: see {}", path.display());
        }
        count += 1;
    }
    println!("{name}: {count} inputs in {seconds} s, no finding");
}

/// A small generator of pseudo-random numbers (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % end.max(1)
    }

    /// A seed after one to sixteen edits: bytes changed, pieces cut, repeated, moved, or taken from another seed.
    fn mutant(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        const PIECES: [&[u8]; 16] = [
            b"\xff",
            b"\0",
            b"\n",
            b"\"",
            b"<",
            b"</",
            b"{",
            b"[",
            b"\\",
            b"\xc4",
            b"\xe2\x80\x9c",
            b"\xcc\x81",
            b"\xe2\x80\xae",
            b"999999999999",
            b". ",
            b" said ",
        ];
        let mut bytes = seeds[self.below(seeds.len())].clone();
        for _ in 0..=self.below(16) {
            let (from, to) = (self.below(bytes.len() + 1), self.below(bytes.len() + 1));
            let range = from.min(to)..from.max(to).min(from.min(to) + 64);
            match self.below(6) {
                0 if from < bytes.len() => bytes[from] = u8::try_from(self.below(256)).unwrap(),
                1 => drop(bytes.drain(range)),
                2 => {
                    let piece = bytes[range].to_vec();
                    bytes.splice(to..to, piece).for_each(drop);
                }
                3 => {
                    let other = &seeds[self.below(seeds.len())];
                    let start = self.below(other.len() + 1);
                    let piece = other[start..(start + 64).min(other.len())].to_vec();
                    bytes.splice(range, piece).for_each(drop);
                }
                4 => bytes.truncate(bytes.len().min(1 << 14)),
                _ => bytes.splice(to..to, PIECES[self.below(PIECES.len())].iter().copied()).for_each(drop),
            }
        }
        bytes
    }
}

/// Found by `graph_json`: a confidence beyond all numbers was taken, and written as `null`.
#[test]
fn confidence_beyond_one() {
    let graph = include_str!("../graphs/demo/graph.json");
    let known = graph.find("\"confidence\":0.").unwrap() + "\"confidence\":".len();
    for confidence in ["5e300", "1.01", "-0.5"] {
        let spoilt = format!(
            "{}{confidence}{}",
            &graph[..known],
            graph[known..].trim_start_matches(|c: char| c != ',' && c != '}')
        );
        let error = legation::graph::KnowledgeGraph::from_json(&spoilt).unwrap_err().to_string();
        assert!(error.contains("expected 0 to 1"), "{confidence}: {error}");
        graph_json(spoilt.as_bytes());
    }
}

/// Found by `read_records`: nothing was said of a table without rows.
#[test]
fn table_of_a_header_alone() {
    read_records(b"text\n");
    read_records(b"text");
}
