"""Build the compiled wheel, and read with it what the sources read: ``python bench/compiled.py``.

Prints how fast both read, and ends with status 1 where their claims are not the same, byte for byte: the shipped
article, the gold texts, the test sentences, and articles put together from their sentences. Needs a C compiler, a
package registry (for the build) and some minutes; nothing is left in the checkout. See docs/performance.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: What a wheel is built from.
SOURCES = ("src", "ontology", "queries", "data", "pyproject.toml", "README.md", "LICENSE")
VARIANTS = 300
ROUNDS = 15


def texts() -> list[str]:
    """What both read."""
    from extraction import variants  # noqa: PLC0415  it loads Riwaya, which only the readers need

    files = [*(ROOT / "data" / "articles").glob("*.txt"), *(ROOT / "data" / "gold" / "texts").glob("*.txt")]
    out = [file.read_text("utf-8") for file in sorted(files)]
    out += list(variants("\n".join(out), VARIANTS))
    for file in sorted((ROOT / "tests" / "cases").glob("*.toml")):
        lists = [rows for rows in tomllib.loads(file.read_text("utf-8")).values() if isinstance(rows, list)]
        out += [row["text"] for rows in lists for row in rows if isinstance(row, dict) and "text" in row]
    return out


def read() -> dict[str, object]:
    """Read everything with the Riwaya that Python finds: its kind, the hash of its claims, its times."""
    import extraction as bench  # noqa: PLC0415
    import msgspec  # noqa: PLC0415

    article = bench.ARTICLE.read_text("utf-8")
    given, claims = texts(), hashlib.sha256()
    for text in given:
        claims.update(msgspec.json.encode(bench.read(text)))
    start = time.process_time()
    for text in given:
        bench.read(text)
    speed = sum(map(len, given)) / (time.process_time() - start)
    again = bench.best(lambda: bench.read(article), ROUNDS)
    new = bench.best(lambda: bench.read(article), ROUNDS, bench.forget)
    source = sys.modules["riwaya.extract.claims"].__file__ or ""
    return {"compiled": not source.endswith(".py"), "claims": claims.hexdigest(), "texts": len(given),
            "never seen": new, "read again": again, "characters a second": speed}  # fmt: skip


def build(folder: Path) -> Path:
    """Build the compiled wheel from a copy of the checkout; gives the folder that holds its packages."""
    copy, target = folder / "checkout", folder / "packages"
    for name in SOURCES:
        there = ROOT / name
        if there.is_dir():
            shutil.copytree(there, copy / name, ignore=shutil.ignore_patterns("*.so", "__pycache__"))
        else:
            copy.mkdir(exist_ok=True)
            shutil.copy(there, copy / name)
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(target), str(copy)]
    subprocess.run(command, check=True, env={**os.environ, "HATCH_BUILD_HOOK_ENABLE_MYPYC": "1"})  # noqa: S603
    return target


def reading(packages: Path) -> dict[str, object]:
    """What :func:`read` gives in a process of its own that finds Riwaya in a folder."""
    command = [sys.executable, __file__, "--read"]
    environment = {**os.environ, "PYTHONPATH": str(packages)}
    run = subprocess.run(command, check=True, env=environment, cwd=packages, capture_output=True, text=True)  # noqa: S603
    return dict(json.loads(run.stdout))


def main() -> None:
    """Print the figures of both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--read", action="store_true", help="read with the Riwaya that is found, and print JSON")
    if parser.parse_args().read:
        print(json.dumps(read()))
        return
    with tempfile.TemporaryDirectory() as folder:
        python, compiled = reading(ROOT / "src"), reading(build(Path(folder)))
    if python.pop("compiled") or not compiled.pop("compiled"):
        raise SystemExit("src holds compiled modules (find src -name '*.so' -delete), or the build made none")
    same = python.pop("claims") == compiled.pop("claims")
    print(f"{'':24}{'Python':>12}{'compiled':>12}")
    for what, figure in python.items():
        print(f"{what:24}{figure:12,.1f}{compiled[what]:12,.1f}")
    print("the claims are the same" if same else "the claims differ")
    raise SystemExit(0 if same else 1)


if __name__ == "__main__":
    main()
