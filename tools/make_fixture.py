#!/usr/bin/env python3
"""Writes tests/fixtures/statements.jsonl and documents.jsonl: invented statements with names that are hard to export."""
import hashlib
import json
import pathlib

OUT = pathlib.Path(__file__).resolve().parent.parent / "tests" / "fixtures"

ENTITIES = {
    "SRB": ("Serbia", "state", None),
    "TUR": ("Türkiye", "state", None),
    "KOS": ("Kosovo", "state", None),
    "CIV": ("Côte d'Ivoire", "state", None),
    "YUG": ("Yugoslavia", "state", None),
    "USA": ("United States", "state", None),
    "RUS": ("Russia", "state", None),
    "Q100": ("Marko Đurić", "person", "SRB"),
    "Q101": ("Yaşar Güler", "person", "TUR"),
    "lim-thi-hanh": ("Lím Thị \"Hạnh\" <Ánh>", "person", "CIV"),
    "obrien": ("Seán O'Brien & Søn", "person", "USA"),
    "brien-2": ("Anna O'Brien", "person", "USA"),
    "two-lines": ("Two\nLines", "person", "USA"),
    "emoji": ("Envoy \U0001F54A\uFE0F Peace", "person", "RUS"),
    "back-slash": ("Back\\slash; {Inc} | [x] #1", "organization", "RUS"),
    "UN": ("United Nations", "organization", None),
    "nord": ("Nord-Süd Handelsgesellschaft", "organization", None),
    "habib": ("حبيب العادلي", "person", "CIV"),
    "wang": ("王毅明", "person", None),
    "geneva": ("Genève", "place", None),
}

DOCUMENTS = {
    "doc-a": ("Talks in Ankara", "2023-10-26", "https://example.org/a?x=1&y=2"),
    "doc-b": ("A week \"of visits\"", "2023-10-28", None),
    "doc-c": (None, None, None),
    "doc-d": ("Recognition & after", "2008-02-20", "https://example.org/d"),
    "doc-e": ("Sanctions <lifted>", "2024-03", None),
}

# document, relation, subject, object, date, changes to the defaults, words
ROWS = [
    ("doc-a", "met", "Q100", "Q101", "2023-10-25", {}, "{s} met {o} on Wednesday."),
    ("doc-b", "met", "Q101", "Q100", "2023-10-25", {}, "{s} received {o} last week."),
    ("doc-b", "met", "Q100", "Q101", None, {}, "{s} and {o} spoke at length."),
    ("doc-c", "met", "Q100", "Q101", "2024-01-09", {}, "{s} saw {o} again."),
    ("doc-a", "met", "Q100", "obrien", "2023-10-25", {"group": 3}, "{s}, Güler and {o} held talks."),
    ("doc-a", "met", "Q101", "obrien", "2023-10-25", {"group": 3}, "Đurić, {s} and {o} held talks."),
    ("doc-a", "met", "Q100", "Q101", "2023-10-25", {"group": 3}, "{s}, {o} and O'Brien held talks."),
    ("doc-b", "met", "obrien", "lim-thi-hanh", "2023-10", {"place": "Genève"}, "{s} met {o} in Genève."),
    ("doc-b", "met", "two-lines", "emoji", "2023-11-02", {"status": "planned"}, "{s} will meet {o}."),
    ("doc-c", "met", "emoji", "wang", "2022", {}, "In 2022 {s} met {o}."),
    ("doc-c", "met", "wang", "habib", None, {"polarity": "negated"}, "{s} did not meet {o}."),
    ("doc-d", "recognized", "USA", "KOS", "2008-02-18", {}, "{s} recognized {o}."),
    ("doc-d", "recognized", "TUR", "KOS", "2008-02-18", {}, "{s} recognized {o} the same day."),
    ("doc-d", "recognized", "SRB", "KOS", None, {"polarity": "negated"}, "{s} does not recognize {o}."),
    ("doc-d", "recognized", "CIV", "YUG", "1960", {}, "{s} recognized {o} in 1960."),
    ("doc-d", "supports", "RUS", "SRB", None, {"subject_role": "foreign minister"}, "{s} stands by {o}."),
    ("doc-b", "supports", "UN", "lim-thi-hanh", None, {"by": "United Nations spokesman"}, "{s} backs {o}."),
    ("doc-b", "supports", "brien-2", "CIV", None, {"status": "hypothetical"}, "{s} may support {o}."),
    ("doc-e", "sanctioned", "USA", "back-slash", "2024-02-23", {}, "{s} put sanctions on {o}."),
    ("doc-e", "sanctioned", "USA", "emoji", "2024-02-23", {}, "{s} put sanctions on {o}."),
    ("doc-e", "sanctioned", "USA", "nord", "2024-03-01", {"status": "lifted"}, "{s} lifted sanctions on {o}."),
    ("doc-e", "sanctioned", "UN", "habib", None, {"status": "requested"}, "He asked {s} to sanction {o}."),
    ("doc-e", "sanctioned", "TUR", "back-slash", None, {"polarity": "negated"}, "{s} did not sanction {o}."),
    ("doc-a", "visited", "obrien", "geneva", "2023-10-20", {}, "{s} visited {o}."),
    ("doc-c", "criticized", "nord", "USA", None, {}, "{s} criticized {o}, \"sharply\"."),
]

