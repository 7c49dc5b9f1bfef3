#!/usr/bin/env python3
"""Builds data/gazetteer/*.csv from a folder of fact tables (their columns are described in data/README.md).

    python3 tools/build_gazetteer.py SOURCES_DIR

The same sources give the same bytes. Corrections of ours stand in gazetteer_fixes.py beside this file, the list of
ordinary words in gazetteer_common_words.txt.
"""

import collections
import csv
import difflib
import itertools
import re
import sys
import unicodedata
from pathlib import Path

import gazetteer_fixes as fixes

TOOLS = Path(__file__).resolve().parent
OUT = TOOLS.parent / "data" / "gazetteer"
COMMON = set((TOOLS / "gazetteer_common_words.txt").read_text().split())

SHORT = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ı": "i", "ð": "d", "ə": "a", "ħ": "h",
                       "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
LONG = str.maketrans({"đ": "dj", "ø": "oe", "ü": "ue", "ö": "oe", "ä": "ae", "å": "aa"})


def fold(text, long=False):
    """The search key of src/gazetteer/fold.rs."""
    text = text.lower()
    if long:
        text = text.translate(LONG)
    text = unicodedata.normalize("NFD", text.translate(SHORT))
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"[.'’‘ʼʻʾʿ`´]", "", text.replace("&", " and "))
    return " ".join(re.sub(r"[^\w]", " ", text).replace("_", " ").split())


def keys(text):
    return {fold(text), fold(text, long=True)}


def slug(text, state=""):
    base = fold(text, long=True).replace(" ", "-")
    return f"{base}-{state.lower()}" if state else base


