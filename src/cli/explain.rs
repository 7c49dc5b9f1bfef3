//! `legation explain`: why a sentence gave the statements it gave.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueHint;

use super::common::PackOptions;
use super::found;
use super::output::print;
use crate::mention::Mention;
use crate::pipeline::Explanation;
use crate::reader::{ReadOptions, documents_of, sources};
use crate::statement::Statement;
use crate::text::{ByteSpan, PartialDate, Sentence, Span};
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

pub(super) fn run(args: &Args) -> Result<ExitCode> {
    let pipeline = args.packs.pipeline()?;
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
    match refused {
        Some(reason) if !anything => Err(Error::input(reason)),
        _ => Ok(found(anything)),
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
    let document = &explanation.extraction.document;
    let text = document.phrase(sentence.tokens).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = format!("sentence {number}: {text}\n");
    mentions(&mut out, explanation, sentence);
    if sentence.parsed {
        parse(&mut out, explanation, sentence);
    } else {
        out.push_str("  not parsed: no trigger of a rule beside a possible actor\n");
    }
    let statements = &explanation.extraction.statements;
    for statement in statements.iter().filter(|statement| statement.evidence.sentence == number) {
        describe(&mut out, explanation, statement);
    }
    for refusal in explanation.refusals.iter().filter(|refusal| refusal.sentence == number) {
        _ = writeln!(out, "  rule {} at \"{}\": no match, {}", refusal.rule, refusal.trigger, refusal.reason);
    }
    out
}

fn mentions(out: &mut String, explanation: &Explanation, sentence: Sentence) {
    let document = &explanation.extraction.document;
    let all = explanation.mentions.iter().zip(&explanation.resolution.referents);
    for (mention, referent) in all.filter(|(mention, _)| sentence.tokens.covers(mention.tokens)) {
        let entities = referent.entities.iter().map(|entity| &explanation.resolution.entities[*entity]);
        let names: Vec<String> = entities.map(|entity| format!("{} [{}]", entity.name, entity.id)).collect();
        let names = if names.is_empty() { "unresolved".to_owned() } else { names.join(" + ") };
        let through = referent.antecedent.map(|place| through(explanation, &explanation.mentions[place]));
        let (words, found_by, step) = (document.phrase(mention.tokens), mention.found_by, referent.step);
        _ = writeln!(
            out,
            "  mention \"{words}\" ({:?}, {found_by}) -> {names} by {step}{} ({:.2})",
            mention.form,
            through.unwrap_or_default(),
            referent.confidence
        );
    }
}

fn through(explanation: &Explanation, antecedent: &Mention) -> String {
    format!(" through \"{}\"", explanation.extraction.document.phrase(antecedent.tokens))
}

fn parse(out: &mut String, explanation: &Explanation, sentence: Sentence) {
    let document = &explanation.extraction.document;
    for place in sentence.tokens.range() {
        let token = &document.tokens[place];
        let (tag, relation, head) = (token.tag.label(), token.relation.label(), token.head as usize);
        let head = if head == place { "-" } else { document.word(head) };
        _ = writeln!(out, "  {:<18} {:<16} {tag:<6} {relation:<10} <- {head}", document.word(place), token.lemma);
    }
}

fn describe(out: &mut String, explanation: &Explanation, statement: &Statement) {
    let text = explanation.extraction.document.text();
    let words = |[start, end]: [usize; 2]| {
        let span: ByteSpan = Span::new(start, end);
        text.get(span.range()).unwrap_or_default()
    };
    let evidence = &statement.evidence;
    _ = writeln!(
        out,
        "  statement {}: {}({}, {}) {:?} {:?}, rule {}, confidence {:.2}",
        statement.id,
        statement.relation,
        statement.subject.name,
        statement.object.name,
        statement.polarity,
        statement.status,
        statement.rule,
        statement.confidence
    );
    _ = writeln!(
        out,
        "    subject \"{}\", trigger \"{}\", object \"{}\"{}",
        words(evidence.subject),
        words(evidence.trigger),
        words(evidence.object),
        statement.date.map(|date| format!(", date {date}")).unwrap_or_default()
    );
}