TRIGGERS = ["held talks", "met", "meet", "received", "spoke", "saw", "recognized", "recognize", "stands by", "backs", "support",
            "sanctions", "sanction", "visited", "criticized"]


def argument(key, role=None):
    name, kind, state = ENTITIES[key]
    out = {"id": key, "name": name, "kind": kind}
    if role:
        out["role"] = role
    if state:
        out["state"] = state
    return out


def main():
    position = {}
    with open(OUT / "statements.jsonl", "w", encoding="utf-8") as out:
        for document, relation, subject, obj, date, changes, words in ROWS:
            group = changes.get("group", 2)
            sentence, start = position.get(document, (0, 0))
            names = ENTITIES[subject][0], ENTITIES[obj][0]
            if group > 2:  # the three pairs stand in one sentence
                sentence, start = 3, 1000
                words = "Đurić, Güler and O'Brien held talks."
                names = {"Q100": "Đurić", "Q101": "Güler", "obrien": "O'Brien"}[subject], \
                    {"Q100": "Đurić", "Q101": "Güler", "obrien": "O'Brien"}[obj]
            text = words.format(s=names[0], o=names[1])
            span = lambda part: [start + len(text[:text.index(part)].encode()), start + len(text[:text.index(part)].encode()) + len(part.encode())]
            trigger = span(next(t for t in TRIGGERS if t in text))
            end = start + len(text.encode())
            key = f"{document}{start}{relation}{subject}{obj}"
            record = {
                "id": hashlib.sha256(key.encode()).hexdigest()[:16],
                "document": document, "relation": relation,
                "subject": argument(subject, changes.get("subject_role")), "object": argument(obj),
                **({"symmetric": True} if relation == "met" else {}),
                "polarity": changes.get("polarity", "affirmed"), "status": changes.get("status", "actual"),
                "attributed_to": changes.get("by"), "date": date,
                **({"date_from": "text"} if date else {}), **({"place": changes["place"]} if "place" in changes else {}),
                "event": "CONSULT-meet" if relation == "met" else None, "cameo": "040" if relation == "met" else None,
                "rule": {"met": "meet"}.get(relation, relation), "confidence": 0.9,
                **({"group_size": group} if group > 2 else {}),
                "evidence": {"sentence": sentence, "start": start, "end": end, "text": text, "trigger": trigger,
                             "subject": span(names[0]), "object": span(names[1])},
            }
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            if group == 2:
                position[document] = (sentence + 1, end + 1)
    with open(OUT / "documents.jsonl", "w", encoding="utf-8") as out:
        for key, (title, date, url) in DOCUMENTS.items():
            record = {"id": key, "title": title, "date": date, "url": url, "source": "Example Gazette"}
            out.write(json.dumps({k: v for k, v in record.items() if v is not None}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
