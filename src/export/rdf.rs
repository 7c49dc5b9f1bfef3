//! TriG, N-Quads and JSON-LD.

use std::io::{self, Write};

use oxjsonld::JsonLdSerializer;
use oxttl::{NQuadsSerializer, TriGSerializer};

use crate::graph::{KnowledgeGraph, PREFIXES};

pub(super) fn write_trig(graph: &KnowledgeGraph, out: impl Write) -> io::Result<()> {
    let mut serializer = TriGSerializer::new();
    for (name, iri) in PREFIXES {
        serializer = serializer.with_prefix(name, iri).map_err(io::Error::other)?;
    }
    let mut writer = serializer.for_writer(out);
    graph.quads(|quad| writer.serialize_quad(&quad))?;
    writer.finish().map(drop)
}

pub(super) fn write_nquads(graph: &KnowledgeGraph, out: impl Write) -> io::Result<()> {
    let mut writer = NQuadsSerializer::new().for_writer(out);
    graph.quads(|quad| writer.serialize_quad(&quad))?;
    writer.finish().flush()
}

pub(super) fn write_jsonld(graph: &KnowledgeGraph, out: impl Write) -> io::Result<()> {
    let mut serializer = JsonLdSerializer::new();
    for (name, iri) in PREFIXES {
        serializer = serializer.with_prefix(name, iri).map_err(io::Error::other)?;
    }
    let mut writer = serializer.for_writer(out);
    graph.quads(|quad| writer.serialize_quad(&quad))?;
    writer.finish().map(drop)
}
