//! One parsed sentence as rules see it: tokens with children, and the mention that each token belongs to.

use std::ops::Range;

use crate::mention::Mention;
use crate::text::{Dependency, Document, Pos, Sentence, Tag};

/// A parsed sentence with its mentions. Token numbers are indexes into the document.
pub struct View<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its mentions, all of them.
    pub mentions: &'a [Mention],
    /// Number of the sentence.
    pub sentence: usize,
    tokens: Range<usize>,
    children: Vec<Vec<u32>>,
    mention_of: Vec<Option<u32>>,
}

impl<'a> View<'a> {
    /// Returns the view of a parsed sentence.
    pub fn new(document: &'a Document, mentions: &'a [Mention], sentence: usize) -> Self {
        let tokens = document.sentences[sentence].tokens.range();
        let mut children = vec![Vec::new(); tokens.len()];
        for token in tokens.clone() {
            let head = document.tokens[token].head as usize;
            if head != token && tokens.contains(&head) {
                children[head - tokens.start].push(token as u32);
            }
        }
        let mut mention_of = vec![None; tokens.len()];
        let first = mentions.partition_point(|mention| mention.tokens.end() <= tokens.start);
        for (number, mention) in mentions.iter().enumerate().skip(first) {
            if mention.tokens.start() >= tokens.end {
                break;
            }
            for token in mention.tokens.range().filter(|token| tokens.contains(token)) {
                // An outer mention ("the Serbian foreign minister") comes first and owns its tokens.
                mention_of[token - tokens.start].get_or_insert(number as u32);
            }
        }
        Self { document, mentions, sentence, tokens, children, mention_of }
    }

    /// Returns the sentence's token numbers.
    pub fn tokens(&self) -> Range<usize> {
        self.tokens.clone()
    }

    /// Returns the sentence.
    pub fn sentence(&self) -> Sentence {
        self.document.sentences[self.sentence]
    }

    /// Returns the dependents of a token in text order.
    pub fn children(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.children[token - self.tokens.start].iter().map(|&child| child as usize)
    }

    /// Returns the dependents in one of the relations.
    pub fn related<'b>(&'b self, token: usize, relations: &'b [Dependency]) -> impl Iterator<Item = usize> + 'b {
        self.children(token).filter(|&child| relations.contains(&self.relation(child)))
    }

    /// Returns the first dependent in the relation.
    pub fn child(&self, token: usize, relation: Dependency) -> Option<usize> {
        self.children(token).find(|&child| self.relation(child) == relation)
    }

    /// Returns whether the token has a dependent in the relation.
    pub fn has(&self, token: usize, relation: Dependency) -> bool {
        self.child(token, relation).is_some()
    }

    /// Returns the governing token; `None` for the root.
    pub fn head(&self, token: usize) -> Option<usize> {
        let head = self.document.tokens[token].head as usize;
        (head != token && self.tokens.contains(&head)).then_some(head)
    }

    /// Returns the relation to the head.
    pub fn relation(&self, token: usize) -> Dependency {
        self.document.tokens[token].relation
    }

    /// Returns the lemma.
    pub fn lemma(&self, token: usize) -> &'a str {
        &self.document.tokens[token].lemma
    }

    /// Returns the word as written.
    pub fn word(&self, token: usize) -> &'a str {
        self.document.word(token)
    }

    /// Returns the Penn Treebank tag.
    pub fn tag(&self, token: usize) -> Tag {
        self.document.tokens[token].tag
    }

    /// Returns whether the token is a verb form (auxiliaries included).
    pub fn is_verb(&self, token: usize) -> bool {
        matches!(self.document.tokens[token].pos, Pos::Verb | Pos::Aux)
    }

    /// Returns whether the token is a noun or name.
    pub fn is_noun(&self, token: usize) -> bool {
        matches!(self.document.tokens[token].pos, Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num | Pos::Adj | Pos::X)
    }

    /// Returns whether the token is a relative or interrogative pronoun.
    pub fn is_relative(&self, token: usize) -> bool {
        matches!(self.tag(token), Tag::Wdt | Tag::Wp | Tag::Wrb | Tag::WpPoss)
    }

    /// Returns the number of the mention that the token belongs to.
    pub fn mention_of(&self, token: usize) -> Option<usize> {
        self.mention_of[token - self.tokens.start].map(|number| number as usize)
    }

    /// Returns the first and last token below `token`, itself included.
    pub fn subtree(&self, token: usize) -> Range<usize> {
        let (mut first, mut last, mut stack) = (token, token, vec![token]);
        while let Some(next) = stack.pop() {
            first = first.min(next);
            last = last.max(next);
            stack.extend(self.children(next));
        }
        first..last + 1
    }

    /// Returns whether `token` is `ancestor` or stands below it.
    pub fn is_below(&self, token: usize, ancestor: usize) -> bool {
        let mut at = Some(token);
        // A tree is at most as deep as the sentence is long; the bound guards against a malformed one.
        for _ in self.tokens() {
            match at {
                None => return false,
                Some(here) if here == ancestor => return true,
                Some(here) => at = self.head(here),
            }
        }
        false
    }
}