def read(folder, name):
    with open(folder / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name, columns, rows):
    with open(OUT / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([";".join(cell) if isinstance(cell, list) else cell
                             for cell in (row.get(column, "") for column in columns)])
    print(f"{name}: {len(rows)} rows, {(OUT / name).stat().st_size:,} bytes")


def items(cell):
    return [item.strip() for item in cell.split(";") if item.strip()]


def unique(names, but=()):
    """The names in order, without those whose search keys stand earlier or in `but`."""
    seen = {(fold(name), is_acronym(name)) for name in but}
    kept = []
    for name in names:
        key = (fold(name), is_acronym(name))
        if name and key not in seen:
            seen.add(key)
            kept.append(name)
    return kept


def is_acronym(name):
    letters = [c for c in name if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters) and " " not in name


def plausible(alias):
    """Whether an alias is a name as prose writes it."""
    if re.search(r"[()/:,\[\]0-9]| {2}|\bcountry name\b", alias) and alias not in fixes.KEEP:
        return False
    return alias[:1].isupper() or alias.startswith(("al-", "the ", "mainland ", "former "))


def without_article(alias):
    return alias[4:] if alias.lower().startswith("the ") and alias not in fixes.KEEP_ARTICLE else alias


# --- states -------------------------------------------------------------------------------------------------

def states(folder):
    rows = [row for row in read(folder, "states.csv") if row["id"] not in fixes.NO_STATE] + fixes.STATES
    living = [row for row in rows if row["status"] != "historical"]
    taken = {fold(name) for row in living for name in items(row["demonym_adjective"]) + items(row["demonym_nouns"])}
    members = {fold(name) for row in rows if row["status"] == "UN member"
               for name in items(row["demonym_adjective"]) + items(row["demonym_nouns"])}
    members |= {"soviet", "soviets"}
    found = []
    for row in living + [row for row in rows if row["status"] == "historical"]:
        own = row["status"] == "UN member" or row["id"] == "SUN"
        found.append(state(row, set() if own else taken | members if row["status"] == "historical" else members))
    found.sort(key=lambda row: row["id"] in fixes.LESSER_NAMESAKES)
    for row in found:
        for column, names in fixes.STATE.get(row["id"], {}).items():
            row[column] = unique(row[column] + names) if isinstance(names, list) else names
            if isinstance(names, list):
                row["source"] = row["source"] if "hand" in row["source"] else row["source"] + ";hand"
    return found


def state(row, taken):
    adjectives = [name for name in items(row["demonym_adjective"]) if fold(name) not in taken]
    nouns = [name for name in items(row["demonym_nouns"]) if fold(name) not in taken]
    nouns = plural_demonyms(unique(adjectives + nouns), nouns)
    dropped = fixes.DROP_ALIAS.get(row["id"], set()) | fixes.DROP_ALIAS["*"]
    names = [without_article(name) for name in items(row["aliases"]) if plausible(name)]
    places = {fold(place) for place in [row["capital"], *items(row["government_metonyms"])]} - {fold(row["name"])}
    names = [name for name in unique(names, [row["name"], row["official_name"]]) if name not in dropped and fold(name) not in places]
    names = [name for name in names if not is_acronym(name) or len(name.replace(".", "")) > 2 or name in fixes.KEEP]
    seats = [without_article(name) for name in items(row["government_metonyms"]) if name not in dropped]
    speaks = fold(row["capital"]) in {fold(seat) for seat in seats}
    continued = row["status"] == "historical" and row["id"] not in fixes.OWN_CAPITAL
    if continued:
        seats, speaks = [], False
    every = names + seats + adjectives + nouns + [row["name"], row["capital"]]
    return {
        "id": row["id"], "name": fixes.STATE_NAME.get(row["id"], row["name"]), "official_name": row["official_name"],
        "type": row["status"], "aliases": names, "adjectives": unique(adjectives),
        "demonyms": unique(nouns, adjectives), "capital": row["capital"] if speaks else "",
        "seats": unique(seats, [row["capital"]]), "from": row["start"], "to": row["end"],
        "wikidata": row["wikidata"], "region": row["region"], "source": row["source"],
        "case_sensitive": [name for name in unique(every) if name in fixes.CASE_SENSITIVE],
        "needs_context": [name for name in unique(every) if name in fixes.NEEDS_CONTEXT],
    }


def plural_demonyms(singulars, nouns):
    """Adds the regular plural of adjectives that are nouns too: Serbian, Serbians."""
    found = list(nouns)
    for word in singulars:
        if word.endswith(("an", "i", "er", "ot", "ab")) and not word.endswith("man"):
            found.append(word + "s")
    return unique(found)


# --- organisations ------------------------------------------------------------------------------------------

BODY_KINDS = ("legislature", "court", "government_body", "legislature_committee", "military")


def organizations(folder, known_states):
    adjectives = {row["id"]: row["adjectives"] for row in known_states}
    names = {row["id"]: row["name"] for row in known_states}
    rows = without_repeats([row for row in read(folder, "organizations.csv") if wanted_organization(row)])
    shared = collections.Counter()
    for row in rows:
        shared.update({fold(name) for name in [row["name"]] + items(row["aliases"])})
    states_names = {fold(name) for row in known_states for name in
                    [row["name"], row["official_name"], row["capital"], *row["aliases"], *row["adjectives"], *row["demonyms"], *row["seats"]] if name}
    found = [organization(row, shared, adjectives, names, states_names) for row in rows]
    return fixes.ORGANIZATIONS + [row for row in found if row]


def without_repeats(rows):
    """Leaves out old rows for bodies that a better row names, and joins rows of one name and state."""
    key = lambda name: fold(without_article(re.sub(r"\s*\([^)]*\)$", "", name)))
    better = {key(name) for row in rows if "hand" in row["source"] or "factbook" in row["source"]
              for name in [row["name"], *items(row["aliases"])]}
    kept, at = [], {}
    rows = sorted(rows, key=lambda row: ("hand" not in row["source"], row["source"].startswith("Phoenix"), row["id"]))
    for row in rows:
        if row["source"].startswith("Phoenix") and key(row["name"]) in better:
            continue
        same = at.setdefault((key(row["name"]), row["state"]), row)
        if same is row:
            kept.append(row)
        else:
            same["aliases"] = ";".join(filter(None, [same["aliases"], row["aliases"]]))
    return kept


def wanted_organization(row):
    if row["id"].startswith(("government-of-", "cabinet-of-")):
        return False
    plain = fold(re.sub(r"\s*\([^)]*\)$", "", row["name"]))
    if row["kind"] in ("party", "armed_group", "ngo") and "hand" not in row["source"] and " " not in plain and plain in COMMON | fixes.SINGLE:
        return False
    old = row["source"].startswith("Phoenix")
    if row["id"] in fixes.NO_ORGANIZATION or row["name"] in fixes.NO_ORGANIZATION:
        return False
    if old and row["kind"] == "armed_group_or_leader":
        return False
    if old and len(row["name"].split()) == 1 and not is_acronym(row["name"]):
        return fold(row["name"]) not in COMMON and row["kind"] in ("armed_group", "company", "party")
    return True


def organization(row, shared, adjectives, names, states_names):
    state = fixes.STATE_ID.get(row["state"], row["state"])
    old = row["source"].startswith("Phoenix")
    plain = re.sub(r"\s*\([^)]*\)$", "", row["name"])
    every = [plain] + [name for name in items(row["aliases"]) if plausible(name)]
    every = [without_article(name) for name in every if name not in fixes.DROP_BY_ORGANIZATION.get(row["id"], ())]
    every = [name for name in every if not poor_acronym(name, row) and fold(name) not in states_names]
    longer = []
    if row["kind"] in BODY_KINDS + ("party",) and state in names:
        for name in every:
            if len(name.split()) > 1 and not is_acronym(name) and names[state] not in name:
                longer += [f"{adjective} {name}" for adjective in adjectives[state] if adjective not in name]
                longer += [f"{name} of {names[state]}"] if row["kind"] != "party" else []
    generic = {name for name in every if shared[fold(name)] > 3 or fold(name) in fixes.GENERIC}
    every = [name for name in every if name not in generic and usable(name, old)]
    every = unique(every + longer[:12] + fixes.ADD_TO_ORGANIZATION.get(row["id"], []))
    every = [name for name in every if name not in fixes.DROP_ORGANIZATION_NAME]
    if not every:
        return None
    name = fixes.ORGANIZATION_NAME.get(row["id"], row["name"])
    adjectives, demonyms = fixes.ORGANIZATION_PEOPLE.get(row["id"], ([], []))
    context = [word for word in every if needs_context(word) or word in fixes.UNSURE or weak_acronym(word, row) or (state and shared[fold(word)] > 1 and len(word.split()) == 1)]
    return {"id": row["id"], "name": name if row["id"] in fixes.ORGANIZATION_NAME else (longer or every)[0] if plain in generic else every[0] if "(" in name else name,
            "type": row["kind"], "aliases": [alias for alias in unique(every) if alias != name], "state": state, "from": row["start"],
            "to": row["end"], "wikidata": row["wikidata"], "source": row["source"],
            "adjectives": adjectives, "demonyms": demonyms, "needs_context": context,
            "case_sensitive": [word for word in every if is_acronym(word) and fold(word) in COMMON]}


def weak_acronym(name, row):
    return is_acronym(name) and "hand" not in row["source"] and len(name.replace(".", "")) <= 3


def poor_acronym(name, row):
    """Two letters, or a word of English, that the Factbook or Phoenix abbreviates a party or group with."""
    letters = name.replace(".", "")
    return "hand" not in row["source"] and " " not in name and (len(letters) <= 2 or (name.isupper() and fold(name) in COMMON | fixes.SINGLE))


def usable(name, old):
    letters = sum(c.isalpha() for c in name)
    if letters < 2 or (old and (letters < 4 or (len(name.split()) == 1 and fold(name) in COMMON))):
        return False
    return not all(word in COMMON for word in fold(name).split()) or len(name.split()) > 1 or is_acronym(name) or name in fixes.KEEP


def needs_context(name):
    """A single ordinary word, or a short acronym."""
    return (len(name.split()) == 1 and fold(name) in COMMON and not is_acronym(name)) or (is_acronym(name) and sum(map(str.isalpha, name)) == 2
                                                                and name not in fixes.SURE) or name in fixes.NEEDS_CONTEXT


# --- places -------------------------------------------------------------------------------------------------

def cities(folder, known_states, given):
    speaking = {fold(name) for row in known_states for name in [row["capital"], *row["seats"], row["name"], *row["aliases"]] if name}
    ids = {row["id"] for row in known_states}
    found, seen = [], set()
    rows = read(folder, "cities.csv")
    rows += [{"name": row["capital"], "aliases": "", "state": row["id"], "kind": "capital", "source": "states.csv"}
             for row in read(folder, "states.csv") if row["id"] not in fixes.NO_STATE]
    rows += [{"name": name, "aliases": "", "state": "", "kind": "region", "source": "hand"} for name in fixes.REGIONS]
    regions = [(name, "USA") for name in fixes.AMERICAN_STATES]
    regions += [(name, state) for state, names in fixes.REGIONS_OF.items() for name in names.split(";")] + list(fixes.FORMER_STATES.items())
    rows += [{"name": name, "aliases": "", "state": state, "kind": "region", "source": "hand"} for name, state in regions]
    for row in rows:
        row["name"], row["state"] = row["name"].strip(), fixes.TODAY.get(row["state"], row["state"])
    ids.add("")
    for row in rows:
        key = fold(row["name"])
        if not key or (key in speaking and not (row["kind"] == "region" and row["state"])) or key in seen or row["state"] not in ids or row["name"] in fixes.NO_CITY:
            continue
        if len(key) < 3 or not plausible(row["name"].replace(",", "")):
            continue
        seen.add(key)
        aliases = [name for name in unique(items(row["aliases"]), [row["name"]])
                   if plausible(name) and fold(name) not in speaking and fold(name) not in seen and len(name) > 2]
        seen.update(fold(name) for name in aliases)
        every = [row["name"], *aliases]
        found.append({"id": "place-" + slug(row["name"], row["state"]), "name": row["name"], "aliases": aliases,
                      "state": row["state"], "type": row["kind"], "source": row["source"],
                      "needs_context": [name for name in every if fold(name) in COMMON or fold(name) in given or name in fixes.NEEDS_CONTEXT]})
    return found


# --- persons ------------------------------------------------------------------------------------------------

KINDS = {"senator": "legislator"}
MINOR = {"legislator", "judge", "mayor", "governor", "subnational_head", "other", "central_bank_governor"}
LESSER = {"minister", "deputy_minister", "secretary", "agency_head", "ambassador", "military_chief"}
NEAR = 15


class Person:
    def __init__(self):
        self.names, self.keys, self.wikidata, self.states = [], set(), "", collections.Counter()
        self.tenures, self.sources = {}, []

    def years(self):
        return [int(d[:4]) for tenure in self.tenures for d in (tenure[2], tenure[3].lstrip("~")) if d]

    def near(self, years, most=NEAR):
        own = self.years()
        return not own or not years or (min(own) - most <= max(years) and min(years) <= max(own) + most)

    def add(self, names, family, tenure, source, wikidata=""):
        for name in names:
            if name not in self.names:
                self.names.append(name)
                self.keys |= keys(name)
        self.wikidata = self.wikidata or wikidata
        self.states[tenure[1]] += 1
        self.tenures[tenure] = None
        if source not in self.sources:
            self.sources.append(source)


def persons(folder, known_states, known_organizations, given):
    family = families(folder, {row["id"] for row in known_states})
    organization_ids = {}
    for row in known_organizations:
        for name in [row["name"], *row.get("aliases", [])]:
            organization_ids.setdefault(fold(name), row["id"])
    by_wikidata, by_name, everyone = {}, collections.defaultdict(list), []
    by_relaxed, by_any = collections.defaultdict(list), collections.defaultdict(list)
    rows = read(folder, "officeholders.csv") + added_ministers()
    for row in rows:
        row["state"] = fixes.STATE_ID.get(row["state"], row["state"])
        if row["state"] == "RUS" and "1922" < row["from"] < "1991-12" and row["to"] < "1992-01":
            row["state"] = "SUN"
    # CountryInfo's leaders of Cuba and Botswana stand under Herzeg-Bosnia in the sources.
    rows = [row for row in rows if row["state"] != "HRHB" or row["source"] != "CountryInfo.140728"]
    rows = [row for row in rows if row["state"] in family or row["organization"]]
    rows = [row for row in rows if fold(row["person"]) not in fixes.NO_PERSON]
    rows.sort(key=lambda row: not row["wikidata"])
    territories = {row["id"] for row in known_states if row["type"] == "dependent territory"}
    well_known = collections.defaultdict(set)
    for row in rows:
        if not row["source"].endswith("travels"):
            well_known[fold(row["person"])].add(family.get(row["state"], ""))
    for row in rows:
        if row["state"] in territories and row["office_kind"] in ("head_of_state", "monarch"):
            continue  # the head of the sovereign state
        elsewhere = well_known.get(fold(clean_name(row["person"])), set())
        if row["source"].endswith("travels") and elsewhere and family.get(row["state"], "") not in elsewhere:
            continue  # the state where they were met
        names = [clean_name(name) for name in [row["person"], *items(row["name_variants"])]]
        names = [name for name in names if name and (len(name.split()) > 1 or row["source"] == "hand")]
        if not names or (row["state"] == "" and fold(row["organization"]) not in organization_ids):
            continue
        of = row["state"] or organization_ids[fold(row["organization"])]
        tenure = tenure_of(row, of)
        years = [int(d[:4]) for d in (row["from"], row["to"], row["as_of"], row["seen_first"]) if d]
        group = family.get(of, of)
        person = by_wikidata.get(row["wikidata"]) if row["wikidata"] else None
        if person is None and not row["wikidata"]:
            person = same_person(by_name, names[:1], group, years) or relaxed_person(by_relaxed, names[:1], group, years, tenure[0])
            if person is None and not row["state"]:
                same = [p for p in by_any[fold(names[0])] if p.near(years)]
                person = same[0] if len(same) == 1 else None
        if person is None:
            person = Person()
            everyone.append(person)
        for name in names:
            for own in {fold(name), *map(fold, shortened(name))}:
                if person not in by_relaxed[own, group]:
                    by_relaxed[own, group].append(person)
            if person not in by_any[fold(name)]:
                by_any[fold(name)].append(person)
        person.add(names, group, tenure, row["source"], row["wikidata"])
        if row["wikidata"]:
            by_wikidata[row["wikidata"]] = person
        for key in {key for name in names for key in keys(name)}:
            if person not in by_name[key, group]:
                by_name[key, group].append(person)
    add_frus(folder, everyone, by_name, by_relaxed, family, known_states)
    return finish_persons([person for person in join_same(everyone, family) if wanted_person(person)], given)


def added_ministers():
    columns = "name_variants wikidata office organization accredited_to seen_first seen_last".split()
    rows = []
    for kind, text in fixes.MINISTERS.items():
        for line in items(text):
            state, name, start, end = re.fullmatch(r"(\w+) (.*?) (\d{4}-\d\d)(?: (\d{4}-\d\d))?", line).groups()
            rows.append(dict.fromkeys(columns, "") | {"person": name, "office_kind": kind, "state": state, "from": start, "to": end or "",
                                                      "as_of": "" if end else "2025-06", "source": "hand"})
    return rows


SINGLE = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")


def join_same(everyone, family):
    """Joins rows of one person that only a later row shows to be one: the same name but for initials, or, where both held
    an office that one person holds at a time, in the same year, a name with all words of the other ("Abiy Ahmed", "Abiy Ahmed Ali")."""
    by_office = collections.defaultdict(list)
    gone = set()
    for person in everyone:
        words = [frozenset(fold(name).split()) for name in person.names]
        short = {fold(name) for own in person.names[:1] for name in (own, *shortened(own))}
        match = None
        groups = {(family.get(tenure[1], tenure[1]), tenure[0]) for tenure in person.tenures}
        for group in sorted(groups):
            for other, other_words, other_short in by_office[group]:
                if other is not match and not (other.wikidata and person.wikidata) and (
                        (short & other_short and compatible_initials(person.names[0], other.names[0]) and other.near(person.years()))
                        or (group[1] in SINGLE and any(len(a & b) > 1 and (a <= b or b <= a) for a in words for b in other_words)
                            and same_term(person, other, group, family))):
                    match = match or other
        if match is None:
            for group in sorted(groups):
                by_office[group].append((person, words, short))
        else:
            absorb(match, person)
            gone.add(id(person))
    return [person for person in everyone if id(person) not in gone]


def same_term(one, other, group, family):
    def terms(person):
        for kind, of, start, end in person.tenures:
            if (family.get(of, of), kind) == group and (start or end):
                yield int((start or end.lstrip("~"))[:4]), int((end.lstrip("~") or start)[:4])
    return any(a[0] <= b[1] and b[0] <= a[1] for a in terms(one) for b in terms(other))


def absorb(person, other):
    person.names += [name for name in other.names if name not in person.names]
    person.keys |= other.keys
    person.wikidata = person.wikidata or other.wikidata
    person.states += other.states
    person.tenures.update(other.tenures)
    person.sources += [source for source in other.sources if source not in person.sources]


def same_person(by_name, names, group, years):
    found = []
    for name in names:
        for key in keys(name):
            found += [person for person in by_name[key, group] if person not in found and person.near(years)]
    return found[0] if len(found) == 1 else None


def relaxed_person(by_relaxed, names, group, years, kind):
    """The one person of that name but for initials (or the house after "bin X") who held the same kind of office then."""
    found = []
    for name in names:
        for own in {fold(name), *map(fold, shortened(name))}:
            found += [person for person in by_relaxed[own, group] if person not in found and person.near(years)
                      and (kind in {tenure[0] for tenure in person.tenures} or " bin " in name or person.near(years, 3))]
    found = [person for person in found if compatible_initials(person.names[0], names[0])]
    return found[0] if len(found) == 1 else None


def compatible_initials(one, other):
    """Not John F. and John Q.: at most one of the two has initials, or they share the first."""
    a, b = (re.findall(r"\b([A-Z])(?:\.|(?= ))", name) for name in (one, other))
    return not a or not b or a == b


def families(folder, ids):
    """States that succeed one another share a Correlates of War number."""
    family = {"european-union": "european-union"}
    for row in read(folder, "states.csv"):
        if row["id"] in ids:
            family[row["id"]] = row["cow"] or row["id"]
    return family


def clean_name(name):
    name = re.sub(r"\s*[(\[][^)\]]*[)\]]", "", name)
    name = re.sub(r",? (Jr|Sr)\.?$", r" \1.", name).replace(" ,", ",")
    # "Major" alone is a given name too.
    name = re.sub(r"^Major General ", "", name)
    while True:
        first, _, rest = name.partition(" ")
        if first.rstrip(".").lower() not in fixes.RANKS or not rest:
            break
        name = rest
    words = name.split()
    # "OKOTO LOLAKOMBE Jean-Charles", "SMITH John": capitals are the surname.
    if len(words) > 1 and any(word.isupper() and len(word) > 3 for word in words):
        words = [word.title() if word.isupper() and len(word) > 2 else word for word in words]
    name = " ".join(words)
    name = fixes.PERSON_NAME.get(name, name)
    particles = ("de", "von", "van", "di", "da", "du", "le", "la", "al", "el", "ben", "del")
    if all(word.lower() in particles for word in words[:-1]) or re.search(r" [A-Z]\.?$", name):
        return name if " " not in name else ""
    return "" if "," in name or ";" in name or re.search(r"\d", name) else name


def tenure_of(row, of):
    kind = KINDS.get(row["office_kind"], row["office_kind"])
    kind = fixes.office_kind(row["office"], kind)
    end = row["to"] or ("~" + row["as_of"] if row["as_of"] else "~" + row["seen_last"] if row["seen_last"] else "")
    return (kind, of, row["from"] or row["seen_first"], end)


def wanted_person(person):
    offices = {tenure[0] for tenure in person.tenures}
    if offices <= MINOR:
        return "HistoryAtState/frus" in person.sources or (offices & {"legislator"} and "USA" in person.states and bool(person.wikidata) and max(person.years() or [0]) >= 1990)
    if offices <= MINOR | LESSER:
        return person.sources != ["CountryInfo.140728"] or "military_chief" in offices
    return True


MONTHS = {month: f"{i:02}" for i, month in enumerate(
    "January February March April May June July August September October November December".split(), 1)}
DATE = r"(?:(" + "|".join(MONTHS) + r")(?: \d{1,2},)? )?(1[89]\d\d|20\d\d)"


def add_frus(folder, everyone, by_name, by_relaxed, family, known_states):
    adjectives = {}
    for row in known_states:
        for name in [row["name"], *row["adjectives"]]:
            adjectives.setdefault(name, row["id"])
    adjectives.update(fixes.FRUS_STATES)
    for name in fixes.NOT_IN_FRUS:
        adjectives.pop(name, None)
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, adjectives), key=len, reverse=True)) + r")\b")
    for row in read(folder, "frus_persons.csv"):
        name = clean_name(row["person"])
        if len(name.split()) < 2 or fold(name) in fixes.NO_PERSON:
            continue
        for part in row["description"].split(";"):
            tenure = frus_tenure(part, row["description"], pattern, adjectives)
            if tenure is None:
                continue
            years = [int(d[:4]) for d in tenure[2:] if d] or frus_years(row["volumes"])
            group = family[tenure[1]]
            person = same_person(by_name, [name], group, years) or relaxed_person(by_relaxed, [name], group, years, tenure[0])
            if person is None:
                if any(by_name[key, group] for key in keys(name)):
                    continue
                person = Person()
                everyone.append(person)
                for key in keys(name):
                    by_name[key, group].append(person)
                for own in {fold(name), *map(fold, shortened(name))}:
                    by_relaxed[own, group].append(person)
            person.add([name], group, tenure, row["source"])


