"""The gate: no protected name in any spelling in anything that is written, and nothing else lost."""

import itertools
import unicodedata

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import ABU, ANAS, GAZETTEER, HOSPITAL, HOUSE, NAJMAN, OPEN, POLICY, SPEAKER, TEXT, Story, claim, reading

from riwaya.arabic.letters import MARKS, fold, words
from riwaya.errors import DataError
from riwaya.gate import Policy, is_protected, load_policy, open_gazetteer, publish
from riwaya.gate.names import Names
from riwaya.link.gazetteer import load
from riwaya.model import Mention, PlaceMention, Reading
from riwaya.publish.output import FORMATS, write
from riwaya.rdf.graph import describe
from riwaya.resources import resource

NAMES = ("أنس", "الخيالي", "خيالي", "anas", "khayali")


def spellings(text):
    """Every word of a text as a search that forgives spelling sees it, with and without the article."""
    found = {word.norm for word in words(text)} | {fold(word) for word in text.split()}
    return found | {word.removeprefix("ال") for word in found}


# ---- what is written ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    publication = publish(
        reading(slug="qatl-anas-al-khayali", title="مقتل أنَس الخيّالي", url="https://a.example/%D8%A3%D9%86%D8%B3"),
        POLICY,
    )
    folder = tmp_path_factory.mktemp("out")
    return write(folder, [(publication, describe(publication, OPEN))], formats=FORMATS)


def test_no_file_holds_a_protected_name(written):
    assert len(written) == 10
    for path in written:
        text = path.name + path.read_text(encoding="utf-8")
        found = spellings(text)
        for name in NAMES:
            assert name not in text.lower(), f"{name} in {path.name}"
            assert fold(name) not in found, f"{name} in {path.name}"


def test_the_private_output_holds_them_and_says_so(tmp_path):
    publication = publish(reading(), POLICY, private=True)
    files = write(tmp_path, [(publication, describe(publication, open_gazetteer(GAZETTEER, POLICY, private=True)))])
    assert publication.private
    assert publication.article.text == TEXT
    assert files[0].name == "PRIVATE.txt"
    assert "أنس الخيالي" in (tmp_path / "claims.jsonl").read_text(encoding="utf-8")


# ---- what a claim keeps ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def published():
    return publish(reading(), POLICY)


def test_evidence_is_the_longest_stretch_around_the_trigger(published):
    bombing, denial, siege = published.claims
    quote = published.article.text[bombing.evidence.start : bombing.evidence.end]
    assert quote.startswith("طائرات قصفت")
    assert quote.endswith("20 مدنياً بينهم")
    assert denial.evidence == reading().claims[1].evidence
    assert published.article.text[siege.evidence.start : siege.evidence.end] == "بحصار منزل"
    assert [claim.redacted for claim in published.claims] == [True, True, True]


def test_values_stay_where_words_go(published):
    bombing, denial, siege = published.claims
    assert [(figure.low, figure.high, figure.part_of) for figure in bombing.figures] == [(20, None, None), (1, 1, 0)]
    assert [figure.text for figure in bombing.figures] == ["أكثر من 20 مدنياً", ""]
    assert siege.purpose is None
    assert siege.time == reading().claims[2].time
    victim = bombing.targets[1]
    assert (victim.start, victim.end, victim.text) == (bombing.evidence.end, bombing.evidence.end, "")
    assert (victim.entity.label_en, victim.entity.label_ar) == ("protected person", "شخص محمي")
    assert bombing.figures[1].affiliation.entity == victim.entity
    assert bombing.attribution[0].mention.text == "ريم الواحي"
    assert denial.claimants == reading().claims[1].claimants


def test_ids_count_in_the_order_of_the_text(published):
    bombing, denial, siege = published.claims
    assert bombing.targets[1].entity.id == "new:protected-1"
    assert denial.addressees[0].entity.id == "new:protected-2"
    home = siege.targets[0].entity
    assert (home.id, home.cls, home.kind) == ("new:protected-3", "object", "dwelling")
    assert (home.label_en, home.label_ar) == ("protected name", "اسم محمي")
    assert all(is_protected(entity) for entity in (home, denial.addressees[0].entity))
    assert published.withheld == 2


