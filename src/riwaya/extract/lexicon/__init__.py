"""The lexicon: rows of ``lexicon/<language>/*.tsv`` in, entries by folded form out.

A word is looked up whole and with its clitics cut off (``analyse``); every reading is kept, the rules decide by
context. Nothing about a single word stands in Python: to teach Riwaya a verb, add a row (CONTRIBUTING.md).
"""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from riwaya.arabic.inflect import noun_forms, our_forms, participle_forms, verb_forms
from riwaya.arabic.letters import ENCLITICS, PROCLITICS, fold, fold_text
from riwaya.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LEXICON: Final = Path(__file__).parent
#: How many words keep their readings: those of some hundred articles, so that memory is the same after a million.
KEPT: Final = 1 << 15
#: Classes of verbs by which somebody speaks of himself too (ننفي, ندين).
_SAID: Final = frozenset(("say", "speech"))
_LIST_MARK: Final = "،"


#: Proclitics by the first two letters of a word, where any goes on so, and by the first; each group in its own order.
_BY_LETTERS: Final = {p: (p,) for p in PROCLITICS if len(p) == 1} | {
    two: tuple(p for p in PROCLITICS if p.startswith(two) or p == two[0])
    for two in {p[:2] for p in PROCLITICS if p[1:]}
}
#: Pronouns by their last letter; proclitics of a word with a pronoun begin with none.
_BY_ENDING: Final = {letter: tuple(e for e in ENCLITICS if e[-1] == letter) for letter in {e[-1] for e in ENCLITICS}}
_BEFORE_PRONOUN: Final = {"و": ("", "و", "وب", "ول"), "ف": ("", "ف"), "ب": ("", "ب"), "ل": ("", "ل"), "ك": ("", "ك")}


