//! `legation explain`: why a sentence gave the statements it gave.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueHint;
use unicode_width::UnicodeWidthStr;

use super::common::PackOptions;
use super::found;
use super::output::print;
use crate::mention::{Mention, MentionForm};
use crate::pipeline::{Explanation, Refusal, RuleMatch};
use crate::reader::{ReadOptions, documents_of, sources};
use crate::resolution::Referent;
use crate::statement::Statement;
use crate::text::{PartialDate, Sentence};
use crate::{Error, Result};

/// Show sentence, parse, mentions and rules behind statements
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  legation explain article.txt
  legation explain article.txt --sentence 4
  legation explain news.jsonl --statement 3f9c2a
  echo 'Serbia has not recognized Kosovo.' | legation explain -")]
pub(super) struct Args {
    /// File, folder, or - for standard input
    #[arg(value_name = "INPUT", value_hint = ValueHint::AnyPath)]
    input: PathBuf,

    /// Only the sentence behind the statement whose id begins so
    #[arg(long, value_name = "ID", conflicts_with = "sentence")]
    statement: Option<String>,

    /// Only this sentence, counted from 0
    #[arg(long, value_name = "N")]
    sentence: Option<usize>,

    /// Publication date of documents that give none
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<PartialDate>,

    #[command(flatten)]
    packs: PackOptions,
}

impl Args {
    /// Says what there is none of.
    fn missing(&self) -> String {
        match (&self.statement, self.sentence) {
            (Some(id), _) => format!("no statement whose id begins with {id}"),
            (None, Some(sentence)) => format!("no sentence {sentence}; they are counted from 0"),
            (None, None) => "no document found".to_owned(),
        }
    }
}

pub(super) fn run(args: &Args) -> Result<ExitCode> {
    let pipeline = args.packs.event_pipeline()?;
    let options = ReadOptions { any_language: true, date: args.date, ..ReadOptions::default() };
    let mut anything = false;
    let mut refused = None;
    for outcome in documents_of(sources(std::slice::from_ref(&args.input))?, &options) {
        match outcome {
            Err(diagnostic) => refused = refused.or(Some(diagnostic.to_string())),
            Ok(raw) => {
                let explanation = pipeline.explain(raw);
                let text = document(&explanation, args);
                anything |= !text.is_empty();
                print(&text)?;
            }
        }
    }
    match (anything, refused) {
        (false, Some(reason)) => Err(Error::input(reason)),
        (false, None) => {
            let said = writeln!(io::stderr().lock(), "legation: {}", args.missing());
            said.map(|()| found(false)).map_err(|error| Error::io("cannot write to standard error", error))
        }
        (true, _) => Ok(found(true)),
    }
}

/// Returns the chapters of the sentences that were asked for; empty when there is none.
fn document(explanation: &Explanation, args: &Args) -> String {
    let document = &explanation.extraction.document;
    let wanted = |number: usize| match (&args.statement, args.sentence) {
        (Some(id), _) => {
            let of =
                |statement: &&Statement| statement.evidence.sentence == number && statement.id.starts_with(id.as_str());
            explanation.extraction.statements.iter().any(|statement| of(&statement))
        }
        (None, Some(sentence)) => sentence == number,
        (None, None) => true,
    };
    let numbered = document.sentences.iter().enumerate().filter(|(number, _)| wanted(*number));
    let chapters: Vec<String> = numbered.map(|(number, sentence)| chapter(explanation, number, *sentence)).collect();
    if chapters.is_empty() {
        return String::new();
    }
    format!("document {}\n\n{}\n", document.raw.id, chapters.join("\n"))
}

fn chapter(explanation: &Explanation, number: usize, sentence: Sentence) -> String {
    let text = on_one_line(explanation.extraction.document.phrase(sentence.tokens));
    let mut out = format!("sentence {number}: {text}\n");
    mentions(&mut out, explanation, sentence);
    if sentence.parsed {
        parse(&mut out, explanation, sentence);
        rules(&mut out, explanation, number);
    } else {
        out.push_str("  not parsed: no trigger of a rule beside two possible actors\n");
    }
    out
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Appends rows under a heading, their columns aligned; nothing for no rows.
fn table(out: &mut String, heading: &str, rows: &[Vec<String>]) {
    if rows.is_empty() {
        return;
    }
    _ = writeln!(out, "  {heading}");
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..rows[0].len()).map(width).collect();
    for row in rows {
        let mut line = String::from("   ");
        for (cell, width) in row.iter().zip(&widths) {
            _ = write!(line, " {cell}{}", " ".repeat(width - cell.width() + 1));
        }
        _ = writeln!(out, "{}", line.trim_end());
    }
}

