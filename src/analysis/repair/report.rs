//! Who says so at the end of a sentence or inside it: "Norway recognized Chad, a diplomat from Spain said on Monday."
//!
//! The parser knows them when the speaker is short. Of a longer one it makes a clause below the deed, and takes what the deed was done to
//! for the one who speaks, with the speaker as an apposition. A comma in front of the speaker, none behind him and a verb of saying tell.

use crate::text::{Dependency, Document, Pos, Tag, TokenSpan};

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

/// Puts verbs of saying that close a sentence above what they report, and gives what they interrupt its subject. `says` tells such a verb
/// by its word.
pub(super) fn reports(document: &mut Document, sentence: usize, says: impl Fn(&str) -> bool) {
    let tokens = document.sentences[sentence].tokens;
    let verbs: Vec<usize> = tokens.range().filter(|&token| says(&document.word(token).to_lowercase())).collect();
    for verb in verbs {
        let (deed, relation) = (document.tokens[verb].head as usize, document.tokens[verb].relation);
        if relation == Dependency::Parataxis && verb < deed {
            resume(document, tokens, verb, deed);
        } else if relation == Dependency::Ccomp
            && is_main(document, deed, verb)
            && !says(&document.word(deed).to_lowercase())
        {
            report(document, tokens, verb, deed).into_iter().for_each(|report| turn(document, &report));
        }
    }
}

/// Whether the main verb of the sentence stands before a finite verb.
fn is_main(document: &Document, deed: usize, verb: usize) -> bool {
    let finite = matches!(document.tokens[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
    finite && deed < verb && document.tokens[deed].relation == Dependency::Root
}

/// The last of the words that hang on `head` in one of these relations.
fn child(document: &Document, tokens: TokenSpan, head: usize, relations: &[Dependency]) -> Option<usize> {
    let below = |token: &usize| document.tokens[*token].head as usize == head && *token != head;
    tokens.range().filter(below).rfind(|&token| relations.contains(&document.tokens[token].relation))
}

/// "Serbia," said Dačić, "will never recognize Kosovo": the noun phrase that opens the sentence is the subject of what goes on behind the
/// report, not of the verb of saying.
fn resume(document: &mut Document, tokens: TokenSpan, verb: usize, deed: usize) {
    use Dependency::{Appos, Auxpass, Conj, Expl, Nsubj, Nsubjpass};
    let Some(comma) = (tokens.start()..verb).find(|&token| document.word(token) == ",") else { return };
    let opening = || (tokens.start()..comma).filter(|&token| document.tokens[token].pos != Pos::Punct);
    let Some(subject) = opening().next_back() else { return };
    let nominal = matches!(document.tokens[subject].pos, Pos::Noun | Pos::Propn);
    let phrase =
        opening().all(|token| !matches!(document.tokens[token].pos, Pos::Verb | Pos::Aux | Pos::Adp | Pos::Sconj));
    if !nominal || !phrase || child(document, tokens, deed, &[Nsubj, Nsubjpass, Expl]).is_some() {
        return;
    }
    let taken = document.tokens[subject].head as usize == verb;
    let speaker =
        child(document, tokens, subject, &[Appos, Conj]).filter(|&speaker| taken && (comma..verb).contains(&speaker));
    let passive = child(document, tokens, deed, &[Auxpass]).is_some();
    hang(document, subject, deed, if passive { Nsubjpass } else { Nsubj });
    speaker.into_iter().for_each(|speaker| hang(document, speaker, verb, Nsubj));
}

fn hang(document: &mut Document, token: usize, head: usize, relation: Dependency) {
    (document.tokens[token].head, document.tokens[token].relation) = (head as u32, relation);
}

fn report(document: &Document, tokens: TokenSpan, verb: usize, deed: usize) -> Option<Report> {
    use Dependency::{Appos, Conj, Dobj, Nsubj, Nsubjpass};
    let child = |head: usize, relations: &[Dependency]| child(document, tokens, head, relations);
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
    hang(document, verb, verb, Dependency::Root);
    hang(document, deed, verb, Dependency::Ccomp);
    hang(document, speaker, verb, Dependency::Nsubj);
    object.into_iter().for_each(|object| hang(document, object, deed, Dependency::Dobj));
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
        reports(&mut document, 0, |word| matches!(word, "said" | "told"));
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
    fn a_report_in_the_middle_leaves_the_subject_to_the_deed() {
        check("Norway, Ana Lund said, will never recognize Chad.", &[("Norway", "recognize", Dependency::Nsubj)]);
        check("\"Norway,\" said Lund, \"will never recognize Chad.\"", &[("Norway", "recognize", Dependency::Nsubj)]);
    }

    #[test]
    fn what_a_verb_of_saying_reports_stays_below_it() {
        check("Lund said Hardwick, his host, told him nothing.", &[("told", "said", Dependency::Ccomp)]);
    }
}
