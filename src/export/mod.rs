//! A knowledge graph to bytes; one file a format.
