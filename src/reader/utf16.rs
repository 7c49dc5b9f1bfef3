//! UTF-16 streams as UTF-8.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, Encoding};

/// Decodes UTF-16 with a byte order mark; what is malformed becomes U+FFFD.
pub(super) struct Utf16Reader<R> {
    source: R,
    decoder: Decoder,
    decoded: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: BufRead> Utf16Reader<R> {
    pub(super) fn new(source: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_with_bom_removal();
        Self { source, decoder, decoded: Vec::new(), given: 0, ended: false }
    }

    fn refill(&mut self) -> io::Result<()> {
        let bytes = self.source.fill_buf()?;
        self.ended = bytes.is_empty();
        let room = self.decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
        self.decoded.resize(room, 0);
        let (_, read, written, _) = self.decoder.decode_to_utf8(bytes, &mut self.decoded, self.ended);
        self.source.consume(read);
        self.decoded.truncate(written);
        self.given = 0;
        Ok(())
    }
}

impl<R: BufRead> Read for Utf16Reader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.decoded.len() && !self.ended {
            self.refill()?;
        }
        let n = buffer.len().min(self.decoded.len() - self.given);
        buffer[..n].copy_from_slice(&self.decoded[self.given..self.given + n]);
        self.given += n;
        Ok(n)
    }
}
