//! Cytoscape and graphology JSON, and FollowTheMoney.

use std::io::{self, Write};

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::strand::{Strand, numbered, strands};
use crate::gazetteer::EntityKind;
use crate::graph::{Actor, EventId, KnowledgeGraph};
use crate::statement::{Polarity, Status};

/// Writes `values` as a JSON array, one a line.
fn write_array(out: &mut impl Write, values: impl Iterator<Item = Value>) -> io::Result<()> {
    out.write_all(b"[")?;
    for (number, value) in values.enumerate() {
        out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &value)?;
    }
    out.write_all(b"\n]")
}

fn actor_attributes(actor: &Actor) -> Map<String, Value> {
    let entity = &actor.entity;
    let mut attributes = Map::new();
    attributes.insert("name".into(), json!(entity.name));
    attributes.insert("label".into(), json!(entity.name));
    attributes.insert("kind".into(), json!(entity.kind));
    attributes.insert("events".into(), json!(actor.events));
    if let Some(state) = &entity.state {
        attributes.insert("state".into(), json!(state));
    }
    if let Some(wikidata) = &entity.wikidata {
        attributes.insert("wikidata".into(), json!(wikidata));
    }
    if !actor.aliases.is_empty() {
        attributes.insert("aliases".into(), json!(actor.aliases));
    }
    attributes
}

fn strand_attributes(graph: &KnowledgeGraph, strand: &Strand) -> Map<String, Value> {
    let (first, last) = strand.dates(graph);
    let mut attributes = Map::new();
    attributes.insert("label".into(), json!(strand.label()));
    attributes.insert("relation".into(), json!(strand.relation));
    attributes.insert("symmetric".into(), json!(strand.symmetric));
    attributes.insert("polarity".into(), json!(strand.polarity));
    attributes.insert("status".into(), json!(strand.status));
    attributes.insert("weight".into(), json!(strand.events.len()));
    attributes.insert("confidence".into(), json!(strand.confidence(graph)));
    attributes.insert("documents".into(), json!(strand.documents(graph)));
    first.into_iter().for_each(|date| _ = attributes.insert("first".into(), json!(date)));
    last.into_iter().for_each(|date| _ = attributes.insert("last".into(), json!(date)));
    attributes
}

/// Writes Cytoscape JSON that NetworkX reads, too: `data` at the top, `value` in each node, `key` in each edge.
pub(super) fn write_cytoscape(graph: &KnowledgeGraph, mut out: impl Write) -> io::Result<()> {
    out.write_all(b"{\"data\":[],\"directed\":true,\"multigraph\":true,\"elements\":{\"nodes\":")?;
    write_array(
        &mut out,
        graph.actors().map(|(_, actor)| {
            let mut data = actor_attributes(actor);
            data.insert("id".into(), json!(actor.entity.id));
            data.insert("value".into(), json!(actor.entity.id));
            json!({ "data": data })
        }),
    )?;
    out.write_all(b",\"edges\":")?;
    write_array(
        &mut out,
        numbered(graph).map(|(id, strand)| {
            let mut data = strand_attributes(graph, &strand);
            data.insert("key".into(), json!(id));
            data.insert("id".into(), json!(id));
            data.insert("source".into(), json!(graph.actor(strand.source).entity.id));
            data.insert("target".into(), json!(graph.actor(strand.target).entity.id));
            json!({ "data": data })
        }),
    )?;
    out.write_all(b"}}\n")
}

/// Writes graphology's serialisation of a mixed multigraph.
pub(super) fn write_graphology(graph: &KnowledgeGraph, mut out: impl Write) -> io::Result<()> {
    out.write_all(
        b"{\"options\":{\"type\":\"mixed\",\"multi\":true,\"allowSelfLoops\":true},\"attributes\":{},\"nodes\":",
    )?;
    write_array(
        &mut out,
        graph.actors().map(|(_, actor)| json!({ "key": actor.entity.id, "attributes": actor_attributes(actor) })),
    )?;
    out.write_all(b",\"edges\":")?;
    write_array(
        &mut out,
        numbered(graph).map(|(id, strand)| {
            let (source, target) = (&graph.actor(strand.source).entity.id, &graph.actor(strand.target).entity.id);
            let mut edge = json!({ "key": id, "source": source, "target": target });
            if strand.symmetric {
                edge["undirected"] = json!(true);
            }
            edge["attributes"] = Value::Object(strand_attributes(graph, &strand));
            edge
        }),
    )?;
    out.write_all(b"}\n")
}

/// Writes FollowTheMoney entities: actors, then an `Event` for each meeting that took place, a `Sanction` for each
/// sanction imposed or lifted, and an `UnknownLink` for every other relation, also for what is denied or only planned.
pub(super) fn write_ftm(graph: &KnowledgeGraph, mut out: impl Write) -> io::Result<()> {
    let mut line = |value: Value| {
        serde_json::to_writer(&mut out, &value)?;
        out.write_all(b"\n")
    };
    for (_, actor) in graph.actors() {
        line(ftm_actor(actor))?;
    }
    for (number, event) in (0..).zip(graph.events()) {
        if event.is_fact() && event.relation == "met" {
            line(ftm_meeting(graph, EventId(number)))?;
        }
    }
    for strand in strands(graph) {
        let meeting =
            strand.relation == "met" && strand.polarity == Polarity::Affirmed && strand.status == Status::Actual;
        let sanction = strand.relation == "sanctioned"
            && strand.polarity == Polarity::Affirmed
            && matches!(strand.status, Status::Actual | Status::Lifted);
        match (meeting, sanction) {
            (true, _) => {}
            (_, true) => line(ftm_sanction(graph, &strand))?,
            _ => line(ftm_link(graph, &strand))?,
        }
    }
    Ok(())
}

