//! Encodings, control characters, monstrous words and sentences, pages, records, other languages.

use legation::reader::Cause;

use super::*;

fn utf16(text: &str, little: bool) -> Vec<u8> {
    let bytes = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(bytes).collect()
}

fn encoded(encoding: &'static encoding_rs::Encoding, text: &str) -> Vec<u8> {
    encoding.encode(text).0.into_owned()
}

#[test]
fn encodings() {
    let names =
        "Norway recognized Palestine. The envoys Željko Šešum, Đorđe Vučić and Ćiro Blažević left for Niš and Požega.";
    let russian = "Министр иностранных дел встретился с послом в Москве и обсудил с ним договор о границе.";
    let quoted =
        "Norway recognized Palestine. The “talks” – so called – went on until the minister’s plane left for Oslo.";
    let mut mixed = format!("{names} {names}\n").into_bytes();
    mixed.extend(encoded(encoding_rs::WINDOWS_1252, "café"));
    let mut halves = names.as_bytes().to_vec();
    halves.extend(encoded(encoding_rs::WINDOWS_1250, &names["Norway recognized Palestine.".len()..]));
    check([
        ("UTF-16, little-endian", "a.txt", utf16(SENTENCE, true), Read(1)),
        ("UTF-16, big-endian", "a.txt", utf16(SENTENCE, false), Read(1)),
        ("UTF-16, half a character at the end", "a.txt", utf16(SENTENCE, true)[..59].to_vec(), Read(1)),
        ("UTF-16, lone surrogate", "a.txt", [utf16(SENTENCE, true), vec![0x00, 0xd8]].concat(), Read(1)),
        ("UTF-16 without a mark", "a.txt", utf16(SENTENCE, true)[2..].to_vec(), Skipped(Cause::Binary)),
        ("UTF-32", "a.txt", SENTENCE.chars().flat_map(|c| (c as u32).to_le_bytes()).collect(), Skipped(Cause::Binary)),
        ("UTF-8 with a mark", "a.txt", [&b"\xef\xbb\xbf"[..], SENTENCE.as_bytes()].concat(), Read(1)),
        ("windows-1250", "a.txt", encoded(encoding_rs::WINDOWS_1250, names), Noted(Cause::Encoding, 1)),
        ("windows-1251", "a.txt", encoded(encoding_rs::WINDOWS_1251, &russian.repeat(3)), Skipped(Cause::Language)),
        ("windows-1252", "a.txt", encoded(encoding_rs::WINDOWS_1252, quoted), Noted(Cause::Encoding, 1)),
        ("UTF-8 with a word of windows-1252", "a.txt", mixed, Noted(Cause::Encoding, 2)),
        ("half UTF-8, half windows-1250", "a.txt", halves, Noted(Cause::Encoding, 1)),
        (
            "page that lies about its encoding",
            "a.html",
            b"<meta charset=utf-16><p>Norway recognized Palestine.".to_vec(),
            Read(1),
        ),
        (
            "overlong and surrogate sequences",
            "a.txt",
            [SENTENCE.as_bytes(), b"\xc0\xaf \xed\xa0\x80."].concat(),
            Noted(Cause::Encoding, 1),
        ),
        ("cut within a character", "a.txt", [SENTENCE.as_bytes(), b"Djuri\xc4"].concat(), Noted(Cause::Encoding, 1)),
    ]);
}

#[test]
fn characters() {
    check([
        ("NUL bytes", "a.txt", b"Norway recognized\0 Palestine.".to_vec(), Skipped(Cause::Binary)),
        ("control characters", "a.txt", [&b"\x01\x02\x03"[..]; 9].concat(), Skipped(Cause::Binary)),
        (
            "escape sequences",
            "a.txt",
            "\u{1b}[31mNorway recognized Palestine.\u{1b}[0m ".repeat(3).into_bytes(),
            Read(0),
        ),
        ("bidi overrides around a sentence", "a.txt", "\u{202e}Norway recognized Palestine.\u{202c}".into(), Read(1)),
        ("line and paragraph separators", "a.txt", "Norway recognized\u{2028}Palestine.\u{2029}".into(), Read(1)),
        ("carriage returns alone", "a.txt", "Norway recognized Palestine.\r\rIt rained.\r".into(), Read(1)),
        ("noncharacters", "a.txt", beside("\u{ffff}\u{fdd0}\u{10ffff}"), Read(1)),
        ("emoji alone", "a.txt", "\u{1f54a}\u{fe0f}".repeat(9999).into(), Read(0)),
        ("marks alone", "a.txt", "?!".repeat(9999).into(), Read(0)),
        ("white space alone", "a.txt", " \u{a0}\u{3000}\n".repeat(9999).into(), Skipped(Cause::Empty)),
        ("mark and nothing", "a.txt", b"\xef\xbb\xbf".to_vec(), Skipped(Cause::Empty)),
    ]);
}