def frus_years(volumes):
    return [int(year) for year in re.findall(r"frus(\d{4})", volumes)]


def frus_tenure(part, description, pattern, adjectives):
    kind = fixes.office_kind(part, "")
    if not kind:
        return None
    receiving = re.sub(r"\b(Ambassador|Minister|Consul General|Chargé d’Affaires|Envoy) (in|to) (the )?[A-Z]\w+( [A-Z]\w+)?|Embassy in .*", "", part)
    match = pattern.search(receiving) or pattern.search(re.sub(r"\b(in|to) .*", "", description))
    if match:
        state = adjectives[match.group(1)]
    elif re.search(fixes.AMERICAN, part) or receiving != part:
        state = "USA"
    else:
        return None
    dates = re.search(DATE + r"\s*[–-]\s*(?:" + DATE + r")?", part)
    start = end = ""
    if dates:
        start = frus_date(dates.group(1), dates.group(2))
        end = frus_date(dates.group(3), dates.group(4)) if dates.group(4) else ""
    elif match := re.search(r"\b(?:from|after|since|beginning) " + DATE, part):
        start = frus_date(match.group(1), match.group(2))
    if match := re.search(r"\b(?:until|to|through) " + DATE, part):
        end = frus_date(match.group(1), match.group(2))
    return (kind, state, start, end)


