"""Load and faults: big inputs with their time and memory, and builds that are killed, crowded or out of disk.

    python3 tools/load.py target/release/legation           sizes of docs/ROBUSTNESS.md; needs 2 GB of disk and some minutes
    python3 tools/load.py target/release/legation --quick   a hundredth of it

Needs Python alone. Prints a row a case; the first broken promise ends the run.
"""

import gzip
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILES = {"graph.dot", "graph.json", "graph.png", "graph.svg", "index.html", "report.json", "statements.jsonl"}
STATES = "Norway Chad Niger Mali Togo Peru Chile Kenya Ghana Gabon Malta Italy Spain France Japan India Nepal Qatar Oman Yemen".split()
FILLER = [
    "The weather in the capital was mild and the streets were calm.",
    "Officials said that the talks would go on for some days, and gave no details of what had been settled.",
    "Traders in the harbour complained about the price of grain, which had risen by a tenth since spring.",
    "A commission is to report on the border towns before the end of the year.",
]


def passage(rng):
    """A paragraph in which one sentence of five says something."""
    one, other = rng.sample(STATES, 2)
    act = rng.choice(["recognized", "met the president of", "imposed sanctions on", "supports", "will not recognize"])
    lines = rng.sample(FILLER, 4) + [f"{one} {act} {other} on {rng.randint(1, 28)} May {rng.randint(1990, 2024)}."]
    rng.shuffle(lines)
    return " ".join(lines)


class Run:
    """A finished command with its figures."""

    def __init__(self, command, **options):
        begun = time.monotonic()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
            process = subprocess.Popen([str(word) for word in command], stdout=out, stderr=said, **options)
            _, status, usage = os.wait4(process.pid, 0)
            self.code = os.waitstatus_to_exitcode(status)
            process.returncode = self.code
            self.seconds = time.monotonic() - begun
            self.processor = usage.ru_utime + usage.ru_stime
            self.memory = usage.ru_maxrss * 1024
            said.seek(0)
            self.said = said.read().decode(errors="replace")


def row(name, megabytes, run, found):
    print(f"{name:<44} {megabytes:>6.1f} MB {run.processor:>7.1f} s {run.memory / 1e6:>7.0f} MB  {found}", flush=True)


def expect(truth, *said):
    if not truth:
        sys.exit("broken promise: " + " ".join(map(str, said)))


def report(folder):
    return json.loads((folder / "report.json").read_text())


def names(folder):
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def person(number):
    """A name of its own for each number, in letters: the parser takes digits for a date or a count."""
    def letters(rest):
        return chr(ord("a") + rest % 26) + (letters(rest // 26) if rest >= 26 else "")
    return f"Given{letters(number % 977)} Zugu{letters(number)}"


def big_inputs(legation, work, scale):
    rng = random.Random(7)
    collection = work / "many.jsonl"
    with collection.open("w") as out:
        number = 0
        while out.tell() < 260_000_000 * scale:
            text = "\n\n".join(passage(rng) for _ in range(8))
            out.write(json.dumps({"id": f"d{number}", "text": text, "date": "2024-06-01"}) + "\n")
            number += 1
    run = Run([legation, "extract", "-q", collection, "-o", work / "many.out"])
    expect(run.code == 0, run.said)
    found = sum(1 for _ in (work / "many.out").open())
    row("one collection of many documents", collection.stat().st_size / 1e6, run, f"{number} documents, {found} statements")

    tiny = work / "tiny"
    for n in range(int(40_000 * scale)):
        folder = tiny / f"{n // 1000:03}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{n}.txt").write_text(passage(rng) + f" It was day {n}.\n")
    run = Run([legation, "build", "-q", tiny, "-o", work / "tiny.graph"])
    expect(run.code == 0, run.said)
    read = report(work / "tiny.graph")["documents"]["read"]
    expect(read == int(40_000 * scale), "files were lost:", read)
    size = sum(path.stat().st_size for path in tiny.rglob("*.txt"))
    row("tiny files, whole build", size / 1e6, run, f"{read} files")

    document = work / "one.txt"
    with document.open("w") as out:
        while out.tell() < 100_000_000 * scale:
            out.write(passage(rng) + "\n\n")
    run = Run([legation, "extract", "-q", "--max-size", "128", document, "-o", work / "one.out"])
    expect(run.code == 0, run.said)
    row("one document", document.stat().st_size / 1e6, run, f"{sum(1 for _ in (work / 'one.out').open())} statements")

    table = work / "names.csv"
    rows = int(1_000_000 * scale)
    with table.open("w") as out:
        out.write("name,kind,state\n")
        out.writelines(f"{person(n)},person,NOR\n" for n in range(rows))
    short = work / "short.txt"
    short.write_text(f"{person(0)} met {person(rows - 1)} in Oslo.\n")
    run = Run([legation, "extract", "-q", short, "--gazetteer", table, "-o", work / "short.out"])
    expect(run.code == 0, run.said)
    row("a gazetteer of one's own", table.stat().st_size / 1e6, run, f"{rows} names")


def killed(legation, work, times):
    """kill -9 at any moment: the old files, or the new ones, each whole."""
    rng = random.Random(8)
    texts, graph = work / "killed", work / "killed.graph"
    texts.mkdir()
    lines = [passage(rng) for _ in range(400)]
    build = [str(word) for word in (legation, "build", "-q", texts, "-o", graph)]

    def content(extra):
        (texts / "a.txt").write_text("\n\n".join(lines + [extra]))
        begun = time.monotonic()
        expect(Run(build).code == 0, "build failed")
        return {name: (graph / name).read_bytes() for name in FILES}, time.monotonic() - begun

    old, took = content("Norway recognized Palestine.")
    new, _ = content("Chad recognized Palestine.")
    between = 0
    for _ in range(times):
        (texts / "a.txt").write_text("\n\n".join(lines + ["Norway recognized Palestine."]))
        process = subprocess.Popen(build, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0, 1.2 * took))
        process.kill()
        process.wait()
        found = {name: (graph / name).read_bytes() for name in FILES}
        expect(all(found[name] in (old[name], new[name]) for name in FILES), "a file is neither old nor new")
        between += found != old and found != new
    expect(Run(build).code == 0 and names(graph) == FILES, "the build after a kill:", names(graph))
    print(f"killed at {times} moments: every file whole each time; {between} times some were new and some old")


