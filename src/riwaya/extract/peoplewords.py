"""The words for counted people: the harm that they tell, how many they mean, what they are called in a role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.letters import fold
from riwaya.extract.lexicon.words import acting_groups, cues
from riwaya.model import Entity

if TYPE_CHECKING:
    from riwaya.extract.items import Counted, Item

#: Words that leave open whether somebody died or was hurt; what strikes the body; what people were before it did.
OPEN: Final = "killed_or_injured"
HURT: Final = frozenset(("killed", "injured"))
STRUCK: Final = HURT | {OPEN}
_STATES: Final = frozenset(("displaced", "detained", "captured", "missing"))
#: The beginning of a group's note that says what an actor of that word is called in English.
_CALLED: Final = "as "


def told_by(count: Counted, kind: str) -> str:
    """The harm of counted people: their own word for it, unless it leaves open what another word tells (ضحايا)."""
    if kind in STRUCK and count.harm in _STATES:
        return kind  # قتلت نازحتان, مقتل ثلاثة معتقلين: what they were before
    return kind if kind and count.harm in ("", OPEN) else count.harm


def one_person(it: Item) -> bool:
    """Whether people without a number are one person by their word with the article (الجندي), and no family."""
    one = it.k == "G" and it.definite and it.entry is not None and it.entry.pos == "g" and it.entry.number == "s"
    return one and it.entry is not None and fold(it.entry.lemma) not in cues("kin")


def as_actor(it: Item) -> Entity:
    """People without a name who act or speak (مسلحون, المتظاهرون): an actor of this article only."""
    group = it.people.group
    label = called(it) or acting_groups().get(group, group.replace("_", " "))
    words = it.entry.lemma if it.entry is not None else group
    return Entity(f"new:{label.replace(' ', '-')}", "actor", "collective", label, words, known=False)


def as_victim(it: Item) -> Entity:
    """Counted people without a name to whom something is done (خطف عنصرين): their group, of this article only."""
    group = it.people.group
    label = called(it) or group.replace("_", " ")
    words = it.entry.lemma if it.entry is not None else group
    return Entity(f"new:{label.replace(' ', '-')}", "object", "people", label, words, known=False)


def called(it: Item) -> str:
    """What the lexicon calls people of this word in English; empty where their group says it."""
    note = it.entry.value if it.entry is not None else ""
    return note.removeprefix(_CALLED) if note.startswith(_CALLED) else ""
