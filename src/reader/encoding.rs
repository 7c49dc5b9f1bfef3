//! Bytes to text: byte order marks, UTF-8, else a guess that is said; binary data is refused.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// A text, with what is to be said about its encoding.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) note: Option<String>,
}

/// Decodes a text, or says why the bytes are none.
///
/// `hint` is the encoding that the file itself names (the `charset` of a web page); it counts only where the bytes are
/// not UTF-8.
pub(super) fn decode(bytes: Vec<u8>, hint: Option<&'static Encoding>) -> Result<Decoded, String> {
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    if let Some(kind) = binary_kind(&bytes) {
        return Err(format!("binary data ({kind}), expected text"));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text, note: None }),
        Err(error) => error.into_bytes(),
    };
    if let Some(decoded) = mostly_utf8(&bytes) {
        return Ok(decoded);
    }
    let (encoding, how) = match hint {
        Some(encoding) => (encoding, "as it says"),
        None => (guess(&bytes), "a guess from its bytes"),
    };
    let (text, encoding, malformed) = encoding.decode(&bytes);
    let faults = if malformed { "; what is malformed became U+FFFD" } else { "" };
    let note = Some(format!("not UTF-8: decoded as {} ({how}){faults}", encoding.name().to_ascii_lowercase()));
    Ok(Decoded { text: text.into_owned(), note })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// A text in UTF-8 with a few spoilt bytes is still UTF-8: at least four good sequences beyond ASCII to a bad one.
fn mostly_utf8(bytes: &[u8]) -> Option<Decoded> {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // A file cut off within its last character has one bad sequence, at its very end.
    let cut = bad == 1 && std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    (cut || good >= 4 * bad).then(|| Decoded {
        text: String::from_utf8_lossy(bytes).into_owned(),
        note: Some(format!("{bad} invalid UTF-8 {} became U+FFFD", if bad == 1 { "sequence" } else { "sequences" })),
    })
}

/// File kinds that users mistake for text, by their first bytes.
const SIGNATURES: [(&[u8], &str); 8] = [
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP archive or office document"),
    (b"\x89PNG", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"GIF8", "GIF picture"),
    (b"\x7fELF", "program"),
    (b"{\\rtf", "RTF document"),
    (b"\xd0\xcf\x11\xe0", "old office document"),
];

/// Tells binary data: a known signature, a NUL byte, or more than 2 % control bytes near the start.
fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Some(kind);
    }
    if memchr::memchr(0, bytes).is_some() {
        return Some("it holds NUL bytes");
    }
    let start = &bytes[..bytes.len().min(8 << 10)];
    let controls = start.iter().filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28..=31 | 127)).count();
    (controls * 50 > start.len()).then_some("it is full of control characters")
}

/// Returns the encoding that a web page names in its first bytes.
pub(super) fn charset_of_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let rest = start.split_once("charset=")?.1.trim_start_matches(['"', '\'', ' ']);
    let label: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:".contains(*c)).collect();
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_8)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn check(bytes: &[u8], text: &str, note: Option<&str>) {
        let decoded = decode(bytes.to_vec(), None).unwrap();
        assert_eq!(decoded.text, text);
        match (decoded.note, note) {
            (None, None) => {}
            (Some(said), Some(expected)) => assert!(said.contains(expected), "{said}"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn utf8_is_kept_and_its_mark_taken_off() {
        check("Đurić".as_bytes(), "Đurić", None);
        check(b"\xef\xbb\xbfOslo", "Oslo", None);
    }

    #[test]
    fn another_encoding_is_guessed_and_said() {
        let text = "Ministar spoljnih poslova Marko Đurić je u četvrtak u Beogradu razgovarao sa šefom češke diplomatije. \
                    Žele bližu saradnju, rekao je posle večere.";
        check(&encoding_rs::WINDOWS_1250.encode(text).0, text, Some("decoded as windows-1250"));
        let text = "Министр встретился с послом в Москве и обсудил договор о границе.";
        check(&encoding_rs::WINDOWS_1251.encode(text).0, text, Some("decoded as windows-1251"));
    }

    #[test]
    fn spoilt_bytes_in_utf8_are_replaced() {
        check("Dačić, Đurić\u{20ac}\u{20ac}".as_bytes(), "Dačić, Đurić€€", None);
        check(b"Da\xc4\x8di\xc4\x87 and \xc4\x90uri\xc4\x87 \xff", "Dačić and Đurić \u{fffd}", Some("1 invalid UTF-8"));
        check(b"Dacic met Djuri\xc4", "Dacic met Djuri\u{fffd}", Some("1 invalid UTF-8"));
    }

    #[test]
    fn binary_data_is_refused() {
        for bytes in [&b"%PDF-1.7 x"[..], b"ab\0cd", b"\x01\x02\x03\x04 met"] {
            assert!(decode(bytes.to_vec(), None).unwrap_err().contains("binary"));
        }
    }

    #[test]
    fn page_names_its_encoding() {
        let page = b"<html><head><meta charset=\"windows-1250\"></head>";
        assert_eq!(charset_of_page(page), Some(encoding_rs::WINDOWS_1250));
        assert_eq!(charset_of_page(b"<meta charset=utf-8>"), None);
    }
}
