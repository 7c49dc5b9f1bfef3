"""More documents of the same text: divides the longest at paragraph breaks until there are as many as wanted.

    python split_documents.py 20000 FOLDER corpus/*.jsonl.gz          writes FOLDER/part-000.jsonl, ...

Reads JSON Lines with `id` and `text`, compressed or not; of documents with one id it takes the first. The parts of `a` are `a#1`, `a#2`, ... in the
order of the text, and have the other fields of the whole. The same input gives the same files.
"""

import gzip
import heapq
import json
import re
import sys
from pathlib import Path

#: Documents of one file.
OF_A_FILE = 500

BREAK = re.compile(r"\n\s*\n|\n")


def documents(paths):
    """The first document of each id, in the order of the input."""
    found = {}
    for path in paths:
        with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
            for document in map(json.loads, lines):
                if document.get("text"):
                    found.setdefault(document["id"], document)
    return list(found.values())


def middle(text):
    """The paragraph break next to the middle, as a span; None where the text is one paragraph."""
    inside = [found.span() for found in BREAK.finditer(text) if text[: found.start()].strip() and text[found.end() :].strip()]
    return min(inside, key=lambda span: abs(span[0] + span[1] - len(text)), default=None)


def divide(texts, count):
    """Returns for each text its parts, `count` in all: again and again the longest part is divided."""
    parts = {(number, 0): text for number, text in enumerate(texts)}
    longest = [(-len(text), place) for place, text in parts.items()]
    heapq.heapify(longest)
    while longest and len(parts) < count:
        _, place = heapq.heappop(longest)
        if (cut := middle(parts[place])) is None:
            continue
        text = parts[place]
        # Places are offsets in the whole, so that they order the parts.
        for start, part in ((0, text[: cut[0]]), (cut[1], text[cut[1] :])):
            at = (place[0], place[1] + start)
            parts[at] = part
            heapq.heappush(longest, (-len(part), at))
    if len(parts) < count:
        sys.exit(f"the input divides into {len(parts)} documents at most")
    divided = [[] for _ in texts]
    for number, start in sorted(parts):
        divided[number].append(parts[number, start])
    return divided


def main():
    count, folder, inputs = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    folder.mkdir(parents=True, exist_ok=True)
    read = documents(inputs)
    lines = []
    for document, parts in zip(read, divide([document["text"] for document in read], count)):
        for number, text in enumerate(parts, 1):
            name = f"{document['id']}#{number}" if len(parts) > 1 else document["id"]
            lines.append(json.dumps({**document, "id": name, "text": text}, ensure_ascii=False) + "\n")
    for start in range(0, len(lines), OF_A_FILE):
        with open(folder / f"part-{start // OF_A_FILE:03}.jsonl", "w", encoding="utf-8") as out:
            out.writelines(lines[start : start + OF_A_FILE])
    print(f"{len(read)} documents divided into {len(lines)}")


if __name__ == "__main__":
    main()
