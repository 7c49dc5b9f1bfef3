//! Sentences that end with who says so: "Norway recognized Chad, a diplomat from Spain said on Monday."
//!
//! The parser knows them when the speaker is short. Of a longer one it makes a clause below the deed, and takes what the deed was done to
//! for the one who speaks, with the speaker as an apposition. A comma in front of the speaker, none behind him and a verb of saying tell.

use crate::text::{Dependency, Document, Tag, TokenSpan};

/// A report behind the clause that it reports.
struct Report {
    /// The verb of saying.
    verb: usize,
    /// The main verb of what is said.
    deed: usize,
    speaker: usize,
    /// What the deed was done to, where it was taken for the subject of the verb of saying.
    object: Option<usize>,
}

/// Puts verbs of saying that close a sentence above what they report. `says` tells such a verb by its word.
pub fn repair_reports(document: &mut Document, sentence: usize, says: impl Fn(&str) -> bool) {
    let tokens = document.sentences[sentence].tokens;
    let spoken = |&token: &usize| {
        let found = &document.tokens[token];
        found.relation == Dependency::Ccomp
            && matches!(found.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && says(&document.word(token).to_lowercase())
    };
    let verbs: Vec<usize> = tokens.range().filter(spoken).collect();
    for verb in verbs {
        let deed = document.tokens[verb].head as usize;
        let above = deed < verb
            && document.tokens[deed].relation == Dependency::Root
            && !says(&document.word(deed).to_lowercase());
        if let Some(report) = report(document, tokens, verb, deed).filter(|_| above) {
            turn(document, &report);
        }
    }
}

fn report(document: &Document, tokens: TokenSpan, verb: usize, deed: usize) -> Option<Report> {
    use Dependency::{Appos, Conj, Dobj, Nsubj, Nsubjpass};
    let child = |head: usize, relations: &[Dependency]| {
        let below = |token: &usize| document.tokens[*token].head as usize == head && *token != head;
        tokens.range().filter(below).filter(|&token| relations.contains(&document.tokens[token].relation)).last()
    };
    child(deed, &[Nsubj, Nsubjpass]).filter(|&doer| doer < deed)?;
    let subject = child(verb, &[Nsubj]).filter(|&subject| deed < subject && subject < verb)?;
    let speaks = |&speaker: &usize| speaker < verb && follows_comma(document, tokens, speaker, verb);
    if speaks(&subject) {
        return Some(Report { verb, deed, speaker: subject, object: None });
    }
    let speaker = child(subject, &[Appos, Conj]).filter(|speaker| *speaker > subject).filter(speaks)?;
    let object = child(deed, &[Dobj]).is_none().then_some(subject)?;
    Some(Report { verb, deed, speaker, object: Some(object) })
}

/// Whether the words of `speaker` stand between a comma and `verb`, with no other comma.
fn follows_comma(document: &Document, tokens: TokenSpan, speaker: usize, verb: usize) -> bool {
    let head = |token: usize| document.tokens[token].head as usize;
    let below = |&token: &usize| {
        std::iter::successors(Some(token), |&token| Some(head(token))).take(REACH).any(|token| token == speaker)
    };
    let first = (tokens.start()..speaker).rev().take_while(below).last().unwrap_or(speaker);
    first > tokens.start() && document.word(first - 1) == "," && !(first..verb).any(|token| document.word(token) == ",")
}

/// Steps from a word to the noun of its phrase, at most.
const REACH: usize = 12;

fn turn(document: &mut Document, report: &Report) {
    let &Report { verb, deed, speaker, object } = report;
    let mut hang = |token: usize, head: usize, relation: Dependency| {
        (document.tokens[token].head, document.tokens[token].relation) = (head as u32, relation);
    };
    hang(verb, verb, Dependency::Root);
    hang(deed, verb, Dependency::Ccomp);
    hang(speaker, verb, Dependency::Nsubj);
    object.into_iter().for_each(|object| hang(object, deed, Dependency::Dobj));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Parser, Scratch, tokenise};
    use crate::text::RawDocument;

    /// Checks on which word and as what each of the `expected` words hangs.
    fn check(text: &str, expected: &[(&str, &str, Dependency)]) {
        let mut document = tokenise(RawDocument { text: text.to_owned(), ..RawDocument::default() });
        Parser::embedded().parse(&mut document, 0, &[], &mut Scratch::default());
        repair_reports(&mut document, 0, |word| matches!(word, "said" | "told"));
        for &(word, head, relation) in expected {
            let token = (0..document.tokens.len()).find(|&token| document.word(token) == word).unwrap_or_default();
            let found = &document.tokens[token];
            assert_eq!((document.word(found.head as usize), found.relation), (head, relation), "{word} in {text}");
        }
    }

    #[test]
    fn the_speaker_is_no_apposition_to_the_object() {
        use Dependency::{Ccomp, Dobj, Nsubj, Root};
        check(
            "Norway recognized Chad, a spokesman for the Spanish government told reporters.",
            &[
                ("Chad", "recognized", Dobj),
                ("spokesman", "told", Nsubj),
                ("recognized", "told", Ccomp),
                ("told", "told", Root),
            ],
        );
    }

    #[test]
    fn a_report_stands_above_what_it_reports() {
        use Dependency::{Ccomp, Dobj};
        check(
            "Chile has sanctioned Chad, the Peruvian foreign minister told reporters.",
            &[("Chad", "sanctioned", Dobj), ("sanctioned", "told", Ccomp)],
        );
    }

    #[test]
    fn what_a_verb_of_saying_reports_stays_below_it() {
        check("Lund said Hardwick, his host, told him nothing.", &[("told", "said", Dependency::Ccomp)]);
    }
}
