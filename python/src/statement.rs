//! Statements as frozen Python objects.

use std::hash::{DefaultHasher, Hash, Hasher};

use legation::statement as inner;
use pyo3::prelude::*;

use crate::convert::to_python;
use crate::error::refuse;

/// One claim extracted from a text: who did or said what to whom.
///
/// >>> import legation
/// >>> [statement] = legation.extract("Norway recognized Palestine on Tuesday.", date="2024-05-29")
/// >>> statement.relation, statement.subject.name, statement.object.name, statement.date
/// ('recognized', 'Norway', 'Palestine', '2024-05-28')
/// >>> statement.polarity, statement.status, statement.rule
/// ('affirmed', 'actual', 'recognize')
#[pyclass(frozen, module = "legation")]
#[derive(Clone)]
pub struct Statement {
    pub inner: inner::Statement,
}

#[pymethods]
impl Statement {
    /// Hash of document, span, relation, arguments and rule-set version: the same statement always has the same id.
    #[getter]
    fn id(&self) -> &str {
        &self.inner.id
    }

    /// Id of the document.
    #[getter]
    fn document(&self) -> &str {
        &self.inner.document
    }

    /// Relation name, such as `met`.
    #[getter]
    fn relation(&self) -> &str {
        &self.inner.relation
    }

    /// Who acts; for a symmetric relation the one named first.
    #[getter]
    fn subject(&self) -> Argument {
        Argument { inner: self.inner.subject.clone() }
    }

    /// To whom.
    #[getter]
    fn object(&self) -> Argument {
        Argument { inner: self.inner.object.clone() }
    }

    /// Whether the order of subject and object means nothing.
    #[getter]
    fn symmetric(&self) -> bool {
        self.inner.symmetric
    }

    /// `affirmed` or `negated`.
    #[getter]
    fn polarity(&self) -> &str {
        self.inner.polarity.label()
    }

    /// `actual`, `planned`, `hypothetical`, `requested` or `lifted`.
    #[getter]
    fn status(&self) -> &str {
        self.inner.status.label()
    }

    /// Who is said to have said it, when reported speech makes it a claim.
    #[getter]
    fn attributed_to(&self) -> Option<&str> {
        self.inner.attributed_to.as_deref()
    }

    /// Whether the speaker speaks of others: neither a party nor of a party's state.
    #[getter]
    fn claimed(&self) -> bool {
        self.inner.claimed
    }

    /// Date of the event, ISO 8601, possibly partial (`2008`, `2023-10`).
    #[getter]
    fn date(&self) -> Option<String> {
        self.inner.date.map(|date| date.to_string())
    }

    /// How the date was derived: `text` or `publication`.
    #[getter]
    fn date_from(&self) -> Option<&str> {
        self.inner.date_from.as_deref()
    }

    /// Where it happened, when the text says so.
    #[getter]
    fn place(&self) -> Option<&str> {
        self.inner.place.as_deref()
    }

    /// The office as written, of a statement about one: "foreign minister".
    #[getter]
    fn office(&self) -> Option<&str> {
        self.inner.office.as_deref()
    }

    /// PLOVER category and mode, such as `CONSULT-meet`.
    #[getter]
    fn event(&self) -> Option<&str> {
        self.inner.event.as_deref()
    }

    /// CAMEO code, such as `040`.
    #[getter]
    fn cameo(&self) -> Option<&str> {
        self.inner.cameo.as_deref()
    }

    /// Name of the rule that read it.
    #[getter]
    fn rule(&self) -> &str {
        &self.inner.rule
    }

    /// How sure it is, 0 to 1.
    #[getter]
    fn confidence(&self) -> f32 {
        self.inner.confidence
    }

    /// Number of participants of the happening that the pair is part of; 2 for a simple pair.
    #[getter]
    fn group_size(&self) -> u32 {
        self.inner.group_size
    }

    /// Where it says so.
    #[getter]
    fn evidence(&self) -> Evidence {
        Evidence { inner: self.inner.evidence.clone() }
    }

