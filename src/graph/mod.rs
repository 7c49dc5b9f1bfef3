//! Statements to a knowledge graph over petgraph: merging, counts, provenance.
