//! Turns of a transcript ("Kissinger: ...") and who is spoken to as "you".

use crate::gazetteer::EntityKind;
use crate::mention::{Mention, MentionForm};
use crate::text::Document;

use super::resolver::Resolver;

/// Longest label of a turn, in words: "UNDER SECRETARY OF STATE FOR POLITICAL AFFAIRS QUIST".
const LONGEST_LABEL: usize = 9;

/// How far back in a turn somebody may have been addressed by name, in mentions.
const ADDRESS_REACH: usize = 12;

/// A stretch of text with one speaker.
#[derive(Debug, Clone)]
struct Turn {
    /// Its first token, that of the label.
    start: usize,
    /// The mention in the label; none for "QUESTION:".
    label: Option<usize>,
    /// Whether the label is written as transcripts write it, so that the paragraphs behind belong to the turn.
    lasting: bool,
    /// Where its first paragraph ends.
    paragraph_end: usize,
}

/// The turns of a document, in order; empty where it is no transcript.
#[derive(Debug, Clone, Default)]
pub(crate) struct Turns(Vec<Turn>);

/// Who speaks at a token, as far as labels tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Speaker {
    /// No label stands before the words.
    Unlabelled,
    /// A label that names nobody: "QUESTION:".
    Unnamed,
    /// An entity of the document.
    Named(usize),
}

impl Turns {
    /// Finds paragraphs that begin with a label.
    pub(crate) fn find(document: &Document, mentions: &[Mention]) -> Self {
        let mut found: Vec<Turn> = Vec::new();
        let (mut paragraph, mut labelled) = (u32::MAX, false);
        for sentence in &document.sentences {
            if sentence.paragraph != paragraph {
                paragraph = sentence.paragraph;
                let turn = turn(document, mentions, sentence.tokens.start());
                labelled = turn.is_some();
                found.extend(turn);
            }
            if let Some(turn) = found.last_mut().filter(|_| labelled) {
                turn.paragraph_end = sentence.tokens.end();
            }
        }
        let several = found.iter().filter(|turn| turn.lasting).count() > 1;
        found.iter_mut().for_each(|turn| turn.lasting &= several);
        Self(found)
    }

    fn at(&self, token: usize) -> Option<&Turn> {
        let turn = self.0[..self.0.partition_point(|turn| turn.start <= token)].last()?;
        (turn.lasting || token < turn.paragraph_end).then_some(turn)
    }
}

/// Reads the label at the beginning of a paragraph.
fn turn(document: &Document, mentions: &[Mention], start: usize) -> Option<Turn> {
    let limit = document.tokens.len().min(start + LONGEST_LABEL);
    let colon = (start + 1..limit).find(|&token| document.word(token) == ":")?;
    let shouted = |token: usize| !document.word(token).contains(char::is_lowercase);
    let lasting = (start..colon).all(shouted) && document.word(start).starts_with(char::is_alphabetic);
    let first = mentions.partition_point(|mention| mention.tokens.start() < start);
    let label = mentions.get(first).filter(|label| label.tokens.start() == start && label.tokens.end() == colon);
    (lasting || label.is_some()).then(|| Turn { start, label: label.map(|_| first), lasting, paragraph_end: start })
}