fn ftm_id(parts: &[&str]) -> String {
    let digest = Sha256::digest(parts.join("\u{1F}").as_bytes());
    let hex: String = digest.iter().take(20).map(|byte| format!("{byte:02x}")).collect();
    format!("legation-{hex}")
}

fn ftm_actor_id(actor: &Actor) -> String {
    ftm_id(&["actor", actor.entity.id.as_str()])
}

fn ftm_actor(actor: &Actor) -> Value {
    let schema = match actor.entity.kind {
        EntityKind::Person => "Person",
        EntityKind::State => "PublicBody",
        EntityKind::Organization => "Organization",
        EntityKind::Place => "Address",
        EntityKind::Group => "LegalEntity",
    };
    let mut properties = Map::new();
    properties.insert("name".into(), json!([actor.entity.name]));
    if !actor.aliases.is_empty() && schema != "Address" {
        properties.insert("alias".into(), json!(actor.aliases));
    }
    if schema == "Address" {
        properties.insert("full".into(), json!([actor.entity.name]));
    } else if let Some(wikidata) = &actor.entity.wikidata {
        properties.insert("wikidataId".into(), json!([wikidata]));
    }
    json!({ "id": ftm_actor_id(actor), "schema": schema, "properties": properties })
}

fn ftm_meeting(graph: &KnowledgeGraph, id: EventId) -> Value {
    let event = graph.event(id);
    let actors: Vec<&Actor> = event.participants.iter().map(|&node| graph.actor(node)).collect();
    let names: Vec<&str> = actors.iter().map(|actor| actor.entity.name.as_str()).collect();
    let involved: Vec<String> = actors.iter().map(|actor| ftm_actor_id(actor)).collect();
    let mut properties = ftm_sources(graph, &[id]);
    properties.insert("name".into(), json!([format!("Meeting of {}", names.join(", "))]));
    properties.insert("involved".into(), json!(involved));
    event.date.into_iter().for_each(|date| _ = properties.insert("date".into(), json!([date])));
    let places: Vec<&str> = graph.reports(id).filter_map(|report| report.place()).collect();
    if let Some(place) = places.first() {
        properties.insert("location".into(), json!([place]));
    }
    let first = graph.reports(id).next().map(|report| report.id()).unwrap_or_default();
    json!({ "id": ftm_id(&["event", first]), "schema": "Event", "properties": properties })
}

/// Evidence in the properties that every FollowTheMoney interval has.
fn ftm_sources(graph: &KnowledgeGraph, events: &[EventId]) -> Map<String, Value> {
    let reports = || events.iter().flat_map(|id| graph.reports(*id));
    let mut sentences: Vec<&str> = reports().map(|report| report.sentence()).collect();
    let mut urls: Vec<&str> = reports().filter_map(|report| report.document().url.as_deref()).collect();
    for list in [&mut sentences, &mut urls] {
        list.sort_unstable();
        list.dedup();
    }
    let mut properties = Map::new();
    properties.insert("description".into(), json!(sentences));
    if !urls.is_empty() {
        properties.insert("sourceUrl".into(), json!(urls));
    }
    properties
}

fn ftm_dates(graph: &KnowledgeGraph, strand: &Strand, properties: &mut Map<String, Value>) {
    let mut dates: Vec<_> = strand.events(graph).filter_map(|event| event.date).collect();
    dates.dedup();
    if !dates.is_empty() {
        properties.insert("date".into(), json!(dates));
    }
}

fn ftm_ends(graph: &KnowledgeGraph, strand: &Strand) -> [String; 2] {
    [strand.source, strand.target].map(|node| ftm_actor_id(graph.actor(node)))
}

fn ftm_strand_id(graph: &KnowledgeGraph, strand: &Strand) -> String {
    let [source, target] = [strand.source, strand.target].map(|node| graph.actor(node).entity.id.as_str());
    ftm_id(&["link", source, target, &strand.label()])
}

fn ftm_sanction(graph: &KnowledgeGraph, strand: &Strand) -> Value {
    let mut properties = ftm_sources(graph, &strand.events);
    properties.insert("entity".into(), json!([ftm_ends(graph, strand)[1]]));
    properties.insert("authority".into(), json!([graph.actor(strand.source).entity.name]));
    properties.insert("status".into(), json!([if strand.status == Status::Lifted { "lifted" } else { "imposed" }]));
    ftm_dates(graph, strand, &mut properties);
    json!({ "id": ftm_strand_id(graph, strand), "schema": "Sanction", "properties": properties })
}

fn ftm_link(graph: &KnowledgeGraph, strand: &Strand) -> Value {
    let [source, target] = ftm_ends(graph, strand);
    let mut properties = ftm_sources(graph, &strand.events);
    properties.insert("subject".into(), json!([source]));
    properties.insert("object".into(), json!([target]));
    properties.insert("role".into(), json!([strand.label()]));
    ftm_dates(graph, strand, &mut properties);
    json!({ "id": ftm_strand_id(graph, strand), "schema": "UnknownLink", "properties": properties })
}
