//! Sentences, tokens, tags, lemmas and dependencies of a text.
