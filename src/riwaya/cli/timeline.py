"""Events as a timeline: JSON that ``timeline.schema.json`` describes, and that vis-timeline shows as it is."""

from __future__ import annotations

import datetime as dt
import html
import json
from typing import TYPE_CHECKING, Final

from riwaya.cli.happenings import days, happenings, named, type_names, voices

if TYPE_CHECKING:
    from riwaya.cli.happenings import Happening
    from riwaya.publish.rows import ClaimRow, FigureCell
    from riwaya.store.sources import Source

SCHEMA: Final = "https://w3id.org/riwaya/schema/timeline-1.json"

Json = dict[str, object]


def timeline(source: Source) -> str:
    """The events of a source by their days, then those that no claim dates.

    ``items`` and ``groups`` are what vis-timeline's DataSets take; what it does not know it leaves alone.
    """
    events = happenings(source)
    dated = [event for event in events if event.earliest or event.latest]
    dated.sort(key=lambda event: (event.earliest or event.latest or "", event.latest or "9999", event.iri))
    names = type_names(source)
    used = sorted({event.types[0] for event in events})
    document = {
        "$schema": SCHEMA,
        "groups": [_group(code, names.get(code, (code, code))) for code in used],
        "items": [{**_span(event), **_event(event)} for event in dated],
        "undated": [_event(event) for event in events if not (event.earliest or event.latest)],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _group(code: str, names: tuple[str, str]) -> Json:
    return {"id": code, "content": html.escape(names[0]), "label_en": names[0], "label_ar": names[1]}


def _span(event: Happening) -> Json:
    """What vis-timeline draws: a range up to the day after the last, or a point where one end is open."""
    if event.earliest is None or event.latest is None:
        return {"type": "point", "start": event.earliest or event.latest}
    after = dt.date.fromisoformat(event.latest) + dt.timedelta(days=1)
    return {"type": "range", "start": event.earliest, "end": after.isoformat()}


def _event(event: Happening) -> Json:
    return {
        "id": event.iri,
        "content": html.escape(event.names[0]),  # vis-timeline takes it for HTML
        "group": event.types[0],
        "label_en": event.names[0],
        "label_ar": event.names[1],
        "event_types": list(event.types),
        "earliest": event.earliest,
        "latest": event.latest,
        "edtf": sorted({row.edtf for row in event.claims if row.edtf is not None}),
        "places": [{**named(cell), "role": cell.role} for cell in event.places],
        "counts": event.counts(),
        "claims": [_claim(row) for row in event.claims],
    }


def _claim(row: ClaimRow) -> Json:
    start, end = days(row.date_start, row.date_end)
    return {
        "claim": row.claim,
        "article": row.article,
        "claimants": voices(row),
        "speech_act": row.speech_act,
        "commitment": row.commitment,
        "event_type": row.event_type,
        "earliest": start,
        "latest": end,
        "edtf": row.edtf,
        "quote": row.quote,
        "review_status": row.review_status,
        "figures": [_figure(figure) for figure in row.casualties],
    }


def _figure(figure: FigureCell) -> Json:
    return {
        "kind": figure.kind,
        "group": figure.group,
        "low": figure.min,
        "high": figure.max,
        "low_exclusive": figure.exclusive_min,
        "high_exclusive": figure.exclusive_max,
        "approximate": figure.approx,
        "running": figure.cumulative,
        "part_of": figure.subset_of,
    }
