"""``/q/``: every question of the library as an address, and their OpenAPI description."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from starlette.responses import JSONResponse, Response

from riwaya import __version__
from riwaya.errors import QueryError
from riwaya.store.pages import after, beyond
from riwaya.store.parameters import DEFAULT_BASE
from riwaya.store.queries import Question, bound_text, library, terms_for
from riwaya.store.terms import plain
from riwaya.vocab import SCHEMES
from riwaya.web import search
from riwaya.web.answers import GRAPH_TYPES, negotiated
from riwaya.web.messages import Job
from riwaya.web.problems import PROBLEM, Fault
from riwaya.web.protocol import pairs

if TYPE_CHECKING:
    from starlette.requests import Request

    from riwaya.store.parameters import Parameter
    from riwaya.web.service import Service

_TABLES: Final = ("text/html", "text/csv", "application/json", "application/sparql-results+json")
_ENDINGS: Final = {
    "csv": "text/csv",
    "json": "application/json",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "html": "text/html",
}
_CODES: Final = {codes.scheme.rpartition("/")[2]: list(codes) for codes in SCHEMES.values()}
_NEXT: Final = {"Link": {"description": "The next page, where there is one.", "schema": {"type": "string"}}}
_SCHEMAS: Final[dict[str, dict[str, object]]] = {
    "integer": {"type": "integer"},
    "count": {"type": "integer", "minimum": 0},
    "decimal": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "language": {"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
}


async def listing(_request: Request) -> Response:
    """List the questions."""
    return JSONResponse({"questions": [_entry(question) for question in library()]})


async def ask(request: Request) -> Response:
    """Answer a question with the parameters of the address."""
    service: Service = request.app.state.service
    name, _, ending = request.path_params["name"].partition(".")
    question = _found(name)
    offered = _TABLES if question.form in {"SELECT", "ASK"} else tuple(GRAPH_TYPES)
    if ending and _ENDINGS.get(ending) not in offered:
        raise Fault(
            404, f"{name} has no form .{ending}", f"It has {', '.join(e for e, m in _ENDINGS.items() if m in offered)}."
        )
    accept = _ENDINGS[ending] if ending else ", ".join(request.headers.getlist("accept"))
    media = negotiated(accept, offered)
    values = _values(request)
    base = await service.base(request) if question.parameters else DEFAULT_BASE
    _check(question, values, base)
    text = bound_text(question, values, base)
    request.scope.setdefault("riwaya.note", {})["question"] = name
    following = await _next(request, question, values, text)
    return await service.answer(request, Job("query", text, media, neutral=True), following)


async def _next(request: Request, question: Question, values: dict[str, str], text: str) -> str:
    """The address of the next page; nothing where there is none."""
    probe = beyond(text)
    if probe is None:
        return ""
    service: Service = request.app.state.service
    found = await service.asked(request, Job("query", probe, "text/csv"))
    if not found.rows:
        return ""
    offset, _, _ = after(question, values)
    kept = {name: value for name, value in values.items() if name != "offset"}
    return f"{request.url.path}?{urlencode({**kept, 'offset': str(offset)})}"


async def openapi(request: Request) -> Response:
    """Describe the questions, from their headers, and the search as OpenAPI 3.1."""
    return JSONResponse(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "Riwaya questions · أسئلة رواية",
                "version": __version__,
                "description": "Every question of the library, asked of the store that this server serves.",
            },
            "servers": [{"url": str(request.base_url).rstrip("/")}],
            "paths": {
                "/search": {"get": search.operation()},
                **{f"/q/{question.name}": {"get": _operation(question)} for question in library()},
            },
            "components": {"schemas": {"Problem": _PROBLEM_SCHEMA, "Results": {"type": "object"}}},
        }
    )


def _found(name: str) -> Question:
    shelf = {question.name: question for question in library()}
    if name in shelf:
        return shelf[name]
    if any(question.name == name for question in library("federated")):
        raise Fault(404, f"{name} asks another machine", "It is asked from the shell: riwaya query --network.")
    near = difflib.get_close_matches(name, list(shelf), n=3, cutoff=0.5)
    raise Fault(404, f"No question is called {name!r}", f"Did you mean {', '.join(near)}?" if near else "See /q/.")


def _values(request: Request) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, value in pairs(request.scope["query_string"], "address"):
        if name in values:
            raise _bad([(name, "is given twice")])
        values[name] = value
    return values


def _check(question: Question, values: dict[str, str], base: str) -> None:
    """Refuse wrong parameters, all at once."""
    wrong = []
    for name, value in values.items():
        try:
            terms_for(question, {name: value}, base)
        except QueryError as fault:
            wrong.append((name, f"{fault.message} ({fault.mend})" if fault.mend else fault.message))
    if wrong:
        raise _bad(wrong)


def _bad(wrong: list[tuple[str, str]]) -> Fault:
    more = {"parameters": [{"name": name, "detail": detail} for name, detail in wrong]}
    return Fault(400, "Wrong parameters", "; ".join(f"{name}: {detail}" for name, detail in wrong), more=more)


def _entry(question: Question) -> dict[str, object]:
    return {
        "name": question.name,
        "href": f"/q/{question.name}",
        "form": question.form,
        "title": {"en": question.title[0], "ar": question.title[1]},
        "why": {"en": question.why[0], "ar": question.why[1]},
        "keywords": list(question.keywords),
        "parameters": [
            {"name": one.name, "type": one.type, "default": _default(one), "en": one.en, "ar": one.ar}
            for one in question.parameters
        ],
    }


def _default(parameter: Parameter) -> str | None:
    """A default as ``?name=`` takes it: an entity by its id, a code by its name."""
    if parameter.default is None:
        return None
    words = plain(parameter.default)
    if parameter.type == "entity":
        return words.removeprefix(f"{DEFAULT_BASE}entity/")
    if parameter.type == "iri":
        return words.removeprefix(DEFAULT_BASE)
    return words.rpartition("#")[2] if parameter.type in _CODES else words


def _operation(question: Question) -> dict[str, object]:
    table = question.form in {"SELECT", "ASK"}
    results = {"schema": {"$ref": "#/components/schemas/Results"}}
    words = {"schema": {"type": "string"}}
    if table:
        content = {"application/json": results, "application/sparql-results+json": results, "text/csv": words}
    else:
        content = {"application/ld+json": {}, "text/turtle": words}
    problem = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        "operationId": question.name,
        "summary": f"{question.title[0]} · {question.title[1]}",
        "description": f"{question.why[0]}\n\n{question.why[1]}",
        "tags": list(question.keywords),
        "parameters": [_parameter(one) for one in question.parameters],
        "responses": {
            "200": {
                "description": "The rows." if table else "The statements.",
                **({"headers": _NEXT} if beyond(question.text) else {}),
                "content": content,
            },
            "400": {"description": "A parameter is wrong; the document names it.", "content": problem},
            "422": {"description": "The answer is larger than the server gives.", "content": problem},
            "429": {"description": "Too many of one client at a time: come again.", "content": problem},
            "503": {"description": "Busy: come again.", "content": problem},
            "504": {"description": "It took too long and was stopped.", "content": problem},
        },
    }


def _parameter(parameter: Parameter) -> dict[str, object]:
    schema: dict[str, object] = dict(_SCHEMAS.get(parameter.type, {"type": "string"}))
    if parameter.type in _CODES:
        schema["enum"] = _CODES[parameter.type]
    default = _default(parameter)
    if default is not None:
        typed = {"integer": int, "count": int, "decimal": float}.get(parameter.type, str)
        schema["default"] = typed(default)
    return {
        "name": parameter.name,
        "in": "query",
        "required": False,
        "description": f"{parameter.en} ({parameter.type}) · {parameter.ar}",
        "schema": schema,
    }


_PROBLEM_SCHEMA: Final = {
    "type": "object",
    "required": ["title", "status"],
    "properties": {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "line": {"type": "integer"},
        "column": {"type": "integer"},
        "parameters": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"name": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}
