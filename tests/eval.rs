//! The evaluation prints the same figures as the reference scorer that the gold files came with.
//!
//! The reference files are not part of the repository; where they are absent the test says so and passes.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use legation::eval::{GoldArgument, GoldPassage, Grouping, Prediction, Scope, evaluate, load_gold};
use legation::statement::{Polarity, Status};
use serde_json::json;

const SYMMETRIC: [&str; 4] = ["met", "talked", "negotiated_with", "signed_agreement"];
const FILES: [&str; 4] = ["seeds.jsonl", "dev.jsonl", "dev2.jsonl", "articles-dev.jsonl"];
const ERRORS: usize = 100_000;

type Predictions = BTreeMap<String, Vec<Prediction>>;
type Variant = fn(&GoldPassage) -> Vec<Prediction>;

fn reference_folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold");
    folder.join("score.py").is_file().then_some(folder)
}

fn exact(passage: &GoldPassage) -> Vec<Prediction> {
    let prediction = |tuple: &legation::eval::GoldRelation| Prediction {
        relation: tuple.relation.clone(),
        subject: tuple.subject.name.clone(),
        object: tuple.object.name.clone(),
        polarity: tuple.polarity,
        status: tuple.status,
    };
    passage.relations.iter().map(prediction).collect()
}

/// Every third tuple missing, every fourth denied, every fifth merely planned.
fn damaged(passage: &GoldPassage) -> Vec<Prediction> {
    let kept = exact(passage).into_iter().enumerate().filter(|(place, _)| place % 3 != 2);
    let damage = |(place, mut prediction): (usize, Prediction)| {
        if place % 4 == 1 {
            prediction.polarity = Polarity::Negated;
        }
        if place % 5 == 3 {
            prediction.status = Status::Planned;
        }
        prediction
    };
    kept.map(damage).collect()
}

/// Surface forms for names, symmetric pairs turned round, and each tuple also under its last accepted name.
fn reworded(passage: &GoldPassage) -> Vec<Prediction> {
    let alias = |argument: &GoldArgument| argument.aliases.last().unwrap_or(&argument.name).clone();
    let accepted = |argument: &GoldArgument| argument.accept.last().unwrap_or(&argument.name).clone();
    let mut predictions = Vec::new();
    for (tuple, mut prediction) in passage.relations.iter().zip(exact(passage)) {
        (prediction.subject, prediction.object) = (alias(&tuple.subject), alias(&tuple.object));
        if SYMMETRIC.contains(&prediction.relation.as_str()) {
            std::mem::swap(&mut prediction.subject, &mut prediction.object);
        }
        predictions.push(prediction.clone());
        prediction.subject = format!("President {}", accepted(&tuple.subject));
        predictions.push(prediction.clone());
        prediction.subject = format!("the {}'s government", accepted(&tuple.subject));
        predictions.push(prediction);
    }
    predictions
}

/// The gold with noise: the passage's own names in wrong pairs, unknown relations, empty and odd names.
fn noisy(passage: &GoldPassage) -> Vec<Prediction> {
    let relations = ["met", "supports", "sanctioned", "recognized", "visited", "befriended"];
    let odd = ["", "the", "U.S.A.", "Đà Nẵng", "O'Neill’s", "St. Kitts & Nevis", "K. D. Kaunda"];
    let names: Vec<&str> = passage.entities.iter().map(|entity| entity.name.as_str()).chain(odd).collect();
    let mut predictions = damaged(passage);
    for (place, pair) in names.windows(2).enumerate() {
        predictions.push(Prediction {
            relation: relations[place % relations.len()].to_owned(),
            subject: pair[0].to_owned(),
            object: pair[1].to_owned(),
            polarity: if place % 7 == 6 { Polarity::Negated } else { Polarity::Affirmed },
            status: [Status::Actual, Status::Hypothetical, Status::Requested, Status::Lifted][place % 4],
        });
    }
    predictions.extend(exact(passage));
    predictions
}

fn predict(gold: &[GoldPassage], variant: Variant) -> Predictions {
    // One passage is left without predictions, one prediction without a passage.
    let mut predicted: Predictions =
        gold.iter().skip(1).map(|passage| (passage.id.clone(), variant(passage))).collect();
    predicted.insert("no such passage".to_owned(), Vec::new());
    predicted
}

fn write_predictions(predicted: &Predictions) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    for (id, predictions) in predicted {
        let tuple = |prediction: &Prediction| {
            json!({"relation": prediction.relation, "subject": prediction.subject, "object": prediction.object,
                   "polarity": prediction.polarity, "status": prediction.status})
        };
        let relations: Vec<_> = predictions.iter().map(tuple).collect();
        writeln!(file, "{}", json!({"id": id, "relations": relations})).unwrap();
    }
    file
}

fn reference_report(folder: &Path, gold: &Path, predicted: &Path, options: &[&str]) -> String {
    let mut command = Command::new("python3");
    command.arg("-B").arg(folder.join("score.py")).args([gold, predicted]).args(options);
    let output = command.env("PYTHONIOENCODING", "utf-8").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Drops the marks in which the two listings of errors differ: the reference prints a false positive as a Python tuple,
/// with unusual spaces escaped.
fn comparable(report: &str) -> Vec<String> {
    let escape = regex::Regex::new(r"\\(?:xa0|u20[0-9a-f]{2})").unwrap();
    let plain = escape.replace_all(report, " ");
    let spaced = plain.replace(['\'', '"', '(', ')', ',', '\u{a0}', '\u{202f}'], " ");
    spaced.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn check(folder: &Path, file: &str, scope: Scope, grouping: Grouping) {
    let path = folder.join(file);
    let gold = load_gold(&std::fs::read_to_string(&path).unwrap(), &path).unwrap();
    let options: Vec<String> = [
        (scope == Scope::Core).then(|| "--core".to_owned()),
        (grouping == Grouping::Source).then(|| "--by=source".to_owned()),
        Some(format!("--errors={ERRORS}")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let variants: [(&str, Variant); 5] =
        [("exact", exact), ("damaged", damaged), ("reworded", reworded), ("noisy", noisy), ("none", |_| Vec::new())];
    for (name, variant) in variants {
        let predicted = predict(&gold, variant);
        let listing = write_predictions(&predicted);
        let expected = comparable(&reference_report(folder, &path, listing.path(), &options));
        let report = evaluate(&gold, &predicted, scope).report(grouping, ERRORS).to_string();
        let report = comparable(&report);
        assert_eq!(report.len(), expected.len(), "{file} {name} {options:?}: number of rows");
        for (row, expected) in report.iter().zip(&expected) {
            assert_eq!(row, expected, "{file} {name} {options:?}");
        }
    }
}

#[test]
fn figures_equal_the_reference_scorer() {
    let Some(folder) = reference_folder() else {
        eprintln!("note: skipped, the reference scorer and gold files are not beside this checkout");
        return;
    };
    for file in FILES {
        check(&folder, file, Scope::Core, Grouping::Source);
        check(&folder, file, Scope::All, Grouping::Relation);
    }
}
