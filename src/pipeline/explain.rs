//! What decided about the statements of a document, in words.

use super::document::{Extractor, Reading};
use super::{DocumentCounts, Extraction};
use crate::mention::Mention;
use crate::resolution::Resolution;
use crate::rule::{self, Filler, Rule};

/// An extraction with all that decided it, for `legation explain`.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The result.
    pub extraction: Extraction,
    /// All mentions, in text order.
    pub mentions: Vec<Mention>,
    /// What each refers to.
    pub resolution: Resolution,
    /// Rules that found trigger and arguments, in text order.
    pub matches: Vec<RuleMatch>,
    /// Rules whose trigger stood in a sentence and that did not match there, in text order.
    pub refusals: Vec<Refusal>,
}

/// A rule that matched.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleMatch {
    /// Number of the sentence, from zero.
    pub sentence: usize,
    /// Name of the rule.
    pub rule: String,
    /// Number of the frame in the rule's file, from one.
    pub frame: usize,
    /// The trigger as written.
    pub trigger: String,
    /// Where the trigger stands, in bytes of the text, half-open.
    pub span: [usize; 2],
    /// Numbers of the mentions that act, all parties when there is no recipient; `None` for a subject that is left out.
    pub actors: Vec<Option<usize>>,
    /// Numbers of the mentions to whom it is done.
    pub recipients: Vec<Option<usize>>,
    /// Grammatical steps from the trigger to the arguments.
    pub steps: Vec<&'static str>,
    /// The words that denied, planned, asked for or ended it, innermost first.
    pub governors: Vec<String>,
    /// How sure the match is, 0 to 1, before the mentions' own confidence.
    pub confidence: f32,
}

/// Why a rule whose trigger was there did not match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Number of the sentence, from zero.
    pub sentence: usize,
    /// Name of the rule.
    pub rule: String,
    /// Number of the frame in the rule's file, from one.
    pub frame: usize,
    /// The trigger as written.
    pub trigger: String,
    /// What was missing or in the way.
    pub reason: String,
}

impl Explanation {
    pub(super) fn of(reading: Reading, extractor: &Extractor) -> Self {
        let rules = extractor.rules().rules();
        let found = || reading.findings.values().flat_map(|findings| &findings.matches);
        let matches = found().map(|found| RuleMatch::of(found, &reading, rules)).collect();
        let mut refusals = Vec::new();
        for (&sentence, findings) in &reading.findings {
            // Another frame of the rule may have matched at the same word.
            let matched = |refusal: &&rule::Refusal| {
                findings.matches.iter().any(|found| (found.rule, found.token) == (refusal.rule, refusal.token))
            };
            let open = findings.refusals.iter().filter(|refusal| !matched(refusal));
            refusals.extend(open.map(|refusal| Refusal {
                sentence,
                rule: rules[refusal.rule].name.clone(),
                frame: refusal.frame + 1,
                trigger: reading.document.word(refusal.token).to_owned(),
                reason: refusal.reason(extractor.rules()),
            }));
        }
        let counts = DocumentCounts::of(&reading, extractor.gazetteer());
        let Reading { document, mentions, resolution, statements, .. } = reading;
        Self { extraction: Extraction { document, statements, counts }, mentions, resolution, matches, refusals }
    }
}

impl RuleMatch {
    fn of(found: &rule::Match, reading: &Reading, rules: &[Rule]) -> Self {
        let document = &reading.document;
        let mentions = |fillers: &[Filler]| fillers.iter().map(|filler| filler.mention).collect();
        let span = document.bytes(found.trigger);
        Self {
            sentence: found.sentence,
            rule: rules[found.rule].name.clone(),
            frame: found.frame + 1,
            trigger: document.phrase(found.trigger).to_owned(),
            span: [span.start(), span.end()],
            actors: mentions(&found.actors),
            recipients: mentions(&found.recipients),
            steps: found.steps.clone(),
            governors: found.modality.words.iter().map(|&word| document.word(word).to_owned()).collect(),
            confidence: found.confidence,
        }
    }
}
