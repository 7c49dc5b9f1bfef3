//! What one document yields, as a row that tables can hold: the unit that an engine such as Spark distributes.
//!
//! Whatever happens to the document, there is exactly one row: a document that cannot be read says why.

use std::fmt::Write;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::run::guarded;
use super::{DocumentCounts, Extraction, Pipeline, Reading};
use crate::gazetteer::{Entity, EntityId};
use crate::graph::{DocumentInfo, participants, passage, surfaces};
use crate::reader::{self, Diagnostic};
use crate::statement::Statement;
use crate::text::RawDocument;

/// One document with all that was read in it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DocumentRecord {
    /// Version of the rules.
    pub rules: String,
    /// Version of the program.
    pub version: String,
    /// What the graph keeps of the document; `None` when it was rejected.
    pub document: Option<DocumentInfo>,
    /// Hash of the text with its context and subject: tells a repetition from another text under the same id.
    pub digest: String,
    /// What was seen.
    pub counts: DocumentCounts,
    /// Why there is no document.
    pub rejected: Option<Rejection>,
    /// What was odd about a document that was read all the same.
    pub notes: Vec<Rejection>,
    /// Its statements, in text order.
    pub statements: Vec<StatementRecord>,
    /// Its mentions, in text order.
    pub mentions: Vec<MentionRecord>,
    /// What the gazetteer knows of the actors of its statements, by id.
    pub entities: Vec<Entity>,
}

/// Why a document was not read, or what was odd about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rejection {
    /// The document, if it has an id.
    pub document: Option<String>,
    /// The sort of trouble, as in `report.json`.
    pub cause: &'static str,
    /// What was found and what was expected.
    pub reason: String,
}

/// A statement, and who took part in what it reports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StatementRecord {
    /// The statement.
    #[serde(flatten)]
    pub statement: Statement,
    /// Subject and object of a directed relation; all participants of a symmetric one, by id. Statements of one event
    /// agree in them.
    pub participants: Vec<EntityId>,
    /// The words that stand for the subject, where they can be a name of it.
    pub subject_words: Option<String>,
    /// The words that stand for the object, where they can be a name of it.
    pub object_words: Option<String>,
    /// The words around the trigger as a hash, sixteen hexadecimal digits: reprints of one report agree in them.
    pub passage: Option<String>,
}

/// A mention and what it refers to. Byte spans are UTF-8 offsets in the document's text, half-open.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MentionRecord {
    /// Number of the sentence, from zero.
    pub sentence: usize,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// The words as the source shows them.
    pub text: String,
    /// The name or noun proper, without title and apposition.
    pub name: String,
    /// How it refers: name, demonym, pronoun, ...
    pub form: String,
    /// The office or role as written.
    pub role: Option<String>,
    /// The entities that it refers to; none when unresolved.
    pub entities: Vec<EntityId>,
    /// The step of resolution that decided.
    pub step: &'static str,
    /// How sure the step is, 0 to 1.
    pub confidence: f32,
}

impl DocumentRecord {
    pub(super) fn of(pipeline: &Pipeline, read: Vec<reader::Outcome>) -> Self {
        let mut record =
            Self { rules: pipeline.rules_version().to_owned(), version: crate::VERSION.to_owned(), ..Self::default() };
        for outcome in read {
            match outcome.and_then(|raw| guarded(raw.id.clone(), || pipeline.extractor.extract(raw))) {
                Ok(reading) => record.fill(pipeline, reading),
                Err(diagnostic) if diagnostic.kind == reader::DiagnosticKind::Note => {
                    record.notes.push(Rejection::of(diagnostic));
                }
                Err(diagnostic) => record.rejected = Some(Rejection::of(diagnostic)),
            }
        }
        record
    }

    fn fill(&mut self, pipeline: &Pipeline, reading: Reading) {
        self.digest = digest(&reading.document.raw);
        self.document = Some(DocumentInfo::of(&reading.document.raw));
        self.mentions = mentions(&reading);
        let Extraction { statements, counts, .. } = Extraction::of(reading, pipeline.extractor.gazetteer());
        self.counts = counts;
        self.entities = statements.iter().flat_map(|statement| pipeline.known(statement)).cloned().collect();
        self.entities.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        self.entities.dedup_by(|a, b| a.id == b.id);
        let participants = participants(&statements);
        let records = statements.into_iter().zip(participants);
        self.statements =
            records.map(|(statement, participants)| StatementRecord::of(statement, participants)).collect();
    }
}

impl StatementRecord {
    fn of(statement: Statement, participants: Vec<EntityId>) -> Self {
        let [subject_words, object_words] = surfaces(&statement).map(|words| words.map(str::to_owned));
        let passage = passage(&statement.evidence).map(|hash| format!("{hash:016x}"));
        Self { statement, participants, subject_words, object_words, passage }
    }
}

impl Rejection {
    fn of(diagnostic: Diagnostic) -> Self {
        Self { document: diagnostic.document, cause: diagnostic.cause.label(), reason: diagnostic.reason }
    }
}

/// Counted names as a list: tables have no maps.
pub(super) mod listed_names {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serializer};

    use crate::pipeline::UnlistedName;

    pub(in crate::pipeline) fn serialize<S: Serializer>(
        names: &BTreeMap<String, usize>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(names.iter().map(|(name, &mentions)| UnlistedName { name: name.clone(), mentions }))
    }

    pub(in crate::pipeline) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<String, usize>, D::Error> {
        let names = Vec::<UnlistedName>::deserialize(deserializer)?;
        Ok(names.into_iter().map(|listed| (listed.name, listed.mentions)).collect())
    }
}

fn digest(raw: &RawDocument) -> String {
    let mut hash = Sha256::new();
    for field in [Some(&raw.text), raw.context.as_ref(), raw.subject.as_ref()] {
        // A length before each field, so that no two divisions of one text are alike.
        hash.update(field.map_or(u64::MAX, |text| text.len() as u64).to_le_bytes());
        hash.update(field.map_or("", String::as_str));
    }
    hash.finalize()[..16].iter().fold(String::new(), |mut hex, byte| {
        _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn mentions(reading: &Reading) -> Vec<MentionRecord> {
    let Reading { document, mentions, resolution, .. } = reading;
    let records = mentions.iter().zip(&resolution.referents).map(|(mention, referent)| {
        let span = document.bytes(mention.tokens);
        MentionRecord {
            sentence: document.sentence_of(mention.head),
            start: span.start(),
            end: span.end(),
            text: document.phrase(mention.tokens).to_owned(),
            name: document.phrase(mention.name).to_owned(),
            form: format!("{:?}", mention.form).to_lowercase(),
            role: mention.role.clone(),
            entities: referent.entities.iter().map(|&entity| resolution.entities[entity].id.clone()).collect(),
            step: referent.step,
            confidence: referent.confidence,
        }
    });
    records.collect()
}