impl Resolver<'_> {
    /// Returns who speaks the turn that holds a token.
    pub(crate) fn turn_speaker(&self, token: usize) -> Speaker {
        let Some(turn) = self.turns.at(token) else { return Speaker::Unlabelled };
        match turn.label.and_then(|label| self.referents[label].entities.first()) {
            Some(&entity) => Speaker::Named(entity),
            None if turn.lasting => Speaker::Unnamed,
            None => Speaker::Unlabelled,
        }
    }

    /// Returns whom a speaker addresses as "you" outside quotations, as seen from mention `index`.
    pub(crate) fn addressee(&self, token: usize, index: usize) -> Option<(usize, &'static str)> {
        self.vocative(token, index)
            .map(|entity| (entity, "addressed by name"))
            .or_else(|| self.partner(token).map(|entity| (entity, "partner of the dialogue")))
            .or_else(|| self.recipient.map(|entity| (entity, "recipient of the message")))
    }

    /// "Thank you, Secretary Quist, for your support": the last one addressed by name in the paragraph.
    fn vocative(&self, token: usize, index: usize) -> Option<usize> {
        let paragraph = |token: usize| self.document.sentences[self.document.sentence_of(token)].paragraph;
        let own = paragraph(token);
        let before = (index.saturating_sub(ADDRESS_REACH)..index).rev();
        let here = before.take_while(|&other| paragraph(self.mentions[other].head) == own);
        let called =
            here.filter(|&other| self.is_vocative(other)).find_map(|other| self.referents[other].entities.first());
        called.copied()
    }

    /// Whether somebody is called by name: behind thanks, "dear" or "welcome", or before the first words of a speech.
    fn is_vocative(&self, other: usize) -> bool {
        let mention = &self.mentions[other];
        let (start, end) = (mention.tokens.start(), mention.tokens.end());
        let word = |token: usize| self.document.tokens.get(token).map(|_| self.document.word(token).to_lowercase());
        let is = |token: Option<usize>, words: &[&str]| {
            token.and_then(word).is_some_and(|word| words.contains(&word.as_str()))
        };
        let person =
            matches!(mention.form, MentionForm::Name | MentionForm::Role) && mention.kind == Some(EntityKind::Person);
        let back = |by: usize| start.checked_sub(by);
        let closed = is(Some(end), &[",", ".", "!", "-", "–", "—", "and"]);
        let comma = usize::from(is(back(1), &[","]));
        let thanked = is(back(1 + comma), &["thanks", "dear", "welcome"])
            || is(back(1 + comma), &["you"]) && is(back(2 + comma), &["thank"]);
        let sentence = self.document.sentences[self.document.sentence_of(start)].tokens.start();
        let opens = (start == sentence || is(back(1), &[":"])) && mention.role.is_some() && is(Some(end), &[","]);
        const OPENINGS: [&str; 12] =
            ["thank", "thanks", "dear", "welcome", "i", "we", "let", "you", "your", "it", "on", "allow"];
        // "Mr. Secretary-General, the Union has given you a task": an office called "Mr." is spoken to.
        let styled = is(back(1), &["mr", "mr.", "madam", "madame"]) && mention.form == MentionForm::Role;
        person && closed && (thanked || styled || opens && is(Some(end + 1), &OPENINGS))
    }

    /// The other one of two who speak by turns.
    fn partner(&self, token: usize) -> Option<usize> {
        let Speaker::Named(own) = self.turn_speaker(token) else { return None };
        let mut others = Vec::new();
        for turn in self.turns.0.iter().filter(|turn| turn.lasting) {
            let speaker = turn.label.and_then(|label| self.referents[label].entities.first().copied());
            others.extend(speaker.filter(|&speaker| speaker != own && !others.contains(&speaker)));
            if others.len() > 1 {
                return None;
            }
        }
        others.first().copied().filter(|&other| self.kind(other) == EntityKind::Person)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::analysis::tokenise;
    use crate::gazetteer::Gazetteer;
    use crate::mention::find;
    use crate::resolution::resolve;
    use crate::text::RawDocument;

    /// Checks whom the last mention with these words refers to; no name for an unresolved one.
    fn check(title: &str, text: &str, words: &str, expected: Option<&str>) {
        let raw = RawDocument { title: Some(title.to_owned()), text: text.to_owned(), ..RawDocument::default() };
        let document = tokenise(raw);
        let mentions = find(&document, Gazetteer::embedded());
        let resolution = resolve(&document, &mentions, Gazetteer::embedded());
        let last = mentions.iter().rposition(|mention| document.phrase(mention.tokens) == words).unwrap();
        let found =
            resolution.referents[last].entities.first().map(|&entity| resolution.entities[entity].name.as_str());
        assert_eq!(found, expected, "{words} in {text}");
    }

    #[test]
    fn a_turn_lasts_until_the_next_label() {
        let text = "MINISTER AASEN: No.\n\nMINISTER QUIST: Good morning.\n\nI met the Council.";
        check("", text, "I", Some("Quist"));
        check("", &format!("{text}\n\nQUESTION: Yes.\n\nCan I ask more?"), "I", None);
        check("", "MINISTER QUIST: Good morning.\n\nI met the Council.", "I", None);
    }

    #[test]
    fn a_letter_addresses_its_recipient() {
        check("Letter From President Quist to Chairman Aasen", "Your support helps.", "Your", Some("Aasen"));
    }

    #[test]
    fn a_national_day_addresses_the_nation() {
        check("Chad’s Independence Day", "We value your support for Niger.", "your", Some("Chad"));
        check("Chad and Niger Agree", "We value your support.", "your", None);
    }

    #[test]
    fn who_is_thanked_by_name_is_you() {
        check("", "Thank you, Minister Quist, for your support.", "your", Some("Quist"));
        check("", "Minister Quist, who came late, saw your support.", "your", None);
    }

    #[test]
    fn of_two_who_speak_by_turns_each_addresses_the_other() {
        let text = "MINISTER QUIST: Good morning.\n\nMINISTER AASEN: We count on your support.";
        check("", text, "your", Some("Quist"));
    }
}
