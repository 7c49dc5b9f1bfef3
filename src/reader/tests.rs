//! Whole sources, as they come: compressed, broken, in tables, in other encodings.

#![allow(clippy::unwrap_used)]

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

/// Reads one file of this name and content; each outcome is a line: `id: text`, or `skipped|note cause line: reason`.
fn read_with(name: &str, bytes: &[u8], options: &ReadOptions) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    documents_of(sources(&[path]).unwrap(), options).map(|outcome| shown(&outcome)).collect()
}

fn shown(outcome: &Outcome) -> String {
    match outcome {
        Ok(document) => format!("{}: {}", document.id, document.text),
        Err(said) => {
            let line = said.line.map(|line| format!(" {line}")).unwrap_or_default();
            let kind = if said.kind == DiagnosticKind::Note { "note" } else { "skipped" };
            format!("{kind} {}{line}: {}", said.cause.label(), said.reason)
        }
    }
}

/// Each outcome begins as expected.
fn check(name: &str, bytes: &[u8], expected: &[&str]) {
    let found = read_with(name, bytes, &ReadOptions::default());
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found} / {expected}");
    }
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zst(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

#[test]
fn text_is_kept_byte_for_byte() {
    let text = "Subscribe\r\n\r\n  Chad met\tNiger.  \n\n";
    check("a.b.txt", text.as_bytes(), &[&format!("a.b: {text}")]);
}

#[test]
fn compressed_files_of_several_members() {
    let two = [gz(b"Chad met "), gz(b"Niger.")].concat();
    check("a.txt.gz", &two, &["a: Chad met Niger."]);
    check("no-extension", &two, &["no-extension: Chad met Niger."]);
    let skippable = [0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 9, 9, 9];
    let frames = [zst(b"Chad met "), skippable.to_vec(), zst(b"Niger.")].concat();
    check("a.txt.zst", &frames, &["a: Chad met Niger."]);
}

#[test]
fn what_was_read_of_a_broken_file_is_kept() {
    let noise: String =
        (0..5000u32).map(|n| format!("Chad met envoy {} of Niger.\n", n.wrapping_mul(2_654_435_761))).collect();
    let whole = gz(noise.as_bytes());
    check("a.txt.gz", &whole[..whole.len() / 2], &["note damaged: breaks off", "a: Chad met envoy 0 of Niger.\n"]);
    let whole = zst(noise.repeat(3).as_bytes());
    check("a.txt.zst", &whole[..whole.len() - 9], &["note damaged: breaks off", "a: Chad met envoy 0 of Niger.\n"]);
    let lines = gz(b"{\"id\":1,\"text\":\"Chad met Niger.\"}\n");
    check(
        "a.jsonl.gz",
        &[&lines[..], b"garbage"].concat(),
        &["1: Chad met Niger.", "skipped damaged 2: the file breaks off"],
    );
    check("a.txt.zst", b"\x28\xb5\x2f\xfd", &["skipped damaged: cannot be read"]);
}

#[test]
fn bombs_and_long_documents_are_refused() {
    let options = ReadOptions { max_document_bytes: 1 << 20, ..ReadOptions::default() };
    let said = read_with("a.txt.gz", &gz(&vec![b'a'; 3 << 20]), &options);
    assert_eq!(said, ["skipped too-large: longer than 1 MiB, the limit for one document"]);
    let line = format!("{{\"text\": \"{}\"}}\n", "a".repeat(3 << 20));
    let said = read_with("a.jsonl", &[line.as_bytes(), b"{\"id\":\"b\",\"text\":\"Chad.\"}"].concat(), &options);
    assert_eq!(said, ["skipped too-large 1: longer than 1 MiB, the limit for one document", "b: Chad."]);
    let said = read_with("a.jsonl.gz", &gz(&vec![b'\n'; 30 << 20]), &options);
    assert!(said[0].contains("over 200 times its size"), "{said:?}");
}

#[test]
fn broken_lines_do_not_stop_the_rest() {
    let lines = r#"{"id":"a","text":"Chad.","unknown":[1]}
{"id":"b","text":
{"id":"c"}
{"id":"d","text":7}

{"text":"Niger."}
{"id":"a","text":"Mali."}
{"id":"a","text":"Chad."}
{"id":"e","text":"Oslo.","date":"yesterday"}
[1]
"#;
    check(
        "n.jsonl",
        lines.as_bytes(),
        &[
            "a: Chad.",
            "skipped bad-record 2: not a JSON object at column 17: EOF while parsing a value",
            "skipped bad-record 3: field text is missing",
            "skipped bad-record 4: field text is a number: expected a string",
            "note bad-record 6: field id is missing: the document is called n-6",
            "n-6: Niger.",
            "note duplicate: id a was given before to another text: this one is called a~2",
            "a~2: Mali.",
            "skipped duplicate: document a was read before with the same text",
            "note date 9: date \"yesterday\" is left out",
            "e: Oslo.",
            "skipped bad-record 10: expected one JSON object a line, found an array",
        ],
    );
}

#[test]
fn fields_of_a_record() {
    let line = r#"{"id":"a","text":" Met with the Prime Minister. ","date":"2023-10","title":"T","url":"U","source":"S",
        "lang":"en-GB","context":"C","subject":"Norway"}"#;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl");
    std::fs::write(&path, line.replace('\n', " ")).unwrap();
    let document = documents(&Source::new(path), &ReadOptions::default()).next().unwrap().unwrap();
    assert_eq!(document.text, " Met with the Prime Minister. ");
    assert_eq!(document.date.unwrap().to_string(), "2023-10");
    let fields = [document.title, document.url, document.source, document.lang, document.context, document.subject];
    assert_eq!(fields.map(Option::unwrap), ["T", "U", "S", "en-GB", "C", "Norway"]);
}

