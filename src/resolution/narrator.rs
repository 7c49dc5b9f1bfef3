//! Who speaks or acts where the text does not say: author of a press release, speaker of an address, person interviewed.

use crate::gazetteer::{Entity, EntityId, EntityKind};
use crate::mention::{find, MentionForm};
use crate::text::{Document, RawDocument, Span, Sentence};

use super::resolver::Resolver;

/// Returns the narrator of the document, if title, metadata or byline tell.
pub(crate) fn find(resolver: &mut Resolver<'_>) -> Option<usize> {
    let raw = &resolver.document.raw;
    if let Some(subject) = raw.subject.clone() {
        return named(resolver, &subject);
    }
    if let Some(title) = raw.title.clone() {
        if let Some(narrator) = from_title(resolver, &title) {
            return Some(narrator);
        }
    }
    byline(resolver).or_else(|| interviewee(resolver))
}
