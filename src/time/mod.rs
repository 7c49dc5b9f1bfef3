//! Dates in running text, resolved against the publication date.