def rows(name: str, language: str = "ar") -> Iterator[dict[str, str]]:
    """The rows of one lexicon file by column name.

    :raises DataError: a row has another number of cells than the header; the message names file and line.
    """
    path = LEXICON / language / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        for row in reader:
            if None in row or None in row.values():
                raise DataError("a row has another number of cells than the header",
                                where=f"{path.name}:{reader.line_num}", mend="one tab between two cells")  # fmt: skip
            yield row


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One reading of a form.

    ``pos``: v verb, n noun, p participle, q particle, g group noun, h harm noun, k head (of actor, place, person).
    ``cls`` is the row's class, ``code`` its event type, group, harm kind or kind; ``slots`` the frame; ``value`` what
    else the file says of it (of a verb: the type that its indicative present tells, تسيطر is a state).
    """

    pos: str
    cls: str
    lemma: str
    row: str
    code: str = ""
    slots: Mapping[str, str] = {}
    harm: str = ""
    act: str = ""
    value: str = ""
    tense: str = ""
    gender: str = ""
    number: str = ""
    voice: str = ""

    @property
    def stands_anywhere(self) -> bool:
        """Whether no word around it decides if it can be meant: it is no jussive, and its frame asks for none."""
        return (
            self.tense != "jussive"
            and not (self.act == "cue" and self.cls == "speech")
            and "unless" not in self.slots
            and "need" not in self.slots
        )


class Analysis(NamedTuple):
    """A reading of a written word: what is glued before it, the entry, what is glued behind it."""

    pro: str
    entry: Entry
    enc: str


class Lexicon:
    """All forms of one language; build it with :func:`load`."""

    def __init__(self, language: str) -> None:
        self.forms: dict[str, list[Entry]] = defaultdict(list)
        self.phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
        self._folder = LEXICON / language
        self._frames = {r["frame"]: self._slots(r) for r in self._rows("frames")}
        for name in ("verbs", "nouns", "participles", "particles", "groups", "harm", "heads"):
            for row in self._rows(name):
                for form, entry in getattr(self, f"_{name}")(row):
                    self._add(form, entry)
        self.forms = dict(self.forms)
        self.phrases = {k: sorted(v, key=lambda p: -len(p[0])) for k, v in self.phrases.items()}
        self._by_two: dict[tuple[str, str], list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
        for found in self.phrases.values():
            for words, entry in found:
                self._by_two[words[:2]].append((words, entry))  # type: ignore[index]  # a phrase has two words
        #: Every reading of a folded word, the ones with the fewest clitics first; empty for an unknown word.
        self.analyse = lru_cache(maxsize=KEPT)(self._readings)

    # -- rows to entries, one method a file ------------------------------------------------------------------------

    def _verbs(self, r: dict[str, str]) -> Iterator[tuple[str, Entry]]:
        frame = self._frame(r)
        ours = our_forms(r["present"]) if r["class"] in _SAID else ()
        for f in (*verb_forms(r["past"], r["present"]), *ours):
            state = r["present_type"] if f.tense == "present" else ""
            yield (
                f.norm,
                Entry("v", r["class"], r["past"], f"verbs:{r['past']}", r["type"], frame, r["harm"], r["speech_act"],
                      state, f.tense, f.gender, f.number, f.voice),
            )  # fmt: skip

    def _nouns(self, r: dict[str, str]) -> Iterator[tuple[str, Entry]]:
        frame = self._frame(r)
        lemma = r["forms"].split(_LIST_MARK)[0].strip()
        for i, form in enumerate(r["forms"].split(_LIST_MARK)):
            for norm, number in noun_forms(form.strip()):
                yield (
                    norm,
                    Entry("n", r["class"], lemma, f"nouns:{lemma}", r["type"], frame, r["harm"],
                          number="p" if i and number == "s" else number),
                )  # fmt: skip

    def _participles(self, r: dict[str, str]) -> Iterator[tuple[str, Entry]]:
        frame = self._frame(r)
        for norm, gender, number in participle_forms(r["form"]):
            yield (
                norm,
                Entry("p", r["class"], r["form"], f"participles:{r['form']}", r["type"], frame, "", r["speech_act"],
                      gender=gender, number=number),
            )  # fmt: skip

    def _particles(self, r: dict[str, str]) -> Iterator[tuple[str, Entry]]:
        yield fold_text(r["form"]), Entry("q", r["class"], r["form"], f"particles:{r['form']}", value=r["value"])

    def _groups(self, r: dict[str, str]) -> Iterator[tuple[str, Entry]]:
        yield from self._counted(r, "g", "groups", "group")

    def _harm(self, r: dict[str, str]) -> Iterator[tuple[str, Entry]]:
        yield from self._counted(r, "h", "harm", "harm")

    def _heads(self, r: dict[str, str]) -> Iterator[tuple[str, Entry]]:
        norm = fold_text(r["form"])
        entry = Entry("k", r["class"], r["form"], f"heads:{r['form']}", r["kind"], value=r["english"])
        yield norm, entry
        if norm.endswith(("ون", "ين")) and " " not in norm:
            yield norm[:-1], entry

    @staticmethod
    def _counted(r: dict[str, str], pos: str, file: str, code: str) -> Iterator[tuple[str, Entry]]:
        """A noun that is counted, in its listed numbers; without its last ن before a genitive."""
        lemma = (r["singular"] or r["plural"]).split(_LIST_MARK)[0].strip()
        listed = {**r, "dual": r["dual"] or _LIST_MARK.join(_duals(r))}
        for column, number in (("singular", "s"), ("dual", "d"), ("plural", "p")):
            for form in filter(None, (f.strip() for f in listed[column].split(_LIST_MARK))):
                norm = fold_text(form)
                flag = r["note"] if r["note"] in ("counted", "harmed", "bodies") or r["note"].startswith("as ") else ""
                entry = Entry(pos, r[code], lemma, f"{file}:{lemma}", r[code], value=flag, number=number)
                yield norm, entry
                if number == "s" and not norm.endswith("ه") and " " not in norm:
                    yield norm + "ا", entry
                if number == "s" and norm.endswith("ه") and " " not in norm:  # زوجته
                    yield norm[:-1] + "ت", msgspec.structs.replace(entry, number="c")
                if number != "s" and norm.endswith(("ون", "ين", "ان")) and len(norm) > 4:  # noqa: PLR2004
                    yield norm[:-1], entry

    # -- building ---------------------------------------------------------------------------------------------------

    def _add(self, form: str, entry: Entry) -> None:
        if " " in form:
            head, *rest = form.split()
            self.phrases[head].append(((head, *rest), entry))
        elif entry not in self.forms[form]:
            self.forms[form].append(entry)

    def _rows(self, name: str) -> Iterator[dict[str, str]]:
        return rows(name, self._folder.name)

    def _slots(self, row: dict[str, str]) -> dict[str, str]:
        try:
            return {
                k: fold(v) if k in ("need", "unless") else v
                for k, v in (pair.split("=") for pair in row["slots"].split())
            }
        except ValueError:
            raise DataError(
                "slots are written slot=role, with one space between", where=f"frames.tsv: {row['frame']}"
            ) from None

    def _frame(self, row: dict[str, str]) -> Mapping[str, str]:
        name = row["frame"]
        if name and name not in self._frames:
            raise DataError(f"no frame is called {name!r}", where=f"{row}", mend="add it to frames.tsv")
        return self._frames.get(name, {})

    # -- look-up ----------------------------------------------------------------------------------------------------

    def _readings(self, norm: str) -> tuple[Analysis, ...]:
        forms = self.forms
        found = [Analysis("", entry, "") for entry in forms.get(norm, ()) if entry.number != "c"]
        for pro in _BY_LETTERS.get(norm[:2]) or _BY_LETTERS.get(norm[:1], ()):
            if norm.startswith(pro) and len(norm) - len(pro) > 1 and (entries := forms.get(norm[len(pro) :])):
                found += [Analysis(pro, entry, "") for entry in entries if entry.number != "c" and _fits(pro, entry)]
        return tuple(found) if found else self._with_pronoun(norm)

    def _with_pronoun(self, norm: str) -> tuple[Analysis, ...]:
        forms = self.forms
        for enc in _BY_ENDING.get(norm[-1:], ()):
            if not norm.endswith(enc) or len(norm) - len(enc) < 3:  # noqa: PLR2004  no word of two letters takes one
                continue
            body = norm[: -len(enc)]
            found = [
                Analysis(pro, entry, enc)
                for pro in _BEFORE_PRONOUN.get(body[0], ("",))
                if body.startswith(pro)
                for entry in forms.get(body[len(pro) :], ())
                if entry.pos in "vngh" and _fits(pro, entry)
            ]
            if found:
                return tuple(found)
        return ()

    def phrase(self, norms: tuple[str, ...] | list[str], i: int, first: str, pos: str = "") -> tuple[int, Entry] | None:
        """The longest phrase at token ``i`` whose first word is ``first`` (clitics cut): its length and entry.

        :param pos: a part of speech, where only a phrase of that one is asked for.
        """
        if i + 1 < len(norms):
            for words, entry in self._by_two.get((first, norms[i + 1]), ()):
                n = len(words)
                if pos and entry.pos != pos:
                    continue
                if n == 2 or tuple(norms[i + 2 : i + n]) == words[2:]:  # noqa: PLR2004  two words have been compared
                    return n, entry
        return None


def _duals(row: dict[str, str]) -> list[str]:
    """The duals of a counted noun whose row lists none, save what its plural is written like (حارس: حارسان، حارسين)."""
    out = []
    for form in filter(None, (f.strip() for f in row["singular"].split(_LIST_MARK))):
        if " " not in form:
            stem = form[:-1] + "ت" if form.endswith("ة") else form
            out += [stem + ending for ending in ("ان", "ين") if stem + ending not in row["plural"]]
    return out


def _fits(pro: str, entry: Entry) -> bool:
    """Whether a proclitic can stand before such a word: no article on a verb, no preposition before a past verb."""
    if not pro:
        return True
    if entry.pos == "v":
        return pro in ("و", "ف") or (pro in ("ل", "ول", "فل") and entry.tense in ("present", "jussive"))
    if entry.pos == "q":
        return pro in ("و", "ف") or (
            pro in ("ب", "ل", "وب", "ول") and entry.cls in ("comp", "neg", "without", "rel", "hedge")
        )
    return pro not in ("س", "وس", "فس")


@cache
def load(language: str = "ar") -> Lexicon:
    """The lexicon of a language, built once a process.

    :raises DataError: a row is malformed or names a frame that does not exist.
    """
    return Lexicon(language)
