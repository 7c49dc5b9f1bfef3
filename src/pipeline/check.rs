//! The sentences inside rule files, run through the whole pipeline.

use std::collections::BTreeSet;

use super::document::Extractor;
use crate::rule::Rule;
use crate::text::RawDocument;

/// A sentence of a rule file that was not read as the file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFailure {
    /// Name of the rule.
    pub rule: String,
    /// The sentence.
    pub text: String,
    /// What the file says it yields; empty for a reject.
    pub expected: BTreeSet<String>,
    /// What the rule yielded.
    pub found: BTreeSet<String>,
}

/// Runs every accept and reject sentence; returns how many there are and which failed.
pub fn check_rules(extractor: &Extractor) -> (usize, Vec<RuleFailure>) {
    let mut failures = Vec::new();
    let mut count = 0;
    for rule in extractor.rules().rules() {
        let accepts = rule.accept.iter().map(|accept| (&accept.text, accept.yields.iter().cloned().collect()));
        let rejects = rule.reject.iter().map(|reject| (&reject.text, BTreeSet::new()));
        for (text, expected) in accepts.chain(rejects) {
            count += 1;
            let found = read(extractor, rule, text);
            if found != expected {
                failures.push(RuleFailure { rule: rule.name.clone(), text: text.clone(), expected, found });
            }
        }
    }
    (count, failures)
}

fn read(extractor: &Extractor, rule: &Rule, text: &str) -> BTreeSet<String> {
    let raw = RawDocument { id: rule.name.clone(), text: text.to_owned(), ..RawDocument::default() };
    let statements = extractor.extract(raw).statements;
    statements.iter().filter(|statement| statement.rule == rule.name).map(ToString::to_string).collect()
}
