//! Archives: bombs, broken ones, and files that are no texts.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use legation::reader::Cause;

use super::*;

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A Zstandard frame whose blocks say "this byte, 128 KiB times": 4 bytes a block.
fn zst_of_one_byte(byte: u8, blocks: usize) -> Vec<u8> {
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38];
    for block in 1..=blocks {
        let header = (128 << 10) << 3 | 1 << 1 | u32::from(block == blocks);
        frame.extend(&header.to_le_bytes()[..3]);
        frame.push(byte);
    }
    frame
}

#[test]
fn archives() {
    let good = gz(SENTENCE.as_bytes());
    let cut = |bytes: &[u8], end: usize| bytes[..bytes.len() - end].to_vec();
    let mut wrong_sum = good.clone();
    let at = wrong_sum.len() - 8;
    wrong_sum[at] ^= 1;
    let zst = ruzstd::encoding::compress_to_vec(SENTENCE.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
    check([
        ("bomb, one document", "a.txt.gz", gz(&vec![b' '; 64 << 20]), Skipped(Cause::TooLarge)),
        ("bomb of short lines", "a.jsonl.gz", gz(&vec![b'\n'; 64 << 20]), Skipped(Cause::Damaged)),
        (
            "bomb of short rows",
            "a.csv.gz",
            gz(&[&b"text\n"[..], &vec![b'\n'; 64 << 20]].concat()),
            Skipped(Cause::Damaged),
        ),
        ("Zstandard bomb, one document", "a.txt.zst", zst_of_one_byte(b'a', 8_000), Skipped(Cause::TooLarge)),
        ("Zstandard bomb of short lines", "a.jsonl.zst", zst_of_one_byte(b'\n', 8_000), Skipped(Cause::Damaged)),
        (
            "Zstandard frame that asks for terabytes",
            "a.txt.zst",
            vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xff, 1, 0, 0],
            Skipped(Cause::Damaged),
        ),
        ("archive in an archive", "a.txt.gz.gz", gz(&gz(&SENTENCE.repeat(99).into_bytes())), Skipped(Cause::Binary)),
        (
            "archive in an archive, named as text",
            "a.txt",
            gz(&gz(&SENTENCE.repeat(99).into_bytes())),
            Skipped(Cause::Binary),
        ),
        ("archive that breaks off", "a.txt.gz", cut(&good, 12), Noted(Cause::Damaged, 0)),
        ("Zstandard that breaks off", "a.jsonl.zst", cut(&zst, 5), Skipped(Cause::Damaged)),
        ("archive with a wrong sum", "a.txt.gz", wrong_sum, Noted(Cause::Damaged, 1)),
        ("first bytes of an archive", "a.txt.gz", b"\x1f\x8b".to_vec(), Skipped(Cause::Damaged)),
        ("rubbish after an archive", "a.txt.gz", [&good[..], b"rubbish"].concat(), Noted(Cause::Damaged, 1)),
        ("ZIP archive", "a.txt", b"PK\x03\x04 and so on".to_vec(), Skipped(Cause::Binary)),
        ("PDF named as a page", "a.html", b"%PDF-1.7 and so on".to_vec(), Skipped(Cause::Binary)),
        ("picture named as a table", "a.csv", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), Skipped(Cause::Binary)),
    ]);
}
