"""Read the test sentences of tests/cases/*.toml and compare a reading with what a case expects.

Only the fields that a case states are compared. Every claim of the sentence must be listed unless the case says
``more = true``; a listed claim with ``optional = true`` may be missing. tests/cases/README.md describes the fields.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from itertools import permutations
from pathlib import Path

from riwaya.arabic.letters import fold_text
from riwaya.documents.prepare import prepare
from riwaya.extract.claims import find_claims
from riwaya.model import Article

CASES = Path(__file__).parent.parent / "cases"
PUBLISHED = "2024-05-10"
_CASE = {"id", "text", "claims", "published", "more", "known_failure", "note"}
_PLACES = ("site", "origin", "destination", "near", "along", "venue")
_NAMES = ("claimants", "addressees", "agents", "targets", "weapons", "attribution")
_CODES = {
    "event_type": "event_type", "act": "speech_act", "commitment": "commitment", "polarity": "polarity",
    "certainty": "certainty", "kind": "claimant_kind",
}  # fmt: skip
_OTHER = {"trigger", "quote", "lacks", "date", "said", "figures", "places", "purpose", "optional", "same_event"}
CLAIM_FIELDS = {*_CODES, *_NAMES, *_PLACES, *_OTHER}
_FIGURE = re.compile(
    r"(?P<maybe>maybe )?(?P<kind>[a-z_]+) (?P<sign>[>~<]?)(?P<low>\d+|\?)(?P<tail>\+~|\+|-\d+)?"
    r"(?: (?P<group>(?!of\b|running\b)[a-z_|]+))?(?: of (?P<whole>\d+))?(?P<running> running)?"
)
_HEADS = re.compile(
    r"^(?:مدينه|بلده|قريه|محافظه|منطقه|ناحيه|قضاء|حي|مخيم|مديريه|ولايه|بلدتي|مدينتي|محافظتي|قريتي|ضاحيه) "
)
_FEW = 6
#: A side that a text names loosely: its state, its government and its forces are one here, as for the shared scorer.
SIDES = {
    "@SY": "syria syrian-government syrian-government-forces syrian-arab-army syrian-arab-air-force",
    "@RU": "russia russian-government russian-armed-forces russian-aerospace-forces russian-ministry-of-defence",
    "@TR": "turkey turkish-government turkish-armed-forces turkish-ministry-of-national-defence turkish-air-force",
    "@IL": "israel israeli-government israel-defense-forces israeli-air-force",
    "@US": "united-states us-government us-department-of-state us-department-of-defense united-states-armed-forces",
    "@UA": "ukraine ukrainian-government ukrainian-armed-forces",
    "@YE": "yemen yemeni-government yemeni-army yemeni-armed-forces",
    "@IQ": "iraq iraqi-government iraqi-army iraqi-security-forces",
    "@IR": "iran iranian-government iranian-armed-forces",
    "@SD": "sudan sudanese-government sudanese-armed-forces",
    "@FR": "france french-government french-ministry-of-foreign-affairs french-presidency",
    "@LB": "lebanon lebanese-government lebanese-armed-forces",
    "@SA": "saudi-arabia saudi-government saudi-armed-forces",
    "@OPP": "armed-factions opposition-factions syrian-opposition",
}


def load_cases(folder=CASES):
    """Every case of the folder: (file stem, case), the file's defaults filled in."""
    out = []
    for path in sorted(folder.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        unknown = set(data) - {"phenomenon", "published", "case"}
        assert not unknown, f"{path.name}: unknown {unknown}"
        for case in data["case"]:
            assert not set(case) - _CASE, f"{path.name} {case.get('id')}: unknown {set(case) - _CASE}"
            for claim in case["claims"]:
                assert not set(claim) - CLAIM_FIELDS, f"{path.name} {case['id']}: unknown {set(claim) - CLAIM_FIELDS}"
            out.append((path.stem, {"published": data.get("published", PUBLISHED), **case}))
    return out


def read_case(case, tools):
    """The claims that the extractor reads in the case's text."""
    published = None if case["published"] == "unknown" else case["published"]
    text = case["text"]
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(slug="case", text=text, sha256=digest, published=published, synthetic=True)
    return find_claims(prepare(article, tools.known), tools.gazetteer, tools.lexicon)


def differences(case, claims):
    """What is wrong with a reading of a case, in words; empty where it is as expected."""
    wanted = case["claims"]
    pairs = _pair(wanted, claims, case["text"])
    out = []
    for number, want in enumerate(wanted):
        got = pairs.get(number)
        if got is None:
            if not want.get("optional"):
                out.append(f"missing claim: {want.get('event_type', '')} {want.get('act', '')}".rstrip())
            continue
        out += [f"{want.get('event_type', 'claim')}: {one}" for one in _against(want, claims[got], case["text"])]
    if not case.get("more"):
        taken = set(pairs.values())
        extra = [claim for n, claim in enumerate(claims) if n not in taken]
        out += [f"extra claim: {c.event_type} {c.speech_act} «{c.trigger.text}»" for c in extra]
    for number, want in enumerate(wanted):
        if "same_event" in want and {number, want["same_event"]} <= pairs.keys():
            mine, other = claims[pairs[number]].event, claims[pairs[want["same_event"]]].event
            if mine is None or mine != other:
                out.append(f"{want['event_type']}: not the same event as claim {want['same_event']}")
    return out


def _pair(wanted, claims, text):
    """Expected claim to predicted claim, so that as little as possible differs."""
    cost = {
        (i, j): price
        for i, want in enumerate(wanted)
        for j, claim in enumerate(claims)
        if (price := _cost(want, claim, text)) < 5 or not want.get("optional")
    }
    best, pairs = None, {}
    slots = [*range(len(claims)), *[None] * len(wanted)]
    if max(len(wanted), len(claims)) <= _FEW:
        for chosen in set(permutations(slots, len(wanted))):
            total = sum(50 if j is None else cost.get((i, j), 60) for i, j in enumerate(chosen))
            if best is None or (total, str(chosen)) < best:
                best, pairs = (total, str(chosen)), {i: j for i, j in enumerate(chosen) if (i, j) in cost}
        return pairs
    for (i, j), price in sorted(cost.items(), key=lambda one: (one[1], one[0])):
        if price < 50 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _cost(want, claim, text):
    wrong = _against(want, claim, text)
    price = len(wrong)
    if "trigger" in want and _overlaps_not(want["trigger"], claim, text):
        price += 30
    if "event_type" in want and claim.event_type not in want["event_type"].split("|"):
        price += 25 if "trigger" not in want else 5
    if "act" in want and claim.speech_act not in want["act"].split("|"):
        price += 5
    return price


def _overlaps_not(trigger, claim, text):
    at, found = -1, False
    while (at := text.find(trigger, at + 1)) >= 0:
        found = found or (at < claim.trigger.end and claim.trigger.start < at + len(trigger))
    return not found


def _against(want, claim, text):
    """Every field that the case states and the claim does not meet."""
    out = []
    for field, attribute in _CODES.items():
        if field in want and getattr(claim, attribute) not in want[field].split("|"):
            out.append(f"{field} {getattr(claim, attribute)!r}, expected {want[field]!r}")
    for field in _NAMES:
        if field in want:
            mentions = [s.mention for s in claim.attribution] if field == "attribution" else list(getattr(claim, field))
            out += _names(field, want[field], mentions)
    if "places" in want:
        out += _names("places", want["places"], [p.mention for p in claim.places])
    for role in _PLACES:
        if role in want:
            out += _names(role, want[role], [p.mention for p in claim.places if p.role == role])
    if "date" in want and _time(claim.time) not in want["date"].split("|"):
        out.append(f"date {_time(claim.time)!r}, expected {want['date']!r}")
    if "said" in want and _time(claim.said) not in want["said"].split("|"):
        out.append(f"said {_time(claim.said)!r}, expected {want['said']!r}")
    if "figures" in want:
        out += _figures(want["figures"], claim)
    quote = text[claim.evidence.start : claim.evidence.end]
    out += [f"evidence lacks «{part}»: «{quote}»" for part in _listed(want.get("quote")) if part not in quote]
    out += [f"evidence holds «{part}»: «{quote}»" for part in _listed(want.get("lacks")) if part in quote]
    if "trigger" in want and _overlaps_not(want["trigger"], claim, text):
        out.append(f"trigger «{claim.trigger.text}», expected «{want['trigger']}»")
    if "purpose" in want:
        words = claim.purpose.text if claim.purpose else ""
        if want["purpose"] not in words or bool(words) != bool(want["purpose"]):
            out.append(f"purpose «{words}», expected «{want['purpose']}»")
    return out


def _listed(value):
    return [] if value is None else [value] if isinstance(value, str) else value


def _names(field, want, mentions):
    """Two lists of names, in any order; ``a|b`` takes either, a leading ``?`` may be missing."""
    left = list(mentions)
    missing = []
    for option in want:
        names = [name for part in option.removeprefix("?").split("|") for name in SIDES.get(part, part).split("|")]
        names = [one for name in names for one in (name.split() if name.isascii() and "-" in name else [name])]
        found = next((m for m in left if any(_same(name, m) for name in names)), None)
        if found is not None:
            left.remove(found)
        elif not option.startswith("?"):
            missing.append(option)
    if missing or left:
        got = ", ".join(f"{m.entity.id} «{m.text}»" for m in mentions) or "none"
        return [f"{field} [{got}], expected [{', '.join(want)}]"]
    return []


def _same(name, mention):
    entity = mention.entity
    if name == "*":
        return True
    if name in (entity.id, entity.label_en):
        return True
    wanted = _core(name)
    return wanted in {_core(entity.label_ar), _core(mention.text)} or any(
        _core(mention.text) == glued + wanted for glued in "وفبلك"
    )


def _core(name):
    """A folded name without the head of a place and the article."""
    folded = _HEADS.sub("", fold_text(name.strip(' "«»()')))
    return " ".join(word.removeprefix("ال") for word in folded.split())


def _time(value):
    """A resolved time: one day, ``start/end`` with ``..`` for an open end; '' for none."""
    if value is None or (value.start is None and value.end is None):
        return ""
    if value.start == value.end:
        return value.start
    return f"{value.start or '..'}/{value.end or '..'}"


def figure_words(figure):
    """A harm figure as the cases write it."""
    low, high = figure.low, figure.high
    sign = ">" if figure.exclusive_low else "<" if figure.exclusive_high else ""
    if low is None and high is None:
        count = "?"
    elif low is None:
        count = f"<{high}"
    elif figure.approximate:
        count = f"{low}+~" if high is None else f"~{low}" if low == high else f"{low}-{high}"
    else:
        count = f"{sign}{low}" if sign else f"{low}" if low == high else f"{low}+" if high is None else f"{low}-{high}"
    part = "" if figure.part_of is None else f" of {figure.part_of}"
    return f"{figure.kind} {count} {figure.group}{part}{' running' if figure.running else ''}"


def _figures(want, claim):
    got = list(claim.figures)
    missing = []
    for spec in want:
        match = _FIGURE.fullmatch(spec)
        assert match, f"no figure: {spec!r}"
        found = next((f for f in got if _fits(match, f)), None)
        if found is not None:
            got.remove(found)
        elif not match["maybe"]:
            missing.append(spec)
    if missing or got:
        return [f"figures [{'; '.join(figure_words(f) for f in claim.figures)}], expected [{'; '.join(want)}]"]
    return []


def _fits(match, figure):
    words = figure_words(figure).split()
    count = f"{match['sign']}{match['low']}{match['tail'] or ''}"
    return (
        figure.kind == match["kind"]
        and words[1] == count
        and (match["group"] is None or figure.group in match["group"].split("|"))
        and (figure.part_of is None if match["whole"] is None else figure.part_of == int(match["whole"]))
        and (figure.running or not match["running"])
    )