def interrupted(legation, work, times):
    rng = random.Random(9)
    texts, graph = work / "killed", work / "interrupted.graph"
    for _ in range(times):
        process = subprocess.Popen([str(legation), "build", "-q", str(texts), "-o", str(graph)], stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.2, 1.5))
        process.send_signal(signal.SIGINT)
        process.wait()
        expect(names(graph) in (set(), FILES), "litter after Ctrl-C:", names(graph))
        shutil.rmtree(graph, ignore_errors=True)
    print(f"interrupted at {times} moments: no litter")


def crowded(legation, work, times):
    graph = work / "crowded.graph"
    for _ in range(times):
        command = [str(legation), "build", "-q", str(work / "killed"), "-o", str(graph)]
        builds = [subprocess.Popen(command, stderr=subprocess.DEVNULL) for _ in range(4)]
        codes = [build.wait() for build in builds]
        expect(0 in codes and set(codes) <= {0, 2}, "codes", codes)
        expect(names(graph) == FILES, "left:", names(graph))
        shutil.rmtree(graph)
    print(f"4 builds into one folder at once, {times} times: each whole or refused")


def full_disk(legation, work):
    """A small disk in memory; without the right to mount one, a limit on file sizes stands for it (see the tests)."""
    disk = work / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", disk], capture_output=True).returncode:
        return print("full disk: not tried, no right to mount one")
    try:
        run = Run([legation, "build", "-q", work / "killed", "-o", disk / "graph"])
        expect(run.code == 2 and "No space left" in run.said, run.code, run.said)
        expect(names(disk) == set(), "left on the full disk:", names(disk))
    finally:
        subprocess.run(["umount", disk], check=True)
    print("full disk: refused with a message, nothing left on it")


def cut_archives(legation, work, times):
    rng = random.Random(10)
    whole = gzip.compress("\n\n".join(passage(rng) for _ in range(50)).encode())
    for _ in range(times):
        cut = work / "cut.txt.gz"
        cut.write_bytes(whole[: rng.randint(0, len(whole) - 1)])
        run = Run([legation, "extract", cut])
        expect(run.code in (0, 1, 2) and "cut.txt.gz:" in run.said and "panicked" not in run.said, run.code, run.said)
    print(f"archives cut at {times} places: each named in a message")


def main():
    quick = "--quick" in sys.argv
    legation = Path(sys.argv[1]).resolve()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        big_inputs(legation, work, 0.01 if quick else 1)
        times = 8 if quick else 60
        killed(legation, work, times)
        interrupted(legation, work, times // 2)
        crowded(legation, work, times // 8)
        full_disk(legation, work)
        cut_archives(legation, work, times)


main()
