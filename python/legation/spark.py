"""The extraction and the graph on Apache Spark, for a corpus that outgrows one machine.

A thin adapter: what is read in a document, and which statements are one event, is decided by the Rust library, on the executors. Here
stands only how rows move. Everything is DataFrame code of PySpark's public interface, classic or Spark Connect, so that
other engines that speak it (Sail) run the same job.

    legation-spark articles/*.parquet -o tables --master 'local[2]'
    legation build --from-tables tables -o graph

Input and output are paths of a file system that driver and executors share.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import LegationError, Pipeline, __version__, record_schema, reduce
from .store import count, write

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import Column, DataFrame, SparkSession

#: The columns of a document; all but the first two may be missing.
COLUMNS = ["id", "text", "date", "title", "url", "source", "lang", "context", "subject"]

#: The tables that the map yields; the reduce makes others of them.
MAP_TABLES = ["documents", "statements", "mentions", "entities", "rejected"]


@dataclass(frozen=True)
class Packs:
    """The analyst's own rules and names, by content: executors need none of the driver's files. And the relations to read; none: all."""

    rules: tuple[tuple[tuple[str, bytes], ...], ...] = ()
    gazetteer: tuple[tuple[str, bytes], ...] = ()
    relations: tuple[str, ...] = ()

    @classmethod
    def read(cls, rules: list[Path] = [], gazetteer: list[Path] = [], relations: list[str] = []) -> Packs:
        """Reads the packs and checks them, so that a mistake is reported before any work."""
        Pipeline(rules=rules, gazetteer=gazetteer, relations=relations)
        folders = tuple(
            tuple((str(file.relative_to(folder)), file.read_bytes()) for file in sorted(folder.rglob("*.toml")))
            for folder in rules
        )
        tables = tuple((file.name, file.read_bytes()) for file in gazetteer)
        return cls(folders, tables, tuple(sorted(set(relations))))

    def pipeline(self) -> Pipeline:
        """Makes the pipeline, once in a process."""
        if self not in _PIPELINES:
            with tempfile.TemporaryDirectory() as folder:
                _PIPELINES[self] = self._unpacked(Path(folder))
        return _PIPELINES[self]

    def _unpacked(self, folder: Path) -> Pipeline:
        rules, names = [], []
        for number, files in enumerate(self.rules):
            rules.append(folder / f"rules-{number}")
            rules[-1].mkdir()
            for name, content in files:
                path = rules[-1] / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        for number, (name, content) in enumerate(self.gazetteer):
            names.append(folder / f"names-{number}" / name)
            names[-1].parent.mkdir()
            names[-1].write_bytes(content)
        return Pipeline(rules=rules, gazetteer=names, relations=self.relations)


_PIPELINES: dict[Packs, Pipeline] = {}


@dataclass(frozen=True)
class Options:
    """How a job goes."""

    packs: Packs = field(default_factory=Packs)
    date: str | None = None
    any_language: bool = False
    #: Longest document, in megabytes.
    max_size: int = 64
    #: How finely tables are divided by date of publication: year, month or day.
    partition: str = "month"
    #: Input files that are extracted, and kept, as one unit.
    files_per_unit: int = 16
    #: Units at work at a time.
    units_at_once: int = 2
    #: Statements kept as evidence of a relation.
    evidence: int = 5


def extractions(documents: DataFrame, options: Options = Options()) -> DataFrame:
    """Returns one row a document: its statements, its mentions, or why there are none (see `legation.record_schema`).

    `documents` has the columns `id` and `text` and any others of `COLUMNS`, or one column `value` with lines of JSON.
    """
    names = documents.columns
    if "value" in names:
        documents = documents.select("value")
    else:
        missing = [name for name in ("id", "text") if name not in names]
        if missing:
            raise LegationError(f"no column {missing[0]}: expected {', '.join(COLUMNS)}, found {', '.join(names)}")
        documents = documents.select(*[_text(documents, name) for name in COLUMNS if name in names])
    return documents.mapInArrow(_Extract(options), record_schema())


def _text(documents: DataFrame, name: str) -> Column:
    """A column as text: numbers and dates have one spelling, anything else is refused by name."""
    from pyspark.sql import functions as F

    kind = documents.schema[name].dataType.simpleString()
    plain = kind in ("string", "int", "bigint", "date") if name in ("id", "date") else kind == "string"
    if kind == "timestamp" and name == "date":
        return F.date_format(name, "yyyy-MM-dd").alias(name)
    if not plain and kind not in ("void", "null"):
        # Of a Parquet column that holds nothing but nulls an engine may say that they are numbers.
        if documents.select(name).dropna().limit(1).count():
            raise LegationError(f"column {name} is {kind}: expected strings")
        return F.lit(None).cast("string").alias(name)
    return F.col(name).cast("string").alias(name)


class _Extract:
    """What an executor does with its documents; refuses to work with other rules than the driver's."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.rules = options.packs.pipeline().rules_version

    def __call__(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow

        options = self.options
        pipeline = options.packs.pipeline()
        if pipeline.rules_version != self.rules:
            raise LegationError(
                f"this executor has rules {pipeline.rules_version}, the driver has {self.rules}: "
                "install the same legation on all machines"
            )
        for batch in batches:
            rows = pipeline.extract_batch(
                batch, any_language=options.any_language, date=options.date, max_size=options.max_size
            )
            yield pyarrow.record_batch(rows)


def run(spark: SparkSession, inputs: list[Path], output: Path, options: Options = Options()) -> dict[str, Any]:
    """Reads the inputs (Parquet, or JSON Lines) and writes all tables to `output`; returns what the manifest says.

    Units that an earlier run finished are taken as they are: see `unit_name`.
    """
    output.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(output / "manifest", ignore_errors=True)
    rules = options.packs.pipeline().rules_version
    units = extract_units(spark, inputs, output, options)
    map_tables(spark, units, output, options)
    if count(spark, output / "statements"):
        reduce.tables(spark, output, options.evidence)
    else:
        for name in reduce.TABLES:
            shutil.rmtree(output / name, ignore_errors=True)
    return _write_manifest(spark, output, rules)


def extract_units(spark: SparkSession, inputs: list[Path], output: Path, options: Options) -> list[Path]:
    """Extracts unit by unit, skipping what is finished, and returns the folders of all units."""
    files = sorted(input_files(inputs))
    lines = [file for file in files if not file.name.endswith(".parquet")]
    tables = [file for file in files if file.name.endswith(".parquet")]
    size = options.files_per_unit
    parts = [kind[start : start + size] for kind in (lines, tables) for start in range(0, len(kind), size)]
    with ThreadPoolExecutor(options.units_at_once) as pool:
        return list(pool.map(lambda part: _extract_unit(spark, part, output, options), parts))


def _extract_unit(spark: SparkSession, files: list[Path], output: Path, options: Options) -> Path:
    """`files` are of one kind."""
    folder = output / "extractions" / unit_name(files, options)
    if not folder.exists():
        paths = [str(file) for file in files]
        tables = files[0].name.endswith(".parquet")
        documents = spark.read.parquet(*paths) if tables else spark.read.text(paths)
        write(extractions(documents, options), folder)
    return folder


def unit_name(files: list[Path], options: Options) -> str:
    """Names a unit by all that decides its content: rules, names, relations and version, options, and the files with size and time.

    A folder of this name is whole (it was renamed when all was written) and is right for ever; so a run that was killed goes on
    where it stopped, and a run with other rules or changed files starts anew.
    """
    packs = options.packs
    said = [__version__, packs.pipeline().rules_version, repr(packs.gazetteer), packs.relations]
    said += [options.date, options.any_language, options.max_size]
    said += [(str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def input_files(inputs: list[Path]) -> Iterator[Path]:
    """The Parquet and JSON Lines files under the inputs; other files are an error, so that nothing is passed over in silence."""
    for path in inputs:
        if not path.exists():
            raise LegationError(f"{path}: no such file or folder")
        found = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
        found = [file for file in found if not any(part.startswith(("_", ".")) for part in file.parts[-2:])]
        for file in found:
            if not file.name.endswith((".parquet", ".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")):
                raise LegationError(f"{file}: expected .parquet or .jsonl (also .gz); legation.documents reads other formats")
        yield from found


def map_tables(spark: SparkSession, units: list[Path], output: Path, options: Options) -> None:
    """Writes the tables of the map from the extracted units."""
    from pyspark.sql import functions as F

    # Of a unit without a line one engine writes no file, another an empty one.
    units = [unit for unit in units if any(unit.glob("*.parquet"))]
    rows = spark.read.parquet(*[str(unit) for unit in units]) if units else None
    if rows is None or not rows.limit(1).count():
        raise LegationError("no document in the input: expected .parquet or .jsonl files, not all of them empty")
    kept, repeated = _first_of_each_id(rows)
    span = {"year": 4, "month": 7, "day": 10}[options.partition]
    period = F.coalesce(F.substring("document.date", 1, span), F.lit("undated")).alias(options.partition)

    def table(*columns: Any) -> DataFrame:
        both = [F.col("rules"), F.col("version"), period]
        return kept.select(*columns, *both).repartition(options.partition)

    def exploded(name: str) -> DataFrame:
        of = [F.col("document.id").alias("document"), F.col("document.date").alias("published")]
        rows = table(*of, F.explode(name).alias("row"))
        own = [_own(field.name) for field in rows.schema["row"].dataType.fields if field.name != "document"]
        return rows.select(*own, "document", "published", "rules", "version", options.partition)

    write(table("document.*", "digest", "counts"), output / "documents", options.partition)
    write(exploded("statements"), output / "statements", options.partition)
    write(exploded("mentions"), output / "mentions", options.partition)
    entities = kept.select(F.explode("entities").alias("row"), "rules", "version").select("row.*", "rules", "version")
    # One row an entity: executors with other names than the driver's were refused.
    write(entities.dropDuplicates(["id"]).coalesce(1), output / "entities")
    notes = rows.select(F.explode("notes").alias("row")).select("row.*", F.lit(False).alias("skipped"))
    skipped = rows.where("rejected IS NOT NULL").select("rejected.*", F.lit(True).alias("skipped"))
    rejected = skipped.unionByName(repeated).unionByName(notes)
    marks = [F.lit(options.packs.pipeline().rules_version).alias("rules"), F.lit(__version__).alias("version")]
    write(rejected.select("*", *marks), output / "rejected")


def _own(name: str) -> Column:
    """A field of a row, with what its absence means spelled out."""
    from pyspark.sql import functions as F

    absent = {"symmetric": False, "group_size": 2, "claimed": False}
    found = F.col(f"row.{name}")
    return F.coalesce(found, F.lit(absent[name])).alias(name) if name in absent else found.alias(name)


def _first_of_each_id(rows: DataFrame) -> tuple[DataFrame, DataFrame]:
    """Keeps one document of each id, and says which were dropped: the one whose text has the smallest hash stays.

    Only ids are shuffled, and the rows of those that occur more than once.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    rows = rows.where("document IS NOT NULL")
    ids = rows.groupBy(F.col("document.id").alias("again")).count().where("count > 1").select("again")
    same = F.col("document.id") == F.col("again")
    once = rows.join(ids, same, "left_anti")
    order = Window.partitionBy("document.id").orderBy("digest", *[f"document.{name}" for name in _METADATA])
    several = rows.join(ids, same, "left_semi").withColumn("place", F.row_number().over(order))
    first = F.first("digest").over(order)
    several = several.withColumn("kept", first)
    reason = F.when(
        F.col("digest") == F.col("kept"), F.concat(F.lit("document "), "document.id", F.lit(" was read before with the same text"))
    ).otherwise(F.concat(F.lit("id "), "document.id", F.lit(" was given before to another text: give each document an id of its own")))
    dropped = several.where("place > 1").select(
        F.col("document.id").alias("document"), F.lit("duplicate").alias("cause"), reason.alias("reason"), F.lit(True).alias("skipped")
    )
    return once.unionByName(several.where("place = 1").drop("place", "kept")), dropped


_METADATA = ["date", "title", "url", "source"]


def _write_manifest(spark: SparkSession, output: Path, rules: str) -> dict[str, Any]:
    counts = {name: count(spark, output / name) for name in [*MAP_TABLES, *reduce.TABLES]}
    names = ", ".join(f"{name} bigint" for name in counts)
    said = {"rules": rules, "version": __version__, **counts}
    row = spark.createDataFrame([tuple(said.values())], f"rules string, version string, {names}")
    write(row.coalesce(1), output / "manifest")
    return said


def session(master: str | None, remote: str | None) -> SparkSession:
    """Returns the session that the command works in."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("legation")
    # Workers on this machine run the Python that has legation.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    if remote:
        return builder.remote(remote).getOrCreate()
    if master:
        builder = builder.master(master)
    # A batch of whole documents is larger than one of numbers.
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "500")
    return builder.config("spark.sql.session.timeZone", "UTC").getOrCreate()


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="legation-spark",
        description="Extract statements on Apache Spark and make the tables of a graph",
        epilog="Then: legation build --from-tables DIR -o graph",
    )
    parser.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help="Parquet or JSON Lines files, or folders of them")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="DIR", help="folder of the tables")
    parser.add_argument("--rules", action="append", default=[], type=Path, metavar="DIR", help="add the rules of a folder")
    parser.add_argument("--gazetteer", action="append", default=[], type=Path, metavar="FILE", help="add the names of a table")
    parser.add_argument(
        "--relations", action="append", default=[], metavar="NAMES",
        help="read only these, separated by commas; core for met, recognized, sanctioned, supports",
    )
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="publication date of documents that give none")
    parser.add_argument("--any-language", action="store_true", help="keep documents that are not in English")
    parser.add_argument("--max-size", type=int, default=64, metavar="MB", help="reject documents longer than this")
    parser.add_argument("--partition", choices=["year", "month", "day"], default="month", help="how tables are divided by date")
    parser.add_argument("--files-per-unit", type=int, default=16, metavar="N", help="input files that are finished, and kept, as one")
    parser.add_argument("--evidence", type=int, default=5, metavar="N", help="statements kept with each relation")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--master", help="as spark-submit has it: local[2], spark://host:7077, ...")
    where.add_argument("--remote", help="a Spark Connect server: sc://host:port")
    return parser


def main() -> None:
    """The command `legation-spark`."""
    args = parser().parse_args()
    try:
        options = Options(
            packs=Packs.read(args.rules, args.gazetteer, [name for names in args.relations for name in names.split(",")]),
            date=args.date,
            any_language=args.any_language,
            max_size=args.max_size,
            partition=args.partition,
            files_per_unit=args.files_per_unit,
            evidence=args.evidence,
        )
        said = run(session(args.master, args.remote), args.inputs, args.output, options)
    except (LegationError, OSError) as error:
        print(f"legation-spark: {error}", file=sys.stderr)
        sys.exit(2)
    for name, value in said.items():
        print(f"{name:12} {value}")
    sys.exit(0 if said["statements"] else 1)


if __name__ == "__main__":
    # Under its own name, which is where executors look for what they are sent.
    from legation.spark import main as command

    command()
