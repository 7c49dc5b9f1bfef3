"""Words a second of processor time: the library alone, through the wheel, through an engine.

    python measure.py FOLDER          files of JSON Lines with id and text

Each way reads the same documents in a process of its own; its processor time, and that of all it started, is what counts, so that other
work on the machine does not. Start-up is part of it, for `engine` that of the session apart.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def direct(folder, output):
    """The command, one thread: what the library does without Python."""
    command = [sys.executable, "-m", "legation", "extract", folder, "-j", "1", "-q", "-o", Path(output) / "statements.jsonl"]
    subprocess.run(command, check=True)


def wheel(folder, _):
    """Batches of 500 documents through the Arrow C interface."""
    import legation
    import pyarrow

    for file in sorted(Path(folder).glob("*.jsonl")):
        lines = file.read_text(encoding="utf-8").splitlines()
        for start in range(0, len(lines), 500):
            batch = pyarrow.record_batch({"value": lines[start : start + 500]})
            pyarrow.record_batch(legation.extract_batch(batch))


def engine(folder, output, master="local[1]"):
    """The map of the job: read, extract, write Parquet."""
    from legation import spark, store

    session = spark.session(master, None)
    session.sparkContext.setLogLevel("ERROR")
    begun = spent()
    rows = spark.extractions(session.read.text(str(folder)))
    store.write(rows, Path(output) / "extractions")
    print(f"    {spent() - begun:.1f} s of processor time without the start of the session")
    end(session, output)


def job(folder, output, master="local[2]"):
    """The whole job, reduce included."""
    from legation import spark, store

    session = spark.session(master, None)
    session.sparkContext.setLogLevel("ERROR")
    session.conf.set("spark.sql.shuffle.partitions", "8")
    begun = time.monotonic()
    spark.run(session, [Path(folder)], Path(output) / "tables", spark.Options(partition="year"))
    print(f"    {time.monotonic() - begun:.0f} s from first to last table")
    for table in sorted((Path(output) / "tables").iterdir()):
        size = sum(file.stat().st_size for file in table.rglob("*.parquet"))
        print(f"    {table.name:12} {store.count(session, table) if table.name != 'extractions' else '':>10} rows {size / 1e6:8.1f} MB")
    end(session, output)


def spent():
    """Seconds of processor time of this process and of all below it that live, with what these have waited for."""
    stats = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            stats[int(entry.parent.name)] = entry.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
    family = {os.getpid()}
    while more := {pid for pid, stat in stats.items() if int(stat[1]) in family} - family:
        family |= more
    return sum(int(ticks) for pid in family for ticks in stats[pid][11:15]) / os.sysconf("SC_CLK_TCK")


def end(session, output):
    """Ends the session. Its processes end after this one, so that nobody will have waited for them: what they spent is written down."""
    (Path(output) / "spent").write_text(str(spent()))
    session.stop()


WAYS = {way.__name__: way for way in (direct, wheel, engine, job)}


def words_of(folder):
    lines = (line for file in sorted(Path(folder).glob("*.jsonl")) for line in open(file, encoding="utf-8"))
    return sum(len(json.loads(line)["text"].split()) for line in lines)


def main():
    folder, *ways = sys.argv[1:]
    words = words_of(folder)
    print(f"{words} words")
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    for name in ways or WAYS:
        with tempfile.TemporaryDirectory() as output:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            begun = time.monotonic()
            script = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import measure; measure.{name}({folder!r}, {output!r})"
            subprocess.run([sys.executable, "-c", script], check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            if (noted := Path(output) / "spent").exists():
                seconds = float(noted.read_text())
        print(f"{name:8} {words / seconds:10.0f} words/s of processor time, {seconds:8.1f} s of it in {time.monotonic() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
