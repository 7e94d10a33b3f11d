"""Clients that nobody here wrote: SPARQLWrapper, rdflib's SPARQLStore, curl, a browser."""

import shutil
import subprocess
from pathlib import Path

import pytest

from riwaya.web.assets import editor_folder, fetch

LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
SYRIA = "https://data.riwaya.invalid/entity/syria"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_sparqlwrapper(server):
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery(f"SELECT ?o {{ <{SYRIA}> <{LABEL}> ?o }} ORDER BY ?o")
    for form in (wrapper.JSON, wrapper.XML, wrapper.CSV, wrapper.TSV):
        for method in (wrapper.GET, wrapper.POST):
            client.setMethod(method)
            client.setReturnFormat(form)
            found = client.query().convert()
            words = found.toxml() if form == wrapper.XML else str(found if form == wrapper.JSON else found.decode())
            assert "سوريا" in words
    client.setQuery(f"CONSTRUCT {{ ?s ?p ?o }} {{ BIND(<{SYRIA}> AS ?s) ?s ?p ?o }}")
    for form in (wrapper.TURTLE, wrapper.N3, wrapper.RDFXML, wrapper.JSONLD):
        client.setReturnFormat(form)
        assert len(client.query().convert()) > 3
    client.setReturnFormat(wrapper.JSON)
    client.setQuery("SELECT * { ?s ?p }")
    with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed):
        client.query()


def test_rdflib_sparqlstore(server):
    from rdflib import Graph, Literal, URIRef  # noqa: PLC0415
    from rdflib.plugins.stores.sparqlstore import SPARQLStore  # noqa: PLC0415

    for form in ("xml", "json", "csv", "tsv"):
        graph = Graph(SPARQLStore(f"{server.url}/sparql", returnFormat=form))
        rows = list(graph.query(f"SELECT ?o {{ <{SYRIA}> <{LABEL}> ?o }}"))
        assert "سوريا" in {str(row[0]) for row in rows}
    graph = Graph(SPARQLStore(f"{server.url}/sparql"))
    assert Literal("Syria", lang="en") in set(graph.objects(URIRef(SYRIA), URIRef(LABEL)))
    assert bool(graph.query("ASK { ?s ?p ?o }"))
    assert len(graph.query(f"DESCRIBE <{SYRIA}>").graph) > 3


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")
def test_curl(server):
    query = f"query=SELECT ?o {{ <{SYRIA}> <{LABEL}> ?o }} ORDER BY LANG(?o)"
    command = ["curl", "-sS", "-H", "Accept: text/csv", "--data-urlencode", query, f"{server.url}/sparql"]
    done = subprocess.run(command, capture_output=True, timeout=20, check=True)  # noqa: S603 - our own words
    assert done.stdout.decode() == "o\r\nسوريا\r\nSyria\r\n"


def test_the_page_works_without_the_editor(serve, store, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    served = serve(store, "--workers", "1")
    page = served.get("/?lang=ar").text
    assert 'dir="rtl"' in page
    assert "--fetch-editor" in page
    assert "yasgui.min.js" not in page
    assert served.get("/static/yasgui.min.js").status == 404
    assert served.get("/static/../run.py").status == 404
    answer = served.ask(f"SELECT ?o {{ <{SYRIA}> <{LABEL}> ?o }}", "text/html,*/*;q=0.8")
    assert '<td dir="auto" lang="ar">سوريا</td>' in answer.text
    hostile = served.ask("SELECT ?x { BIND('<script>alert(1)</script>'@ar AS ?x) }", "text/html")
    assert "<script>" not in hostile.text


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """A page of a fresh headless browser, with what it asked for and what went wrong in it."""
    if CHROMIUM is None:
        pytest.skip("there is no chromium: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
    if editor_folder() is None:
        try:
            fetch()
        except Exception as fault:  # noqa: BLE001 - no npm, no registry: whatever it is, the reason is shown
            pytest.skip(f"the editor's files cannot be had: {fault}")
    with playwright.sync_playwright() as play:
        context = play.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("chromium"), executable_path=CHROMIUM, args=list(FLAGS)
        )
        found = context.new_page()
        found.requests, found.faults = [], []
        found.on("request", lambda request: found.requests.append(request.url))
        found.on("pageerror", lambda fault: found.faults.append(str(fault)))
        found.on("console", lambda line: found.faults.append(line.text) if line.type == "error" else None)
        yield found
        context.close()


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("lang", "direction", "word"), [("en", "ltr", "Khan Shaykhun"), ("ar", "rtl", "خان شيخون")])
def test_a_browser_asks_a_question(server, page, tmp_path, lang, direction, word):
    page.goto(f"{server.url}/?lang={lang}")
    page.wait_for_selector("body[data-ready]", timeout=20_000)
    assert page.evaluate("document.documentElement.dir") == direction
    assert page.locator("#examples option").count() > 40
    page.select_option("#examples", "who-says-what-happened-in")
    page.evaluate("window.yasgui.getTab().query(); 0")
    page.wait_for_selector(f".yasr table td:has-text('{word}')", timeout=20_000)  # the tab may show earlier rows
    quotes = "[...document.querySelectorAll('.yasr table td div')].map(d => getComputedStyle(d).unicodeBidi)"
    assert set(page.evaluate(quotes)) == {"plaintext"}
    assert page.screenshot(path=tmp_path / f"{lang}.png")
    assert Path(tmp_path / f"{lang}.png").stat().st_size > 10_000
    assert [url for url in page.requests if not url.startswith((server.url, "data:", "blob:"))] == []
    assert page.faults == []


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_browser_turns_the_page(server, page, tmp_path):
    page.faults.clear()
    page.goto(f"{server.url}/q/who-speaks-of-whom?limit=9&lang=ar")
    first = page.locator("tbody").inner_text()
    page.screenshot(path=tmp_path / "next.png", full_page=True)
    page.click("text=الصفحة التالية")
    page.wait_for_url("**&offset=9")
    assert page.locator("tbody").inner_text() != first
    assert page.locator("tbody tr").count() > 0
    assert page.faults == []