def frus_date(month, year):
    return f"{year}-{MONTHS[month]}" if month else year


def finish_persons(everyone, given):
    short = collections.defaultdict(set)
    for person in everyone:
        for alias in shortened(person.names[0]):
            short[fold(alias)].add(id(person))
        for key in person.keys:
            short[key].add(id(person))
    rows, ids = [], set()
    for person in everyone:
        full = best_name(person)
        plain = fixes.plain_name(full)
        # A name that several bear keeps its initial.
        name = plain if len(short[fold(plain)]) <= 1 else full
        aliases = [full] if name != full else []
        for alias in person.names + [alias for own in person.names[:1] for alias in shortened(own) if len(short[fold(alias)]) == 1]:
            if alias != name and not keys(alias) & (keys(name) | {key for other in aliases for key in keys(other)}):
                aliases.append(alias)
        tenures = merged_tenures(person)
        state = home_state(tenures)
        base = person.wikidata or slug(name, state)
        number = 2
        ident = base
        while ident in ids:
            ident, number = f"{base}-{number}", number + 1
        ids.add(ident)
        offices = [":".join([kind, start, end] + ([of] if of != state else [])) for kind, of, start, end in tenures]
        rows.append({"id": ident, "name": name, "aliases": aliases[:8], "gender": gender_of(name, given),
                     "state": state, "offices": offices, "wikidata": person.wikidata,
                     "needs_context": [n for n in [name] if " " not in n],
                     "source": ";".join(sorted({fixes.source_key(source) for source in person.sources}))})
    rows = one_of_a_name(one_holder_at_a_time(led(united(without_middle_names(rows)))))
    rows.sort(key=lambda row: (row["state"], fold(row["name"]), row["id"]))
    return rows


