"""``/search``: claims by words, from the store's search index (docs/search.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args, get_type_hints
from urllib.parse import urlencode

import msgspec
from starlette.responses import Response

from riwaya.store.search import Request as Search
from riwaya.store.search.finding import FARTHEST, MOST_ROWS, faults
from riwaya.store.search.words import LONGEST
from riwaya.vocab import SCHEMES
from riwaya.web.answers import followed, negotiated
from riwaya.web.messages import Job
from riwaya.web.problems import PROBLEM, Fault
from riwaya.web.protocol import pairs

if TYPE_CHECKING:
    from starlette.requests import Request

    from riwaya.errors import QueryError
    from riwaya.web.service import Service

_MEDIA: Final = ("text/html", "text/csv", "application/json", "application/sparql-results+json")
_ENDINGS: Final = {".csv": "text/csv", ".json": "application/json", ".html": "text/html"}
#: A parameter, and the field of the search that it fills.
_FIELDS: Final = {
    **{name: name for name in ("q", "claimant", "place", "type", "lang", "whole", "limit", "offset")},
    "in": "within",
    "from": "since",
    "to": "until",
}
_SCOPES: Final = get_args(get_type_hints(Search)["within"])
_LANGUAGES: Final = get_args(get_type_hints(Search)["lang"])


async def search(request: Request) -> Response:
    """Find claims by words. The count stands in ``X-Total-Count``, the next page in ``Link``."""
    service: Service = request.app.state.service
    ending = request.path_params.get("ending", "")
    if ending and ending not in _ENDINGS:
        raise Fault(404, f"A search has no form {ending}", f"It has {', '.join(_ENDINGS)}.")
    media = negotiated(_ENDINGS[ending] if ending else ", ".join(request.headers.getlist("accept")), _MEDIA)
    asked = _read(request)
    reply = await service.asked(request, Job("search", msgspec.json.encode(asked).decode(), media, neutral=True))
    charset = "" if "json" in media else "; charset=utf-8"
    headers = {"Content-Type": reply.media + charset, "Vary": "Accept"}
    headers["Access-Control-Expose-Headers"] = "X-Total-Count, X-Search-Index, Link"
    total, _, state = reply.detail.partition(" ")
    headers["X-Search-Index"] = state
    if total:
        headers["X-Total-Count"] = total
    body = reply.body
    if reply.rows == asked.limit and asked.offset + asked.limit <= FARTHEST:
        following = _next(request, asked)
        headers["Link"] = f'<{following}>; rel="next"'
        body = followed(body, following) if media == "text/html" else body
    return Response(body, reply.status, headers)


def operation() -> dict[str, object]:
    """Describe it in OpenAPI."""
    codes = [code for codes in SCHEMES.values() if codes.scheme.endswith("/event-type") for code in codes]
    words = {"type": "string"}
    day = {"type": "string", "format": "date"}
    parameters = (
        ("q", {**words, "maxLength": LONGEST}, 'All words must be there; "a phrase", begin*, a OR b, -not · الكلمات'),
        ("in", {**words, "enum": list(_SCOPES), "default": "all"}, "In quotes, in names, or both · أين"),
        ("claimant", words, "Who says it: an id of the gazetteer, or an IRI · الراوي"),
        ("place", words, "A place; what lies in it counts too · المكان"),
        ("type", {**words, "enum": codes}, "A type of event; narrower ones count too · نوع الحدث"),
        ("from", day, "Not over before this day · من"),
        ("to", day, "Begun by this day · إلى"),
        ("lang", {**words, "enum": list(_LANGUAGES), "default": "en"}, "Of the names · لغة الأسماء"),
        ("whole", {"type": "boolean", "default": False}, "Whole quotes, not cut · الشاهد كاملاً"),
        ("limit", {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": 20}, "Claims · العدد"),
        ("offset", {"type": "integer", "minimum": 0, "maximum": FARTHEST, "default": 0}, "To pass over · التخطي"),
    )
    problem = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    results = {"schema": {"$ref": "#/components/schemas/Results"}}
    content = {"application/json": results, "application/sparql-results+json": results, "text/csv": {"schema": words}}
    return {
        "operationId": "search",
        "summary": "Find claims by words · ابحث عن الروايات بكلماتها",
        "description": "Spelling, diacritics and glued particles do not matter. ⟦ ⟧ marks what was found.\n\n"
        "لا يضر اختلاف الرسم والتشكيل والحروف المتصلة، وما وُجد بين ⟦ ⟧.",
        "tags": ["search", "بحث"],
        "parameters": [
            {"name": name, "in": "query", "required": name == "q", "description": text, "schema": schema}
            for name, schema, text in parameters
        ],
        "responses": {
            "200": {
                "description": "The claims, in the order of the articles and of their text.",
                "headers": {
                    "X-Total-Count": {"description": "How many there are, up to 10000.", "schema": {"type": "string"}},
                    "Link": {"description": "The next page.", "schema": words},
                },
                "content": content,
            },
            "400": {"description": "A parameter is wrong; the document names it.", "content": problem},
            "429": {"description": "Too many of one client at a time: come again.", "content": problem},
            "503": {"description": "Busy, or there is no search index.", "content": problem},
        },
    }


def _read(request: Request) -> Search:
    """The search of an address, or all that is wrong with it at once."""
    wrong: list[tuple[str, str]] = []
    values: dict[str, object] = {}
    for name, value in pairs(request.scope["query_string"], "address"):
        field = _FIELDS.get(name)
        if field is None:
            wrong.append((name, f"is no parameter of a search; it takes {', '.join(_FIELDS)}"))
        elif field in values:
            wrong.append((name, "is given twice"))
        else:
            values[field] = _typed(name, value, wrong)
    if "q" not in values:
        wrong.append(("q", "is missing"))
    asked = Search(**{"q": "-", **{field: value for field, value in values.items() if value is not None}})  # type: ignore[arg-type]
    told = {name for name, _ in wrong}
    for fault in faults(asked):
        name = fault.where.removeprefix("parameter ")
        if name not in told:
            wrong.append((name, _words(fault)))
    if wrong:
        more = {"parameters": [{"name": name, "detail": detail} for name, detail in wrong]}
        raise Fault(400, "Wrong parameters", "; ".join(f"{name}: {detail}" for name, detail in wrong), more=more)
    return asked


def _typed(name: str, value: str, wrong: list[tuple[str, str]]) -> object:
    """A value as its field has it; None where it is none, and said so."""
    choices = {"in": _SCOPES, "lang": _LANGUAGES, "whole": ("true", "false")}.get(name)
    if choices is not None and value not in choices:
        wrong.append((name, f"{value!r} is none of {', '.join(choices)}"))
        return None
    if name in {"limit", "offset"}:
        if not (value.isascii() and value.isdecimal() and len(value) < 10):  # noqa: PLR2004 - no number of rows is
            wrong.append((name, f"{value!r} is no whole number"))
            return None
        return int(value)
    return value == "true" if name == "whole" else value


def _words(fault: QueryError) -> str:
    return f"{fault.message} ({fault.mend})" if fault.mend else fault.message


def _next(request: Request, asked: Search) -> str:
    kept = [(name, value) for name, value in pairs(request.scope["query_string"], "address") if name != "offset"]
    return f"{request.url.path}?{urlencode([*kept, ('offset', str(asked.offset + asked.limit))])}"
