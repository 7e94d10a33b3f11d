"""What a person at a terminal sees, and what a program behind a pipe does not."""

import os
import pty
import re
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from riwaya.cli import main as module
from riwaya.cli.defects import STATUS
from riwaya.cli.main import COMMANDS, INTERRUPTED
from riwaya.cli.terminal import ISOLATE, RELEASE, table, visible, width, wrap

SRC = Path(__file__).parent.parent.parent / "src"
HOSTILE = "قال المرصد إن \x1b[31mغارات\x1b[0m روسية قتلت \u202eعشرة\u202c مدنيين \x9b2J في مدينة\x07 إدلب." + (
    " وأعلنت الأمم المتحدة نزوح أكثر من أربعمئة ألف شخص من المحافظة منذ نهاية نيسان." * 2
)
HELP = """
import sys
from riwaya.cli.main import cli
cli(["--help"], standalone_mode=False)
print([name for name in ("rdflib", "pyoxigraph", "pyshacl", "msgspec") if name in sys.modules])
"""


def command(*words):
    return [sys.executable, "-m", "riwaya.cli", *map(str, words)]


def environment(**more):
    return {**os.environ, "PYTHONPATH": str(SRC), "TERM": "xterm", **more}


def on_a_terminal(*words, cwd, columns=80, **more):
    """Run a command whose output and errors are a terminal; return what reached it and the exit status."""
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (40, columns))
    env = {name: value for name, value in environment(**more).items() if name not in {"COLUMNS", "LINES"}}
    with subprocess.Popen(  # noqa: S603 - our own command
        command(*words), cwd=cwd, stdout=slave, stderr=slave, stdin=subprocess.DEVNULL, env=env
    ) as process:
        os.close(slave)
        seen = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:
                break
            if not piece:
                break
            seen += piece
    os.close(master)
    return seen.decode().replace("\r\n", "\n"), process.returncode


def piped(*words, cwd, **more):
    return subprocess.run(command(*words), cwd=cwd, capture_output=True, check=False, env=environment(**more))  # noqa: S603


def test_arabic_is_isolated_on_a_terminal_and_nowhere_else(home):
    seen, status = on_a_terminal("query", "chronology", cwd=home)
    assert status == 0
    assert seen.count(ISOLATE) == seen.count(RELEASE) > 40
    through = piped("query", "chronology", cwd=home).stdout.decode()
    assert not {ISOLATE, RELEASE, "\x1b"} & set(through)


def test_columns_hold_whatever_stands_in_them(home):
    seen, _ = on_a_terminal("query", "chronology", cwd=home, columns=100, NO_COLOR="1")
    lines = [line for line in seen.split("\n") if ISOLATE in line or "─" in line]
    assert len(lines) > 20
    assert all(width(line) <= 100 for line in lines)
    (rule,) = [line for line in lines if "─" in line]
    starts = [0, *(match.end() for match in re.finditer("  ", rule))]
    for line in lines:
        at, columns = 0, set()
        for char in line:
            if char == ISOLATE:
                columns.add(at)
            at += width(char)
        assert columns <= set(starts)


def test_colour_only_for_who_wants_it(home):
    assert "\x1b[1m" in on_a_terminal("query", "chronology", cwd=home)[0]
    assert "\x1b" not in on_a_terminal("query", "chronology", cwd=home, NO_COLOR="1")[0]
    assert "\x1b" not in on_a_terminal("query", "chronology", cwd=home, TERM="dumb")[0]
    assert b"\x1b" not in piped("query", "chronology", cwd=home).stdout


def test_a_build_tells_its_progress_to_a_person_only(tmp_path):
    (tmp_path / "a.txt").write_text("انسحبت الفصائل من مدينة خان شيخون.", "utf-8")
    seen, status = on_a_terminal("build", "a.txt", "--out", "o", cwd=tmp_path)
    assert status == 0
    assert "1  a\r" in seen
    done = piped("build", "a.txt", "--out", "o", cwd=tmp_path)
    assert done.stdout == b""
    assert b"\r" not in done.stderr


@pytest.mark.parametrize("form", ["jsonl", "csv", "geojson"])
def test_hostile_words_reach_no_terminal(tmp_path, form):
    (tmp_path / "h.txt").write_text(HOSTILE, "utf-8")
    seen, status = on_a_terminal("claims", "h.txt", "--format", form, cwd=tmp_path, NO_COLOR="1")
    assert status == 0
    assert not {"\x1b", "\x9b", "\x07", "\u202e", "\u202c"} & set(seen)