def test_the_text_is_blacked_out_length_for_length(published):
    text = published.article.text
    assert len(text) == len(TEXT)
    assert {before for before, after in zip(TEXT, text, strict=True) if before != after}
    assert all(after in (before, "█") for before, after in zip(TEXT, text, strict=True))
    assert published.article.sha256 == reading().article.sha256
    assert "قصفت مستشفى الواحة" in text


def test_links_of_protected_people_go(published):
    assert [link.entity for link in published.links] == ["najman"]


def test_a_trigger_that_holds_a_name_leaves_an_empty_stretch():
    story = Story("شهد الحي مقتلأنسالخيالي أمس")
    mention = story.mention("أنسالخيالي", ANAS)
    one = claim(story, "مقتلأنسالخيالي", "الحي مقتلأنسالخيالي", targets=(mention,))
    shown = publish(Reading(reading().article, (), ()), POLICY, people=[mention])
    assert shown.withheld == 1
    result = publish(Reading(_article(story), (one,), ()), POLICY).claims[0]
    assert (result.trigger.text, result.evidence.start, result.evidence.end) == ("", one.evidence.end, one.evidence.end)
    assert result.id == one.id


def test_people_who_stand_in_no_claim_are_hidden_from_quotes():
    story = Story("قصفت طائرة بيتاً قرب دار سمير الراوي")
    one = claim(story, "قصفت", story.text, places=(PlaceMention(story.mention("دار", NAJMAN), "site"),))
    samir = msgspec.structs.replace(ANAS, id="new:samir", label_ar="سمير الراوي", label_en="Samir al-Rawi")
    before = publish(Reading(_article(story), (one,), ()), POLICY)
    after = publish(Reading(_article(story), (one,), ()), POLICY, people=[story.mention("سمير الراوي", samir)])
    assert before.claims[0].evidence == one.evidence
    assert after.article.text[: after.claims[0].evidence.end] == "قصفت طائرة بيتاً قرب دار"
    assert after.claims[0].redacted
    assert after.withheld == 1


def test_a_reading_without_protected_people_passes_unchanged():
    story = Story("قصفت طائرة بلدة نجمان")
    one = claim(story, "قصفت", story.text, places=(PlaceMention(story.mention("نجمان", NAJMAN), "site"),))
    given_reading = Reading(_article(story), (one,), ())
    assert publish(given_reading, POLICY) == msgspec.structs.replace(
        publish(given_reading, POLICY, private=True), private=False
    )


def test_other_meanings_of_a_mention_do_not_slip_through():
    story = Story("قصفت طائرة بلدة نجمان")
    span = story.span("نجمان")
    mention = Mention(span.start, span.end, "نجمان", NAJMAN, (ANAS,))
    one = claim(story, "قصفت", story.text, agents=(mention,))
    assert publish(Reading(_article(story), (one,), ()), POLICY).claims[0].agents[0].others == ()


def test_a_time_carried_over_loses_words_that_hold_a_name():
    story = Story(TEXT)
    bombing = reading().claims[0]
    time = msgspec.structs.replace(bombing.time, text="يوم مقتل الخيالي", span=None)
    one = msgspec.structs.replace(bombing, time=time)
    shown = publish(Reading(_article(story), (one,), ()), POLICY).claims[0].time
    assert (shown.text, shown.start) == ("", "2031-04-06")


# ---- places ------------------------------------------------------------------------------------------------


def test_hospitals_lose_precision_and_towns_do_not(published):
    hospital = published.claims[0].targets[0].entity
    assert (hospital.lat, hospital.lon, hospital.accuracy_m) == (11.1, 22.7, 10000)
    assert hospital.label_ar == HOSPITAL.label_ar
    assert published.claims[0].places[0].mention.entity == NAJMAN


