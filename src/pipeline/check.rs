//! The sentences inside rule files, run through the whole pipeline.

use std::collections::BTreeSet;

use super::RuleTest;
use super::document::Extractor;
use crate::rule::Rule;
use crate::text::RawDocument;

/// Runs every accept and reject sentence of every rule.
pub(super) fn test_rules(extractor: &Extractor) -> Vec<RuleTest> {
    let mut tests = Vec::new();
    for rule in extractor.rules().rules() {
        let accepts = rule.accept.iter().map(|accept| (&accept.text, accept.yields.iter().cloned().collect()));
        let rejects = rule.reject.iter().map(|reject| (&reject.text, BTreeSet::new()));
        tests.extend(accepts.chain(rejects).map(|(text, expected)| test(extractor, rule, text, expected)));
    }
    tests
}

fn test(extractor: &Extractor, rule: &Rule, text: &str, expected: BTreeSet<String>) -> RuleTest {
    let raw = RawDocument { id: rule.name.clone(), text: text.to_owned(), ..RawDocument::default() };
    let statements = extractor.extract(raw).statements;
    let own = statements.iter().filter(|statement| statement.rule == rule.name);
    let found: BTreeSet<String> = own.map(ToString::to_string).collect();
    RuleTest {
        rule: rule.name.clone(),
        text: text.to_owned(),
        passed: found == expected,
        expected: expected.into_iter().collect(),
        found: found.into_iter().collect(),
    }
}
