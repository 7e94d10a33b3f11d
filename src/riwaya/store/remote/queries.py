"""A query on its way to a server: it parses here first, and SPARQLWrapper writes the request."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib.plugins.sparql.parser import parseQuery
from SPARQLWrapper import POST, URLENCODED, SPARQLWrapper

from riwaya.errors import QueryError
from riwaya.store.guard import reaches_out
from riwaya.store.queries import form_of
from riwaya.store.remote.answers import RESULTS, STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from urllib.request import Request


def checked(text: str) -> str:
    """Return the form of a query: SELECT, ASK, CONSTRUCT or DESCRIBE.

    A text that is an update is no query: some servers would carry it out all the same.

    :raises QueryError: it does not parse; the message has line and column.
    """
    try:
        if reaches_out(text):
            parseQuery(text)  # Oxigraph would go there
        else:
            ox.Store().query(text)
    except Exception as fault:  # pyparsing raises its own, and recursion errors, by version
        words = fault.args[0] if isinstance(fault, SyntaxError) else fault
        raise QueryError(str(words), mend="mend the query") from fault
    return form_of(text)


def ask_of(url: str, text: str, form: str, parameters: Iterable[tuple[str, str]] = ()) -> Request:
    """Write a query as a request to an endpoint: by POST, since a GET has no room for a long one."""
    with warnings.catch_warnings():  # it looks for the form of a query, and warns where it does not find it
        warnings.simplefilter("ignore", RuntimeWarning)
        wrapper = SPARQLWrapper(url)
        wrapper.setQuery(text)
    wrapper.queryType = form
    wrapper.setMethod(POST)
    wrapper.setRequestMethod(URLENCODED)
    wrapper.setOnlyConneg(True)
    for name, value in parameters:
        wrapper.addParameter(name, value)
    wrapper.addCustomHttpHeader("Accept", STATEMENTS if form in {"CONSTRUCT", "DESCRIBE"} else RESULTS)
    # its own way of sending installs passwords for the whole process and follows redirects with them
    request: Request = wrapper._createRequest()  # noqa: SLF001
    return request
