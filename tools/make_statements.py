#!/usr/bin/env python3
"""Writes invented statements for graphs of any size: make_statements.py ACTORS STATEMENTS SEED STATEMENTS.jsonl DOCUMENTS.jsonl

The same numbers give the same bytes. A few actors are in most statements, as in real diplomatic corpora.
"""
import json
import random
import sys

FIRST = "Ana Boris Çelik Đorđe Elif Farid Gülşen Hugo Ines Jān Kwame Łucja Miloš Nadia Óscar Petra Quim Rūta Søren Tomáš Uwe Vesna Wang Xenia Yaşar Zoë".split()
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xo ya zi čar đin škov łow ñez".split()
STATES = ["Arland", "Belmark", "Corvia", "Dunmor", "Estavia", "Fjordland", "Gorania", "Helmia", "Istria Nova", "Jorvik", "Kestonia", "Lorvania"]
WORDS = {"met": "{s} met {o} for talks on {t}.", "recognized": "{s} recognized {o} after long debate on {t}.",
         "supports": "{s} supports {o} in the matter of {t}.", "sanctioned": "{s} imposed sanctions on {o} over {t}."}
TOPICS = "fisheries transit energy borders visas grain water trade debt culture railways airspace".split()


def people(rng, count):
    out = []
    for number in range(count):
        kind = "state" if number < min(len(STATES) * 15, max(3, count // 6)) else ("organization" if number % 9 == 0 else "person")
        surname = "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 3))).capitalize()
        if kind == "state":
            name = STATES[number % len(STATES)] + ("" if number < len(STATES) else f" {surname}")
        elif kind == "organization":
            name = f"{surname} {rng.choice(['Council', 'Union', 'Party', 'Bank', 'Front'])}"
        else:
            name = f"{rng.choice(FIRST)} {surname}"
        out.append({"id": f"S{number}" if kind == "state" else f"a{number}", "name": name, "kind": kind})
    states = [actor["id"] for actor in out if actor["kind"] == "state"]
    for actor in out:
        if actor["kind"] != "state":
            actor["state"] = rng.choice(states)
    return out


def main():
    count, statements, seed = map(int, sys.argv[1:4])
    rng = random.Random(seed)
    actors = people(rng, count)
    pick = lambda: actors[min(int(rng.paretovariate(0.6)) - 1, 10**9) % count]
    documents = max(1, statements // 8)
    dates = [f"{rng.randint(1995, 2024)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}" for _ in range(documents)]
    with open(sys.argv[5], "w", encoding="utf-8") as out:
        for number, date in enumerate(dates):
            out.write(json.dumps({"id": f"d{number:07}", "title": f"Report {number}", "date": date, "source": "Example Gazette"}) + "\n")
    with open(sys.argv[4], "w", encoding="utf-8") as out:
        for number in range(statements):
            a, b = pick(), pick() if rng.random() < 0.5 else rng.choice(actors)
            if a is b:
                b = actors[(actors.index(a) + 1) % count]
            relation = rng.choices(list(WORDS), [6, 1, 3, 1])[0]
            document = number % documents
            text = WORDS[relation].format(s=a["name"], o=b["name"], t=rng.choice(TOPICS))
            start = (number // documents) * 200
            span = lambda part: [start + len(text[:text.index(part)].encode()), start + len((text[:text.index(part)] + part).encode())]
            words = {"met": "met", "recognized": "recognized", "supports": "supports", "sanctioned": "imposed sanctions"}[relation]
            record = {
                "id": f"{number:016x}", "document": f"d{document:07}", "relation": relation, "subject": a, "object": b,
                **({"symmetric": True} if relation == "met" else {}),
                "polarity": "negated" if rng.random() < 0.06 else "affirmed",
                "status": rng.choices(["actual", "planned", "hypothetical", "lifted" if relation == "sanctioned" else "requested"], [85, 8, 4, 3])[0],
                "attributed_to": None, "date": dates[document] if rng.random() < 0.7 else None, "event": None, "cameo": None,
                "rule": relation, "confidence": round(rng.uniform(0.6, 0.99), 2),
                "evidence": {"sentence": number // documents, "start": start, "end": start + len(text.encode()), "text": text,
                             "trigger": span(words), "subject": span(a["name"]), "object": span(b["name"])},
            }
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
