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

from . import EventMerger, LegationError, Pipeline, record_schema

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import Column, DataFrame, SparkSession

#: The columns of a document; all but the first two may be missing.
COLUMNS = ["id", "text", "date", "title", "url", "source", "lang", "context", "subject"]

#: What statements of one event agree in.
HAPPENING = ["relation", "polarity", "status", "participants"]

#: The tables that the map yields, and those that the reduce makes of them.
MAP_TABLES = ["documents", "statements", "mentions", "entities", "rejected"]
REDUCE_TABLES = ["aliases", "actors", "reports", "events", "relations"]


@dataclass(frozen=True)
class Packs:
    """The analyst's own rules and names, by content: executors need none of the driver's files."""

    rules: tuple[tuple[tuple[str, bytes], ...], ...] = ()
    gazetteer: tuple[tuple[str, bytes], ...] = ()

    @classmethod
    def read(cls, rules: list[Path], gazetteer: list[Path]) -> Packs:
        """Reads the packs and checks them, so that a mistake is reported before any work."""
        Pipeline(rules=rules, gazetteer=gazetteer)
        folders = tuple(
            tuple((str(file.relative_to(folder)), file.read_bytes()) for file in sorted(folder.rglob("*.toml")))
            for folder in rules
        )
        return cls(folders, tuple((file.name, file.read_bytes()) for file in gazetteer))

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
        return Pipeline(rules=rules, gazetteer=names)


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
    #: Parts into which the statements of one pair are dealt before the best are chosen.
    salts: int = 32


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
        raise LegationError(f"column {name} is {kind}: expected strings")
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
    reduce_tables(spark, output, options)
    return _write_manifest(spark, output, rules)


def extract_units(spark: SparkSession, inputs: list[Path], output: Path, options: Options) -> list[Path]:
    """Extracts unit by unit, skipping what is finished, and returns the folders of all units."""
    files = sorted(input_files(inputs))
    size = options.files_per_unit
    with ThreadPoolExecutor(options.units_at_once) as pool:
        parts = [files[start : start + size] for start in range(0, len(files), size)]
        return list(pool.map(lambda part: _extract_unit(spark, part, output, options), parts))


def _extract_unit(spark: SparkSession, files: list[Path], output: Path, options: Options) -> Path:
    folder = output / "extractions" / unit_name(files, options)
    if not folder.exists():
        paths = [str(file) for file in files]
        lines = files[0].name.endswith((".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz"))
        documents = spark.read.text(paths) if lines else spark.read.parquet(*paths)
        _write(extractions(documents, options), folder)
    return folder


def unit_name(files: list[Path], options: Options) -> str:
    """Names a unit by all that decides its content: rules, names and version, options, and the files with size and time.

    A folder of this name is whole (it was renamed when all was written) and is right for ever; so a run that was killed goes on
    where it stopped, and a run with other rules or changed files starts anew.
    """
    from . import __version__

    said = [__version__, options.packs.pipeline().rules_version, repr(options.packs.gazetteer)]
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

    rows = spark.read.parquet(*[str(unit) for unit in units])
    kept, repeated = _first_of_each_id(rows)
    span = {"year": 4, "month": 7, "day": 10}[options.partition]
    period = F.coalesce(F.substring("document.date", 1, span), F.lit("undated")).alias(options.partition)

    def table(name: str, *columns: Any) -> DataFrame:
        both = [F.col("rules"), F.col("version"), period]
        return kept.select(*columns, *both).repartition(options.partition)

    def exploded(name: str) -> DataFrame:
        of = [F.col("document.id").alias("document"), F.col("document.date").alias("published")]
        rows = table(name, *of, F.explode(name).alias("row"))
        own = [_own(field.name) for field in rows.schema["row"].dataType.fields if field.name != "document"]
        return rows.select(*own, "document", "published", "rules", "version", options.partition)

    _write(table("documents", "document.*", "digest", "counts"), output / "documents", options.partition)
    _write(exploded("statements"), output / "statements", options.partition)
    _write(exploded("mentions"), output / "mentions", options.partition)
    entities = kept.select(F.explode("entities").alias("row")).select("row.*").distinct()
    _write(_agreed(entities).coalesce(1), output / "entities")
    notes = rows.select(F.explode("notes").alias("row")).select("row.*", F.lit(False).alias("skipped"))
    skipped = rows.where("rejected IS NOT NULL").select("rejected.*", F.lit(True).alias("skipped"))
    rejected = skipped.unionByName(repeated).unionByName(notes)
    marks = [F.lit(options.packs.pipeline().rules_version).alias("rules"), F.lit(_version()).alias("version")]
    _write(rejected.select("*", *marks), output / "rejected")


