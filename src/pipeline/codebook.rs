//! The codebook: every category and relation with definition, codes, examples and counter-examples, written from the tables and
//! the rule files, so that it says what the program does.

use std::fmt::Write;

use super::document::Extractor;
use crate::rule::{Frame, Rule, TriggerKind};
use crate::statement::{Category, Direction, Means, Ontology, RelationEntry};

const HEAD: &str = "\
# Codebook

What the relations mean and how they are coded, written by `legation rules codebook` from `data/ontology/` and the rule files under
`data/rules/`: change those, not this page. Categories are those of PLOVER, codes those of CAMEO (sources in `data/README.md`);
definitions and examples are our own.

";

const STANDING: &str = "
The category of a statement follows from its relation and from its standing (`data/ontology/standing.csv`): a friendly act that is
planned or considered is an AGREE, one that is refused or denied a REJECT; a hostile act that is announced or considered is a
THREATEN; sanctions that are lifted are a YIELD. What is only asked for by others, and a hostile act that is denied, has no code:
nothing happened. Who asked is a statement of its own (`asked`).

An unnamed person or body of a known state stands for the state (\"a Swedish publisher\", \"police in Minsk\"), and a place
that is acted on for the state in which it lies (\"Aleppo was bombed\"). Where a rule says so, a state may act on its own people.
People and bodies of no known state (\"refugees\", \"a court\") and names that no list has are actors too where events are coded (`extract`; not in graphs), if the other
party has a name: each of the kind `group` and of its document alone. The four core relations never take them.

## Relations
";

/// Returns the codebook in Markdown.
pub(super) fn codebook(extractor: &Extractor) -> String {
    let ontology = Ontology::embedded();
    let rules = extractor.rules().rules();
    let mut out = String::from(HEAD);
    out.push_str("## Categories\n\n| category | CAMEO root | | takes in | relations |\n|---|---|---|---|---|\n");
    for category in ontology.categories() {
        _ = writeln!(out, "{}", category_row(category, ontology));
    }
    out.push_str(STANDING);
    for entry in ontology.relations() {
        relation(entry, ontology, rules, &mut out);
    }
    out
}

fn category_row(category: &Category, ontology: &Ontology) -> String {
    let of =
        |entry: &&RelationEntry| entry.event.as_deref().and_then(|event| ontology.category(event)) == Some(category);
    let relations: Vec<String> =
        ontology.relations().iter().filter(of).map(|entry| format!("`{}`", entry.relation)).collect();
    let Category { category: name, cameo, definition, .. } = category;
    format!("| {name} | {cameo} | {} | {definition} | {} |", class(category), relations.join(", "))
}

fn class(category: &Category) -> &'static str {
    match (category.direction, category.means) {
        (Direction::Cooperative, Means::Verbal) => "cooperation in words",
        (Direction::Cooperative, Means::Material) => "cooperation in deeds",
        (Direction::Conflictual, Means::Verbal) => "conflict in words",
        (Direction::Conflictual, Means::Material) => "conflict in deeds",
    }
}

fn relation(entry: &RelationEntry, ontology: &Ontology, rules: &[Rule], out: &mut String) {
    let own: Vec<&Rule> = rules.iter().filter(|rule| rule.relation == entry.relation).collect();
    _ = writeln!(out, "\n### {}\n\n{}", entry.relation, entry.definition);
    let category = entry.event.as_deref().and_then(|event| ontology.category(event));
    let code = codes(entry.event.as_deref(), entry.cameo.as_deref());
    let symmetric = if own.iter().any(|rule| rule.symmetric) { "; holds both ways" } else { "" };
    match category {
        Some(category) => _ = writeln!(out, "Coded {code}, {}{symmetric}.", class(category)),
        None => _ = writeln!(out, "A standing fact or an act within one side: no event code{symmetric}."),
    }
    for rule in &own {
        rule_section(rule, out);
    }
    if own.is_empty() {
        out.push_str("\nNo built-in rule reads it.\n");
    }
}

fn codes(event: Option<&str>, cameo: Option<&str>) -> String {
    format!("`{}` / CAMEO {}", event.unwrap_or("-"), cameo.unwrap_or("-"))
}

fn rule_section(rule: &Rule, out: &mut String) {
    _ = writeln!(out, "\n**{}** — {}\n", rule.name, rule.summary);
    for kind in [TriggerKind::Verb, TriggerKind::Noun, TriggerKind::Adjective, TriggerKind::Compound] {
        triggers(rule, kind, out);
    }
    let special = rule.frame.iter().filter(|frame| frame.event.is_some());
    let mut special: Vec<String> = special.map(|frame| codes(frame.event.as_deref(), frame.cameo.as_deref())).collect();
    special.dedup();
    special.extend(rule.event.is_some().then(|| codes(rule.event.as_deref(), rule.cameo.as_deref())));
    if !special.is_empty() {
        _ = writeln!(out, "- codes: {}", special.join(", "));
    }
    for accept in &rule.accept {
        _ = writeln!(out, "- “{}” → `{}`", one_line(&accept.text), accept.yields.join("`, `"));
    }
    for reject in &rule.reject {
        _ = writeln!(out, "- not: “{}” ({})", one_line(&reject.text), reject.why);
    }
}

/// The trigger entries of one kind, lists by their name.
fn triggers(rule: &Rule, wanted: TriggerKind, out: &mut String) {
    let of = |frame: &Frame| {
        let entries = frame.triggers().filter(|(kind, _)| *kind == wanted);
        entries.map(|(_, entry)| format!("`{entry}`")).collect::<Vec<String>>()
    };
    let mut entries: Vec<String> = Vec::new();
    for entry in rule.frame.iter().flat_map(of) {
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    let name = match wanted {
        TriggerKind::Verb => "verbs",
        TriggerKind::Noun => "nouns",
        TriggerKind::Adjective => "adjectives",
        TriggerKind::Compound => "behind a hyphen",
    };
    if !entries.is_empty() {
        _ = writeln!(out, "- {name}: {}", entries.join(", "));
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