def led(rows):
    """Rows of the leaders that gazetteer_fixes.py knows under several spellings, joined under the name to show."""
    for line in fixes.LEADERS.strip().splitlines():
        state, shown, spellings, offices = [cell.strip() for cell in (line + " |" * (3 - line.count("|"))).split("|")]
        names = [shown, *items(spellings)]
        known = {fold(name) for name in names}
        same = [row for row in rows if row["state"] == state and fold(row["name"]) in known]
        if not same and not offices:
            continue
        row = same[0] if same else {"id": slug(shown, state), "name": shown, "aliases": [], "gender": "", "state": state, "offices": [],
                                    "wikidata": "", "needs_context": [], "source": "hand"}
        for other in same[1:]:
            take_in(row, other)
        row["offices"] += [office for office in items(offices) if office not in row["offices"]]
        row["aliases"] = [name for name in dict.fromkeys([*names, *row["aliases"], row["name"]]) if name != shown]
        row["name"] = shown
        rows = [kept for kept in rows if kept is row or kept not in same] + ([] if same else [row])
    return rows


FRUS_YEARS = [1950, 1980]
FRUS_GAP = 6
SINGLE_OFFICES = {"head_of_state", "head_of_government", "foreign_minister"}
ONE_STATE = {"BRD": "DEU"}


