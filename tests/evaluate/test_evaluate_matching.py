"""Which claims pair, what counts as the same, and that the pairing is the best one there is."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.evaluate.matching import assign, families, pair, slots
from riwaya.evaluate.same import rows, same_actor, same_date, same_place, shared
from riwaya.evaluate.statements import Figure, Statement
from riwaya.vocab import RWET


def told(start=0, end=10, event_type="shelling", **fields):
    blank = {
        "act": None,
        "denied": False,
        "claimants": (),
        "agents": (),
        "targets": (),
        "places": (),
        "date": (None, None),
        "figures": (),
    }
    return Statement(start=start, end=end, types=(event_type,), **{**blank, **fields})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Syrian Observatory for Human Rights", "SOHR", 1),
        ("Damascus", "Syrian Arab Army", 1),
        ("Hay'at Tahrir al-Sham", "Hayat Tahrir al Sham", 1),
        ("al-Nusra Front", "Hay'at Tahrir al-Sham", 0),
        ("Ministry of Defense", "ministry of defence", 1),
        ("Mohammed al-Ahmad", "Muhammad Ahmed", 1),
        ("Russia", "Turkey", 0),
        ("Nahrawan Front", "Wadi Front", 0),
    ],
)
def test_actors_are_the_same(one, other, same):
    assert same_actor(one, other) == same_actor(other, one) == same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Khan Shaykhun", "Khan Sheikhoun", 1),
        ("Idlib Governorate", "Idlib", 1),
        ("southern Idlib countryside", "Idlib", 0.5),
        ("Homs", "Hama", 0),
    ],
)
def test_places_are_the_same(one, other, same):
    assert same_place(one, other) == same_place(other, one) == same


@pytest.mark.parametrize(
    ("one", "gold", "same"),
    [
        (("2019-04-06", "2019-04-06"), ("2019-04", "2019-04"), True),
        (("2019-04-01", "2019-04-10"), ("2019-04", None), True),
        (("2019-04-06", "2019-04-06"), ("2019-04-07", "2019-04-07"), False),
        (("2019-04-06", "2019-04-08"), ("2019-04-06", "2019-04-07"), False),
        (("2019", "2019"), (None, None), False),
        ((None, None), ("2019", "2019"), False),
    ],
)
def test_times_are_the_same(one, gold, same):
    assert same_date(one, gold) is same


def test_a_name_is_shared_once():
    assert shared(("Russia", "Moscow"), ("Russia",), same_actor) == 1
    assert shared(("Idlib",), ("Idlib", "southern Idlib countryside"), same_place) == 1


@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.floats(0.1, 3), max_size=9))
def test_the_pairing_is_the_best_there_is(weights):
    chosen = assign(weights)
    total = sum(weights[pair_] for pair_ in chosen.items())
    assert len(set(chosen.values())) == len(chosen)
    best = max(
        sum(weights.get((left, right), 0) for left, right in enumerate(order)) for order in permutations(range(4))
    )
    assert total == pytest.approx(best)


def test_only_overlapping_claims_of_one_family_pair():
    assert pair([told()], [told()])
    assert pair([told(event_type="air_strike")], [told()])
    assert not pair([told(10, 20)], [told()])
    assert not pair([told(0, 100)], [told()])
    assert not pair([told(event_type="withdrawal")], [told()])
    assert pair([told(event_type="other", act="condemns")], [told(act="condemns")])


def test_an_empty_slot_earns_nothing():
    assert slots(told(), told()) == {"type": 1.0}
    figure = Figure("killed", 20, -1, exclusive=True)
    wrong = slots(told(figures=(figure,), date=("2020", "2020")), told(claimants=("UN",), denied=True))
    assert wrong == {"type": 1.0, "figures": 0.0, "date": 0.0, "claimants": 0.0, "stance": 0.0}


def test_every_event_type_has_a_family():
    groupings = {"violence", "attack", "remote_attack", "violence_against_persons", "custody", "political_action"}
    groupings |= {"territory_and_movement", "agreement_and_talks", "people_and_relief"}
    assert {event_type for _, event_type in rows("families.tsv")} == set(RWET) - groupings
    assert families(told(event_type="other", act="warns")) == {"other", "speech"}


@pytest.mark.parametrize("file", ["families.tsv", "sides.tsv"])
def test_the_tables_are_sorted_and_hold_nothing_twice(file):
    found = list(rows(file))
    assert found
    assert found == sorted(map(list, {tuple(row) for row in found}))
