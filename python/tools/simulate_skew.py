"""What the reduce needs when one pair has millions of statements: invented statements, the real reduce, time and memory.

    python simulate_skew.py 10000000 FOLDER

Half of all statements of the world's most reported pair give a day, the others a month, a year or nothing; two of three stand in words that
another document repeats. Beside it stand a hundredth as many statements of other pairs. Prints, for each table, the seconds and the peak of resident memory of this process and all that it
started.
"""

import os
import sys
import threading
import time
from pathlib import Path

from legation import reduce, spark, store
from pyspark.sql import functions as F


def resident():
    """Bytes of memory of this process and all below it; shared pages are counted once (Pss)."""
    parents, total = {}, 0
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(entry.parent.name)] = int(entry.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
    family = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    for pid in family:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:"))
    return total


class Peak(threading.Thread):
    """Looks at the memory once a second: adding it up costs some."""

    def __init__(self):
        super().__init__(daemon=True)
        self.bytes = 0

    def run(self):
        while True:
            self.bytes = max(self.bytes, resident())
            time.sleep(1)


def statements(session, count):
    """The columns of the table `statements` that the reduce asks for."""
    number = F.col("id")
    day = F.date_add(F.lit("2000-01-01").cast("date"), F.pmod(F.xxhash64(number), F.lit(9000)).cast("int"))
    published = F.date_format(day, "yyyy-MM-dd")
    date = (
        F.when(number % 8 < 4, published)
        .when(number % 8 == 4, F.date_format(day, "yyyy-MM"))
        .when(number % 8 == 5, F.date_format(day, "yyyy"))
    )
    other = F.when(number % 100 == 99, F.concat(F.lit("P"), F.pmod(F.xxhash64(number), F.lit(5000)))).otherwise(F.lit("USA"))

    words = F.lower(F.hex(F.xxhash64((number / 3).cast("bigint"))))
    passage = F.when(number % 3 < 2, F.lpad(words, 16, "0"))

    def argument(key):
        return F.struct(key.alias("id"), key.alias("name"), F.lit("state").alias("kind"), F.lit(None).cast("string").alias("role"), F.lit(None).cast("string").alias("state"))

    return session.range(count).select(
        F.substring(F.sha2(number.cast("string"), 256), 1, 16).alias("id"),
        F.concat(F.lit("document-"), (number / 2).cast("bigint")).alias("document"),
        published.alias("published"),
        F.lit("met").alias("relation"),
        argument(F.lit("RUS")).alias("subject"),
        argument(other).alias("object"),
        F.lit(True).alias("symmetric"),
        F.lit("affirmed").alias("polarity"),
        F.lit("actual").alias("status"),
        date.alias("date"),
        (F.pmod(F.xxhash64(number), F.lit(100)) / 100).cast("float").alias("confidence"),
        F.lit(2).alias("group_size"),
        F.struct(F.array(F.lit(5), F.lit(8)).alias("trigger")).alias("evidence"),
        F.array_sort(F.array(F.lit("RUS"), other)).alias("participants"),
        passage.alias("passage"),
        F.lit(None).cast("string").alias("subject_words"),
        F.lit(None).cast("string").alias("object_words"),
    )


def main():
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    session = spark.session("local[2]", None)
    session.sparkContext.setLogLevel("ERROR")
    session.conf.set("spark.sql.shuffle.partitions", "16")
    store.write(statements(session, count), folder / "statements")
    print(f"{count} statements, {resident() / 2**30:.2f} GiB before the reduce", flush=True)
    peak = Peak()
    peak.start()
    told = session.read.parquet(str(folder / "statements"))

    def reports():
        return session.read.parquet(str(folder / "reports"))

    tables = {
        "reports": lambda: reduce.reports(told),
        "events": lambda: reduce.events(reports()),
        "relations": lambda: reduce.relations(told, reports(), 5),
        "aliases": lambda: reduce.aliases(told),
    }
    for name, make in tables.items():
        begun = time.monotonic()
        peak.bytes = 0
        store.write(make(), folder / name)
        rows = store.count(session, folder / name)
        print(f"{name:10} {rows:>10} rows {time.monotonic() - begun:7.1f} s {peak.bytes / 2**30:5.2f} GiB", flush=True)
    top = session.read.parquet(str(folder / "relations")).orderBy(F.col("weight").desc()).first()
    print(f"heaviest: {top.source}-{top.target}, {top.weight} events, {top.first} to {top.last}, evidence of {len(top.evidence)}")


if __name__ == "__main__":
    main()