def one_holder_at_a_time(rows):
    """Rows with nearly the same name who hold one office of one state at one time are one person, spelt in two ways."""
    terms = collections.defaultdict(list)
    for row in rows:
        for office in row["offices"]:
            kind, start, end, *of = office.split(":")
            if kind in SINGLE_OFFICES and not of and (start or end) and row["name"] not in fixes.NAMESAKES:
                state = ONE_STATE.get(row["state"], row["state"])
                terms[state, kind].append((*term(start, end), row))
    into = {}
    for held in terms.values():
        held.sort(key=lambda term: (term[0], term[1], term[2]["id"]))
        for (start, end, one), (other_start, other_end, other) in itertools.combinations(held, 2):
            one, other = main_row(into, one), main_row(into, other)
            if one is not other and 2 * shared(start, end, other_start, other_end) >= min(end - start, other_end - other_start) and spelt_alike(one["name"], other["name"]):
                one, other = sorted((one, other), key=lambda row: (not row["wikidata"], row["state"] in ONE_STATE, -row["source"].count(";"), -days_in_office(row), row["id"]))
                take_in(one, other)
                into[other["id"]] = one
    for row in rows:
        if row["state"] == "BRD" and min(office_years(row), default=0) > 1990:
            row["state"] = "DEU"
    return [row for row in rows if row["id"] not in into]


def one_of_a_name(rows):
    """Lists of persons of one volume name the post, not whose it is: who stands there for another state under a full name that is known
    for its years already is that person. The row with more sources, years and offices keeps its state; of two German ones the historical."""
    frus = "HistoryAtState/frus"
    named = collections.defaultdict(list)
    for row in rows:
        for name in {fold(name) for name in [row["name"], *row["aliases"]] if len(name.split()) > 1}:
            named[name].append(row)
    into = {}
    for same in named.values():
        for one, other in itertools.combinations(same, 2):
            one, other = main_row(into, one), main_row(into, other)
            if one is other or frus not in (one["source"], other["source"]) or not of_one_time(one, other):
                continue
            one, other = sorted((one, other), key=lambda row: (row["source"] == frus, -len(office_years(row)), -len(row["offices"]), row["state"] not in ONE_STATE, row["id"]))
            take_in(one, other)
            into[other["id"]] = one
    rows = [row for row in rows if row["id"] not in into]
    for row in rows:
        if row["id"] in fixes.HOME:
            row["state"] = fixes.HOME[row["id"]]
            row["id"] = slug(row["name"], row["state"])
    return rows


def of_one_time(one, other):
    """Whether the years of two rows lie together; who has none served in the years of the volumes."""
    years, others = (office_years(row) or FRUS_YEARS for row in (one, other))
    return min(years) - FRUS_GAP <= max(others) and min(others) <= max(years) + FRUS_GAP


def padded(date, rest):
    date = date.lstrip("~")
    return date + rest[{4: 0, 7: 3}.get(len(date), 6):]


def main_row(into, row):
    while row["id"] in into:
        row = into[row["id"]]
    return row


def days(date):
    """A day's number in a calendar of months of thirty days, which is enough to compare terms."""
    return int(date[:4]) * 360 + int(date[5:7]) * 30 + int(date[8:10])


def term(start, end):
    """First and last day; where one is not known, a quarter of a year stands for the term."""
    first, last = start and days(padded(start, "-01-01")), end and days(padded(end, "-12-31"))
    return first or last - 90, last or first + 90


def days_in_office(row):
    terms = [office.split(":")[:3] for office in row["offices"]]
    return sum(last - first for first, last in (term(start, end) for kind, start, end in terms if kind in SINGLE_OFFICES and start and end))


def shared(start, end, other_start, other_end):
    """Days for which two terms overlap; less than none where they do not."""
    overlap = min(end, other_end) - max(start, other_start)
    return overlap if overlap >= 0 else -1