def _own(name: str) -> Column:
    """A field of a row, with what its absence means spelled out."""
    from pyspark.sql import functions as F

    absent = {"symmetric": False, "group_size": 2}
    found = F.col(f"row.{name}")
    return F.coalesce(found, F.lit(absent[name])).alias(name) if name in absent else found.alias(name)


def _version() -> str:
    from . import __version__

    return __version__


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


def _agreed(entities: DataFrame) -> DataFrame:
    """One row an entity; executors with other names than the driver's were refused before."""
    return entities.dropDuplicates(["id"])


def reduce_tables(spark: SparkSession, output: Path, options: Options) -> None:
    """Makes actors, events and weighted relations of the tables of the map."""
    from pyspark.sql import functions as F

    statements = spark.read.parquet(str(output / "statements"))
    _write(reports(statements), output / "reports")
    told = spark.read.parquet(str(output / "reports"))
    _write(events(told), output / "events")
    _write(relations(statements, told, options), output / "relations")
    _write(aliases(statements), output / "aliases")
    happened = spark.read.parquet(str(output / "events"))
    names = spark.read.parquet(str(output / "aliases"))
    known = spark.read.parquet(str(output / "entities"))
    _write(actors(names, known, happened).orderBy(F.col("id")), output / "actors")


def reports(statements: DataFrame) -> DataFrame:
    """Returns which event each statement reports: columns `id`, `event`, `event_date` and what statements of one event agree in."""
    import pyarrow
    from pyspark.sql import functions as F

    # By these types Spark knows that the function wants a group batch by batch, not as one table in memory.
    streamed = Iterator[pyarrow.RecordBatch]
    _merge.__annotations__ = {"batches": streamed, "return": streamed}
    grouped = F.when(F.col("symmetric") & (F.col("group_size") > 2), F.concat_ws("-", "evidence.trigger")).alias("trigger")
    needed = statements.select(*HAPPENING, "id", "document", "published", "date", grouped)
    schema = "relation string, polarity string, status string, participants array<string>, id string, event string, event_date string"
    return needed.groupBy(*HAPPENING).applyInArrow(_merge, schema)


