//! Why a trigger came to nothing, kept without words: text is made only when somebody asks.

use compact_str::CompactString;

use super::set::RuleSet;

/// A trigger that came to nothing, and why: shown by `explain`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Index of the rule.
    pub rule: usize,
    /// Index of the frame.
    pub frame: usize,
    /// The trigger token.
    pub token: usize,
    /// Why no statement came of it.
    pub(super) why: Why,
}

/// Why a frame does not match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Why {
    /// This entry of `unless` holds.
    Excluded(CompactString),
    /// No entry of `only` holds.
    Needs,
    /// Nobody says that it will not happen.
    Affirmed,
    /// No parties stand close to the trigger.
    Far,
    /// Those named are guests of one thing, who need not meet.
    Guests,
    /// Nobody acts.
    NoActor(Option<Note>),
    /// Nobody is acted on.
    NoRecipient(Option<Note>),
}

/// What the first word was that stood where an argument should stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    pub what: &'static str,
    pub word: CompactString,
}

impl Refusal {
    /// Returns the reason in words.
    pub fn reason(&self, rules: &RuleSet) -> String {
        let frame = &rules.rules()[self.rule].frame[self.frame];
        let missing = |side: &str, note: &Option<Note>, roles: usize| match note {
            Some(Note { what, word }) => format!("no {side}: `{word}` is {what}"),
            None => format!("no {side} in any of {roles} roles"),
        };
        match &self.why {
            Why::Excluded(entry) => format!("excluded by `{entry}`"),
            Why::Needs => format!("needs one of {}", frame.only.join(", ")),
            Why::Affirmed => "not denied".to_owned(),
            Why::Far => "no parties close to it".to_owned(),
            Why::Guests => "no recipient: guests of one thing".to_owned(),
            Why::NoActor(note) => missing("actor", note, frame.actor.alternatives.len()),
            Why::NoRecipient(note) => missing("recipient", note, frame.recipient.alternatives.len()),
        }
    }
}
