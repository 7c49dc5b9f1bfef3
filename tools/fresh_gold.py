#!/usr/bin/env python3
"""Puts the annotated passages of tests/fresh/ together with their texts, which the repository does not hold.

  tools/fresh_gold.py CORPUS_DIR > fresh.jsonl      then: legation eval fresh.jsonl --core

tests/fresh/passages.jsonl names document and character span of each passage in the corpus files, with the annotator's labels.
"""
import gzip
import json
import pathlib
import sys


def main(corpus):
    here = pathlib.Path(__file__).resolve().parent.parent
    passages = [json.loads(line) for line in (here / "tests/fresh/passages.jsonl").open(encoding="utf-8")]
    wanted = {(passage["file"], passage["document"]) for passage in passages}
    texts = {}
    for name in sorted({file for file, _ in wanted}):
        with gzip.open(pathlib.Path(corpus) / name, "rt", encoding="utf-8") as lines:
            for document in map(json.loads, lines):
                if (name, document["id"]) in wanted:
                    texts[name, document["id"]] = document
    for passage in passages:
        document = texts[passage["file"], passage["document"]]
        start, end = passage["chars"]
        text = document["text"][start:end]
        relations = []
        for relation in passage["relations"]:
            ends = {side: {"aliases": [], **relation[side]} for side in ("subject", "object")}
            relations.append({**relation, **ends, "evidence": text, "date": None, "attributed_to": None})
        source = passage["file"].split(".")[0]
        head = {"id": passage["id"], "source": source, "date": document.get("date"), "title": document.get("title")}
        print(json.dumps({**head, "text": text, "entities": [], "relations": relations}, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1])
