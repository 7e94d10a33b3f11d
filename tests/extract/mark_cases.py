"""Say which test sentences fail unmarked, and keep the ``known_failure`` marks.

::

    PYTHONPATH=src python tests/extract/mark_cases.py            what fails and is not marked
    PYTHONPATH=src python tests/extract/mark_cases.py --mended   and take the mark from what passes now
    PYTHONPATH=src python tests/extract/mark_cases.py --mark     and mark what fails: say why in the change that does it
"""

from __future__ import annotations

import sys

from case_files import CASES, differences, load_cases, read_case

from riwaya.pipeline import tools

_ID, _MARK = "id = ", "known_failure = "


def main(arguments):
    """Compare every case; print, and rewrite the marks where asked."""
    use, failures, passed = tools(), {}, 0
    cases = load_cases()
    for stem, case in cases:
        wrong = differences(case, read_case(case, use))
        passed += not wrong
        mine = failures.setdefault(stem, {})
        if wrong:
            mine[case["id"]] = wrong[0]
            if not case.get("known_failure"):
                sys.stdout.write(f"{stem}:{case['id']}: {'; '.join(wrong)}\n")
    sys.stdout.write(f"{passed} of {len(cases)} pass\n")
    if arguments in (["--mended"], ["--mark"]):
        for stem, wrong in failures.items():
            _rewrite(CASES / f"{stem}.toml", wrong, add=arguments == ["--mark"])


def _rewrite(path, failures, *, add):
    """Keep, take away or add the marks of one file; ``failures`` maps ids to what is wrong."""
    out, case = [], ""
    lines = path.read_text(encoding="utf-8").splitlines()
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith(_ID):
            case = line.removeprefix(_ID).strip('"')
        if not line.startswith(_MARK) or case in failures:
            out.append(line)
        if add and line.startswith(_ID) and case in failures and not following.startswith(_MARK):
            reason = failures[case].replace("\\", "").replace('"', "'")
            out.append(f'{_MARK}"{reason}"')
    path.write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