/// Each is read in time proportional to its length.
#[test]
fn monsters() {
    let run = |text: &str, times: usize| beside(&text.repeat(times));
    check([
        ("a word of a million letters", "a.txt", run("a", 1_000_000), Read(1)),
        ("a word of a million marks", "a.txt", run("a'.-/@", 160_000), Read(1)),
        ("a letter with half a million accents", "a.txt", run("\u{301}", 500_000), Read(1)),
        ("a million dashes", "a.txt", run("-", 1_000_000), Read(1)),
        ("dashes in a word", "a.txt", beside(&format!("a{}b", "\u{2013}".repeat(300_000))), Read(1)),
        ("a million full stops", "a.txt", run(".", 1_000_000), Read(1)),
        ("full stops apart", "a.txt", run(". ", 200_000), Read(1)),
        ("quotation marks that never close", "a.txt", run("“", 200_000), Read(1)),
        ("brackets in brackets", "a.txt", beside(&format!("{}x{}", "(".repeat(99_999), ")".repeat(99_999))), Read(1)),
        ("a million line breaks", "a.txt", run("\n", 1_000_000), Read(1)),
        ("a million spaces", "a.txt", run(" ", 1_000_000), Read(1)),
        ("numbers without end", "a.txt", run("1,", 200_000), Read(1)),
        ("dates in dates", "a.txt", run("1/1/", 100_000), Read(1)),
        ("month upon month", "a.txt", run("January ", 60_000), Read(1)),
        ("title upon title", "a.txt", run("Foreign Minister ", 30_000), Read(1)),
        ("of the minister of the minister", "a.txt", run("Of the minister ", 30_000), Read(1)),
        ("one name for ever", "a.txt", run("John Smith ", 30_000), Read(1)),
        ("address without end", "a.txt", beside(&format!("https://a.example/{}", "a@b.c/".repeat(100_000))), Read(1)),
        (
            "patterns for pattern matchers",
            "a.txt",
            beside(&format!("{}!", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".repeat(30_000))),
            Read(1),
        ),
        (
            "a first line that could be a dateline",
            "a.txt",
            format!("{} -- {SENTENCE}", "OSLO (".repeat(50_000)).into(),
            Read(1),
        ),
        ("a sentence said 10,000 times", "a.txt", SENTENCE.repeat(10_000).into(), Read(10_000)),
        (
            "web furniture line by line",
            "a.txt",
            format!("Share this\n{SENTENCE}\n\n").repeat(3_000).into(),
            Read(3_000),
        ),
    ]);
}

#[test]
fn sentence_of_a_hundred_thousand_words() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("{SENTENCE}Norway {}Niger.", "met Chad and ".repeat(33_000));
    let (report, _) = read(&[write(folder.path(), "a.txt", text)]);
    assert!(report.sentences.too_long > 200, "{:?}", report.sentences);
    assert!(report.sentences.parsed < 5, "{:?}", report.sentences);
    assert!(report.statements.all >= 1);
    assert!(report.to_string().contains("too long to be read"), "{report}");
}

#[test]
fn pages() {
    let nest =
        |tag: &str, depth: usize| format!("{}<p>Norway recognized Palestine.</p>", tag.repeat(depth)).into_bytes();
    check([
        ("100,000 nested elements", "a.html", nest("<div>", 100_000), Skipped(Cause::Empty)),
        ("nested elements that only look closed", "a.html", nest("<div/>", 100_000), Skipped(Cause::Empty)),
        ("nested unknown elements after a picture", "a.html", nest("<svg><p><x/>", 100_000), Skipped(Cause::Empty)),
        ("1,500 nested elements", "a.html", nest("<div>", 1_500), Read(1)),
        ("1,900 nested formatting elements", "a.html", nest("<b><i>", 950), Read(1)),
        ("tables in cells", "a.html", nest("<table><tr><td>", 900), Read(1)),
        ("lists left open", "a.html", nest("<ul><li>", 900), Read(1)),
        (
            "a tag that never ends",
            "a.html",
            [nest("", 0), b"<a href=\"".to_vec(), b"x".repeat(100_000)].concat(),
            Read(1),
        ),
        (
            "100,000 attributes",
            "a.html",
            format!("<p {}>Norway recognized Palestine.</p>", "a b=c ".repeat(20_000)).into(),
            Read(1),
        ),
        ("a comment that never ends", "a.html", [nest("", 0), b"<!-- ".to_vec()].concat(), Read(1)),
        (
            "a declaration of entities",
            "a.html",
            b"<!DOCTYPE x [<!ENTITY a \"&b;&b;\"><!ENTITY b \"x\">]><p>Norway recognized Palestine.".to_vec(),
            Read(1),
        ),
        (
            "character references without end",
            "a.html",
            [nest("", 0), "&#x41;&amp;&#1114112;&#0;".repeat(9_999).into_bytes()].concat(),
            Read(1),
        ),
        (
            "nothing but script",
            "a.html",
            b"<script>document.write('Norway recognized Palestine.')</script>".to_vec(),
            Skipped(Cause::Empty),
        ),
    ]);
}

#[test]
fn records() {
    let line = |record: &str| format!("{record}\n").into_bytes();
    let long = "x".repeat(LIMIT);
    check([
        (
            "lone surrogate",
            "a.jsonl",
            line(r#"{"id":"a","text":"Norway \ud800 recognized Palestine."}"#),
            Skipped(Cause::BadRecord),
        ),
        ("escaped NUL", "a.jsonl", line(r#"{"id":"a","text":"Norway recognized Palestine.\u0000"}"#), Read(1)),
        ("arrays in arrays", "a.jsonl", line(&format!("{{\"id\":{}", "[".repeat(100_000))), Skipped(Cause::BadRecord)),
        (
            "objects in an unknown field",
            "a.jsonl",
            line(&format!("{{\"x\":{}", "{\"x\":".repeat(100_000))),
            Skipped(Cause::BadRecord),
        ),
        ("a field twice", "a.jsonl", line(r#"{"id":"a","text":"x","text":"y"}"#), Skipped(Cause::BadRecord)),
        ("a number beyond numbers", "a.jsonl", line(r#"{"id":1e999,"text":"x"}"#), Skipped(Cause::BadRecord)),
        ("an array", "a.jsonl", line("[1]"), Skipped(Cause::BadRecord)),
        (
            "a date beyond dates",
            "a.jsonl",
            line(r#"{"id":"a","text":"Norway recognized Palestine.","date":"99999-99-99"}"#),
            Noted(Cause::Date, 1),
        ),
        (
            "an id that leads out of the folder",
            "a.jsonl",
            line(r#"{"id":"../../etc/x\n","text":"Norway recognized Palestine."}"#),
            Read(1),
        ),
        (
            "a line beyond the limit",
            "a.jsonl",
            line(&format!("{{\"id\":\"a\",\"text\":\"{long}{long}\"}}")),
            Skipped(Cause::TooLarge),
        ),
        (
            "a text beyond the limit",
            "a.jsonl",
            line(&format!("{{\"id\":\"a\",\"text\":\"{long}x\"}}")),
            Skipped(Cause::TooLarge),
        ),
        ("a cell beyond the limit", "a.csv", format!("text\n{long}x\n").into(), Skipped(Cause::TooLarge)),
        ("a quotation mark left open", "a.csv", format!("text\n\"{long}{long}{long}").into(), Skipped(Cause::Damaged)),
        ("100,000 columns", "a.csv", format!("text{}\n", ",x".repeat(100_000)).into(), Skipped(Cause::Empty)),
        (
            "100,000 columns, none with texts",
            "a.csv",
            format!("a{}\nb\n", ",x".repeat(100_000)).into(),
            Skipped(Cause::BadRecord),
        ),
        ("NUL bytes in a table", "a.tsv", b"text\nNorway\0\n".to_vec(), Skipped(Cause::Binary)),
        ("a row too long", "a.csv", b"id,text\na,Norway recognized Palestine.,x\n".to_vec(), Skipped(Cause::BadRecord)),
    ]);
}

#[test]
fn languages() {
    let text = |words: &str| words.repeat(3).into_bytes();
    check([
        (
            "French",
            "a.txt",
            text(
                "Le ministre des affaires étrangères a rencontré son homologue à Oslo, et ils ont parlé de la situation. ",
            ),
            Skipped(Cause::Language),
        ),
        (
            "German",
            "a.txt",
            text(
                "Der Außenminister traf sich am Montag mit seinem Amtskollegen, und sie sprachen über die Lage in der Region. ",
            ),
            Skipped(Cause::Language),
        ),
        (
            "Spanish",
            "a.txt",
            text(
                "El ministro se reunió el lunes con su homólogo en la capital para hablar de la situación de los dos países. ",
            ),
            Skipped(Cause::Language),
        ),
        (
            "Serbian",
            "a.txt",
            text(
                "Ministar spoljnih poslova se sastao u ponedeljak sa svojim kolegom i razgovarao o odnosima dve zemlje. ",
            ),
            Skipped(Cause::Language),
        ),
        (
            "Russian",
            "a.txt",
            text("Министр встретился в понедельник со своим коллегой, и они обсудили положение в регионе. "),
            Skipped(Cause::Language),
        ),
        (
            "Arabic",
            "a.txt",
            text("التقى وزير الخارجية نظيره يوم الاثنين في العاصمة وبحثا الوضع في المنطقة. "),
            Skipped(Cause::Language),
        ),
        (
            "Chinese",
            "a.txt",
            text("外交部长星期一在首都会见了来访的外长，双方讨论了地区局势。"),
            Skipped(Cause::Language),
        ),
        (
            "what the record says",
            "a.jsonl",
            b"{\"id\":\"a\",\"text\":\"Norway recognized Palestine.\",\"lang\":\"no\"}\n".to_vec(),
            Skipped(Cause::Language),
        ),
    ]);
}
