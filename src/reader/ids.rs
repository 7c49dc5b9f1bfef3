//! Ids that are unique within one run.

use std::collections::hash_map::{DefaultHasher, Entry, HashMap};
use std::hash::{Hash, Hasher};

use super::{Cause, Diagnostic, Outcome, Source};
use crate::text::RawDocument;

/// The ids seen so far, each as a hash beside the hash of its text: 16 bytes a document.
#[derive(Debug, Default)]
pub struct UniqueIds {
    texts: HashMap<u64, u64>,
}

fn digest(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

impl UniqueIds {
    /// Lets a document through under an id of its own: a repeated id with the same text is skipped, with another text
    /// it gets the first free number ("a~2") and a note before it.
    pub fn admit(&mut self, source: &Source, mut document: RawDocument) -> Vec<Outcome> {
        let text = digest((&document.text, &document.context, &document.subject));
        match self.texts.entry(digest(&document.id)) {
            Entry::Vacant(entry) => {
                entry.insert(text);
                return vec![Ok(document)];
            }
            Entry::Occupied(entry) if *entry.get() == text => {
                let reason = format!("document {} was read before with the same text", document.id);
                return vec![Err(Diagnostic::skipped(source, Cause::Duplicate, reason).of(&document.id))];
            }
            Entry::Occupied(_) => {}
        }
        let given = document.id.clone();
        for number in 2u64.. {
            document.id = format!("{given}~{number}");
            if let Entry::Vacant(entry) = self.texts.entry(digest(&document.id)) {
                entry.insert(text);
                break;
            }
        }
        let reason = format!("id {given} was given before to another text: this one is called {}", document.id);
        vec![Err(Diagnostic::note(source, Cause::Duplicate, reason).of(&document.id)), Ok(document)]
    }
}