def spelt_alike(one, other):
    one, other = fold(one).split(), fold(other).split()
    ratio = lambda a, b: difflib.SequenceMatcher(None, a, b).ratio()
    if ratio(one[-1], other[-1]) <= 0.8:
        return False
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    if one[0] in fixes.NICKNAMES or other[0] in fixes.NICKNAMES:
        one, other = [[fixes.NICKNAMES.get(words[0], words[0]), *words[1:]] for words in (one, other)]
    same_first = one[0] == other[0]
    return same_first and ratio(" ".join(one), " ".join(other)) >= 0.75 or all(word in rest for word in shorter) or ratio(" ".join(one), " ".join(other)) >= 0.8


def take_in(main, row):
    """Adds to a person's row what another row has of the same person; visits of a day within a term say nothing new."""
    for office in row["offices"]:
        kind, start, end, *of = office.split(":")
        known = [other.split(":") for other in main["offices"]]
        day = start and start == end.lstrip("~")
        if not any(k == kind and (s or e) and padded(s or e, "-01-01") <= start <= padded(e or s, "-12-31") for k, s, e, *_ in known if day):
            main["offices"] += [office] if office not in main["offices"] else []
    main["aliases"] = [name for name in dict.fromkeys([*main["aliases"], row["name"], *row["aliases"]]) if name != main["name"]][:10]
    main["source"] = ";".join(sorted({*main["source"].split(";"), *row["source"].split(";")}))
    main["wikidata"] = main["wikidata"] or row["wikidata"]
    main["gender"] = main["gender"] or row["gender"]


def without_middle_names(rows):
    """Envoys of our time under the name that prose uses: Leonard Seidman Unger is Leonard Unger, in one row with those of that name."""
    full, plain = collections.defaultdict(list), collections.defaultdict(list)
    kept = fixes.KEEP_MIDDLE | {name for group in fixes.SAME_PERSON for name in group} | set(re.split(r" *[|;\n] *", fixes.LEADERS))
    for row in rows:
        words = row["name"].split()
        middle = [word for word in words[1:-1] if re.fullmatch(r"[A-Z][a-z]+", word)]
        recent = max(office_years(row), default=0) >= fixes.MIDDLE_NAMES_UNTIL
        register = row["state"] == "USA" and "HistoryAtState/pocom" in row["source"]
        while words[-1] in ("II", "III", "IV", "Jr.", "Sr."):
            words = words[:-1]
        if register and recent and len(words) > 2 and len(words[0]) > 2 and len(middle) >= len(words) - 2 and row["name"] not in kept:
            full[fold(f"{words[0]} {words[-1]}")].append(row)
        elif row["state"] == "USA":
            for key in {fold(fixes.plain_name(name)) for name in [row["name"], *row["aliases"]]}:
                plain[key].append(row)
    gone = []
    for key, same in full.items():
        others = [row for row in plain[key] if near_in_time(row, same)]
        if len({row["name"] for row in same}) > 1 or len(others) > 1 or len(others) < len(plain[key]):
            continue
        words = same[0]["name"].split()
        last = -2 if words[-1] in ("II", "III", "IV", "Jr.", "Sr.") else -1
        main = next(iter(others), same[0])
        for row in [row for row in same if row is not main]:
            take_in(main, row)
            gone.append(id(row))
        known = [*main["aliases"], main["name"], *(name for row in same for name in [row["name"], *row["aliases"]])]
        main["name"] = f"{words[0]} {words[last]}"
        main["aliases"] = [name for name in dict.fromkeys(known) if name != main["name"]][:8]
    return [row for row in rows if id(row) not in gone]


def office_years(row):
    return [int(year) for office in row["offices"] for year in re.findall(r"(?<=:)([12]\d{3})", office)]


def near_in_time(row, others):
    years = [year for other in others for year in office_years(other)]
    return not office_years(row) or not years or min(abs(a - b) for a in office_years(row) for b in years) <= 20


def united(rows):
    """Rows that gazetteer_fixes.py knows to be one person, joined under the name to show."""
    group_of = {name: group for group in fixes.SAME_PERSON for name in group}
    first, kept = {}, []
    for row in rows:
        group = group_of.get(row["name"]) if row["state"] == "USA" else None
        main = first.setdefault(group, row) if group else row
        if main is not row:
            take_in(main, row)
            continue
        if group:
            row["aliases"] = [row["name"], *row["aliases"]]
        kept.append(row)
    for group, row in first.items():
        row["name"], row["aliases"] = group[0], [name for name in row["aliases"] if name != group[0]]
    return kept


def shortened(name):
    """Richard B. Cheney is Dick in no table, but Richard Cheney in prose."""
    words = [word for word in name.split() if not re.fullmatch(r"[A-Z]\.?|(?:Jr|Sr|I{2,3}|IV)\.?", word)]
    if len(words) == 3 and re.search(r"(vich|vych|ovna|evna)$", words[1]):
        del words[1]  # patronymic
    if "bin" in words and words.index("bin") + 2 < len(words):
        words = words[:words.index("bin") + 2]
    plain = " ".join(words)
    return [plain] if len(words) >= 2 and plain != name else []


def best_name(person):
    hand = [name for name in person.names if not name.isascii()]
    first = person.names[0]
    for name in hand:
        if keys(name) & keys(first):
            return name
    return first


