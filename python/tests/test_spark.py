"""The job on an engine: the same graph as the command's, whatever is killed on the way.

LEGATION_ENGINE names the engine: `sail` (the default; started here) or a Spark master such as `local[2]`.
"""

import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import legation
import pyarrow.parquet
from legation import spark

from . import compare

ROOT = Path(os.environ.get("LEGATION_ROOT", Path(__file__).parents[2]))
ENGINE = os.environ.get("LEGATION_ENGINE", "sail")


def session():
    """A session of the engine; one for all tests."""
    if ENGINE != "sail":
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        made = spark.session(ENGINE, None)
        made.sparkContext.setLogLevel("OFF")
        made.conf.set("spark.sql.shuffle.partitions", "4")
        return made
    from pysail.spark import SparkConnectServer

    if not hasattr(session, "server"):
        session.server = SparkConnectServer(ip="127.0.0.1", port=0)
        session.server.start(background=True)
    _, port = session.server.listening_address
    return spark.session(None, f"sc://127.0.0.1:{port}")


def articles(folder, copies=1):
    """Writes the sample corpus as files of JSON Lines, a document a line; copies differ in id and date."""
    documents = [document for document in legation.documents([ROOT / "data" / "corpus"]) if document["text"]]
    folder.mkdir()
    for copy in range(copies):
        with open(folder / f"part-{copy:03}.jsonl", "w") as file:
            for document in documents:
                other = {} if copy == 0 else {"id": f"{document['id']}-{copy}", "date": f"{1990 + copy % 30}-0{1 + copy % 9}-17"}
                file.write(json.dumps({**document, **other}) + "\n")
    return folder


