//! Mermaid flowcharts, and Markdown: Obsidian notes and dossiers.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use petgraph::stable_graph::NodeIndex;

use super::strand::{strands, strands_of};
use super::style;
use crate::gazetteer::{EntityId, EntityKind, Gazetteer};
use crate::graph::KnowledgeGraph;
use crate::query::{Answer, Cell, Filter, timeline};
use crate::text::PartialDate;

/// Writes a Mermaid flowchart with the colours of the pictures.
pub(super) fn write_mermaid(graph: &KnowledgeGraph, caption: &[String], mut out: impl Write) -> io::Result<()> {
    writeln!(out, "flowchart LR")?;
    for line in caption {
        writeln!(out, "  %% {}", line.replace(['\n', '\r'], " "))?;
    }
    for (node, actor) in graph.actors() {
        let (open, close) = match actor.entity.kind {
            EntityKind::Person => ("([", "])"),
            EntityKind::State => ("[", "]"),
            EntityKind::Organization => ("{{", "}}"),
            EntityKind::Place => (">", "]"),
            EntityKind::Group => ("{", "}"),
        };
        writeln!(out, "  n{}{open}\"{}\"{close}", node.index(), mermaid_text(&actor.entity.name))?;
    }
    let strands: Vec<_> = strands(graph).filter(|strand| strand.source != strand.target).collect();
    for strand in &strands {
        let arrow = match (strand.symmetric, style::line(strand)) {
            (true, "solid") => "---",
            (false, "solid") => "-->",
            (true, _) => "-.-",
            (false, _) => "-.->",
        };
        let label = mermaid_text(&style::label(strand, false));
        writeln!(out, "  n{} {arrow}|\"{label}\"| n{}", strand.source.index(), strand.target.index())?;
    }
    strands
        .iter()
        .enumerate()
        .try_for_each(|(number, strand)| writeln!(out, "  linkStyle {number} stroke:{}", style::color(strand.relation)))
}

/// Entities of Mermaid for what its grammar or HTML would read.
fn mermaid_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => escaped.push_str("#quot;"),
            '<' => escaped.push_str("#lt;"),
            '>' => escaped.push_str("#gt;"),
            '&' => escaped.push_str("#amp;"),
            '#' => escaped.push_str("#35;"),
            '`' | '\\' | '|' | '*' | '_' | '[' | ']' | '{' | '}' => escaped.push_str(&format!("#{};", u32::from(c))),
            '\n' => escaped.push_str("<br/>"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// File names of the actors' notes, without extension: the name without what file systems or links cannot hold, with
/// the id where two would be the same to a file system that ignores case.
pub(super) fn note_names(graph: &KnowledgeGraph) -> BTreeMap<NodeIndex, String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut names = BTreeMap::new();
    for (node, actor) in graph.actors() {
        let plain = file_name(&actor.entity.name);
        let mut name = plain.clone();
        if name.is_empty() || taken.contains(&name.to_lowercase()) {
            name = format!("{plain} {}", file_name(actor.entity.id.as_str())).trim().to_owned();
        }
        let base = name.clone();
        let mut number = 2;
        while !taken.insert(name.to_lowercase()) {
            name = format!("{base} {number}");
            number += 1;
        }
        names.insert(node, name);
    }
    names
}

/// What all file systems and wiki links accept, at most 100 bytes.
fn file_name(text: &str) -> String {
    let mut name = String::new();
    for c in text.chars() {
        let safe = !c.is_control() && !r#"\/:*?"<>|#^[]%{}"#.contains(c);
        if name.len() + c.len_utf8() > 100 {
            break;
        }
        name.push(if safe { c } else { ' ' });
    }
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_matches(['.', ' ', '-']).to_owned();
    let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let device = ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str())
        || (stem.len() == 4
            && (stem.starts_with("COM") || stem.starts_with("LPT"))
            && stem.ends_with(|c: char| c.is_ascii_digit()));
    if device { format!("{name}_") } else { name }
}

