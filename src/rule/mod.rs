//! The rule engine: which words signal a relation, and which mentions fill its roles.
//!
//! Rules and word lists are data (`data/rules/`, `data/lexicon/`); this module holds no word of English or diplomacy. A rule names
//! trigger lemmas and the grammatical roles of its arguments; the engine derives active, passive, relative, reduced,
//! conjoined, controlled, light-verb and nominal forms, coordination, negation and status from the dependency parse.
//!
//! ```
//! use legation::rule::RuleSet;
//! let rules = RuleSet::embedded()?;
//! assert!(rules.rules().iter().any(|rule| rule.name == "meet"));
//! # Ok::<(), legation::Error>(())
//! ```

mod argument;
mod bound;
mod clause;
mod complement;
mod condition;
mod context;
mod coordination;
mod cue;
mod engine;
mod enumeration;
mod file;
mod filler;
mod further;
mod home;
mod joined;
mod lexicon;
mod marks;
mod member;
mod modality;
mod near;
mod nearby;
mod neighbour;
mod noun;
mod office;
mod outward;
mod owner;
mod party;
mod phrase;
mod purpose;
mod question;
mod refusal;
mod register;
mod role;
mod roster;
mod set;
mod stand_in;
mod subject;
mod thanks;
mod unnamed;
mod view;

pub use cue::{Cue, Parties, can_apply};
pub use engine::{Filler, Findings, Match, find};
pub use file::{Accept, Ended, Frame, Reject, Rule, TriggerKind};
pub use joined::join;
pub use lexicon::Lexicon;
pub use modality::Modality;
pub use near::{Reach, Surroundings};
pub use office::{Tenure, find_offices};
pub use refusal::Refusal;
pub use register::FIRMS;
pub use role::{Base, Role, RoleExpression};
pub use roster::find_in_rosters;
pub use set::RuleSet;
pub use view::View;