def test_the_gazetteer_passes_the_gate_too():
    camp = msgspec.structs.replace(NAJMAN, id="camp", kind="camp")
    gazetteer = msgspec.structs.replace(GAZETTEER, entities={**GAZETTEER.entities, "camp": camp})
    shown = open_gazetteer(gazetteer, Policy(coarse=POLICY.coarse))
    assert (shown.entities["camp"].lat, shown.entities["camp"].accuracy_m) == (11.1, 10000)
    assert SPEAKER.id not in shown.entities
    assert SPEAKER.id not in shown.names
    assert SPEAKER.id in OPEN.entities
    assert open_gazetteer(gazetteer, Policy(coarse=POLICY.coarse), private=True).entities["camp"] == camp


def test_inflected_forms_of_common_nouns_are_nobodys_name():
    assert "civilians" not in OPEN.names
    assert [name.used_by for name in OPEN.names["wadiyan-army"]] == ["front"]


# ---- who is protected --------------------------------------------------------------------------------------


def test_decisions_come_before_the_list_and_the_article_before_all():
    policy = Policy(
        frozenset({SPEAKER.id}),
        {(SPEAKER.id, ""): "withhold", (SPEAKER.id, "here"): "publish", ("wadiyan-army", "here"): "withhold"},
    )
    assert policy.protects(SPEAKER)
    assert policy.protects(SPEAKER, "there")
    assert not policy.protects(SPEAKER, "here")
    assert policy.protects(GAZETTEER.entities["wadiyan-army"], "here")
    assert not policy.protects(GAZETTEER.entities["wadiyan-army"], "there")


def test_a_namesake_met_in_a_text_is_not_the_public_figure():
    namesake = msgspec.structs.replace(SPEAKER, known=False)
    assert POLICY.protects(namesake)
    assert not POLICY.protects(SPEAKER)
    assert POLICY.protects(ABU)
    assert not POLICY.protects(HOUSE)


def test_the_gazetteer_knows_further_names_of_those_it_protects():
    story = Story("قالت ريم الواحي إن طائرات قصفت بيت أم النور")
    one = claim(story, "قصفت", "طائرات قصفت بيت أم النور", claimants=(story.mention("ريم الواحي", SPEAKER),))
    policy = Policy(words=POLICY.words)
    for aliases, quote in (({}, "طائرات قصفت بيت أم النور"), ({SPEAKER.id: ("أم النور",)}, "طائرات قصفت بيت")):
        shown = publish(Reading(_article(story), (one,), ()), policy, aliases=aliases)
        evidence = shown.claims[0].evidence
        assert shown.article.text[evidence.start : evidence.end] == quote


# ---- spellings ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spelling",
    [
        "الخيالي",
        "خيالي",
        "الخيالى",
        "والخيالي",
        "وللخيالي",
        "بالخيالي",
        "فالخيالي",
        "الخَيّاليّ",
        "الخيـــالي",
        "الخيا\u200cلي",
        "#أنس_الخيالي",
        "أنس28",
        "28أنس",
        "أنَس",
        "آنس",
        "انس",
        "لأنس",
        "«أنس»",
        "قتلأنسالخيالي",
        "أنس\u00a0الخيالي",
        "أنس-الخيالي",
        "أنس\nالخيالي",
        "ﺃﻧﺲ",
        "ﺍﻟﺨﻴﺎﻟﻲ",
        "ا\u0654نس",
        "Anas",
        "ANAS AL-KHAYALI",
        "al-Khayālī",
        "Anas's",
        "El Khayali",
        "Annas al-Khayaly",
        "abu-anas",
        "الخيالی",
    ],
)
def test_every_spelling_is_found(spelling):
    names = Names([[ANAS.label_ar, ANAS.label_en]], POLICY.words)
    assert names.holds(f"قال {spelling} أمس", loose=True)