    /// Returns the statement with the fields of a line of `statements.jsonl`; spans there are bytes of the document (UTF-8).
    ///
    /// >>> import legation
    /// >>> legation.extract("Norway recognized Palestine.")[0].to_dict()["evidence"]["trigger"]
    /// [7, 17]
    #[pyo3(signature = () -> "dict[str, Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let value = serde_json::to_value(&self.inner).map_err(|error| refuse(error.to_string()))?;
        to_python(py, &value)
    }

    fn __str__(&self) -> String {
        self.inner.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<Statement {} {}>", self.inner.id, self.inner)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.inner == other.inner
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.inner.id.hash(&mut hasher);
        hasher.finish()
    }
}

/// Subject or object of a statement.
///
/// >>> import legation
/// >>> legation.extract("The Serbian foreign minister met Marco Rubio.")[0].object
/// <Argument Q324546 Marco Rubio (person)>
#[pyclass(frozen, module = "legation")]
pub struct Argument {
    inner: inner::Argument,
}

#[pymethods]
impl Argument {
    /// Id of the entity: ISO code or Wikidata id where known.
    #[getter]
    fn id(&self) -> &str {
        self.inner.id.as_str()
    }

    /// Its canonical name.
    #[getter]
    fn name(&self) -> &str {
        &self.inner.name
    }

    /// `person`, `state`, `organization` or `place`.
    #[getter]
    fn kind(&self) -> &str {
        self.inner.kind.label()
    }

    /// The part that acts when the official is unnamed ("foreign minister").
    #[getter]
    fn role(&self) -> Option<&str> {
        self.inner.role.as_deref()
    }

    /// Id of the state it belongs to, if known and not itself a state.
    #[getter]
    fn state(&self) -> Option<&str> {
        self.inner.state.as_ref().map(|state| state.as_str())
    }

    fn __str__(&self) -> &str {
        &self.inner.name
    }

    fn __repr__(&self) -> String {
        format!("<Argument {} {} ({})>", self.inner.id, self.inner.name, self.inner.kind.label())
    }
}

/// The sentence behind a statement, and the words in it. Spans count characters (code points) of `text`, half-open.
///
/// >>> import legation
/// >>> evidence = legation.extract("Đurić je u redu. Marko Đurić met Péter Szijjártó.")[0].evidence
/// >>> evidence.text[slice(*evidence.object)]
/// 'Péter Szijjártó'
/// >>> evidence.sentence, evidence.bytes
/// (1, (19, 56))
#[pyclass(frozen, module = "legation")]
pub struct Evidence {
    inner: inner::Evidence,
}

#[pymethods]
impl Evidence {
    /// Number of the sentence in its document, from zero.
    #[getter]
    fn sentence(&self) -> usize {
        self.inner.sentence
    }

    /// The sentence as the source shows it.
    #[getter]
    fn text(&self) -> &str {
        &self.inner.text
    }

    /// Where the sentence stands in its document, in bytes of UTF-8, as `statements.jsonl` has it.
    #[getter]
    fn bytes(&self) -> (usize, usize) {
        (self.inner.start, self.inner.end)
    }

    /// The words that signal the relation.
    #[getter]
    fn trigger(&self) -> Option<(usize, usize)> {
        self.characters(self.inner.trigger)
    }

    /// The words that stand for the subject ("he", "the two ministers"); `None` when they stand in another sentence.
    #[getter]
    fn subject(&self) -> Option<(usize, usize)> {
        self.characters(self.inner.subject)
    }

    /// The words that stand for the object; `None` when they stand in another sentence.
    #[getter]
    fn object(&self) -> Option<(usize, usize)> {
        self.characters(self.inner.object)
    }

    fn __repr__(&self) -> String {
        format!("<Evidence sentence {}: {:?}>", self.inner.sentence, self.inner.text)
    }
}

impl Evidence {
    fn characters(&self, span: [usize; 2]) -> Option<(usize, usize)> {
        let count = |byte: usize| Some(self.inner.text.get(..byte.checked_sub(self.inner.start)?)?.chars().count());
        Some((count(span[0])?, count(span[1])?))
    }
}
