//! Bytes of a source: opened, decompressed, transcoded from UTF-16, and kept within limits.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;

use super::utf16::Utf16Reader;
use super::zstd::ZstdReader;
use super::{Format, ReadOptions, Source};

const BUFFER: usize = 64 << 10;

/// A compressed stream may grow by this factor ...
const MAX_RATIO: u64 = 200;

/// The bytes of a source, decompressed.
pub(super) type Stream = BufReader<Box<dyn Read + Send>>;

/// Opens a source.
pub(super) fn open(source: &Source) -> io::Result<Box<dyn Read + Send>> {
    Ok(if source.is_stdin() { Box::new(io::stdin()) } else { Box::new(File::open(&source.path)?) })
}

/// Takes compression off, which is told by the first bytes, whatever the name says.
pub(super) fn unpacked(raw: Box<dyn Read + Send>, options: &ReadOptions) -> io::Result<Stream> {
    let taken = Arc::new(AtomicU64::new(0));
    let mut raw = BufReader::with_capacity(BUFFER, Counted { inner: raw, taken: Arc::clone(&taken) });
    let plain: Box<dyn Read + Send> = match raw.fill_buf()? {
        [0x1f, 0x8b, ..] => Box::new(MultiGzDecoder::new(raw)),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Box::new(ZstdReader::new(raw)),
        _ => return transcoded(Box::new(raw)),
    };
    // ... once it is longer than twice the longest document.
    let free = 2 * options.max_document_bytes as u64;
    transcoded(Box::new(Bounded { inner: plain, taken, given: 0, free }))
}

/// Takes UTF-16 to UTF-8 when the stream begins with its byte order mark.
fn transcoded(inner: Box<dyn Read + Send>) -> io::Result<Stream> {
    let mut stream = BufReader::with_capacity(BUFFER, inner);
    let encoding = match stream.fill_buf()? {
        [0xff, 0xfe, ..] => encoding_rs::UTF_16LE,
        [0xfe, 0xff, ..] => encoding_rs::UTF_16BE,
        _ => return Ok(stream),
    };
    Ok(BufReader::with_capacity(BUFFER, Box::new(Utf16Reader::new(stream, encoding))))
}

/// Tells the format from the first bytes: JSON Lines, a web page, else text.
pub(super) fn sniff(stream: &mut Stream) -> Format {
    let start = stream.fill_buf().unwrap_or_default();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let start = String::from_utf8_lossy(&start[..start.len().min(64)]).to_ascii_lowercase();
    if start.starts_with("{\"") || start.starts_with("{ \"") {
        return Format::JsonLines;
    }
    let page = start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<head");
    if page { Format::Html } else { Format::Text }
}

/// Counts the bytes taken from the file.
struct Counted {
    inner: Box<dyn Read + Send>,
    taken: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.taken.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// Fails when the decompressed bytes grow out of proportion to the compressed ones.
struct Bounded {
    inner: Box<dyn Read + Send>,
    taken: Arc<AtomicU64>,
    given: u64,
    free: u64,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.given += n as u64;
        if self.given > self.free && self.given / MAX_RATIO > self.taken.load(Ordering::Relaxed) {
            let given = self.given;
            return Err(io::Error::other(format!(
                "decompresses to over {MAX_RATIO} times its size ({given} bytes so far): refused"
            )));
        }
        Ok(n)
    }
}

/// How much of a document was read.
#[derive(Debug)]
pub(super) enum End {
    /// All of it.
    Whole,
    /// It goes on beyond the limit; what was read is of no use.
    TooLarge,
    /// The stream broke off here.
    Broken(io::Error),
}

/// Reads all bytes, up to a limit.
pub(super) fn read_whole(stream: &mut Stream, limit: usize) -> (Vec<u8>, End) {
    let mut bytes = Vec::new();
    let end = match stream.take(limit as u64 + 1).read_to_end(&mut bytes) {
        Err(error) => End::Broken(error),
        Ok(_) if bytes.len() > limit => End::TooLarge,
        Ok(_) => End::Whole,
    };
    (bytes, end)
}

/// Reads a line without its line feed into `line`; `None` at the end of the stream. A line beyond the limit is read to
/// its end and forgotten.
pub(super) fn read_line(stream: &mut Stream, limit: usize, line: &mut Vec<u8>) -> Option<End> {
    line.clear();
    let mut any = false;
    let mut too_large = false;
    loop {
        let buffer = match stream.fill_buf() {
            Ok([]) => return any.then_some(if too_large { End::TooLarge } else { End::Whole }),
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Some(End::Broken(error)),
        };
        any = true;
        let feed = memchr::memchr(b'\n', buffer);
        let piece = &buffer[..feed.unwrap_or(buffer.len())];
        too_large |= line.len() + piece.len() > limit;
        if too_large {
            line.clear();
        } else {
            line.extend_from_slice(piece);
        }
        let used = piece.len() + usize::from(feed.is_some());
        stream.consume(used);
        if feed.is_some() {
            return Some(if too_large { End::TooLarge } else { End::Whole });
        }
    }
}
