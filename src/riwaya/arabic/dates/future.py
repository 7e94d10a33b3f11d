"""Whether a word speaks of what is to come: سوف, المقرر, or a verb with a glued سـ."""

from __future__ import annotations

from functools import cache
from typing import Final

from riwaya.arabic.dates import lexicon

_SHORTEST_VERB: Final = 5


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...]]:
    return lexicon.traps("future"), tuple(sorted(lexicon.traps("not_future")))


def is_future(norm: str) -> bool:
    """Whether a folded word is a future verb or says that something is due.

    >>> [is_future(word) for word in ("سيعقد", "وستبدا", "المقرر", "سيطرت", "سنوات", "قصف")]
    [True, True, True, False, False, False]
    """
    due, others = _words()
    if norm in due:
        return True
    verb = norm[1:] if norm[:1] in {"و", "ف"} else norm
    return len(verb) >= _SHORTEST_VERB and verb.startswith(("سي", "ست", "سن")) and not verb.startswith(others)
