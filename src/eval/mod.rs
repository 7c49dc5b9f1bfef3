//! Scoring of statements against a gold file.
//!
//! The measure is the one that the annotation guidelines define: a prediction is right when relation, pair and polarity
//! agree with an annotated tuple, strictly also the status. Names are compared after folding, with the aliases, other
//! accepted answers and synonyms that the gold entity allows. Nothing here extracts anything; predictions come from
//! outside.
//!
//! ```
//! use std::collections::BTreeMap;
//! use std::path::Path;
//! use legation::eval::{Prediction, Scope, evaluate, load_gold};
//! use legation::statement::{Polarity, Status};
//!
//! let gold = load_gold(
//!     r#"{"id": "a", "source": "own", "text": "Oslo recognized Iceland.", "entities": [], "relations": [
//!         {"relation": "recognized", "polarity": "affirmed", "status": "actual", "evidence": "Oslo recognized Iceland",
//!          "subject": {"name": "Norway", "type": "state", "aliases": ["Oslo"]},
//!          "object": {"name": "Iceland", "type": "state", "aliases": ["Iceland"]}}]}"#
//!         .replace('\n', " ").as_str(),
//!     Path::new("gold.jsonl"),
//! )?;
//! let prediction = Prediction {
//!     relation: "recognized".into(),
//!     subject: "Norway".into(),
//!     object: "Iceland".into(),
//!     polarity: Polarity::Affirmed,
//!     status: Status::Planned,
//! };
//! let evaluation = evaluate(&gold, &BTreeMap::from([("a".to_owned(), vec![prediction])]), Scope::Core);
//! assert_eq!(evaluation.strict.total.true_positives, 0);
//! assert_eq!(evaluation.relaxed.total.true_positives, 1);
//! # Ok::<(), legation::Error>(())
//! ```

mod fold;
mod form;
mod gold;
mod matching;
mod report;
mod tally;

pub use gold::{GoldArgument, GoldEntity, GoldPassage, GoldRelation, load_gold};
pub use matching::Prediction;
pub use report::{Grouping, Report};
pub use tally::{CORE, Evaluation, Scope, Scores, Tally, evaluate};
