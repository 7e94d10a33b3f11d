"""Links come from checked ids only and name their ground."""

from riwaya.link.gazetteer import load
from riwaya.link.links import link
from riwaya.model import Entity


def targets(*ids):
    gazetteer = load()
    return [(item.entity, item.target, item.relation) for item in link((gazetteer.entities[i] for i in ids), gazetteer)]


def test_a_place_has_both_registers():
    assert targets("khan-shaykhun") == [
        ("khan-shaykhun", "http://www.wikidata.org/entity/Q603516", "exactMatch"),
        ("khan-shaykhun", "https://sws.geonames.org/168325/", "exactMatch"),
    ]


def test_a_state_and_its_land_are_not_made_one():
    assert targets("syria", "syria-country") == [
        ("syria", "http://www.wikidata.org/entity/Q858", "exactMatch"),
        ("syria-country", "http://www.wikidata.org/entity/Q858", "closeMatch"),
        ("syria-country", "https://sws.geonames.org/163843/", "exactMatch"),
    ]


def test_each_entity_once_in_order():
    assert targets("syria", "russia", "syria") == sorted(targets("russia", "syria"))


def test_an_unchecked_id_gives_no_link():
    assert targets("hayat-tahrir-al-sham") == []


def test_the_basis_is_a_source():
    gazetteer = load()
    (found,) = link([gazetteer.entities["al-nusra-front"]], gazetteer)
    assert found.basis == gazetteer.sources["checked-list"].name


def test_an_entity_of_a_text_keeps_the_id_it_brings():
    new = Entity("new:x", "actor", "person", "X", "س", known=False, wikidata="Q1")
    (found,) = link([new], load())
    assert found.basis == "an id given with the entity"
