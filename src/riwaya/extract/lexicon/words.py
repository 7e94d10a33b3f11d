"""Word lists and small tables of the lexicon, each read once a process.

The words themselves stand in ``lexicon/<language>/*.tsv``; a function here is one way of asking for them. Forms are
folded unless the function says otherwise.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from riwaya.arabic.clitics import ARTICLE
from riwaya.arabic.inflect import adjective_forms, participle_forms
from riwaya.arabic.letters import fold, fold_text
from riwaya.extract.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def cues(word: str) -> frozenset[str]:
    """The words that decide how ``word`` is read (cues.tsv), exactly as listed.

    >>> sorted(cues("two"))
    ['اثنان', 'اثنتان', 'اثنتين', 'اثنين']
    """
    return _cues().get(word, frozenset())


@cache
def _cues() -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for r in rows("cues"):
        table.setdefault(r["word"], set()).add(fold(r["cue"]))
    return {word: frozenset(found) for word, found in table.items()}


@cache
def definite_cues(word: str) -> frozenset[str]:
    """The same words, each also with the article."""
    return cues(word) | {ARTICLE + cue for cue in cues(word)}


@cache
def listed(lemma: str, word: str) -> bool:
    """Whether a lemma, as its own row spells it, is one of the words that decide how ``word`` is read (cues.tsv)."""
    return fold(lemma) in cues(word)


@cache
def name_words(part: str) -> frozenset[str]:
    """The words that are a ``part`` of names: construct, adjective, joint, title … (name_words.tsv)."""
    return frozenset(fold(r["form"]) for r in rows("name_words") if r["part"] == part)


@cache
def head_lemmas(part: str) -> frozenset[str]:
    """The heads of heads.tsv that name_words.tsv puts into ``part``, spelt as there (not folded)."""
    return frozenset(r["form"] for r in rows("name_words") if r["part"] == part)


@cache
def media_heads() -> tuple[str, ...]:
    """The heads that begin the name of a medium: قناة, وكالة (heads.tsv)."""
    return tuple(fold(r["form"]) for r in rows("heads") if r["kind"] in kinds("media") and " " not in r["form"])


@cache
def kinds(group: str) -> frozenset[str]:
    """The kinds of entity that a rule treats alike: media, armed, held … (kinds.tsv)."""
    return frozenset(r["kind"] for r in rows("kinds") if r["set"] == group)


@cache
def same_kind() -> Mapping[str, tuple[str, ...]]:
    """Kind of a place head to the kinds of place that it may take up again (place_kinds.tsv)."""
    return {r["kind"]: tuple(r["taken_up_as"].split()) for r in rows("place_kinds")}


@cache
def given_names() -> frozenset[str]:
    """Given names (given_names.tsv)."""
    return frozenset(fold_text(r["name"]) for r in rows("given_names"))


@cache
def compass() -> Mapping[str, str]:
    """Word of direction to its side in English (compass.tsv)."""
    return {fold(r["form"]): r["side"] for r in rows("compass")}


@cache
def source_adjectives() -> Mapping[str, str]:
    """Adjective of an unnamed source, without the article, to English (sources.tsv)."""
    return {fold(r["form"]): r["english"] for r in rows("sources")}


@cache
def allied(part: str) -> Mapping[str, str]:
    """Men that side with a state, without the article, or the word between the two, to English (allied.tsv)."""
    return {fold(r["form"]): r["english"] for r in rows("allied") if r["part"] == part}


@cache
def acting_groups() -> Mapping[str, str]:
    """Group of people who can be the actor of an event to what they are called then (group_actors.tsv)."""
    return {r["group"]: r["english"] for r in rows("group_actors") if r["english"]}


@cache
def fighting_groups() -> frozenset[str]:
    """Groups whose movement is a military one (group_actors.tsv)."""
    return frozenset(r["group"] for r in rows("group_actors") if r["fights"])


@cache
def pronouns() -> Mapping[str, int | None]:
    """Glued pronoun to how many people it means, where it says so (pronouns.tsv)."""
    return {fold(r["form"]): int(r["people"]) if r["people"] else None for r in rows("pronouns")}


@cache
def certainties() -> Mapping[str, str]:
    """Verb or participle of saying, as its own row spells it, to the certainty that it claims (certainty.tsv)."""
    return {r["form"]: r["certainty"] for r in rows("certainty")}


@cache
def act_nouns() -> Mapping[str, str]:
    """Noun of saying (انتقادات) to its speech act (act_nouns.tsv)."""
    return {fold(r["form"]): r["speech_act"] for r in rows("act_nouns")}


@cache
def act_cues() -> Mapping[str, Mapping[str, str]]:
    """Verb of saying, as its own row spells it, to the words that change its act (act_cues.tsv)."""
    table: dict[str, dict[str, str]] = {}
    for r in rows("act_cues"):
        table.setdefault(r["verb"], {})[fold(r["cue"])] = r["speech_act"]
    return table


@cache
def modifiers() -> Mapping[str, str]:
    """Adjective, without the article, to the event type that it gives an attack (modifiers.tsv).

    >>> modifiers()["جويتين"], modifiers()["صاروخيا"]
    ('air_strike', 'rocket_attack')
    """
    return {form: r["type"] for r in rows("modifiers") for form in adjective_forms(r["form"])}


@cache
def qualities() -> Mapping[str, str]:
    """Adjective of a thing, without the article, to its English (qualities.tsv).

    >>> qualities()["عسكريه"]
    'military'
    """
    return {form: r["english"] for r in rows("qualities") for form, _, _ in participle_forms(r["form"])}


@cache
def weapon_types() -> Mapping[str, str]:
    """Weapon kind to the event type of an attack with it (weapons.tsv)."""
    return {r["weapon"]: r["type"] for r in rows("weapons")}


@cache
def strikers() -> Mapping[tuple[str, str, str], str]:
    """Who struck (by what he is known, and which), with the type the words say, to the type it was (strikers.tsv)."""
    return {(r["by"], r["striker"], r["from"]): r["type"] for r in rows("strikers")}


@cache
def default_roles() -> Mapping[str, str]:
    """Preposition, as the frames spell it, to the role that it gives where the frame is silent (prepositions.tsv)."""
    return {r["form"]: r["role"] for r in rows("prepositions")}


@cache
def one_event(between: str) -> frozenset[str]:
    """What may govern an event noun that is one event with the trigger before it (one_event.tsv).

    ``between``: harm (a toll and its event), attack (two attacks), same (two words of one type), evidence (the second
    only tells the cause or place of the first, so that its words belong to the first's evidence).
    """
    return frozenset(r["governed"] for r in rows("one_event") if r["between"] == between)


@cache
def domains() -> Mapping[str, tuple[str, int]]:
    """Word, without the article, to the domain that it speaks for and how loudly (domains.tsv)."""
    return {fold(r["word"]).removeprefix(ARTICLE): (r["domain"], int(r["weight"])) for r in rows("domains")}


@cache
def precision() -> Mapping[str, float]:
    """Rule to the share of its claims that were right when measured (confidence.tsv)."""
    return {r["rule"]: float(r["precision"]) for r in rows("confidence")}
