//! Every format, read back by a parser that is not the writer; views; answers; names that are hard to write.

use std::collections::BTreeMap;

use legation::export::{self, ExportFormat, View};
use legation::gazetteer::EntityKind;
use legation::graph::{DocumentInfo, GraphBuilder, KnowledgeGraph};
use legation::pipeline::Pipeline;
use legation::query::{self, Filter, find_actor};
use legation::text::RawDocument;
use serde_json::Value;

use crate::graph::fixture;

const HARD: [&str; 7] = [
    "Marko Đurić",
    "Lím Thị \"Hạnh\" <Ánh>",
    "Seán O'Brien & Søn",
    "Two\nLines",
    "Envoy \u{1F54A}\u{FE0F} Peace",
    "Back\\slash; {Inc} | [x] #1",
    "حبيب العادلي",
];

fn written(format: ExportFormat, graph: &KnowledgeGraph) -> String {
    let mut out = Vec::new();
    export::write(format, graph, &["a \"caption\" <&>".to_owned()], &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn folder(format: ExportFormat, graph: &KnowledgeGraph) -> BTreeMap<String, String> {
    let dir = tempfile::tempdir().unwrap();
    export::write_folder(format, graph, |name| std::fs::File::create_new(dir.path().join(name))).unwrap();
    let read = |entry: std::fs::DirEntry| {
        (entry.file_name().into_string().unwrap(), std::fs::read_to_string(entry.path()).unwrap())
    };
    std::fs::read_dir(dir.path()).unwrap().map(|entry| read(entry.unwrap())).collect()
}

/// All hard names are among `names`.
fn check_names(format: ExportFormat, names: &[String]) {
    for hard in HARD {
        assert!(names.iter().any(|name| name == hard), "{format} lost {hard:?}: {names:?}");
    }
    assert_eq!(names.len(), 20, "{format}");
}

#[test]
fn json_formats_keep_names_and_counts() {
    let graph = fixture();
    let parse = |format| serde_json::from_str::<Value>(&written(format, &graph)).unwrap();
    let names = |nodes: &Value, at: &str| -> Vec<String> {
        nodes.as_array().unwrap().iter().map(|n| n.pointer(at).unwrap().as_str().unwrap().to_owned()).collect()
    };
    let json = parse(ExportFormat::Json);
    check_names(ExportFormat::Json, &names(&json["nodes"], "/name"));
    let cytoscape = parse(ExportFormat::Cytoscape);
    check_names(ExportFormat::Cytoscape, &names(&cytoscape["elements"]["nodes"], "/data/name"));
    let graphology = parse(ExportFormat::Graphology);
    check_names(ExportFormat::Graphology, &names(&graphology["nodes"], "/attributes/name"));
    assert_eq!(graphology["edges"].as_array().unwrap().len(), cytoscape["elements"]["edges"].as_array().unwrap().len());
}

#[test]
fn followthemoney_has_one_event_a_meeting() {
    let text = written(ExportFormat::Ftm, &fixture());
    let entities: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let count = |schema: &str| entities.iter().filter(|entity| entity["schema"] == schema).count();
    assert_eq!((count("Event"), count("Sanction"), count("Person")), (5, 3, 9));
    let three = entities.iter().find(|e| e["properties"]["involved"].as_array().is_some_and(|a| a.len() == 3));
    assert!(three.is_some());
}

#[test]
fn xml_is_well_formed_and_keeps_names() {
    for (format, node, edge) in [(ExportFormat::GraphMl, "node", "edge"), (ExportFormat::Gexf, "node", "edge")] {
        let text = written(format, &fixture());
        let document = resvg::usvg::roxmltree::Document::parse(&text).unwrap();
        let named = |name: &'static str| {
            document.descendants().filter(move |n| n.has_tag_name(name) || n.tag_name().name() == name)
        };
        let names: Vec<String> = named(node)
            .map(|n| match n.attribute("label") {
                Some(label) => label.to_owned(),
                None => n.children().find(|d| d.attribute("key") == Some("n0")).unwrap().text().unwrap().to_owned(),
            })
            .collect();
        check_names(format, &names);
        assert_eq!(named(edge).count(), 21, "{format}");
    }
}

#[test]
fn csv_quotes() {
    let graph = fixture();
    for (format, files, column) in [
        (ExportFormat::Csv, ["edges.csv", "nodes.csv"], "Label"),
        (ExportFormat::Neo4jCsv, ["nodes.csv", "relationships.csv"], "name"),
    ] {
        let folder = folder(format, &graph);
        assert_eq!(folder.keys().map(String::as_str).collect::<Vec<_>>(), files);
        let mut table = csv::Reader::from_reader(folder["nodes.csv"].as_bytes());
        let place = table.headers().unwrap().iter().position(|name| name == column).unwrap();
        let names: Vec<String> = table.records().map(|row| row.unwrap()[place].to_owned()).collect();
        check_names(format, &names);
    }
}

#[test]
fn rdf_parses_and_says_the_same_in_all_three() {
    let graph = fixture();
    let sorted = |mut quads: Vec<String>| {
        quads.sort();
        quads
    };
    let trig = written(ExportFormat::TriG, &graph);
    let trig = sorted(oxttl::TriGParser::new().for_slice(&trig).map(|quad| quad.unwrap().to_string()).collect());
    let nquads = written(ExportFormat::NQuads, &graph);
    let nquads = sorted(oxttl::NQuadsParser::new().for_slice(&nquads).map(|quad| quad.unwrap().to_string()).collect());
    let jsonld = written(ExportFormat::JsonLd, &graph);
    let jsonld =
        sorted(oxjsonld::JsonLdParser::new().for_slice(&jsonld).map(|quad| quad.unwrap().to_string()).collect());
    assert_eq!(trig, nquads);
    assert_eq!(jsonld, nquads);
    assert!(nquads.iter().any(|quad| quad.contains("owl#sameAs") && quad.contains("wikidata.org/entity/Q100")));
}

#[test]
fn pictures_name_everybody_and_are_legible_without_system_fonts() {
    let graph = fixture();
    let svg = written(ExportFormat::Svg, &graph);
    let options = resvg::usvg::roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = resvg::usvg::roxmltree::Document::parse_with_options(&svg, options).unwrap();
    let words: Vec<&str> = document.descendants().filter_map(|node| node.text()).collect();
    for part in
        ["Đurić", "\"Hạnh\"", "<Ánh>", "O'Brien & Søn", "Back\\slash;", "\u{1F54A}", "met ×3", "a \"caption\" <&>"]
    {
        assert!(words.iter().any(|text| text.contains(part)), "{part} is missing");
    }
    let mut png = Vec::new();
    export::write(ExportFormat::Png, &graph, &[], &mut png).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    let dot = written(ExportFormat::Dot, &graph);
    assert!(dot.contains(r#"label="Back\\slash; {Inc} |\n[x] #1""#), "{dot}");
    assert!(dot.contains("style=dashed") && dot.contains("style=dotted") && dot.contains("arrowhead=odot"));
}

#[test]
fn notes_have_safe_names_and_links_that_lead_somewhere() {
    let files = folder(ExportFormat::Obsidian, &fixture());
    assert_eq!(files.len(), 20);
    for (name, text) in &files {
        assert!(!name.contains(['<', '>', '"', '\\', '|', '\n', '#', '[', ':']), "{name}");
        for link in text.split("[[").skip(1) {
            let target = link.split('|').next().unwrap();
            assert!(files.contains_key(&format!("{target}.md")), "{name} links to {target}");
        }
    }
}

#[test]
fn every_export_is_the_same_each_time_and_folders_need_a_place() {
    let graph = fixture();
    for format in ExportFormat::ALL {
        if format.is_folder() {
            assert_eq!(folder(format, &graph), folder(format, &graph));
            assert!(export::write(format, &graph, &[], Vec::new()).unwrap_err().to_string().contains("-o"));
        } else if format != ExportFormat::Png {
            assert_eq!(written(format, &graph), written(format, &graph));
        }
        if !format.is_folder() {
            export::write(format, &KnowledgeGraph::default(), &[], Vec::new()).unwrap();
        }
    }
}

#[test]
fn a_full_disk_is_an_error() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::from(std::io::ErrorKind::StorageFull))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    for format in ExportFormat::ALL.into_iter().filter(|format| !format.is_folder()) {
        assert!(export::write(format, &fixture(), &[], Full).unwrap_err().is_io(), "{format}");
    }
}

#[test]
fn views_cut_and_say_so() {
    let graph = fixture();
    let top = View { top: Some(5), ..View::default() }.apply(&graph).unwrap();
    assert!(top.graph.actors().count() <= 5);
    assert!(top.notes[0].ends_with("of 20 actors, those with the most events"), "{:?}", top.notes);
    let ego = View { ego: Some(("kosovo".to_owned(), 1)), ..View::default() }.apply(&graph).unwrap();
    assert_eq!(ego.graph.actors().count(), 4);
    let states = View { states_only: true, ..View::default() }.apply(&graph).unwrap();
    assert!(states.graph.actors().all(|(_, actor)| actor.entity.kind == EntityKind::State));
    assert!(states.graph.find(&legation::gazetteer::EntityId::new("TUR")).is_some());
    assert!(View { ego: Some(("Nobody".to_owned(), 1)), ..View::default() }.apply(&graph).unwrap_err().is_query());
    let filter = Filter { relations: vec!["likes".to_owned()], ..Filter::default() };
    assert!(
        View { filter, ..View::default() }.apply(&graph).unwrap_err().to_string().contains("it has criticized, met")
    );
}

#[test]
fn names_are_found_as_people_type_them() {
    let graph = fixture();
    let check = |typed: &str, expected: &str| match find_actor(&graph, typed) {
        Ok(node) => assert_eq!(graph.actor(node).entity.id.as_str(), expected, "{typed}"),
        Err(error) => assert!(error.is_query() && error.to_string().contains(expected), "{typed}: {error}"),
    };
    check("Djuric", "Q100");
    check("duric", "Q100");
    check("MARKO ĐURIĆ", "Q100");
    check("yasar guler", "Q101");
    check("KOS", "KOS");
    check("Cote dIvoire", "CIV");
    check("O'Brien", "fits several actors");
    check("Kosova", "near names: Kosovo");
    check("Zanzibar", "no actor \"Zanzibar\" in the graph");
    check(" ", "is no name");
}

#[test]
fn answers_rest_on_evidence() {
    let graph = fixture();
    let find = |name: &str| find_actor(&graph, name).unwrap();
    let any = Filter::default();
    let met = query::who_met(&graph, find("Djuric"), &any);
    let row = |n: usize| met.rows[n].cells.iter().map(ToString::to_string).collect::<Vec<_>>().join("|");
    assert_eq!(row(0), "Yaşar Güler|person|Türkiye|actual|3|2023-10-25|2024-01-09");
    assert_eq!(met.rows[0].evidence.len(), 5);
    let path = query::path(&graph, find("Djuric"), find("Lím Thị Hạnh Ánh"), &any);
    assert_eq!(path.rows.len(), 2);
    assert_eq!(query::between(&graph, find("SRB"), find("KOS"), &any).rows[0].cells[4].to_string(), "not actual");
    assert_eq!(query::common(&graph, find("Q100"), find("Q101"), &any).rows.len(), 1);
    let since = Filter { since: "2024".parse().ok(), ..Filter::default() };
    assert_eq!(query::relations(&graph, &since).rows.len(), 4);
    assert_eq!(query::timeline(&graph, find("Q100"), &since).rows.len(), 1);
    // Nothing connects Serbia's actors with Yugoslavia but what is denied or apart.
    assert!(query::path(&graph, find("Q100"), find("KOS"), &any).is_empty());
    for measure in [query::Measure::Degree, query::Measure::Betweenness, query::Measure::PageRank] {
        assert_eq!(query::rank(&graph, measure, 3).rows.len(), 3);
    }
    let members: usize =
        query::communities(&graph).rows.iter().map(|r| r.cells[1].to_string().parse::<usize>().unwrap()).sum();
    assert_eq!(members, 20);
}

#[cfg(feature = "sparql")]
#[test]
fn sparql_sees_facts_and_descriptions_together() {
    let graph = fixture();
    let answer = query::sparql(
        &graph,
        "SELECT ?name (COUNT(*) AS ?n) { ?a rel:met ?b . ?a rdfs:label ?name } GROUP BY ?name ORDER BY DESC(?n) ?name",
    )
    .unwrap();
    assert_eq!(answer.columns, ["name", "n"]);
    assert_eq!(answer.rows[0].cells[0].to_string(), "Marko Đurić");
    assert!(query::sparql(&graph, "SELECT WHERE").unwrap_err().is_query());
    let denied = query::sparql(&graph, "ASK { actor:SRB rel:recognized actor:KOS }").unwrap();
    assert_eq!(denied.rows[0].cells[0].to_string(), "false");
}

#[test]
fn a_dossier_tells_positions_with_sources() {
    let graph = fixture();
    let mut page = Vec::new();
    export::write_dossier(&graph, find_actor(&graph, "Serbia").unwrap(), &Filter::default(), &mut page).unwrap();
    let page = String::from_utf8(page).unwrap();
    assert!(page.starts_with("# Serbia\n\n- Kind: state\n"), "{page}");
    assert!(page.contains("## Recognition\n\n- **undated** Serbia recognized Kosovo (not actual)\n"), "{page}");
    assert!(page.contains("— Recognition &amp; after, 2008-02-20"), "{page}");
}

#[test]
fn a_dossier_names_terms_of_office() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("graphs/demo/graph.json");
    let graph = KnowledgeGraph::from_json(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut page = Vec::new();
    export::write_dossier(&graph, find_actor(&graph, "Dacic").unwrap(), &Filter::default(), &mut page).unwrap();
    let page = String::from_utf8(page).unwrap();
    assert!(page.contains("\n- Office: foreign minister of Serbia, 2022-10-26 to 2024-05-02\n"), "{page}");
}

#[test]
fn rdf_keeps_offices_claims_and_copies() {
    let story = "Norwegian Foreign Minister Ane Ruud met Peruvian President Luis Salas in Lima on Tuesday to settle the fishing dispute. \
                 Kenya said that Chad had attacked Ghana near the lake. The ministers will speak again before the harvest begins.";
    let pipeline = Pipeline::embedded().unwrap();
    let mut builder = GraphBuilder::default();
    for (id, date) in [("first", "2019-05-08"), ("second", "2019-05-09")] {
        let date = Some(date.parse().unwrap());
        let raw = RawDocument { id: id.into(), text: story.into(), date, ..RawDocument::default() };
        builder.add_document(DocumentInfo::of(&raw));
        pipeline.extract(raw).statements.iter().for_each(|statement| builder.add(statement));
    }
    let text = written(ExportFormat::NQuads, &builder.finish());
    let values = |word: &str| -> Vec<String> {
        let word = format!(" <urn:legation:vocabulary:{word}> ");
        let rest = text.lines().filter_map(|line| line.split_once(&word)).map(|(_, value)| value);
        rest.map(|value| value.split([' ', '^']).take(2).collect::<Vec<_>>().join(" ")).collect()
    };
    assert!(values("office").iter().any(|office| office.starts_with("\"Foreign Minister\"")), "{:?}", values("office"));
    assert!(!values("claimed").is_empty() && values("claimed").iter().all(|value| value.starts_with("\"true\"")));
    assert_eq!(values("copyOf").len(), 1, "{text}");
    assert!(values("copyOf")[0].contains("first"), "{:?}", values("copyOf"));
}
