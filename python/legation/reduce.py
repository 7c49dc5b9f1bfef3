"""The tables of statements made into a graph: events, weighted relations, actors.

Plain DataFrame code; only the merging of one happening's statements into events, and what counts as a name, are the library's.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from . import EventMerger, is_alias
from .store import read, write

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import Column, DataFrame, SparkSession

#: What statements of one event agree in.
HAPPENING = ["relation", "polarity", "status", "participants"]

#: The tables made here.
TABLES = ["aliases", "actors", "reports", "events", "relations"]

#: The columns of the table of entities, which may be empty: all actors can be strangers to the gazetteer.
ENTITY = "id string, name string, kind string, state string, wikidata string, from string, to string"

#: Parts into which the statements of one pair are dealt before the best are chosen.
SALTS = 32

#: Rows of an Arrow batch on its way back.
ROWS = 10_000


def tables(spark: SparkSession, output: Path, evidence: int) -> None:
    """Makes actors, events and weighted relations of the tables of the map."""
    from pyspark.sql import functions as F

    statements = spark.read.parquet(str(output / "statements"))
    write(reports(statements), output / "reports")
    told = spark.read.parquet(str(output / "reports"))
    write(events(told), output / "events")
    write(relations(statements, told, evidence), output / "relations")
    write(aliases(statements), output / "aliases")
    happened = spark.read.parquet(str(output / "events"))
    names = spark.read.parquet(str(output / "aliases"))
    known = read(spark, output / "entities", ENTITY)
    write(actors(names, known, happened).orderBy(F.col("id")), output / "actors")


def reports(statements: DataFrame) -> DataFrame:
    """Returns which event each statement reports: columns `id`, `event`, `event_date` and what statements of one event agree in."""
    import pyarrow
    from pyspark.sql import functions as F

    # By these types Spark knows that the function wants a group batch by batch, not as one table in memory.
    streamed = Iterator[pyarrow.RecordBatch]
    _merge.__annotations__ = {"batches": streamed, "return": streamed}
    span = F.col("evidence.trigger").cast("array<string>")
    grouped = F.when(F.col("symmetric") & (F.col("group_size") > 2), F.concat_ws("-", span)).alias("trigger")
    needed = statements.select(*HAPPENING, "id", "document", "published", "date", grouped, "passage")
    schema = "relation string, polarity string, status string, participants array<string>, id string, event string, event_date string"
    return needed.groupBy(*HAPPENING).applyInArrow(_merge, schema)


def _merge(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    merger, happening = EventMerger(), None
    for batch in batches:
        happening = batch.select(HAPPENING).slice(0, 1) if happening is None else happening
        merger.add(batch)
    merged = pyarrow.record_batch(merger.finish())
    for start in range(0, merged.num_rows, ROWS):
        part = merged.slice(start, ROWS)
        shared = [pyarrow.repeat(column[0], part.num_rows) for column in happening.columns]
        yield pyarrow.RecordBatch.from_arrays([*shared, *part.columns], [*HAPPENING, *merged.schema.names])


def events(reports: DataFrame) -> DataFrame:
    """Returns the events: name, what happened, who took part, when, and how many statements report it."""
    from pyspark.sql import functions as F

    same = [F.first(name).alias(name) for name in HAPPENING]
    return reports.groupBy("event").agg(*same, F.first("event_date").alias("date"), F.count("*").cast("int").alias("reports"))


def relations(statements: DataFrame, reports: DataFrame, evidence: int) -> DataFrame:
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
    salted = told.withColumn("salt", F.pmod(F.hash("id"), F.lit(SALTS)))
    for key in ([*edge, "salt"], edge):
        place = F.row_number().over(Window.partitionBy(*key).orderBy(*order))
        salted = salted.withColumn("place", place).where(F.col("place") <= evidence)
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

    kinds = F.array(*[F.lit(kind) for kind in ("person", "state", "organization", "place", "group")])
    name = _most_frequent(aliases, "name", F.col("name"))
    kind = _most_frequent(aliases, "kind", F.array_position(kinds, F.col("kind")))
    state = _most_frequent(aliases.where("state IS NOT NULL"), "state", F.col("state"))
    said = name.join(kind, "id", "left").join(state, "id", "left")
    known = entities.select("id", *[F.col(column).alias(f"known_{column}") for column in entities.columns if column not in ("id", "rules", "version")])
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

    for batch in batches:
        columns = [batch.column(name).to_pylist() for name in ("alias", "sure", "name")]
        keep = [alias != name and (sure or is_alias(name, alias)) for alias, sure, name in zip(*columns)]
        yield batch.select(["id", "alias"]).filter(pyarrow.array(keep, pyarrow.bool_()))
