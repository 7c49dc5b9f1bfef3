//! Our parser against spaCy on sentences that spaCy parsed (tools/make_parse_fixture.py).

use legation::analysis::{Fold, Parser, Scratch, tokenise};
use legation::text::{Dependency, Document, RawDocument, Sentence, Span, Token};

#[derive(serde::Deserialize)]
struct Parse {
    text: String,
    words: Vec<String>,
    tags: String,
    heads: Vec<u32>,
    labels: String,
}

fn parses() -> Vec<Parse> {
    include_str!("fixtures/parses.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn raw(text: &str) -> RawDocument {
    RawDocument { text: text.to_string(), ..RawDocument::default() }
}

/// Builds a document of one sentence from the tokens of spaCy.
fn with_tokens_of(parse: &Parse) -> Document {
    let blank = tokenise(raw("x")).tokens.remove(0);
    let mut end = 0;
    let tokens: Vec<_> = parse
        .words
        .iter()
        .map(|word| {
            let start = end + parse.text[end..].find(word.as_str()).unwrap();
            end = start + word.len();
            Token { span: Span::new(start, end), ..blank.clone() }
        })
        .collect();
    let sentences = vec![Sentence { tokens: Span::new(0, tokens.len()), parsed: false, paragraph: 0 }];
    Document { raw: raw(&parse.text), tokens, sentences, rosters: Vec::new() }
}

#[test]
fn tags_and_dependencies_equal_those_of_spacy() {
    let (mut tokens, mut tags, mut arcs) = (0, 0, 0);
    let mut scratch = Scratch::default();
    for parse in parses() {
        let mut document = with_tokens_of(&parse);
        Parser::embedded().parse(&mut document, 0, &[], &mut scratch);
        let expected = parse.tags.split(' ').zip(parse.labels.split(' ')).zip(&parse.heads);
        for (token, ((tag, label), head)) in document.tokens.iter().zip(expected) {
            tokens += 1;
            tags += usize::from(token.tag.label() == tag);
            arcs += usize::from(token.head == *head && token.relation.label() == label);
        }
    }
    let rate = |equal: usize| equal as f64 / tokens as f64;
    println!("{tokens} tokens: tags {:.4}, heads with labels {:.4}", rate(tags), rate(arcs));
    assert!(tokens > 7_000 && rate(tags) >= 0.999 && rate(arcs) >= 0.995);
}

#[test]
fn tokens_agree_with_those_of_spacy() {
    let (mut equal, mut ours, mut theirs, mut whole) = (0, 0, 0, 0);
    let parses = parses();
    for parse in &parses {
        let document = tokenise(raw(&parse.text));
        let expected: Vec<_> = with_tokens_of(parse).tokens.iter().map(|token| token.span).collect();
        let found: Vec<_> = document.tokens.iter().map(|token| token.span).collect();
        if found != expected {
            let words: Vec<_> = (0..found.len()).map(|token| document.word(token)).collect();
            println!("{words:?}");
        }
        equal += found.iter().filter(|span| expected.contains(span)).count();
        (ours, theirs) = (ours + found.len(), theirs + expected.len());
        whole += usize::from(document.sentences.len() == 1);
    }
    let (precision, recall) = (equal as f64 / ours as f64, equal as f64 / theirs as f64);
    println!("tokens P {precision:.4} R {recall:.4}; {whole} of {} are one sentence", parses.len());
    assert!(precision >= 0.997 && recall >= 0.997);
    assert!(parses.len() - whole <= 4);
}

#[test]
fn a_batch_gives_what_its_sentences_give_alone() {
    let text: String = parses().iter().flat_map(|parse| [parse.text.as_str(), "\n\n"]).collect();
    let mut alone = tokenise(raw(&text));
    let mut batch = alone.clone();
    let sentences: Vec<_> = (0..alone.sentences.len()).map(|sentence| (sentence, Vec::new())).collect();
    for (sentence, _) in &sentences {
        Parser::embedded().parse(&mut alone, *sentence, &[], &mut Scratch::default());
    }
    Parser::embedded().parse_batch(&mut batch, &sentences, &mut Scratch::default());
    assert_eq!(alone, batch);
}

#[test]
fn folded_tokens_hang_on_the_name() {
    let text = "Senior Trade Department Official Brenda Hallorann met Mr. Quispe in Cusco.";
    let mut document = tokenise(raw(text));
    let fold = Fold { tokens: Span::new(0, 6), keep: Span::new(4, 6) };
    Parser::embedded().parse(&mut document, 0, &[fold], &mut Scratch::default());
    for title in &document.tokens[..4] {
        assert_eq!((title.head, title.relation), (5, Dependency::Title));
    }
    assert_eq!((document.tokens[5].head, document.tokens[5].relation), (6, Dependency::Nsubj));
    assert_eq!(document.tokens[3].lemma, "official");
    assert!(document.sentences[0].parsed);

    let short = "Brenda Hallorann met Mr. Quispe in Cusco.";
    let mut expected = tokenise(raw(short));
    Parser::embedded().parse(&mut expected, 0, &[], &mut Scratch::default());
    for (long, short) in document.tokens[4..].iter().zip(&expected.tokens) {
        assert_eq!((long.tag, long.relation, long.head), (short.tag, short.relation, short.head + 4));
    }
}
