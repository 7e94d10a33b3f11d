"""``riwaya serve``: the store over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from riwaya.cli.record import store_folder
from riwaya.cli.terminal import say, show
from riwaya.errors import InputError

EXAMPLES: Final = """\b
Examples:
  riwaya serve
  riwaya serve --store out --port 8080 --timeout 10
  curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT * {?s ?p ?o} LIMIT 5' http://127.0.0.1:7878/sparql
  curl 'http://127.0.0.1:7878/q/chronology.csv?lang=ar'
"""


@click.command("serve", epilog=EXAMPLES)
@click.option("--store", metavar="DIR", help="A store or a build folder; the last build here where not given.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=7878, show_default=True, help="0 takes any free one.")
@click.option(
    "--timeout", type=click.FloatRange(0.05, 3600), default=20, show_default=True, help="Seconds for a query."
)
@click.option("--max-rows", type=click.IntRange(1), default=100_000, show_default=True, help="Rows an answer may have.")
@click.option("--max-mib", type=click.IntRange(1, 1024), default=32, show_default=True, help="MiB an answer may have.")
@click.option("--memory", type=click.IntRange(128), default=2048, show_default=True, help="MiB for a worker.")
@click.option("--workers", type=click.IntRange(1, 256), help="Queries at a time.  [default: processors, at least 4]")
@click.option(
    "--per-client",
    type=click.IntRange(1),
    help="Queries of one address at a time.  [default: 8; those of this machine are not counted]",
)
@click.option("--writable", is_flag=True, help="Take SPARQL updates, from this machine only.")
@click.option("--private", is_flag=True, help="Serve a build with --private, to this machine only.")
@click.option("--log-queries", is_flag=True, help="Write the text of queries into the log.")
@click.option("--fetch-editor", is_flag=True, help="Fetch the query editor from the npm registry, and end.")
def command(
    store: str | None,
    host: str,
    port: int,
    timeout: float,
    max_rows: int,
    max_mib: int,
    memory: int,
    workers: int | None,
    per_client: int | None,
    *,
    writable: bool,
    private: bool,
    log_queries: bool,
    fetch_editor: bool,
) -> int:
    """Serve the store: a SPARQL 1.1 endpoint at /sparql, the questions at /q/, an editor at /.

    Read-only and for this machine alone unless told otherwise. A query that passes a limit is stopped; none can reach
    another machine. The log is one JSON object a line on standard error, without the text of queries. Stop it with
    Ctrl-C or SIGTERM.
    """
    try:
        from riwaya.web.assets import fetch  # noqa: PLC0415 - the extra may be missing
        from riwaya.web.run import serve  # noqa: PLC0415
        from riwaya.web.settings import MEBIBYTE, Settings  # noqa: PLC0415
    except ModuleNotFoundError as fault:
        if (fault.name or "").startswith("riwaya"):
            raise
        raise InputError(f"{fault.name} is not installed", mend="pip install 'riwaya[web]'") from fault
    if fetch_editor:
        show(f"{fetch()}\n")
        return 0
    settings = Settings(
        store=Path(store_folder(store)),
        host=host,
        port=port,
        timeout=timeout,
        max_rows=max_rows,
        max_bytes=max_mib * MEBIBYTE,
        memory=memory * MEBIBYTE,
        per_client=per_client,
        writable=writable,
        private=private,
        log_queries=log_queries,
        **({"workers": workers} if workers else {}),
    )
    if private:
        say("riwaya: this store may name protected people: keep it to yourself")
    serve(settings)
    return 0