fn mentions(out: &mut String, explanation: &Explanation, sentence: Sentence) {
    let all = explanation.mentions.iter().zip(&explanation.resolution.referents);
    let here = all.filter(|(mention, _)| sentence.tokens.covers(mention.tokens));
    let rows: Vec<Vec<String>> = here.map(|(mention, referent)| row(explanation, mention, referent)).collect();
    table(out, "mentions: words, form, found by; refers to, by, sureness", &rows);
}

fn row(explanation: &Explanation, mention: &Mention, referent: &Referent) -> Vec<String> {
    let words = |mention: &Mention| on_one_line(explanation.extraction.document.phrase(mention.tokens));
    let entities = referent.entities.iter().map(|entity| &explanation.resolution.entities[*entity]);
    let mut names = entities.map(|entity| format!("{} [{}]", entity.name, entity.id)).collect::<Vec<_>>().join(" + ");
    if let Some(role) = &referent.role {
        _ = write!(names, ", its {role}");
    }
    let place = mention.form == MentionForm::Place;
    let nobody = if place { "a place, no actor" } else { "unresolved" };
    let through = referent.antecedent.map(|place| format!(" through {}", words(&explanation.mentions[place])));
    let sure = if referent.entities.is_empty() { String::new() } else { format!("{:.2}", referent.confidence) };
    vec![
        words(mention),
        format!("{:?}", mention.form).to_lowercase(),
        mention.found_by.to_owned(),
        if names.is_empty() { nobody.to_owned() } else { names },
        format!("{}{}", if place { "" } else { referent.step }, through.unwrap_or_default()),
        sure,
    ]
}

fn parse(out: &mut String, explanation: &Explanation, sentence: Sentence) {
    let document = &explanation.extraction.document;
    let rows = sentence.tokens.range().map(|place| {
        let token = &document.tokens[place];
        let head = token.head as usize;
        let of = if head == place { "" } else { document.word(head) };
        let cells = [document.word(place), &token.lemma, token.tag.label(), token.relation.label(), of];
        cells.map(str::to_owned).to_vec()
    });
    table(out, "parse: word, lemma, tag, relation, head", &rows.collect::<Vec<_>>());
}

fn rules(out: &mut String, explanation: &Explanation, sentence: usize) {
    out.push_str("  rules\n");
    let (matches, refusals) = (&explanation.matches, &explanation.refusals);
    for found in matches.iter().filter(|found| found.sentence == sentence) {
        matched(out, explanation, found);
    }
    for refusal in refusals.iter().filter(|refusal| refusal.sentence == sentence) {
        let Refusal { rule, frame, trigger, reason, .. } = refusal;
        _ = writeln!(out, "    {rule}, frame {frame}, at \"{trigger}\": no match, {reason}");
    }
    let silent = !matches.iter().any(|found| found.sentence == sentence)
        && !refusals.iter().any(|refusal| refusal.sentence == sentence);
    if silent {
        out.push_str("    no word is a trigger in this form\n");
    }
}

fn matched(out: &mut String, explanation: &Explanation, found: &RuleMatch) {
    let document = &explanation.extraction.document;
    let words = |fillers: &[Option<usize>]| {
        let words = fillers.iter().map(|filler| match filler {
            Some(mention) => format!("\"{}\"", on_one_line(document.phrase(explanation.mentions[*mention].tokens))),
            None => "left out: who writes".to_owned(),
        });
        words.collect::<Vec<_>>().join(", ")
    };
    let RuleMatch { rule, frame, trigger, confidence, .. } = found;
    _ = writeln!(out, "    {rule}, frame {frame}, at \"{}\": match ({confidence:.2})", on_one_line(trigger));
    let governors: Vec<String> = found.governors.iter().map(|word| format!("\"{word}\"")).collect();
    let lines = [
        ("actors", words(&found.actors)),
        ("recipients", words(&found.recipients)),
        ("reached by", found.steps.join(", ")),
        ("governed by", governors.join(", ")),
    ];
    for (what, said) in lines.iter().filter(|(_, said)| !said.is_empty()) {
        _ = writeln!(out, "      {what:<12} {said}");
    }
    let from = |statement: &&Statement| statement.rule == *rule && statement.evidence.trigger == found.span;
    let mut statements = explanation.extraction.statements.iter().filter(from).peekable();
    if statements.peek().is_none() {
        out.push_str("      no statement of its own: a surer match says the same, or both sides are one actor\n");
    }
    for statement in statements {
        let date = statement.date.map(|date| format!(", {date}")).unwrap_or_default();
        let Statement { id, confidence, .. } = statement;
        _ = writeln!(out, "      statement    {statement}{date} ({confidence:.2}, {id})");
    }
}