def test_hostile_words_are_shown_in_tables_and_explanations(tmp_path):
    (tmp_path / "h.txt").write_text(HOSTILE, "utf-8")
    assert on_a_terminal("build", "h.txt", "--out", "o", cwd=tmp_path)[1] == 0
    query = tmp_path / "q.rq"
    query.write_text("PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?w { ?s oa:exact ?w }", "utf-8")
    for words in (("query", "q.rq"), ("query", "q.rq", "--format", "csv"), ("store", "dump")):
        seen, status = on_a_terminal(*words, cwd=tmp_path, NO_COLOR="1")
        assert status == 0
        assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(seen)
    assert "␛[31m" in on_a_terminal("query", "q.rq", cwd=tmp_path)[0]
    assert "␛" in piped("query", "q.rq", cwd=tmp_path).stdout.decode()


def test_a_hostile_file_name_is_shown_and_not_obeyed(tmp_path):
    name = "a\x1b[31mb.txt"
    (tmp_path / name).write_bytes(b"")
    done = piped("build", name, "--out", "o", cwd=tmp_path)
    assert done.returncode == 2
    assert "a␛[31mb.txt".encode() in done.stderr
    assert b"\x1b" not in done.stderr


def test_nobody_reading_any_more_is_no_fault(home):
    with subprocess.Popen(  # noqa: S603 - our own command
        command("claims", "out"), cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        process.stdout.read(10)
        process.stdout.close()
        errors = process.stderr.read()
    assert errors == b""


@pytest.mark.parametrize("language", ["C", "en_US.ISO-8859-1", "POSIX"])
def test_output_is_utf8_whatever_the_locale(home, language):
    one = piped("claims", "out", cwd=home, LC_ALL=language, LANG=language, PYTHONIOENCODING="latin-1").stdout
    assert one == piped("claims", "out", cwd=home).stdout
    assert "المرصد" in one.decode()


def test_a_defect_keeps_its_traceback_and_an_interruption_is_quiet(monkeypatch, capsys):
    def broken(*_, **__):
        raise ZeroDivisionError

    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(module.cli, "main", broken)
    with pytest.raises(SystemExit) as end:
        module.main([])
    assert end.value.code == STATUS
    assert "ZeroDivisionError" in capsys.readouterr().err
    monkeypatch.setattr(module.cli, "main", stopped)
    with pytest.raises(SystemExit) as end:
        module.main([])
    assert end.value.code == INTERRUPTED


def test_help_has_examples_and_costs_little(riwaya):
    for words in (
        (),
        *((name,) for name in COMMANDS),
        *(("store", name) for name in ("info", "load", "dump", "check")),
    ):
        done = riwaya(*words, "--help")
        assert done.status == 0
        assert "Example" in done.out, words
        assert "riwaya" in done.out
    heavy = subprocess.run(  # noqa: S603 - our own command
        [
            sys.executable,
            "-c",
            HELP,
        ],
        capture_output=True,
        check=True,
        env=environment(),
        text=True,
    )
    assert heavy.stdout.rstrip().endswith("[]")


def test_an_unknown_command_suggests_the_nearest(riwaya):
    done = riwaya("bild")
    assert done.status == 2
    assert "build" in done.err
    assert riwaya().status == 2
    assert "Commands" in riwaya().err


def test_widths_and_wrapping():
    assert width("مُحَمَّدٌ") == 4
    assert width("日本") == 4
    assert width(f"{ISOLATE}ab{RELEASE}") == 2
    assert visible("\x00\t\x7f\x85\u2028") == "␀␉␡\\u0085\\u2028"
    assert visible("لا\u200cيزال") == "لا\u200cيزال"
    for room in range(1, 30):
        lines = wrap("قتل أكثر من 20 مدنياً في https://data.riwaya.invalid/article/x", room)
        assert all(width(line) <= room for line in lines)
        assert "".join(lines).replace(" ", "") == "قتلأكثرمن20مدنياًفيhttps://data.riwaya.invalid/article/x"
    assert table(("a", "b"), [], person=True, room=20).count("\n") == 2
