"""The editor at ``/``: YASGUI from a local folder where it is there, a plain form where it is not."""

from __future__ import annotations

import mimetypes
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import jinja2
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response

from riwaya import vocab
from riwaya.store.parameters import DEFAULT_BASE
from riwaya.store.queries import bound_text, library
from riwaya.web.assets import FILES, PACKAGE, VERSION, editor_folder
from riwaya.web.problems import Fault

if TYPE_CHECKING:
    from starlette.requests import Request

    from riwaya.store.queries import Question
    from riwaya.web.service import Service

_HERE: Final = Path(__file__).parent
_OWN: Final = ("riwaya.css", "riwaya.js")
_WORDS: Final = {
    "en": {
        "title": "Riwaya: who says what",
        "lead": "Ask the graph of claims. No answer here says what happened: each says who says so.",
        "examples": "Questions of the library",
        "choose": "Choose a question …",
        "run": "Ask",
        "other": "العربية",
        "plain": "The editor is not installed here. The form below works without it; to install it: ",
        "query": "Query (SPARQL 1.1)",
        "links": "For programs",
    },
    "ar": {
        "title": "رواية: من يقول ماذا",
        "lead": "اسأل رسم الروايات. لا يقول جوابٌ هنا ما حدث، بل يقول مَن رواه.",
        "examples": "أسئلة المكتبة",
        "choose": "اختر سؤالاً …",
        "run": "اسأل",
        "other": "English",
        "plain": "المحرّر غير مثبّت هنا. النموذج أدناه يعمل من دونه، ولتثبيته: ",
        "query": "الاستعلام (SPARQL 1.1)",
        "links": "للبرامج",
    },
}
_FIRST: Final = "chronology"


async def editor(request: Request) -> Response:
    """Show the page, in English or Arabic (``?lang=``, else what the browser prefers)."""
    asked = request.query_params.get("lang") or request.headers.get("accept-language", "")
    lang = "ar" if asked.lower().startswith("ar") else "en"
    examples = [(question.name, question.title[lang == "ar"]) for question in library()]
    first = next((question.text for question in library() if question.name == _FIRST), "SELECT * { ?s ?p ?o } LIMIT 10")
    page = _template().render(
        lang=lang,
        direction="rtl" if lang == "ar" else "ltr",
        other="en" if lang == "ar" else "ar",
        words=_WORDS[lang],
        examples=examples,
        first=_bare(first, lang),
        installed=editor_folder() is not None,
    )
    return HTMLResponse(page, headers={"Vary": "Accept-Language"})


async def contents(request: Request) -> Response:
    """Give the editor its prefixes, examples and the terms that it completes."""
    service: Service = request.app.state.service
    base = await service.base(request)
    lang = "ar" if request.query_params.get("lang") == "ar" else "en"
    examples = {question.name: _bare(bound_text(question, _in(lang, question), base), lang) for question in library()}
    return JSONResponse({"prefixes": dict(vocab.PREFIXES), "examples": examples, "terms": _terms(), "base": base})


async def static(request: Request) -> Response:
    """Serve a file of the page: its own, or the editor's. No other name is looked for."""
    name = request.path_params["file"]
    folder = editor_folder()
    if name in _OWN:
        path = _HERE / "static" / name
    elif folder is not None and name in FILES:
        path = folder / name
    else:
        raise Fault(404, "There is no such file")
    media = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return FileResponse(path, media_type=media, headers={"Cache-Control": "max-age=3600"})


def _in(lang: str, question: Question) -> dict[str, str]:
    """The language of the answers, where a question can be told one."""
    return {"lang": lang} if any(one.type == "language" and one.name == "lang" for one in question.parameters) else {}


@cache
def _template() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(_HERE / "templates")
    surroundings = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    surroundings.globals.update(
        command="riwaya serve --fetch-editor", package=f"{PACKAGE} {VERSION}", default_base=DEFAULT_BASE
    )
    return surroundings.get_template("editor.html")


@cache
def _terms() -> list[str]:
    """The IRIs of our ontology, for completion."""
    own = [vocab.PREFIXES["rw"] + name for name in vocab.RW]
    codes = [str(scheme[code]) for scheme in vocab.SCHEMES.values() for code in scheme]
    return sorted(own + codes)


def _bare(text: str, lang: str) -> str:
    """A question without the machine's part of its header: its title stays, as a comment."""
    title = f"# @title.{lang} "
    kept = (line for line in text.splitlines() if line.startswith(title) or not line.startswith("# @"))
    return "\n".join(line.replace(title, "# ", 1) for line in kept).strip() + "\n"