class Job(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.spark = session()

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def options(self, **changes):
        return spark.Options(**{"partition": "year", "files_per_unit": 2, **changes})

    def test_the_graph_is_that_of_the_command(self):
        inputs = articles(self.folder / "articles", copies=6)
        said = spark.run(self.spark, [inputs], self.folder / "tables", self.options())
        self.assertGreater(said["statements"], 300)
        compare.same_graph(self, inputs, self.folder / "tables")

    def test_the_page_of_the_tables(self):
        inputs = articles(self.folder / "articles")
        tables = self.folder / "tables"
        spark.run(self.spark, [inputs], tables, self.options())
        graph = legation.Graph.load(tables)
        self.assertEqual(repr(graph), repr(legation.Graph.load(ROOT / "graphs" / "demo")))
        run = [sys.executable, "-m", "legation"]
        subprocess.run([*run, "build", "--from-tables", tables, "-o", self.folder / "graph", "-q"], check=True)
        made = json.loads((self.folder / "graph" / "report.json").read_text())
        self.assertEqual(made["documents"]["read"], 23)
        said = subprocess.run([*run, "query", tables, "who-met", "Thaci", "--csv"], check=True, capture_output=True, text=True)
        self.assertIn("Ivica Dačić", said.stdout)
        exported = self.folder / "graph.gexf"
        subprocess.run([*run, "export", tables, "-o", exported], check=True)
        self.assertIn("Kosovo", exported.read_text())

    def test_finished_units_are_not_computed_again(self):
        inputs = articles(self.folder / "articles", copies=4)
        tables = self.folder / "tables"
        first = spark.run(self.spark, [inputs], tables, self.options())
        written = {path: path.stat().st_mtime_ns for path in tables.glob("extractions/*/*.parquet")}
        # As a killed driver leaves it: no manifest, one unit missing, another half written.
        shutil.rmtree(tables / "manifest")
        units = sorted(tables.glob("extractions/*"))
        os.rename(units[0], units[0].with_name("_" + units[0].name))
        again = spark.run(self.spark, [inputs], tables, self.options())
        self.assertEqual(first, again)
        after = {path: path.stat().st_mtime_ns for path in tables.glob("extractions/*/*.parquet")}
        same = [path for path, time in written.items() if after.get(path) == time]
        self.assertEqual(len(same), len([path for path in written if path.parent != units[0]]))
        compare.same_graph(self, inputs, tables)

    def test_bad_documents_land_in_a_table(self):
        (self.folder / "articles").mkdir()
        lines = [
            {"id": "a", "text": "Norway recognized Palestine."},
            {"id": "b", "text": None},
            {"id": "c", "text": "Der Minister hat sich am Montag in Oslo mit dem Präsidenten getroffen und über die Lage in der Region gesprochen."},
            {"id": "a", "text": "Norway recognized Palestine."},
            {"id": "a", "text": "Spain recognized Palestine."},
            {"id": "d", "text": "Spain recognized Palestine.", "date": "soon"},
        ]
        text = "\n".join([*map(json.dumps, lines), "{broken", ""])
        (self.folder / "articles" / "a.jsonl").write_text(text)
        said = spark.run(self.spark, [self.folder / "articles"], self.folder / "tables", self.options())
        self.assertEqual((said["documents"], said["statements"]), (2, 2))
        rows = self.spark.read.parquet(str(self.folder / "tables" / "rejected")).collect()
        found = sorted((row.cause, row.document or "", row.skipped) for row in rows)
        expected = [
            ("bad-record", "", True), ("bad-record", "", True), ("date", "d", False),
            ("duplicate", "a", True), ("duplicate", "a", True), ("language", "c", True),
        ]
        self.assertEqual(found, expected)

    def test_nothing_found_is_no_error(self):
        (self.folder / "a.jsonl").write_text(json.dumps({"id": "a", "text": "The weather was mild."}) + "\n")
        (self.folder / "b.jsonl").write_text("")
        said = spark.run(self.spark, [self.folder], self.folder / "tables", self.options(files_per_unit=1))
        self.assertEqual((said["documents"], said["statements"], said["relations"]), (1, 0, 0))
        (self.folder / "a.jsonl").write_text("")
        with self.assertRaisesRegex(legation.LegationError, "no document in the input"):
            spark.run(self.spark, [self.folder / "a.jsonl"], self.folder / "none", self.options())

    def test_strangers_to_the_gazetteer_make_a_graph(self):
        (self.folder / "a.jsonl").write_text(json.dumps({"id": "a", "text": "President Anna Tolvar met Prime Minister Olaf Brenvik."}) + "\n")
        said = spark.run(self.spark, [self.folder / "a.jsonl"], self.folder / "tables", self.options())
        self.assertEqual((said["entities"], said["actors"]), (0, 2))
        compare.same_graph(self, self.folder / "a.jsonl", self.folder / "tables")

    def test_a_meeting_of_three_is_one_event(self):
        text = "Marco Rubio, Sergey Lavrov and Ivica Dacic met in Riyadh."
        (self.folder / "a.jsonl").write_text(json.dumps({"id": "a", "text": text}) + "\n")
        said = spark.run(self.spark, [self.folder / "a.jsonl"], self.folder / "tables", self.options())
        self.assertEqual((said["statements"], said["events"], said["relations"]), (3, 1, 3))
        compare.same_graph(self, self.folder / "a.jsonl", self.folder / "tables")

    def test_a_wrong_schema_is_refused_with_the_column(self):
        rows = self.spark.createDataFrame([(1, "x")], "id int, body string")
        with self.assertRaisesRegex(legation.LegationError, "no column text: expected .*, found id, body"):
            spark.extractions(rows)
        rows = self.spark.createDataFrame([(1, 2)], "id int, text int")
        with self.assertRaisesRegex(legation.LegationError, "column text is int: expected strings"):
            spark.extractions(rows)

    def test_tables_of_documents_give_what_lines_give(self):
        inputs = articles(self.folder / "articles", copies=2)
        documents = [json.loads(line) for part in sorted(inputs.iterdir()) for line in part.read_text().splitlines()]
        # As other programs write them: a date is a date, strings are laid out in several ways, and a column is of no interest.
        fields = {name: [document.get(name) for document in documents] for name in ("id", "text", "title", "url", "source")}
        table = pyarrow.table(fields | {"words": [len(document["text"].split()) for document in documents]})
        table = table.set_column(1, "text", table["text"].cast(pyarrow.large_string()))
        days = [document.get("date") for document in documents]
        days = [day and datetime.date.fromisoformat(day) for day in days]
        table = table.append_column("date", pyarrow.array(days, pyarrow.date32()))
        (self.folder / "tables-in").mkdir()
        pyarrow.parquet.write_table(table, self.folder / "tables-in" / "a.parquet")
        spark.run(self.spark, [self.folder / "tables-in"], self.folder / "tables", self.options())
        compare.same_graph(self, inputs, self.folder / "tables")

    def test_relations_are_chosen(self):
        inputs = articles(self.folder / "articles")
        core = self.options(packs=spark.Packs.read(relations=["core"]))
        said = spark.run(self.spark, [inputs], self.folder / "tables", core)
        every = spark.run(self.spark, [inputs], self.folder / "tables", self.options())
        # The rules are the same; the extractions of one choice are not taken for those of another.
        self.assertEqual(said["rules"], every["rules"])
        self.assertLess(said["statements"], every["statements"])
        with self.assertRaisesRegex(legation.LegationError, "befriended"):
            spark.Packs.read(relations=["befriended"])

    def test_packs_reach_the_executors(self):
        names = self.folder / "names.csv"
        names.write_text("name,kind\nOrmelund,state\n")
        options = self.options(packs=spark.Packs.read([], [names]))
        rows = self.spark.createDataFrame([("a", "Ormelund recognized Palestine.")], "id string, text string")
        [row] = spark.extractions(rows, options).collect()
        self.assertEqual(row.statements[0].subject.name, "Ormelund")

    def test_a_bad_pack_is_refused_before_any_work(self):
        pack = self.folder / "rules"
        pack.mkdir()
        (pack / "bad.toml").write_text('name = "bad"\nrelation = 7\n')
        with self.assertRaisesRegex(legation.LegationError, r"bad\.toml:2:12"):
            spark.Packs.read([pack], [])

    def test_a_pack_that_fails_on_an_executor_reaches_the_driver(self):
        rows = self.spark.createDataFrame([("a", "Norway recognized Palestine.")], "id string, text string")
        task = spark._Extract(self.options())
        task.options = self.options(packs=spark.Packs(((("bad.toml", b'name = "bad"\nrelation = 7\n'),),)))
        with self.assertRaisesRegex(Exception, r"bad\.toml:2:12"):
            rows.mapInArrow(task, legation.record_schema()).collect()
        task = spark._Extract(self.options())
        task.rules = "0123"
        with self.assertRaisesRegex(Exception, "install the same legation on all machines"):
            rows.mapInArrow(task, legation.record_schema()).collect()

    def test_an_unknown_input_is_refused(self):
        (self.folder / "note.txt").write_text("x")
        with self.assertRaisesRegex(legation.LegationError, r"note\.txt: expected \.parquet or \.jsonl"):
            list(spark.input_files([self.folder]))


if __name__ == "__main__":
    unittest.main()
