//! Scoring of statements against a gold file.
