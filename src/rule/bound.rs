//! How much work a rule pack may ask for: a sentence must stay cheap whatever rules it meets.

use std::collections::BTreeMap;

use super::file::{Frame, Rule};
use crate::error::{Error, Result};

/// Most alternatives and conditions that one trigger word may lead to. The built-in rules need some 150 at most.
const MOST_WORK: usize = 5_000;

/// Refuses rules with a trigger that would cost too much wherever its word stands.
pub(super) fn check(rules: &[Rule]) -> Result<()> {
    let mut work: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in rules {
        for frame in &rule.frame {
            for word in frame.triggers().flat_map(|(_, phrase)| phrase.split_whitespace()) {
                let sum = work.entry(word).or_default();
                *sum += cost(frame);
                if *sum > MOST_WORK {
                    let message = format!("too many frames, alternatives and conditions for the trigger `{word}`");
                    return Err(Error::rule(format!("{message}: more than {MOST_WORK}")).in_file(&rule.path));
                }
            }
        }
    }
    Ok(())
}

fn cost(frame: &Frame) -> usize {
    let conditions = frame.unless.len() + frame.only.len() + frame.not_through.len();
    1 + frame.actor.alternatives.len() + frame.recipient.alternatives.len() + conditions
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::{Lexicon, RuleSet};
    use super::*;

    const FRAME: &str = "[[frame]]\nverb = [\"hug\"]\nactor = \"subject\"\nrecipient = \"object\"\n";

    fn compile(frames: usize) -> Result<RuleSet> {
        let text = format!("name = \"hug\"\nrelation = \"met\"\nsummary = \"A hugs B.\"\n{}", FRAME.repeat(frames));
        RuleSet::compile(vec![Rule::parse(&text, "hug.toml".as_ref()).unwrap()], Lexicon::default())
    }

    #[test]
    fn rules_without_end_are_refused() {
        assert!(compile(100).is_ok());
        let message = compile(10_000).unwrap_err().to_string();
        assert!(message.starts_with("hug.toml: too many frames") && message.contains("`hug`"), "{message}");
    }

    #[test]
    fn built_in_rules_keep_well_below() {
        assert!(RuleSet::embedded().is_ok());
    }
}
