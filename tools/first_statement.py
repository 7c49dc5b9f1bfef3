"""How long a reader of a stream waits: from the start of the program, and from the arrival of a document, to its first statement.

    python3 tools/first_statement.py target/release/legation [TIMES]

The stream stays open behind each document, as a feed does. Needs Python alone; prints medians and the longest, in milliseconds of the clock on the
wall, so that other work on the machine counts.
"""

import json
import statistics
import subprocess
import sys
import time


def waits(legation):
    """From start to the first statement, from the second document to its first statement."""
    begun = time.monotonic()
    process = subprocess.Popen([legation, "extract", "-q", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    found = []
    for number, text in enumerate(["Norway recognized Palestine.", "Spain recognized Palestine."]):
        process.stdin.write(json.dumps({"id": f"d{number}", "text": text}).encode() + b"\n")
        process.stdin.flush()
        process.stdout.readline()
        found.append(1000 * (time.monotonic() - begun))
        begun = time.monotonic()
    process.stdin.close()
    process.wait()
    return found


def main():
    legation, times = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 30
    for name, found in zip(("from the start", "of a document that comes later"), zip(*(waits(legation) for _ in range(times)))):
        print(f"first statement {name}: median {statistics.median(found):.1f} ms, longest {max(found):.1f} ms of {times}")


main()
