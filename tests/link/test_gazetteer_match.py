"""Names are found at a word, the longest first, with proclitics off the first word only."""

import pytest

from riwaya.arabic.letters import words
from riwaya.link.gazetteer import load


@pytest.fixture(scope="module")
def gazetteer():
    return load()


def found(gazetteer, text, i, first=None):
    norms = [word.norm for word in words(text)]
    return [(length, {name.entity for name in names}) for length, names in gazetteer.match(norms, i, first)]


def test_longest_first(gazetteer):
    hits = found(gazetteer, "وفق المرصد السوري لحقوق الإنسان ومصادر", 1)
    assert [length for length, _ in hits] == [4, 2, 1]
    assert hits[0][1] == {"syrian-observatory-for-human-rights"}


def test_first_word_without_its_proclitics(gazetteer):
    assert found(gazetteer, "للأمم المتحدة", 0) == []
    assert (2, {"united-nations"}) in found(gazetteer, "للأمم المتحدة", 0, first="الامم")


def test_not_past_the_end(gazetteer):
    assert all(length == 1 for length, _ in found(gazetteer, "هيئة تحرير", 1))


def test_spelling_is_folded(gazetteer):
    for spelling in ("إدلب", "ادلب", "إدلــب", "إِدلب"):
        assert {"idlib", "idlib-governorate"} <= found(gazetteer, spelling, 0)[0][1]


def test_marks_inside_a_name(gazetteer):
    assert (5, {"m5-motorway"}) in found(gazetteer, "الطريق الدولي حلب - دمشق شمال", 0)


MEANS = {
    "قوات النظام": "syrian-government-forces",
    "هيئة تحرير الشام": "hayat-tahrir-al-sham",
    "جبهة النصرة": "al-nusra-front",
    "الفصائل": "armed-factions",
    "قسد": "syrian-democratic-forces",
    "داعش": "islamic-state",
    "جماعة الحوثي": "houthis",
    "مليشيا آل دقلو": "rapid-support-forces",
    "حركة الشباب": "al-shabaab",
    "قوات حفتر": "libyan-national-army",
    "الحرس الثوري": "islamic-revolutionary-guard-corps",
    "الخارجية الأمريكية": "us-department-of-state",
    "وزارة الدفاع الروسية": "russian-ministry-of-defence",
    "البنتاغون": "us-department-of-defense",
    "فرانس برس": "agence-france-presse",
    "أطباء بلا حدود": "medecins-sans-frontieres",
    "قنابل عنقودية": "cluster-munition",
    "سيارات الإسعاف": "ambulance",
    "المستشفيات": "hospitals",
}


@pytest.mark.parametrize("form", MEANS)
def test_a_name_means(gazetteer, form):
    length, entities = found(gazetteer, form, 0)[0]
    assert length == len(form.split())
    assert MEANS[form] in entities


def test_capital_is_a_place_and_speaks_for_its_state(gazetteer):
    for capital, speaker in (("دمشق", "syrian-government"), ("موسكو", "russia"), ("أنقرة", "turkey")):
        uses = {
            name.entity: name.use for _, names in gazetteer.match([w.norm for w in words(capital)], 0) for name in names
        }
        assert uses[speaker] == "metonym"
        assert any(gazetteer.entities[entity].kind == "city" for entity in uses)


def test_bare_army_is_of_the_country(gazetteer):
    armies = {country: name.entity for name in gazetteer.names["الجيش"] for country in name.context}
    assert armies["SY"] == "syrian-arab-army"
    assert armies["YE"] == "yemeni-army"
    assert armies["SD"] == "sudanese-armed-forces"
    assert armies["LB"] == "lebanese-armed-forces"


def test_homonyms_are_kept_apart(gazetteer):
    assert {"tripoli", "tripoli-lebanon"} <= {name.entity for name in gazetteer.names["طرابلس"]}
    assert {"ariha", "jericho"} <= {name.entity for name in gazetteer.names["اريحا"]}


def test_names_of_one_entity(gazetteer):
    forms = [name.form for name in gazetteer.names_of("turkey")]
    assert "تركيا" in forms
    assert forms == sorted(forms)
