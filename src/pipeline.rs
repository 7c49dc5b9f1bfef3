//! The only place that knows the order of the stages.

mod check;
mod document;

pub use check::{RuleFailure, check_rules};
pub use document::{Extraction, Extractor};
