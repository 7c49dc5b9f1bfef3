//! Whether a line break stands between paragraphs or inside one.
//!
//! News sites put a paragraph on a line, wire services and archives wrap lines at some 70 columns, and headlines have no
//! full stop. A line was wrapped when the first word of the next one would not have fitted any more.

/// A plausible column to wrap lines at.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

/// Answers questions about line breaks, asked in text order.
pub(super) struct Lines<'t> {
    text: &'t str,
    /// End of the block (lines without a blank one between) that `width` is about.
    block_end: usize,
    /// Length of the longest line of the block, in letters; 0 when the block is a single line.
    width: usize,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, block_end: 0, width: 0 }
    }

    /// Whether the break between byte `end` of a line and byte `next` of the following was made for want of room.
    pub(super) fn is_wrapped(&mut self, end: usize, next: usize) -> bool {
        let start = self.text[..end].rfind('\n').map_or(0, |newline| newline + 1);
        if next >= self.block_end {
            self.measure(start);
        }
        let line = self.text[start..end].trim();
        let word = self.text[next..].split(char::is_whitespace).next().unwrap_or_default();
        WIDTHS.contains(&self.width) && count(line) + 1 + count(word) > self.width && !is_headline(line)
    }

    /// Measures the block that starts at byte `start`.
    fn measure(&mut self, start: usize) {
        let (mut lines, mut end) = (0, start);
        self.width = 0;
        for line in self.text[start..].split_inclusive('\n') {
            if line.trim().is_empty() && lines > 0 {
                break;
            }
            lines += 1;
            end += line.len();
            self.width = self.width.max(count(line.trim()));
        }
        self.block_end = end;
        // One line break says little: only a full line counts then.
        if lines < 2 || lines == 2 && self.width < 60 {
            self.width = 0;
        }
    }
}

fn count(text: &str) -> usize {
    text.chars().count()
}

/// Whether all longer words are capitalised, as in a headline.
fn is_headline(line: &str) -> bool {
    let mut words = line.split_whitespace().filter(|word| word.len() > 3);
    words.clone().nth(2).is_some() && words.all(|word| !word.starts_with(char::is_lowercase))
}