def _merge(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    merger, happening = EventMerger(), None
    for batch in batches:
        happening = batch.select(HAPPENING).slice(0, 1) if happening is None else happening
        merger.add(batch)
    merged = pyarrow.record_batch(merger.finish())
    for start in range(0, merged.num_rows, _ROWS):
        part = merged.slice(start, _ROWS)
        shared = [pyarrow.repeat(column[0], part.num_rows) for column in happening.columns]
        yield pyarrow.RecordBatch.from_arrays([*shared, *part.columns], [*HAPPENING, *merged.schema.names])


#: Rows of an Arrow batch on its way back.
_ROWS = 10_000


def events(reports: DataFrame) -> DataFrame:
    """Returns the events: name, what happened, who took part, when, and how many statements report it."""
    from pyspark.sql import functions as F

    same = [F.first(name).alias(name) for name in HAPPENING]
    return reports.groupBy("event").agg(*same, F.first("event_date").alias("date"), F.count("*").cast("int").alias("reports"))


def relations(statements: DataFrame, reports: DataFrame, options: Options) -> DataFrame:
    """Returns the weighted edges: number of events, first and last date, and the surest statements as evidence.

    Counts are combined before they are shuffled. The evidence is chosen in two stages, so that a pair with millions of statements is
    divided among many tasks and no list grows beyond what is kept.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    edge = ["source", "target", "relation"]
    swap = F.col("symmetric") & (F.col("object.id") < F.col("subject.id"))
    source = F.when(swap, F.col("object.id")).otherwise(F.col("subject.id")).alias("source")
    target = F.when(swap, F.col("subject.id")).otherwise(F.col("object.id")).alias("target")
    pairs = statements.select("id", source, target, "relation", "symmetric", "confidence")
    told = pairs.join(reports.select("id", "event", "event_date"), "id")
    counted = told.select(*edge, "symmetric", "event", "event_date").distinct()
    counted = counted.groupBy(*edge).agg(
        F.first("symmetric").alias("symmetric"),
        F.count("*").cast("int").alias("weight"),
        F.min("event_date").alias("first"),
        F.max("event_date").alias("last"),
    )
    order = [F.col("confidence").desc(), F.col("id")]
    salted = told.withColumn("salt", F.pmod(F.hash("id"), F.lit(options.salts)))
    for key in ([*edge, "salt"], edge):
        place = F.row_number().over(Window.partitionBy(*key).orderBy(*order))
        salted = salted.withColumn("place", place).where(F.col("place") <= options.evidence)
    best = salted.groupBy(*edge).agg(
        F.sort_array(F.collect_list(F.struct("place", "id", "event", "confidence"))).alias("evidence")
    )
    return counted.join(best, edge)


def aliases(statements: DataFrame) -> DataFrame:
    """Returns what the statements call each actor: a row an actor and way to name it, with what is said of it and how often."""
    from pyspark.sql import functions as F

    def side(name: str) -> DataFrame:
        whole = [F.col(f"{name}.{part}").alias(part) for part in ("id", "name", "kind", "state")]
        return statements.select(*whole, F.col(f"{name}_words").alias("words"))

    both = side("subject").unionByName(side("object"))
    return both.groupBy("id", "name", "kind", "state", "words").agg(F.count("*").cast("int").alias("times"))


def actors(aliases: DataFrame, entities: DataFrame, events: DataFrame) -> DataFrame:
    """Returns the actors: those of the gazetteer as it has them, the others by what is most often said of them.

    An actor's id is the same in all documents (resolution sees to it), so ids are the components of the alias table, and names are
    never joined by likeness.
    """
    from pyspark.sql import functions as F

    kinds = F.array(*[F.lit(kind) for kind in ("person", "state", "organization", "place")])
    name = _most_frequent(aliases, "name", F.col("name"))
    kind = _most_frequent(aliases, "kind", F.array_position(kinds, F.col("kind")))
    state = _most_frequent(aliases.where("state IS NOT NULL"), "state", F.col("state"))
    said = name.join(kind, "id", "left").join(state, "id", "left")
    known = entities.select("id", *[F.col(column).alias(f"known_{column}") for column in entities.columns if column != "id"])
    said = said.join(known, "id", "left")
    listed = F.col("known_name").isNotNull()
    own = F.when(F.col("id").rlike("^Q[0-9]+$"), F.col("id"))
    fallback = {"name": F.col("name"), "kind": F.col("kind"), "state": F.col("state"), "wikidata": own}
    fields = [
        F.when(listed, F.col(f"known_{column}")).otherwise(fallback.get(column, F.lit(None).cast("string"))).alias(column)
        for column in ("name", "kind", "state", "wikidata", "from", "to")
    ]
    said = said.select("id", *fields)
    times = events.select(F.explode(F.array_distinct("participants")).alias("id")).groupBy("id").agg(F.count("*").cast("int").alias("events"))
    names = aliases.select("id", F.col("name").alias("alias"), F.lit(True).alias("sure"))
    words = aliases.where("words IS NOT NULL").select("id", F.col("words").alias("alias"), F.lit(False).alias("sure"))
    called = names.unionByName(words).groupBy("id", "alias").agg(F.max("sure").alias("sure"))
    called = called.join(said.select("id", "name"), "id").mapInArrow(_only_aliases, "id string, alias string")
    called = called.groupBy("id").agg(F.sort_array(F.collect_set("alias")).alias("aliases"))
    none = F.array().cast("array<string>")
    return said.join(called, "id", "left").join(times, "id").withColumn("aliases", F.coalesce("aliases", none))


def _most_frequent(aliases: DataFrame, column: str, order: Column) -> DataFrame:
    """Of what is said of each actor, that which is said most often; the first in order among equals."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    counted = aliases.groupBy("id", column).agg(F.sum("times").alias("times"))
    place = F.row_number().over(Window.partitionBy("id").orderBy(F.col("times").desc(), order))
    return counted.withColumn("place", place).where("place = 1").select("id", column)


def _only_aliases(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    from . import is_alias

    for batch in batches:
        columns = [batch.column(name).to_pylist() for name in ("alias", "sure", "name")]
        keep = [alias != name and (sure or is_alias(name, alias)) for alias, sure, name in zip(*columns)]
        yield batch.select(["id", "alias"]).filter(pyarrow.array(keep, pyarrow.bool_()))


def _write(rows: DataFrame, folder: Path, partition: str | None = None) -> None:
    """Writes a table under a hidden name and renames it when it is whole: a table is there or it is not."""
    pending = folder.with_name(f"_{folder.name}")
    shutil.rmtree(pending, ignore_errors=True)
    writer = rows.write.mode("overwrite").option("compression", "snappy")
    (writer.partitionBy(partition) if partition else writer).parquet(str(pending))
    # An engine may write no file, and so no folder, for no rows.
    pending.mkdir(exist_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    os.replace(pending, folder)


def _write_manifest(spark: SparkSession, output: Path, rules: str) -> dict[str, Any]:
    counts = {name: _count(spark, output / name) for name in [*MAP_TABLES, *REDUCE_TABLES]}
    names = ", ".join(f"{name} bigint" for name in counts)
    said = {"rules": rules, "version": _version(), **counts}
    row = spark.createDataFrame([tuple(said.values())], f"rules string, version string, {names}")
    _write(row.coalesce(1), output / "manifest")
    return said


def _count(spark: SparkSession, table: Path) -> int:
    return spark.read.parquet(str(table)).count() if any(table.rglob("*.parquet")) else 0


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
            packs=Packs.read(args.rules, args.gazetteer),
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