@pytest.mark.parametrize(
    "text", ["إنسانية الأنسجة", "على مدى", "محافظة نجمان", "خيال", "an analysis", "", "عبد بن أبو السيد"]
)
def test_other_words_are_not(text):
    names = Names([[ANAS.label_ar, ANAS.label_en, "أبو عبد بن أنس"]], POLICY.words)
    assert not names.holds(text, loose=True)


def test_a_preposition_is_a_name_only_beside_one():
    names = Names([["علي الخيالي"]], POLICY.words)
    text = "قال علي إن علَى الجميع أن يردوا على النار وعلى الخيالي وحضر على الخيالى"
    assert [text[span.start : span.end] for span in names.find(text)] == ["علي", "وعلى", "الخيالي", "على", "الخيالى"]


def test_particles_and_titles_join_the_name_beside_them():
    names = Names([["الدكتور عبد أبو خيال"]], POLICY.words)
    text = "حضر الدكتور عبد أبو خيال مع الدكتور نوح"
    assert [text[span.start : span.end] for span in names.find(text)] == ["الدكتور", "عبد", "أبو", "خيال"]


@given(st.data())
def test_marks_and_tatweel_hide_no_name(data):
    name = "".join(
        char + data.draw(st.text(alphabet=MARKS[:20] + "\u0640\u200d", max_size=2)) for char in ANAS.label_ar.split()[1]
    )
    names = Names([[ANAS.label_ar]], POLICY.words)
    assert names.holds(f"وقال {unicodedata.normalize(data.draw(st.sampled_from(['NFC', 'NFD', 'NFKD'])), name)} ذلك")


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text):
    names = Names([[ANAS.label_ar, ANAS.label_en]], POLICY.words)
    spans = names.find(text, loose=True)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))


# ---- the policy that ships ---------------------------------------------------------------------------------


def test_the_shipped_policy_decides_on_every_person_of_the_gazetteer_and_on_nobody_else():
    policy, entities = load_policy(), load().entities
    people = {id_ for id_, entity in entities.items() if entity.kind == "person"}
    decided = policy.public | {person for person, _ in policy.decisions}
    assert len(people) > 4
    assert sorted(people - decided) == [], "add them to data/policy/public-figures.tsv, or withhold them"
    assert sorted(decided - people) == [], "they are no person of the gazetteer"
    assert {"hospital", "camp"} <= policy.coarse.keys()
    for path in sorted(resource("data", "policy").glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").splitlines()[1:]
        assert lines == sorted(lines), path.name


@pytest.mark.parametrize(
    ("file", "row", "message"),
    [
        ("public-figures", "a\tb\tc", "3 cells"),
        ("public-figures", "x\t\tme\t2026-01-01", "reason is empty"),
        ("public-figures", "x\tr\tme\t2026-13-01", "no date"),
        ("public-figures", "x\tr\tme\t2026-01-01\nx\tr\tme\t2026-01-01", "twice"),
        ("decisions", "x\t\tmaybe\tr\tme\t2026-01-01", "maybe"),
        ("decisions", "new:x\t\tpublish\tr\tme\t2026-01-01", "gazetteer"),
        ("precision", "Hospital\t1\t10000\tr\tme\t2026-01-01", "Hospital"),
        ("precision", "hospital\t-1\t10000\tr\tme\t2026-01-01", "-1"),
        ("name-words", "بن\tword", "word"),
        ("name-words", None, "header"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(tmp_path, file, row, message):
    for path in resource("data", "policy").glob("*.tsv"):
        header = path.read_text(encoding="utf-8").splitlines()[0]
        (tmp_path / path.name).write_text(header + "\n", encoding="utf-8")
    broken = tmp_path / f"{file}.tsv"
    broken.write_text("wrong\n" if row is None else broken.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=message) as caught:
        load_policy(tmp_path)
    assert caught.value.where.startswith(f"{broken}:")


def test_a_policy_without_a_table_is_refused(tmp_path):
    with pytest.raises(DataError, match="cannot be read"):
        load_policy(tmp_path)


def _article(story):
    return msgspec.structs.replace(reading().article, text=story.text)
