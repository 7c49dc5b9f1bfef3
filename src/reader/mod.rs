//! Bytes to documents; one file a format, the only input of the crate.
