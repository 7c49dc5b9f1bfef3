//! Sketches of texts, by which copies of one text are recognised.
//!
//! A sketch is a MinHash signature (Broder, On the resemblance and containment of documents, 1997): of all runs of
//! three words the smallest value of each of 32 hash functions. Two texts share a slot with a probability equal to the
//! share of runs that they have in common, so the number of equal slots estimates how alike they are, however long they
//! are. Another headline, a cut at the end and a changed word here and there leave most runs as they were; two
//! reporters who write about one event share almost none.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Number of hash functions.
const SLOTS: usize = 32;
/// Words in a run.
const RUN: usize = 3;
/// Texts of fewer words have no sketch: too short to tell a copy from a set phrase.
const SHORTEST: usize = 20;
/// Equal slots from which two texts are copies: about three runs of eight in common, as when one ends after the first
/// half. Texts that share one run of twenty reach it once in a hundred million pairs.
const ALIKE: usize = 12;

/// What a text looks like, in 64 bytes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sketch(Box<[u16; SLOTS]>);

impl Sketch {
    /// Returns the sketch of a text, none of a text of a few words; case, punctuation and white space do not matter.
    ///
    /// ```
    /// use legation::text::Sketch;
    ///
    /// let story = "The foreign ministers of Chad and Niger met in Abuja on Monday to speak about grazing rights along \
    ///     their border, which herdsmen of both countries have long used without papers.";
    /// let copy = format!("ABUJA (Agency) - {story} More soon.");
    /// assert!(Sketch::of(story).unwrap().is_copy(&Sketch::of(&copy).unwrap()));
    /// ```
    pub fn of(text: &str) -> Option<Self> {
        let words: Vec<u64> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(hash).collect();
        if words.len() < SHORTEST {
            return None;
        }
        let mut smallest = [u64::MAX; SLOTS];
        for run in words.windows(RUN) {
            let run = run.iter().fold(0, |sum, word| mix(sum ^ word));
            for (slot, least) in (1..).zip(&mut smallest) {
                *least = (*least).min(mix(run ^ mix(slot)));
            }
        }
        Some(Self(Box::new(smallest.map(|value| (value & 0xffff) as u16))))
    }

    /// Returns whether the two are sketches of copies of one text.
    pub fn is_copy(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0.iter()).filter(|(a, b)| a == b).count() >= ALIKE
    }
}

/// FNV-1a over the letters in lower case: the same on every machine and in every version.
fn hash(word: &str) -> u64 {
    let bytes = word.chars().flat_map(char::to_lowercase).flat_map(|c| u32::from(c).to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

impl fmt::Display for Sketch {
    /// Writes four hexadecimal digits a slot.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|slot| write!(f, "{slot:04x}"))
    }
}

/// What a [`Sketch`] expects, said when a text is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidSketch;

impl fmt::Display for InvalidSketch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected a sketch of {} hexadecimal digits", SLOTS * 4)
    }
}

impl std::error::Error for InvalidSketch {}

impl FromStr for Sketch {
    type Err = InvalidSketch;

    fn from_str(text: &str) -> Result<Self, InvalidSketch> {
        let slot = |at: usize| text.get(at * 4..at * 4 + 4).and_then(|digits| u16::from_str_radix(digits, 16).ok());
        let slots: Option<Vec<u16>> = (0..SLOTS).map(slot).collect();
        let whole = text.len() == SLOTS * 4;
        let slots = slots.filter(|_| whole).and_then(|slots| <[u16; SLOTS]>::try_from(slots).ok());
        Ok(Self(Box::new(slots.ok_or(InvalidSketch)?)))
    }
}

impl TryFrom<String> for Sketch {
    type Error = InvalidSketch;
    fn try_from(text: String) -> Result<Self, InvalidSketch> {
        text.parse()
    }
}

impl From<Sketch> for String {
    fn from(sketch: Sketch) -> Self {
        sketch.to_string()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const STORY: &str = "The president of Peru received the prime minister of Norway in Lima on Tuesday. They spoke for two hours \
        about the fisheries of the south Pacific and about a school ship that Norway will lend to the Peruvian navy. Neither side \
        would say when the treaty will be signed. The visit ends on Thursday with a tour of the port of Callao, where \
        Norwegian engineers are building a new dry dock.";

    fn sketch(text: &str) -> Sketch {
        Sketch::of(text).unwrap()
    }

    #[test]
    fn cut_and_edited_stories_are_copies() {
        let cut = STORY.split_inclusive(". ").take(2).collect::<String>();
        let edited =
            STORY.replace("on Tuesday", "yesterday").replace("Neither side", "No one").replace("two hours", "long");
        for copy in [cut, edited, format!("Lima (Agency) - {STORY}")] {
            assert!(sketch(STORY).is_copy(&sketch(&copy)), "{copy}");
        }
    }

    #[test]
    fn another_report_of_the_same_event_is_none() {
        let other = "Norway's prime minister met the Peruvian president on Tuesday, the foreign ministry in Oslo said. The two discussed \
            fisheries and a loan of a school ship. A treaty is in preparation, officials said, but no date has been set for \
            signing it. The prime minister will go to Callao later this week.";
        assert!(!sketch(STORY).is_copy(&sketch(other)));
    }

    #[test]
    fn text_form_is_read_back() {
        let written = sketch(STORY).to_string();
        assert_eq!(written.parse::<Sketch>().unwrap(), sketch(STORY));
        assert!("12".parse::<Sketch>().is_err());
        assert!(Sketch::of("Chad met Niger.").is_none());
    }
}
