"""The package without an engine: graphs, tables of documents, and what they refuse."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

import legation
import pyarrow

ROOT = Path(os.environ.get("LEGATION_ROOT", Path(__file__).parents[2]))
CORPUS = ROOT / "data" / "corpus"


class Graphs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.graph = legation.Graph.build(CORPUS)

    def test_is_that_of_the_command(self):
        golden = legation.Graph.load(ROOT / "graphs" / "demo")
        self.assertEqual(repr(self.graph), repr(golden))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "graph.json"
            self.graph.save(path)
            self.assertEqual(path.read_bytes(), (ROOT / "graphs" / "demo" / "graph.json").read_bytes())
            again = legation.Graph.load(path)
            self.assertEqual(again.statements(), self.graph.statements())

    def test_answers_carry_their_evidence(self):
        [row] = self.graph.who_met("Thaci")
        self.assertEqual((row["actor"], row["meetings"]), ("Ivica Dačić", 1))
        self.assertIn("met ten times", row["evidence"][0]["sentence"])
        self.assertEqual([row["to"] for row in self.graph.path("Albania", "Russia")][-1], "Russia")
        self.assertGreater(len(self.graph.timeline("Kosovo", relation="recognized")), 3)

    def test_goes_to_other_libraries(self):
        network = self.graph.to_networkx()
        self.assertEqual(network.number_of_nodes(), len(self.graph.to_pandas("actors")))
        self.assertEqual(network.number_of_edges(), len(self.graph.to_polars("relations")))
        self.assertEqual(network.nodes["XKX"]["name"], "Kosovo")
        html = self.graph._repr_html_()
        self.assertTrue(html.startswith("<figure") and "</svg>" in html, html[:80])

    def test_refuses_with_the_text_of_the_command(self):
        with self.assertRaisesRegex(legation.LegationError, 'no actor "Dacik" in the graph; near names: Ivica Dačić'):
            self.graph.who_met("Dacik")
        with self.assertRaisesRegex(legation.LegationError, "expected a date such as 2008"):
            self.graph.who_met("Dacic", since="yesterday")
        with self.assertRaisesRegex(legation.LegationError, "no such file or folder"):
            legation.Graph.load("no/such/graph")
        with self.assertRaisesRegex(legation.LegationError, "the name tells no format"):
            self.graph.save("graph.unknown")

    def test_the_command_comes_with_the_package(self):
        run = subprocess.run(
            [sys.executable, "-m", "legation", "query", ROOT / "graphs" / "demo", "who-met", "Thaci", "--json"],
            capture_output=True, text=True, check=True,
        )
        self.assertEqual(json.loads(run.stdout)[0]["actor"], "Ivica Dačić")

    def test_other_threads_go_on(self):
        beats, done = [], threading.Event()

        def beat():
            while not done.is_set():
                beats.append(time.monotonic())
                time.sleep(0.005)

        thread = threading.Thread(target=beat)
        thread.start()
        begun = time.monotonic()
        legation.Graph.build(CORPUS, threads=1)
        took = time.monotonic() - begun
        done.set()
        thread.join()
        self.assertGreater(len([at for at in beats if at > begun]), took / 0.5)


class Batches(unittest.TestCase):
    TEXT = "Norway recognized Palestine on Tuesday."

    def rows(self, **columns):
        return pyarrow.record_batch(legation.extract_batch(pyarrow.table(columns))).to_pylist()

    def test_every_layout_of_strings(self):
        for kind in (pyarrow.string(), pyarrow.large_string(), pyarrow.string_view()):
            text = pyarrow.array([self.TEXT], kind)
            [row] = self.rows(id=pyarrow.array(["a"], kind), text=text, date=pyarrow.array(["2024-05-29"], kind))
            [statement] = row["statements"]
            self.assertEqual((statement["relation"], statement["date"]), ("recognized", "2024-05-28"))
            direct = legation.extract(self.TEXT, "2024-05-29", id="a")[0].to_dict()
            given = {name: value for name, value in statement.items() if value is not None and name in direct}
            self.assertEqual(given.pop("confidence"), direct.pop("confidence"))
            for side in ("subject", "object"):
                given[side] = {name: value for name, value in given[side].items() if value is not None}
            self.assertEqual(given, {name: value for name, value in direct.items() if value is not None})

    def test_relations_are_chosen(self):
        text = "Norway accused Mali of fraud and recognized Palestine."
        every = {row.relation for row in legation.extract(text)}
        self.assertEqual(every, {"accused", "recognized"})
        for core in ("core", ["recognized", "met"]):
            [statement] = legation.extract(text, relations=core)
            self.assertEqual(statement.relation, "recognized")
        table = pyarrow.table({"id": ["a"], "text": [text]})
        pipeline = legation.Pipeline(relations=["accused"])
        for rows in (pipeline.extract_batch(table), legation.extract_batch(table, relations="accused")):
            [row] = pyarrow.record_batch(rows).to_pylist()
            self.assertEqual([statement["relation"] for statement in row["statements"]], ["accused"])
        self.assertEqual(pipeline.rules_version, legation.Pipeline().rules_version)
        with self.assertRaisesRegex(legation.LegationError, "befriended"):
            legation.Pipeline(relations="befriended")

    def test_lines_of_json(self):
        lines = [json.dumps({"id": "a", "text": self.TEXT}), "[1]", '{"id": "b"', '{"text": "x"}', '{"id": "c", "text": 7}']
        read, *rejected = self.rows(value=lines)
        self.assertEqual(read["document"]["id"], "a")
        reasons = [row["rejected"]["reason"] for row in rejected]
        self.assertRegex(reasons[0], "expected one JSON object a line, found an array")
        self.assertRegex(reasons[1], "not a JSON object at column 10")
        self.assertEqual(reasons[2], "field id is missing: expected a string")
        self.assertEqual(reasons[3], "field text is a number: expected a string")

    def test_a_wrong_column_is_named(self):
        with self.assertRaisesRegex(legation.LegationError, "no column text: expected id, text.*, found id, body"):
            self.rows(id=["a"], body=["b"])
        with self.assertRaisesRegex(legation.LegationError, "column date is Int64: expected strings"):
            self.rows(id=["a"], text=["b"], date=[2008])
        with self.assertRaisesRegex(legation.LegationError, "expected a table with the Arrow C interface"):
            legation.extract_batch([1, 2])
        with self.assertRaisesRegex(legation.LegationError, "expected a table, found an array of Int64"):
            legation.extract_batch(pyarrow.array([1, 2]))

    def test_bad_documents_are_rejected_one_by_one(self):
        french = "Le ministre des affaires étrangères a rencontré lundi son homologue à Oslo et les deux hommes ont parlé de la situation."
        texts = [None, "  ", french, self.TEXT, "\0\0", self.TEXT]
        dates = [None, None, None, "soon", None, "2024-05-29"]
        rows = self.rows(id=list("abcdef"), text=texts, date=dates)
        causes = [row["rejected"] and row["rejected"]["cause"] for row in rows]
        self.assertEqual(causes, ["bad-record", "empty", "language", None, None, None])
        self.assertEqual([row["rejected"]["document"] for row in rows[:3]], ["a", "b", "c"])
        self.assertIn("French", rows[2]["rejected"]["reason"])
        self.assertEqual(rows[3]["notes"][0]["cause"], "date")
        self.assertEqual(len(rows[5]["statements"]), 1)

    def test_one_large_document_stands_beside_small_ones(self):
        # Fifty megabytes without a sentence that is worth a parse, and a statement at the end.
        large = "The weather was mild and the harbour quiet. \n" * 1_170_000 + self.TEXT
        self.assertGreater(len(large), 50 << 20)
        small, big, last = self.rows(id=["a", "b", "c"], text=[self.TEXT, large, self.TEXT])
        self.assertEqual([len(row["statements"]) for row in (small, big, last)], [1, 1, 1])
        [row] = pyarrow.record_batch(
            legation.extract_batch(pyarrow.table({"id": ["b"], "text": [large]}), max_size=10)
        ).to_pylist()
        self.assertEqual(row["rejected"]["cause"], "too-large")


class Example(unittest.TestCase):
    def test_ends_with_a_picture_and_a_table(self):
        with tempfile.TemporaryDirectory() as folder:
            script = ROOT / "python" / "examples" / "articles_to_graph.py"
            run = subprocess.run([sys.executable, script, CORPUS, folder], capture_output=True, text=True)
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertIn("</svg>", (Path(folder) / "graph.svg").read_text())
            self.assertRegex(run.stdout, r"(?m)^\S.*: \d+ \(actual\)$")


class Stubs(unittest.TestCase):
    def test_name_all_that_there_is(self):
        stubs = (Path(legation.__file__).parent / "_legation.pyi").read_text()
        for name in set(legation.__all__) - {"LegationError"}:
            self.assertRegex(stubs, rf"(?m)^(class|def) {name}\b|^{name}: ", name)
        self.assertNotIn("Incomplete", stubs)
        self.assertIn("def extract(text: str, date: str | None = None", stubs)
        self.assertTrue((Path(legation.__file__).parent / "py.typed").exists())


if __name__ == "__main__":
    unittest.main()
