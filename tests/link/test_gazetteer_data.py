"""The shipped gazetteer, linted: what every row must keep, and how much there is."""

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from riwaya.arabic.letters import fold_text, words
from riwaya.link.gazetteer import load
from riwaya.link.kinds import KINDS

ROOT = Path(__file__).parent.parent.parent
CHECKED = ROOT / "tests" / "data" / "gazetteer-checked.tsv"

#: Rough boxes (south, west, north, east) that hold every place of the country.
BOXES = {
    "AF": (29, 60, 39, 75),
    "EG": (21, 24, 32, 37),
    "ET": (3, 32, 15, 48),
    "IL": (29, 34, 34, 36.5),
    "IQ": (29, 38, 38, 49),
    "IR": (24, 44, 40, 64),
    "JO": (29, 34, 34, 40),
    "LB": (33, 35, 35, 37),
    "LY": (19, 9, 34, 26),
    "PS": (31, 34, 33, 36),
    "QA": (24, 50, 27, 52),
    "RU": (41, 19, 82, 180),
    "SA": (16, 34, 33, 56),
    "SD": (8, 21, 24, 39),
    "SO": (-2, 40, 12, 52),
    "SS": (3, 23, 13, 36),
    "SY": (32, 35, 38, 43),
    "TR": (35, 25, 43, 45),
    "UA": (44, 22, 53, 41),
    "YE": (12, 41, 19, 55),
}
#: At least so many entries, of which so many actors and so many places.
LEAST = {
    "SY": (600, 180, 400),
    "YE": (380, 70, 280),
    "IQ": (280, 80, 190),
    "LY": (230, 80, 140),
    "PS": (380, 70, 290),
    "SD": (200, 70, 125),
    "UA": (210, 65, 140),
    "LB": (200, 65, 130),
    "SO": (140, 40, 100),
    "RU": (110, 50, 50),
    "IL": (140, 65, 60),
    "TR": (70, 30, 35),
    "IR": (70, 40, 30),
    "US": (90, 80, 4),
}


@pytest.fixture(scope="module")
def gazetteer():
    return load()


def raw(name):
    lines = (ROOT / "data" / "gazetteer" / name).read_text(encoding="utf-8").split("\n")
    assert lines.pop() == "", f"{name} ends with a newline"
    return [line.split("\t") for line in lines]


def test_no_stray_space():
    files = sorted((ROOT / "data" / "gazetteer").glob("*.tsv"))
    assert len(files) == 7
    for file in files:
        for row in raw(file.name):
            assert all(cell == " ".join(cell.split()) for cell in row), row


def test_ids_are_slugs(gazetteer):
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) for key in gazetteer.entities)


@pytest.mark.parametrize(
    ("file", "cls"), [("actor-kind", "actor"), ("place-kind", "place"), ("object-kind", "object"), ("weapon", "weapon")]
)
def test_kinds_are_those_of_the_vocabulary(file, cls):
    text = (ROOT / "ontology" / "vocabularies" / f"{file}.ttl").read_text(encoding="utf-8")
    assert set(re.findall(r'skos:notation "([a-z_]+)"', text)) == KINDS[cls]


def test_countries(gazetteer):
    countries = {e.country for e in gazetteer.entities.values()} - {None}
    assert all(re.fullmatch("[A-Z]{2}", country) for country in countries)
    lands = {e.country for e in gazetteer.entities.values() if e.kind == "country"}
    assert len(lands) >= 193
    assert countries <= lands
    contexts = {c for group in gazetteer.names.values() for name in group for c in name.context}
    assert contexts <= lands


def test_every_state_has_its_land_and_adjective(gazetteer):
    states = {e.country: e.id for e in gazetteer.entities.values() if e.kind == "state" and e.country}
    lands = {e.country: e.id for e in gazetteer.entities.values() if e.kind == "country"}
    assert states.keys() == lands.keys()
    assert all(lands[c] == f"{states[c]}-country" for c in states)
    named = set(gazetteer.adjectives.values())
    for country in LEAST:
        assert states[country] in named, country


def test_containment_ends_at_the_country(gazetteer):
    entities = gazetteer.entities
    for entity in entities.values():
        seen, at = set(), entity
        while at.within is not None:
            assert at.id not in seen, f"{entity.id} lies within itself"
            seen.add(at.id)
            at = entities[at.within]
            if entity.cls == "place" and entity.country and at.country:
                assert at.country == entity.country or {at.country, entity.country} <= {"IL", "PS", "SY"}, entity.id
        if entity.cls == "place" and entity.country:
            assert at.kind == "country", f"{entity.id} is in no country"


def test_coordinates(gazetteer):
    counted = 0
    for place in gazetteer.entities.values():
        if place.lat is None or place.lon is None:
            continue
        counted += 1
        assert -90 <= place.lat <= 90 and -180 <= place.lon <= 180, place.id  # noqa: PT018
        assert place.accuracy_m is not None and 500 <= place.accuracy_m <= 5_000_000, place.id  # noqa: PT018
        if place.country in BOXES and place.kind != "country":
            south, west, north, east = BOXES[place.country]
            assert south <= place.lat <= north and west <= place.lon <= east, place.id  # noqa: PT018
    assert counted >= 2000