/// Text in which nothing is Markdown or HTML, on one line.
pub(super) fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '!' | '$' | '~' | '^' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '&' => escaped.push_str("&amp;"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Writes one actor's Obsidian note: properties, then its events by relation with links to the others and the sources.
pub(super) fn write_note(
    graph: &KnowledgeGraph,
    node: NodeIndex,
    names: &BTreeMap<NodeIndex, String>,
    mut out: impl Write,
) -> io::Result<()> {
    let actor = graph.actor(node);
    let mut aliases = actor.aliases.clone();
    aliases.insert(0, actor.entity.name.clone());
    writeln!(out, "---\naliases: {}", json(aliases))?;
    writeln!(out, "kind: {}\nid: {}", actor.entity.kind.label(), json(actor.entity.id.as_str()))?;
    if let Some(state) = &actor.entity.state {
        writeln!(out, "state: {}", json(state.as_str()))?;
    }
    if let Some(wikidata) = &actor.entity.wikidata {
        writeln!(out, "wikidata: {}", json(wikidata.as_str()))?;
    }
    writeln!(
        out,
        "events: {}\ntags: [legation/{}]\n---\n\n# {}",
        actor.events,
        actor.entity.kind.label(),
        markdown(&actor.entity.name)
    )?;
    let mut sections: BTreeMap<String, Vec<(crate::graph::EventId, NodeIndex, bool)>> = BTreeMap::new();
    for strand in strands_of(graph, node) {
        let outward = strand.source == node;
        let other = if outward { strand.target } else { strand.source };
        let label = if outward || strand.symmetric { strand.label() } else { format!("{} by", strand.label()) };
        let list = sections.entry(label).or_default();
        list.extend(strand.events.iter().map(|&event| (event, other, outward)));
    }
    for (label, mut events) in sections {
        events.sort_unstable();
        writeln!(out, "\n## {}\n", markdown(&label))?;
        for (event, other, _) in events {
            let date = graph.event(event).date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
            writeln!(out, "- {date} [[{}|{}]]", names[&other], link_text(&graph.actor(other).entity.name))?;
            for report in graph.reports(event) {
                let pair = [report.subject(), report.object()];
                if pair.contains(&node) && pair.contains(&other) {
                    writeln!(out, "  - {}", source(&report))?;
                }
            }
        }
    }
    Ok(())
}

/// Text of a wiki link, which knows no escapes.
fn link_text(name: &str) -> String {
    name.chars().map(|c| if c.is_control() || "[]|".contains(c) { ' ' } else { c }).collect()
}

/// One source: the sentence, then document and publication date.
fn source(report: &crate::graph::StatementRef) -> String {
    let document = report.document();
    let title = markdown(document.title.as_deref().unwrap_or(&document.id));
    let title = match &document.url {
        Some(url) if url.starts_with("http://") || url.starts_with("https://") => {
            let url: String = url
                .chars()
                .map(|c| match c {
                    '(' => "%28".to_owned(),
                    ')' => "%29".to_owned(),
                    '<' => "%3C".to_owned(),
                    '>' => "%3E".to_owned(),
                    c if c.is_whitespace() || c.is_control() => "%20".to_owned(),
                    c => c.to_string(),
                })
                .collect();
            format!("[{title}]({url})")
        }
        _ => title,
    };
    let copied = document.copy_of.as_ref().map(|first| format!(", printed first as {}", markdown(first)));
    let date = document.date.map(|date| format!(", {date}")).unwrap_or_default() + &copied.unwrap_or_default();
    format!("“{}” — {title}{date}", markdown(report.sentence()))
}

/// One line of JSON, which YAML reads.
fn json<T: serde::Serialize>(value: T) -> String {
    serde_json::to_string(&value).expect("strings and lists of strings are JSON")
}

/// The sections of a dossier: heading and relation; what is none of these comes last.
const SECTIONS: [(&str, &str); 4] =
    [("Recognition", "recognized"), ("Support", "supports"), ("Sanctions", "sanctioned"), ("Meetings", "met")];

/// The relations about offices.
const OFFICES: [&str; 4] = ["holds_office", "took_office", "left_office", "held_office"];

/// Writes a Markdown page about one actor: who it is, its positions, whom it met, each line with its source.
///
/// # Errors
/// When `out` fails.
pub fn write_dossier(graph: &KnowledgeGraph, node: NodeIndex, filter: &Filter, mut out: impl Write) -> io::Result<()> {
    write_head(graph, node, filter, &mut out)?;
    let mut others: BTreeSet<&str> = graph.events().iter().map(|event| event.relation.as_str()).collect();
    for (heading, relation) in SECTIONS {
        others.remove(relation);
        write_section(graph, node, filter, heading, &[relation], &mut out)?;
    }
    OFFICES.iter().for_each(|relation| _ = others.remove(relation));
    write_section(graph, node, filter, "Offices", &OFFICES, &mut out)?;
    let others: Vec<&str> = others.into_iter().collect();
    if !others.is_empty() {
        write_section(graph, node, filter, "Other relations", &others, &mut out)?;
    }
    Ok(())
}

fn write_head(graph: &KnowledgeGraph, node: NodeIndex, filter: &Filter, out: &mut impl Write) -> io::Result<()> {
    let actor = graph.actor(node);
    writeln!(out, "# {}\n", markdown(&actor.entity.name))?;
    let state = crate::query::state_name(graph, node);
    let of = if state.is_empty() { String::new() } else { format!(" of {}", markdown(&state)) };
    writeln!(out, "- Kind: {}{of}", actor.entity.kind.label())?;
    if !actor.aliases.is_empty() {
        writeln!(out, "- Also: {}", actor.aliases.iter().map(|alias| markdown(alias)).collect::<Vec<_>>().join("; "))?;
    }
    if let Some(id) = &actor.entity.wikidata {
        writeln!(out, "- Wikidata: [{id}](https://www.wikidata.org/wiki/{id})")?;
    }
    if actor.entity.from.is_some() || actor.entity.to.is_some() {
        writeln!(out, "- Known dates: {}", span(actor.entity.from, actor.entity.to))?;
    }
    write_offices(&actor.entity.id, out)?;
    let mut roles: Vec<&str> = graph
        .statements()
        .filter_map(|s| match node {
            node if s.subject() == node => s.subject_role(),
            node if s.object() == node => s.object_role(),
            _ => None,
        })
        .collect();
    roles.sort_unstable();
    roles.dedup();
    if !roles.is_empty() {
        writeln!(out, "- Acts through: {}", markdown(&roles.join("; ")))?;
    }
    let dates: Answer = timeline(graph, node, filter);
    let known: Vec<String> = dates.rows.iter().map(|row| row.cells[0].to_string()).filter(|d| !d.is_empty()).collect();
    write!(out, "- Events: {}", dates.rows.len())?;
    match (known.first(), known.last()) {
        (Some(first), Some(last)) => writeln!(out, ", {first} to {last}"),
        _ => writeln!(out),
    }
}

/// Terms of office, as the built-in gazetteer has them.
fn write_offices(id: &EntityId, out: &mut impl Write) -> io::Result<()> {
    let gazetteer = Gazetteer::embedded();
    let Some(person) = gazetteer.by_id(id) else { return Ok(()) };
    let mut terms = gazetteer.terms(person);
    terms.dedup();
    for term in terms {
        let of = term.of.map(|of| format!(" of {}", markdown(&gazetteer.entity(of).name))).unwrap_or_default();
        writeln!(out, "- Office: {}{of}, {}", term.office.label().replace('_', " "), span(term.from, term.to))?;
    }
    Ok(())
}

fn span(from: Option<PartialDate>, to: Option<PartialDate>) -> String {
    let end = |date: Option<PartialDate>| date.map_or_else(|| "…".to_owned(), |date| date.to_string());
    format!("{} to {}", end(from), end(to))
}

fn write_section(
    graph: &KnowledgeGraph,
    node: NodeIndex,
    filter: &Filter,
    heading: &str,
    relations: &[&str],
    out: &mut impl Write,
) -> io::Result<()> {
    let asked = |name: &&&str| filter.relations.is_empty() || filter.relations.iter().any(|asked| asked == **name);
    let relations: Vec<String> = relations.iter().filter(asked).map(|name| (*name).to_owned()).collect();
    if relations.is_empty() {
        return Ok(());
    }
    let rows = timeline(graph, node, &Filter { relations, ..filter.clone() }).rows;
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {heading}\n")?;
    for row in rows {
        let cell = |number: usize| match &row.cells[number] {
            Cell::Text(text) => markdown(text),
            other => other.to_string(),
        };
        let [date, relation, subject, object, status] = [cell(0), cell(1), cell(2), cell(3), cell(4)];
        let date = if date.is_empty() { "undated".to_owned() } else { date };
        let place = if cell(5).is_empty() { String::new() } else { format!(", {}", cell(5)) };
        let standing = if status == "actual" { String::new() } else { format!(" ({status})") };
        writeln!(out, "- **{date}**{place} {subject} {relation} {object}{standing}")?;
        for line in &row.evidence {
            let title = markdown(line.title.as_deref().unwrap_or(&line.document));
            let published = line.published.map(|date| format!(", {date}")).unwrap_or_default();
            let copied = line.copy_of.as_ref().map(|first| format!(", printed first as {}", markdown(first)));
            let copied = copied.unwrap_or_default();
            writeln!(out, "  - “{}” — {title}{published}{copied} `{}`", markdown(&line.sentence), line.statement)?;
        }
    }
    Ok(())
}