def merged_tenures(person):
    """One tenure where several sources tell of one: same office and state, overlapping or touching in the year."""
    found = []
    order = sorted(person.tenures, key=lambda t: (t[0], t[1], t[2] or "9999", t[3]))
    for kind, of, start, end in order:
        last = found[-1] if found and found[-1][:2] == (kind, of) else None
        if last and (not start or not last[3] or last[3].startswith("~") or start[:4] <= last[3][:4]) and not (
                last[3].startswith("~") and start and last[3][1:5] < start[:4]):
            ends = [e for e in (last[3], end) if e and not e.startswith("~")]
            opens = [e for e in (last[3], end) if e.startswith("~")]
            new_end = max(ends) if ends else max(opens) if opens else ""
            if ends and opens and max(opens)[1:] > max(ends) and len(max(ends)) >= 4 and max(opens)[1:5] > max(ends)[:4]:
                new_end = max(opens)
            starts = [s for s in (last[2], start) if s]
            best = min(starts, key=lambda s: (s[:4], -len(s), s)) if starts else ""
            found[-1] = (kind, of, best, new_end)
        else:
            found.append((kind, of, start, end))
    found = sorted(found, key=lambda t: (t[2] or "9999", t))
    # A first term thirty-five years before the next is another person's.
    while len(found) > 1 and found[0][2] and found[1][2] and int(found[1][2][:4]) - int((found[0][3].lstrip("~") or found[0][2])[:4]) > 35:
        del found[0]
    return found


def home_state(tenures):
    """The state served most often, the latest of equals."""
    own = [tenure[1] for tenure in sorted(tenures, key=lambda t: t[2]) if re.fullmatch(r"[A-Z0-9-]{2,8}", tenure[1])]
    return max(reversed(own), key=own.count, default="")


def gender_of(name, given):
    return {"F": "female", "M": "male"}.get(given.get(fold(name.split()[0]), ""), "")


# --- words --------------------------------------------------------------------------------------------------

def given_names(folder):
    found = {}
    surnames = {row["name"]: row for row in read(folder, "surnames.csv")}
    for row in read(folder, "given_names.csv"):
        name, gender = row["name"], row["gender"].replace(";", "")
        key = fold(name)
        if mostly_surname(row, surnames.get(name)) or (len(key) == 2 and name not in fixes.SHORT_GIVEN):
            continue
        if " " in key or len(key) < 2 or key in COMMON and key not in fixes.GIVEN_ANYWAY or key in fixes.NO_GIVEN:
            continue
        if not gender and int(row["politicians"] or 0) < 2:
            continue
        old = found.get(key)
        found[key] = (name if not old or not name.isascii() else old[0], "".join(sorted(set(gender) | set(old[1] if old else ""))))
    for gender, names in fixes.GIVEN.items():
        for name in names.split():
            found[fold(name)] = (found.get(fold(name), (name,))[0], gender)
    return {key: found[key] for key in sorted(found)}


def mostly_surname(row, surname):
    if surname is None:
        return False
    share = lambda cell: float(cell) if "." in cell else 0.0
    if share(surname["count"]) > 3 * share(row["count"]) and share(surname["count"]) > 0.02:
        return True
    return int(surname["politicians"] or 0) > 3 * int(row["politicians"] or 0) + 5 and not row["gender"]


def roles():
    found = []
    for line in fixes.ROLES.strip().splitlines():
        if line.startswith("#") or not line.strip():
            continue
        role, kind, flags, *more = [cell.strip() for cell in line.split("|")]
        flags, only = (flags.split() + ["", ""])[:2]
        forms = [role, *(items(more[0]) if more else [])]
        plural = items(more[1]) if len(more) > 1 else []
        if "u" in flags:
            forms, plural = forms, plural
        else:
            plural = unique(plural + [plural_of(form) for form in forms if not is_acronym(form)] + [form + "s" for form in forms if is_acronym(form)])
        if "p" in flags:
            plural, forms = forms + items(more[1]) if len(more) > 1 else forms, []
        found.append({"role": role, "forms": forms, "plural_forms": plural, "kind": kind,
                      "represents_state": "yes" if "s" in flags else "no", "title": "yes" if "t" in flags else "no",
                      "only": only, "source": "hand"})
    return found


def plural_of(form):
    """The plural of the head of a role: ministers of defence, attorneys general."""
    head, *rest = re.split(r"( (?:of|for|to|in|at|d'affaires|general|without|on)\b.*)", form, maxsplit=1)
    if form.endswith(" general") and head.split()[-1] not in ("attorney", "consul"):
        head, rest = form, []
    if re.search(r"(man|woman)$", head) and head != "human":
        head = head[:-2] + "en"
    elif head.endswith("y") and head[-2] not in "aeou":
        head = head[:-1] + "ies"
    elif head.endswith(("s", "ch", "sh", "x")):
        head += "es"
    elif head.endswith("chief of staff"):
        head = head.replace("chief", "chiefs")
    else:
        head += "s"
    return head + "".join(rest)


ENTITY = ["id", "name", "type", "aliases"]
TAIL = ["from", "to", "wikidata", "case_sensitive", "needs_context", "source"]


def main(folder):
    OUT.mkdir(parents=True, exist_ok=True)
    known_states = states(folder)
    write("states.csv", ENTITY[:2] + ["official_name"] + ENTITY[2:] + ["adjectives", "demonyms", "capital", "seats", "region"] + TAIL, known_states)
    known_organizations = organizations(folder, known_states)
    write("organizations.csv", ENTITY + ["adjectives", "demonyms", "seats", "state"] + TAIL, known_organizations)
    given = given_names(folder)
    write("cities.csv", ENTITY + ["state", "needs_context", "source"], cities(folder, known_states, given))
    write("given_names.csv", ["name", "gender"], [
        {"name": name, "gender": {"F": "female", "M": "male"}.get(gender, "either")} for name, gender in given.values()])
    write("persons.csv", ["id", "name", "aliases", "gender", "state", "offices", "wikidata", "needs_context", "source"],
          persons(folder, known_states, known_organizations, {key: value[1] for key, value in given.items()}))
    write("roles.csv", ["role", "forms", "plural_forms", "kind", "represents_state", "title", "only", "source"], roles())
    write("honorifics.csv", ["name", "gender", "source"], [
        {"name": name, "gender": gender, "source": "hand"} for gender, names in fixes.HONORIFICS.items() for name in names.split()])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