def test_a_part_is_near_its_whole(gazetteer):
    for place in gazetteer.entities.values():
        whole = gazetteer.entities.get(place.within or "")
        if place.lat is None or whole is None or whole.lat is None or whole.kind not in ("governorate", "city"):
            continue
        distance = 111_000 * max(abs(place.lat - whole.lat), abs(place.lon - whole.lon) * 0.75)
        assert distance <= 1.2 * (whole.accuracy_m or 0) + 20_000, f"{place.id} is far from {whole.id}"


def test_only_checked_wikidata_ids(gazetteer):
    checked = {line.split("\t")[0] for line in CHECKED.read_text(encoding="utf-8").splitlines()[1:]}
    used = defaultdict(list)
    for entity in gazetteer.entities.values():
        if entity.wikidata is not None:
            used[entity.wikidata].append(entity.id)
    assert used.keys() <= checked
    assert len(used) >= 100
    for key, ids in used.items():
        assert len(ids) == 1 or (len(ids) == 2 and ids[1] == f"{ids[0]}-country"), (key, ids)


def test_a_geonames_id_is_used_once(gazetteer):
    used = Counter(e.geonames for e in gazetteer.entities.values() if e.geonames)
    assert all(re.fullmatch(r"[0-9]+", key) for key in used)
    assert [key for key, n in used.items() if n > 1] == []


def test_an_unchecked_row_carries_no_id(gazetteer):
    for key, entity in gazetteer.entities.items():
        if gazetteer.source_of[key] in ("editors", "cldr"):
            assert entity.wikidata is None and entity.geonames is None and entity.lat is None, key  # noqa: PT018


def test_every_source_is_used(gazetteer):
    assert set(gazetteer.source_of.values()) == set(gazetteer.sources)


def test_forms_are_cut_as_the_reader_cuts_them(gazetteer):
    for form, names in gazetteer.names.items():
        for name in names:
            assert " ".join(word.norm for word in words(name.form)) == form, name


def test_a_name_is_given_once(gazetteer):
    for form, names in gazetteer.names.items():
        twice = [key for key, n in Counter(name.entity for name in names).items() if n > 1]
        assert twice == [], form


@pytest.mark.parametrize("cls", ["actor", "object", "weapon"])
def test_a_name_means_one_thing_in_a_context(gazetteer, cls):
    """Two actors share a form only where each needs a country of its own, or one is the rule and the other local."""
    for form, names in gazetteer.names.items():
        meant = defaultdict(set)
        for name in names:
            if gazetteer.entities[name.entity].cls == cls:
                for country in name.context or ("anywhere",):
                    meant[country].add(name.entity)
        assert all(len(ids) == 1 for ids in meant.values()), (form, dict(meant))


def test_homonymous_places_differ_in_country_or_containment(gazetteer):
    for form, names in gazetteer.names.items():
        places = {gazetteer.entities[name.entity] for name in names if name.use != "short" and not name.context}
        where = Counter((p.country, p.within, p.kind) for p in places if p.cls == "place")
        assert all(n == 1 for n in where.values()), form


def test_partisan_names_are_of_actors(gazetteer):
    for names in gazetteer.names.values():
        for name in names:
            if name.use == "partisan" or name.used_by:
                assert gazetteer.entities[name.entity].cls == "actor", name
            if name.used_by:
                assert name.used_by != name.entity or name.entity == "houthis", name
                assert gazetteer.entities[name.used_by].cls == "actor", name


def test_no_name_is_a_function_word(gazetteer):
    """A name of one word that is spelled, when folded, like a word of the language's frame would fire everywhere."""
    frame = "إن أن فإن وإن في من على عن إلى قد لم لن ما لا هو هي كان أفاد أعلن أكد قال ذكر أم أو أب آب كل نحو وال مدني"
    for word in frame.split():
        for name in gazetteer.names.get(fold_text(word), ()):
            entity = gazetteer.entities[name.entity]
            assert entity.id in gazetteer.cues or entity.cls == "object", name


def test_common_words_need_a_cue(gazetteer):
    for word in (
        "تحت",
        "الباب",
        "التل",
        "العيس",
        "الثورة",
        "حديثة",
        "القائم",
        "الخمس",
        "المرج",
        "الأبيض",
        "حجة",
        "عين",
    ):
        places = [n for n in gazetteer.names.get(fold_text(word), ()) if gazetteer.entities[n.entity].cls == "place"]
        assert all(name.entity in gazetteer.cues for name in places), word


def test_how_much_there_is(gazetteer):
    assert len(gazetteer.entities) >= 4500
    counts = Counter((e.country, e.cls) for e in gazetteer.entities.values())
    for country, (entries, actors, places) in LEAST.items():
        found = (counts[country, "actor"], counts[country, "place"])
        assert sum(found) >= entries and found[0] >= actors and found[1] >= places, (country, found)  # noqa: PT018


def test_persons_hold_or_held_an_office(gazetteer):
    """Nobody stands in the gazetteer who is no public figure: a row of a person names a body, or a state."""
    persons = [e for e in gazetteer.entities.values() if e.kind == "person"]
    assert len(persons) >= 400
    assert all(e.country or e.within for e in persons)


def test_the_loader_is_quick():
    from time import perf_counter  # noqa: PLC0415

    from riwaya.link import gazetteer as module  # noqa: PLC0415

    times = []
    for _ in range(3):
        module._load.cache_clear()
        start = perf_counter()
        module.load()
        times.append(perf_counter() - start)
    assert min(times) < 0.5, "about 0.06 s on the machine it was written on"