#[test]
fn tables_with_a_text_column() {
    check(
        "t.csv",
        b"id,Text\n1,\"Chad, \"\"met\"\"\nNiger.\"\n2,a,b\n3,\n",
        &["1: Chad, \"met\"\nNiger.", "skipped bad-record 4: 3 fields, expected 2", "skipped empty 5: empty"],
    );
    check("t.csv", b"text;date\nChad.;2001\n", &["t-2: Chad."]);
    check("t.tsv", b"text\tdate\nChad, Niger.\tnever\n", &["note date 2: date \"never\"", "t-2: Chad, Niger."]);
    check("t.csv", b"body,date\nChad,2001\n", &["skipped bad-record: no column \"text\": the columns are body, date"]);
    let options = ReadOptions { text_column: "body".to_owned(), ..ReadOptions::default() };
    assert_eq!(read_with("t.csv", b"body,date\nChad,2001\n", &options), ["t-2: Chad"]);
}

#[test]
fn other_encodings_are_said() {
    let text = "Ministar spoljnih poslova Đurić razgovarao je sa šefom češke diplomatije o žitu i granici.";
    let options = ReadOptions { any_language: true, ..ReadOptions::default() };
    let found = read_with("a.txt", &encoding_rs::WINDOWS_1250.encode(text).0, &options);
    assert_eq!(
        found,
        ["note encoding: not UTF-8: decoded as windows-1250 (a guess from its bytes)", &format!("a: {text}")]
    );
    let wide: Vec<u8> = "\u{feff}{\"id\":\"a\",\"text\":\"Đurić.\"}\n{\"id\":\"b\",\"text\":\"Oslo.\"}\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    check("a.jsonl", &wide, &["a: Đurić.", "b: Oslo."]);
}

#[test]
fn empty_binary_and_foreign_files_are_skipped() {
    check("a.txt", b"", &["skipped empty: empty"]);
    check("a.txt", b" \n\t\n", &["skipped empty: empty"]);
    check("a.jsonl", b"", &["skipped empty: empty"]);
    check("a.csv", b"", &["skipped empty: empty"]);
    check("a.html", b"", &["skipped empty: empty"]);
    check("a.txt", b"Chad\0Niger", &["skipped binary: binary data (it holds NUL bytes), expected text"]);
    check("a.jsonl", b"\0\0\0\n\0\n", &["skipped binary 1: binary data"]);
    let german = "Der Minister hat sich am Montag in Oslo mit dem Botschafter getroffen, um über die Lage zu sprechen, wie \
                  das Amt nach der Sitzung mitteilte.";
    check("a.txt", german.as_bytes(), &["skipped language: looks like German, not English"]);
    check(
        "a.jsonl",
        b"{\"id\":1,\"text\":\"Oslo.\",\"lang\":\"nb\"}",
        &["skipped language 1: its language is given as nb"],
    );
}

#[test]
fn a_line_of_fifty_megabytes_is_one_document() {
    let text = "Chad met Niger in Oslo. ".repeat((50 << 20) / 24);
    let found = read_with("a.txt", text.as_bytes(), &ReadOptions::default());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].len(), text.len() + 3);
}
