"""``/sparql``: queries, updates where they are allowed, and the description of the service."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.responses import RedirectResponse, Response

from riwaya.vocab import PREFIXES
from riwaya.web.answers import GRAPH_TYPES, graph, negotiated
from riwaya.web.describe import service_description, void
from riwaya.web.messages import Job
from riwaya.web.problems import Fault
from riwaya.web.protocol import METHODS, read

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox
    from starlette.requests import Request

    from riwaya.web.service import Service


async def sparql(request: Request) -> Response:
    """Answer a request of the SPARQL 1.1 Protocol."""
    service: Service = request.app.state.service
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": METHODS})
    asked = await read(request, service.settings.max_query)
    if asked is None:
        return await _description(request, service)
    note = request.scope.setdefault("riwaya.note", {})
    if service.settings.log_queries:
        note["query"] = asked.text
    if asked.kind == "update":
        _may_update(request, service)
        return await service.answer(request, Job("update", asked.text))
    accept = ", ".join(request.headers.getlist("accept"))
    job = Job("query", asked.text, accept, asked.default_graphs, asked.named_graphs)
    return await service.answer(request, job)


async def well_known_void(request: Request) -> Response:
    """Describe the data set."""
    service: Service = request.app.state.service
    facts = await service.facts(request)
    return _rdf(request, void(str(request.base_url), facts))


async def _description(request: Request, service: Service) -> Response:
    accept = ", ".join(request.headers.getlist("accept"))
    if negotiated(accept, tuple(GRAPH_TYPES)) == "text/html":
        return RedirectResponse("/", 303, {"Vary": "Accept"})
    facts = await service.facts(request)
    settings = service.settings
    return _rdf(request, service_description(str(request.base_url), facts, writable=settings.writable))


def _rdf(request: Request, triples: Iterable[ox.Triple]) -> Response:
    media = negotiated(", ".join(request.headers.getlist("accept")), tuple(GRAPH_TYPES))
    return Response(graph(media, triples, PREFIXES), headers={"Vary": "Accept", "Content-Type": media})


def _may_update(request: Request, service: Service) -> None:
    """Refuse an update unless the server is writable, and one that another site's page sends."""
    if not service.settings.writable:
        raise Fault(403, "This endpoint is read-only", "Updates need a server that was started with --writable.")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise Fault(403, "A page of another site may not change the store")
